"""PracticeApp: the vendor's app as the practice pages show it."""

from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class PracticeApp:
    """`id` is part of the addresses of its pages; the name is somebody else's text."""

    id: str = "com.example.practice"
    name: str = "Example app"

    @classmethod
    def of(cls, profile: AppProfile) -> "PracticeApp":
        """The app that this profile describes."""
        return cls(profile.app_id, harmless(profile.name, 60))
