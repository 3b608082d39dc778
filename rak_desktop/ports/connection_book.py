"""ConnectionBook: the file that remembers every connection, never a key."""

from contextlib import AbstractContextManager
from typing import Protocol

from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.undertaking import Undertaking


class ConnectionBook(Protocol):
    """Each call is atomic and sees what other processes wrote.

    Raises BookError: unreadable (a `problem` among its facts says that it is not for damage), too new, not writable,
    or in use for too long.
    """

    def all(self) -> tuple[Connection, ...]:
        """Every connection, oldest first."""

    def find(self, connection_id: ConnectionId) -> Connection | None:
        """The connection of that app, account and mode, or None."""

    def put(self, connection: Connection) -> None:
        """Adds it, or replaces the one with the same id."""

    def remove(self, connection_id: ConnectionId) -> None:
        """Forgets it; one that is not there is fine."""

    def alone(self) -> AbstractContextManager[None]:
        """While it is open nobody else changes keys on this computer: every flow that does holds it.

        It ends with the process, however that ends. Raises BookError (BOOK_IN_USE) when another keeps it too long.
        """

    def undertakings(self) -> tuple[Undertaking, ...]:
        """What was begun and has not ended."""

    def begin(self, undertaking: Undertaking) -> None:
        """Writes it down, in place of one of the same connection: before anything of it is done."""

    def end(self, connection_id: ConnectionId) -> None:
        """Strikes it out, once everything of it is done; one that is not there is fine."""

    def set_aside(self) -> str | None:
        """Gives a damaged book another name, under which it stays; the next write begins a new one. For who is `alone`.

        None where it is not damaged: somebody else was faster, or it cannot be read for another reason.
        """
