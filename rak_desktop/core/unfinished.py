"""Where somebody stopped on the way to a key. What is remembered of it is never the key."""

from enum import Enum

from rak_desktop.core.mode import Mode
from rak_desktop.core.values import dataclass


class Stopped(Enum):
    """The two screens on which a person goes away to the browser and may close the window."""

    ALLOWING = "allowing"
    COPYING = "copying"


@dataclass(frozen=True)
class UnfinishedWalk:
    """Enough to go on at the same screen."""

    app_id: str
    mode: Mode
    stopped: Stopped
