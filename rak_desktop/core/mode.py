"""Mode: does a key work with real money or is it for trying out?"""

from enum import Enum


class Mode(Enum):
    """Stripe's words are the values; a sandbox key is a test key (it cannot be told apart by its text)."""

    LIVE = "live"
    TEST = "test"

    @property
    def other(self) -> "Mode":
        """The mode this one is not."""
        return Mode.TEST if self is Mode.LIVE else Mode.LIVE
