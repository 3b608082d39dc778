"""Browser: opens a page in the person's own browser."""

from typing import Protocol

from rak_desktop.core.page_state import PageState


class Browser(Protocol):
    """Only pages that this program has a reason to open; whatever text comes from outside, no other page opens.

    They are `https` pages of Stripe's hosts and of the sites that the app's maker named, practice's own pages on this
    computer, and the handbook that came with the program.
    """

    def open(self, url: str) -> PageState:
        """ASKED when the system took the request, else why no page opened."""
