"""PageState: what we know of a page that the browser was asked to open."""

from enum import Enum


class PageState(Enum):
    """ASKED means that the system took the request; it is no proof that a person sees the page.

    All after it mean that no page opened, and tell why, since each asks something else of the person.
    """

    NOT_ASKED = "not asked"
    ASKED = "asked"
    NOT_OPENED = "no browser took it"
    NO_SCREEN = "this session has no screen"
    FROM_AFAR = "the screen stands at another computer, and a browser would run over here"
    IN_CONTAINER = "this program runs in a container that reaches no browser"
    IN_WSL = "this program runs inside Windows, and Windows opened nothing"

    @property
    def not_opened(self) -> bool:
        """Is it certain that nothing opened?"""
        return self not in (PageState.NOT_ASKED, PageState.ASKED)
