"""The steps of choosing an app. `apps` are those that are here already."""

from rak_desktop.core.errors import Trouble
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.core.values import dataclass

Apps = tuple[AppProfile, ...]


@dataclass(frozen=True)
class Choosing:
    apps: Apps = ()


@dataclass(frozen=True)
class Reading:
    """A file is looked at; nothing is written."""

    apps: Apps
    ticket: int


@dataclass(frozen=True)
class Refused:
    """The file, or what is kept here already, cannot be used."""

    apps: Apps
    trouble: Trouble


@dataclass(frozen=True)
class Offered:
    """The person looks at what the file offers. Nothing is kept before their yes. `trouble`: it could not be kept."""

    apps: Apps
    offer: ProfileOffer
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Adding:
    apps: Apps
    offer: ProfileOffer
    ticket: int


@dataclass(frozen=True)
class Chosen:
    """Choosing is over: this app is to be connected."""

    profile: AppProfile


@dataclass(frozen=True)
class Ended:
    """The window may close."""


Step = Choosing | Reading | Refused | Offered | Adding | Chosen | Ended
