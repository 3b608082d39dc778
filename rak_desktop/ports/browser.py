"""Browser: opens a page in the person's own browser."""

from typing import Protocol


class Browser(Protocol):
    """Only `https` pages of Stripe's hosts, and practice's own pages on this computer."""

    def open(self, url: str) -> bool:
        """True when the system took the request. That is no proof that the person sees a page."""
