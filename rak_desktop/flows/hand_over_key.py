"""Hands a kept key over to a local tool: the one connection that was asked for, and its key.

`rak-desktop key` waits for this file, so it imports nothing that is not needed for it.
"""

from typing import TYPE_CHECKING

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Selector, whose
from rak_desktop.core.errors import BookError, KeychainError, PolicyError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.redaction import holds_secret
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import KeyReader

if TYPE_CHECKING:
    from rak_desktop.core.policy import Policy


def hand_over(
    selector: Selector, book: ConnectionBook, reader: KeyReader, policy: "Policy | None"
) -> tuple[Connection, RestrictedKey]:
    """The chosen connection and its key. Writes nothing, and remembers nobody who asked.

    Raises BookError when there is no single match, with what was asked for among its facts; with the connection among
    their facts PolicyError when the administrator does not allow it, and KeychainError when the keychain does not
    give the key.
    """
    connection = _the_one(selector, book)
    refuse_if_forbidden(connection, policy)
    return connection, key_of(connection, reader, book)


def refuse_if_forbidden(connection: Connection, policy: "Policy | None") -> None:
    """Raises PolicyError, with the connection among its facts, where a key of this kind may not be used."""
    refusal = policy and policy.refusal_to_use(connection.id.app_id, connection.id.mode)
    if refusal:
        raise PolicyError(refusal.code, **{**refusal.facts, **whose(connection)})


def _the_one(selector: Selector, book: ConnectionBook) -> Connection:
    try:
        return selector.choose(book.all())
    except BookError as error:
        mode = selector.mode.value if selector.mode else None
        asked = {"app_id": selector.app_id, "account_id": selector.account_id, "mode": mode}
        known = {name: fact for name, fact in asked.items() if fact and not holds_secret(fact)}
        raise BookError(error.code, **{**error.facts, **known}) from error


def key_of(connection: Connection, reader: KeyReader, book: ConnectionBook) -> RestrictedKey:
    """The key of this connection. Raises KeychainError, with the connection among its facts, and BookError.

    Another key at its address was put there by somebody else, and nobody knows whose it is (VALUE_CHANGED).
    """
    try:
        key = reader.load(connection.slot)
    except KeychainError as error:
        raise KeychainError(error.code, **{**error.facts, **whose(connection)}) from error
    if not _is_the_key_of(connection, key, book):
        raise KeychainError(Code.KEYCHAIN_VALUE_CHANGED, **whose(connection))
    return key


def _is_the_key_of(connection: Connection, key: RestrictedKey, book: ConnectionBook) -> bool:
    """A key that ends otherwise is the connection's as well while it is being replaced, or was replaced just now.

    A change to the keychain is noted before and entered in the book afterwards, so the notes are read before the card.
    """
    if key.mode is not connection.id.mode:
        return False
    if key.ending == connection.key_ending:
        return True
    begun = [undertaking.card for undertaking in book.undertakings() if undertaking.card.id == connection.id]
    now = book.find(connection.id)
    return key.ending in [card.key_ending for card in (*begun, now) if card is not None]
