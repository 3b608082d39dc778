"""Taking profiles in, in memory."""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer
from tests.fakes.profile import harbour_tickets

HARBOUR_FILE = "/home/person/harbour.rakprofile"


def offer(profile: AppProfile | None = None, replaces: str | None = None) -> ProfileOffer:
    """What the file of Harbour Tickets, or of another app, offers."""
    return ProfileOffer(profile or harbour_tickets(), "harbour.rakprofile", {"stripe-app.json": b"{}"}, replaces)


class MemoryProfileInstaller:
    """Implements ports/profile_installer. `files` are the readable ones; `full` is a disk without room."""

    def __init__(self, **files: ProfileOffer) -> None:
        self.files = {HARBOUR_FILE: offer(), **files}
        self.installed: dict[str, AppProfile] = {}
        self.full = False

    def read(self, path: str) -> ProfileOffer:
        if path not in self.files:
            raise ProfileError(Code.PROFILE_NOT_FOUND, reason="not-there", name=path, file=path.rpartition("/")[2])
        found = self.files[path]
        older = self.installed.get(found.profile.app_id)
        return replace(found, replaces=older.name if older else found.replaces)

    def install(self, offer: ProfileOffer) -> AppProfile:
        if self.full:
            raise ProfileError(Code.PROFILE_NOT_WRITABLE, reason="not-added", file="profiles")
        self.installed[offer.profile.app_id] = offer.profile
        return offer.profile
