"""A browser that remembers what it was asked for."""


class RecordingBrowser:
    """Implements ports/browser. `takes` False is a system without one."""

    def __init__(self, *, takes: bool = True) -> None:
        self.takes = takes
        self.asked: list[str] = []

    def open(self, url: str) -> bool:
        self.asked.append(url)
        return self.takes
