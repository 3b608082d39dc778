"""ProfileInstaller: takes a vendor's profile in, in two steps: look at it, then keep it."""

from typing import Protocol

from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer


class ProfileInstaller(Protocol):
    """Raises ProfileError for a file that cannot be used, with the reason, and PolicyError for one that may not be."""

    def read(self, path: str) -> ProfileOffer:
        """What this file or folder offers. Nothing is written."""

    def install(self, offer: ProfileOffer) -> AppProfile:
        """Keeps it among this person's profiles, whole or not at all, in place of an older one of the same app."""
