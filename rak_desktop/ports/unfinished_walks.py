"""UnfinishedWalks: remembers where somebody stopped, over a restart of the program."""

from typing import Protocol

from rak_desktop.core.unfinished import UnfinishedWalk


class UnfinishedWalks(Protocol):
    """A convenience: where it cannot be read or written, nothing is remembered and nothing is said."""

    def load(self) -> UnfinishedWalk | None:
        """The last one, or None."""

    def remember(self, walk: UnfinishedWalk | None) -> None:
        """Takes the place of the last one; None forgets it."""
