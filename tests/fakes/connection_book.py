"""A connection book in memory."""

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import BookError


class MemoryBook:
    """Implements ports/connection_book.

    `trouble` makes every call fail with that code; a book that is only NOT_WRITABLE can still be read.
    """

    def __init__(self, *connections: Connection, trouble: Code | None = None) -> None:
        self.trouble = trouble
        self._connections = {connection.id: connection for connection in connections}

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

    def _meet(self, reading: bool = False) -> None:
        if self.trouble and not (reading and self.trouble is Code.BOOK_NOT_WRITABLE):
            raise BookError(self.trouble)
