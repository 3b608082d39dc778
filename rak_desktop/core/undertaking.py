"""Undertaking: a change to keychain and book that was begun, written down so that the next start can end it."""

from enum import Enum

from rak_desktop.core.connection import Connection
from rak_desktop.core.values import dataclass


class Change(Enum):
    """What was begun. Each can be ended from wherever it stopped."""

    KEEP = "keep"
    """A key the person said yes to takes its place; the card is the one of the new key."""
    TAKE_BACK = "take back"
    """Keeping failed, and the person was told so: what was there before comes back."""
    DROP_OLD = "drop old"
    """The old key at `…/previous` goes."""
    DISCONNECT = "disconnect"
    """Every key of the connection goes, and its card."""


@dataclass(frozen=True)
class Undertaking:
    """`card` is the connection as it shall be, or, where keys are removed, as it was."""

    change: Change
    card: Connection
