"""Undertaking: a change to keychain and book that was begun, written down so that the next start can end it."""

from enum import Enum

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
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

    @property
    def finished(self) -> Trouble | None:
        """What the person hears when it is ended at a later start; None where nothing is other than they know.

        What is taken back is as it was when they were told that it failed.
        """
        if self.change not in (Change.KEEP, Change.DISCONNECT):
            return None
        return Trouble(
            Code.CHANGE_FINISHED,
            {
                "change": self.change.value,
                "shop": self.card.label,
                "ending": self.card.key_ending,
                "app_id": self.card.id.app_id,
                "account_id": self.card.id.account_id,
                "mode": self.card.id.mode.value,
            },
        )


UNFINISHED = "unfinished"
"""The fact of a trouble for which a change is left to the next start: DISCONNECTING, or WAITING at that start."""

DISCONNECTING, WAITING = "disconnect", "waits"
