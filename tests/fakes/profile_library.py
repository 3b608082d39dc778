"""Profiles in memory."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.profile import AppProfile


class MemoryProfileLibrary:
    """Implements ports/profile_library. What is asked for by name may be none of the installed ones."""

    def __init__(self, *installed: AppProfile, named: dict[str, AppProfile] | None = None) -> None:
        self._installed = installed
        self.troubles: tuple[ProfileError, ...] = ()
        self._named = {profile.app_id: profile for profile in installed} | (named or {})

    def installed(self) -> tuple[AppProfile, ...]:
        return self._installed

    def broken(self) -> tuple[ProfileError, ...]:
        return self.troubles

    def get(self, name_or_folder: str) -> AppProfile:
        if name_or_folder not in self._named:
            raise ProfileError(Code.PROFILE_NOT_FOUND, name=harmless(name_or_folder))
        return self._named[name_or_folder]
