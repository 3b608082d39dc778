"""Can the list of connections be read, and has everything ended that was begun?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.ports.connection_book import ConnectionBook


def look_at_book(book: ConnectionBook) -> Iterator[Finding]:
    """Raises BookError."""
    yield Finding(State.GOOD, FindingCode.BOOK_FINE, {"count": len(book.all())})
    if unfinished := len(book.undertakings()):
        yield Finding(State.NOTE, FindingCode.CHANGE_UNFINISHED, {"count": unfinished})
