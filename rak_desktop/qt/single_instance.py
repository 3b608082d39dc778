"""One window: a second start brings the first one to the front, and is over."""

import threading
from collections.abc import Callable

from rak_desktop.core.second_start import SecondStart, read_message
from rak_desktop.ports.window_door import Entry, WindowDoor
from rak_desktop.qt.bridge import Bridge

ANSWERS_WITHIN = 1.5
"""Seconds in which the window has to take what a later start asks; one that hangs does not take it, and says so."""


class OneWindow:
    """Made before the window: `enter` says whether there is to be one. Later starts are kept until somebody listens."""

    def __init__(self, door: WindowDoor) -> None:
        self._door = door
        self._bridge = Bridge()
        self._listener: Callable[[SecondStart], None] = lambda _: None

    def enter(self, asked: SecondStart) -> bool:
        """False when another window took over what this start asks."""
        return self._door.enter(asked.message(), self._came) is not Entry.HANDED_OVER

    def listen(self, listener: Callable[[SecondStart], None]) -> None:
        """Called on the UI thread for each later start."""
        self._listener = listener

    def close(self) -> None:
        """The window is closed."""
        self._door.close()

    def _came(self, message: bytes) -> bool:
        """On the door's own thread: waits until the window has seen to it."""
        asked = read_message(message)
        if asked is None:
            return False
        done = threading.Event()

        def see_to_it() -> None:
            self._listener(asked)
            done.set()

        self._bridge.deliver(see_to_it)
        return done.wait(ANSWERS_WITHIN)
