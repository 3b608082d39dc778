"""A browser that remembers what it was asked for."""

from rak_desktop.core.page_state import PageState


class RecordingBrowser:
    """Implements ports/browser. `answer` is what becomes of every page."""

    def __init__(self, answer: PageState = PageState.ASKED) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def open(self, url: str) -> PageState:
        self.asked.append(url)
        return self.answer
