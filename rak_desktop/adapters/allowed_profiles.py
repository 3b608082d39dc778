"""Profiles within the limits of the administrator: whoever asks for an app gets one that may be connected here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rak_desktop.core.errors import PolicyError, ProfileError

if TYPE_CHECKING:
    from rak_desktop.core.policy import Policy
    from rak_desktop.core.profile import AppProfile
    from rak_desktop.core.profile_offer import ProfileOffer
    from rak_desktop.ports.profile_installer import ProfileInstaller
    from rak_desktop.ports.profile_library import ProfileLibrary


class AllowedProfiles:
    """Implements ports/profile_library over another one."""

    def __init__(self, library: ProfileLibrary, policy: Policy) -> None:
        self._library = library
        self._policy = policy

    def installed(self) -> tuple[AppProfile, ...]:
        """Those that may be connected, the administrator's default first. When none may, why is the trouble to tell."""
        allowed: list[AppProfile] = []
        refusals: list[PolicyError] = []
        for profile in self._library.installed():
            try:
                allowed.append(self._policy.applied_to(profile))
            except PolicyError as refusal:
                refusals.append(refusal)
        if refusals and not allowed:
            raise refusals[0]
        default = self._policy.defaults.get("profile")
        return tuple(sorted(allowed, key=lambda profile: not default or profile.app_id != default.value))

    def broken(self) -> tuple[ProfileError, ...]:
        return self._library.broken()

    def get(self, name_or_folder: str) -> AppProfile:
        return self._policy.applied_to(self._library.get(name_or_folder))


class AllowedInstaller:
    """Implements ports/profile_installer over another one: what may not be connected is not taken in."""

    def __init__(self, installer: ProfileInstaller, policy: Policy) -> None:
        self._installer = installer
        self._policy = policy

    def read(self, path: str) -> ProfileOffer:
        offer = self._installer.read(path)
        return replace(offer, profile=self._policy.applied_to(offer.profile))

    def install(self, offer: ProfileOffer) -> AppProfile:
        return self._policy.applied_to(self._installer.install(offer))
