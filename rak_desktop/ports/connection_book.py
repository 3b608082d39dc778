"""ConnectionBook: the file that remembers every connection, never a key."""

from typing import Protocol

from rak_desktop.core.connection import Connection, ConnectionId


class ConnectionBook(Protocol):
    """Each call is atomic and sees what other processes wrote. Raises BookError (unreadable, too new, not writable)."""

    def all(self) -> tuple[Connection, ...]:
        """Every connection, oldest first."""

    def find(self, connection_id: ConnectionId) -> Connection | None:
        """The connection of that app, account and mode, or None."""

    def put(self, connection: Connection) -> None:
        """Adds it, or replaces the one with the same id."""

    def remove(self, connection_id: ConnectionId) -> None:
        """Forgets it; one that is not there is fine."""
