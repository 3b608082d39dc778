"""A door that nobody comes through unless the test does."""

from collections.abc import Callable

from rak_desktop.ports.window_door import Entry


class QuietDoor:
    """Implements ports/window_door. `entry` is what the start finds; `knock` is a later start."""

    def __init__(self, entry: Entry = Entry.FIRST) -> None:
        self.entry = entry
        self.messages: list[bytes] = []
        self.closed = False
        self.knock: Callable[[bytes], bool] = lambda _: False

    def enter(self, message: bytes, on_message: Callable[[bytes], bool]) -> Entry:
        self.messages.append(message)
        self.knock = on_message
        return self.entry

    def close(self) -> None:
        self.closed = True
