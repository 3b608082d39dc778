"""ProfileLibrary: the apps this program can connect."""

from typing import Protocol

from rak_desktop.core.errors import ProfileError
from rak_desktop.core.profile import AppProfile


class ProfileLibrary(Protocol):
    """Raises ProfileError for a profile that cannot be used, PolicyError for one that may not be."""

    def installed(self) -> tuple[AppProfile, ...]:
        """The vendor's profiles that this build or this person has; empty in the plain build."""

    def broken(self) -> tuple[ProfileError, ...]:
        """What is wrong with those that cannot be used. Never raises."""

    def get(self, name_or_folder: str) -> AppProfile:
        """An installed profile by its app id, or the profile in that folder or manifest file."""
