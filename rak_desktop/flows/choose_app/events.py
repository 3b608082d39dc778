"""What can happen while choosing an app. Answers carry the ticket of the question."""

from rak_desktop.core.errors import Trouble
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connect.events import Back, Closed


@dataclass(frozen=True)
class AppPicked:
    """One of the apps that are here already."""

    app_id: str


@dataclass(frozen=True)
class FilePicked:
    """A file or folder, from the system's dialog or dropped onto the window."""

    path: str


@dataclass(frozen=True)
class FileAnswered:
    ticket: int
    answer: ProfileOffer | Trouble


@dataclass(frozen=True)
class Trusted:
    """Use this app was pressed: yes, this is the file that was expected."""


@dataclass(frozen=True)
class AppAdded:
    ticket: int
    answer: AppProfile | Trouble


Event = AppPicked | FilePicked | FileAnswered | Trusted | AppAdded | Back | Closed
