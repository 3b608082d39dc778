"""What is to be done now, outside the flow."""

from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class ReadFile:
    """Look at it without writing anything; the answer comes as FileAnswered."""

    ticket: int
    path: str


@dataclass(frozen=True)
class AddApp:
    """Keep what was offered; the answer comes as AppAdded."""

    ticket: int
    offer: ProfileOffer


Effect = ReadFile | AddApp
