"""WindowDoor: through it a second start of the program reaches the window that is open already."""

from collections.abc import Callable
from enum import Enum
from typing import Protocol


class Entry(Enum):
    """FIRST: no other window is open, and this one is found from now on. HANDED_OVER: another window took the message.

    ALONE: nobody can be reached and nobody will find us; a window opens all the same.
    """

    FIRST = "first"
    HANDED_OVER = "handed over"
    ALONE = "alone"


class WindowDoor(Protocol):
    """One for each person, brand and, apart from them, practice. Nothing of it can keep a window from opening."""

    def enter(self, message: bytes, on_message: Callable[[bytes], bool]) -> Entry:
        """Hands the message to the window that is open, or becomes that window. Takes 2 seconds at most.

        `on_message` is called on a thread of its own, for each later start, and answers whether it was taken.
        """

    def close(self) -> None:
        """The window is closed: nobody is to find it any more."""
