"""Is every key that is in the list of connections in the keychain too?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.errors import KeychainError
from rak_desktop.flows.hand_over_key import key_of
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import KeyReader


def compare_book_and_keychain(book: ConnectionBook, keychain: KeyReader) -> Iterator[Finding]:
    """A key that is gone, or is another one than the list says, is trouble of its own, named by its connection."""
    connections, agree = book.all(), 0
    for connection in connections:
        try:
            key_of(connection, keychain, book)
        except KeychainError as error:
            yield Finding(State.TROUBLE, error.code, {**error.facts, "shop": connection.label})
        else:
            agree += 1
    if agree == len(connections):
        yield Finding(State.GOOD, FindingCode.BOOK_AND_KEYCHAIN_AGREE, {"count": agree})
