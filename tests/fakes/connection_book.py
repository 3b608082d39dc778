"""A connection book in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import BookError
from rak_desktop.core.undertaking import Undertaking


class MemoryBook:
    """Implements ports/connection_book.

    `trouble` makes every call fail with that code; a book that is only NOT_WRITABLE can still be read.
    """

    def __init__(self, *connections: Connection, trouble: Code | None = None) -> None:
        self.trouble = trouble
        self._connections = {connection.id: connection for connection in connections}
        self._undertakings: dict[ConnectionId, Undertaking] = {}
        self._taken = False

    def all(self) -> tuple[Connection, ...]:
        self._meet(reading=True)
        return tuple(sorted(self._connections.values(), key=lambda connection: connection.connected_at))

    def find(self, connection_id: ConnectionId) -> Connection | None:
        self._meet(reading=True)
        return self._connections.get(connection_id)

    def put(self, connection: Connection) -> None:
        self._meet()
        self._connections[connection.id] = connection

    def remove(self, connection_id: ConnectionId) -> None:
        self._meet()
        self._connections.pop(connection_id, None)

    @contextmanager
    def alone(self) -> Iterator[None]:
        if self.trouble is Code.BOOK_NOT_WRITABLE:
            raise BookError(self.trouble)
        if self._taken:
            raise BookError(Code.BOOK_IN_USE)
        self._taken = True
        try:
            yield
        finally:
            self._taken = False

    def undertakings(self) -> tuple[Undertaking, ...]:
        self._meet(reading=True)
        return tuple(self._undertakings.values())

    def begin(self, undertaking: Undertaking) -> None:
        self._meet()
        self._undertakings[undertaking.card.id] = undertaking

    def end(self, connection_id: ConnectionId) -> None:
        self._meet()
        self._undertakings.pop(connection_id, None)

    def set_aside(self) -> str | None:
        if self.trouble is not Code.BOOK_UNREADABLE:
            return None
        self.trouble = None
        self._connections.clear()
        self._undertakings.clear()
        return "the book.damaged-1"

    def _meet(self, reading: bool = False) -> None:
        if self.trouble and not (reading and self.trouble is Code.BOOK_NOT_WRITABLE):
            raise BookError(self.trouble)
