"""Browser: opens a page in the person's own browser."""

from typing import Protocol

from rak_desktop.core.page_state import PageState


class Browser(Protocol):
    """Only `https` pages of Stripe's hosts, and practice's own pages on this computer."""

    def open(self, url: str) -> PageState:
        """ASKED when the system took the request, else why no page opened."""
