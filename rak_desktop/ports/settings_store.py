"""SettingsStore: what the person chose, over a restart of the program."""

from typing import Protocol

from rak_desktop.core.settings import Chosen, Oddity


class SettingsStore(Protocol):
    """Where choices cannot be read, none were made, and `oddities` says why."""

    @property
    def place(self) -> str:
        """Where the choices stand, for people."""

    def load(self) -> Chosen:
        """The choices. Never raises."""

    def save(self, chosen: Chosen) -> None:
        """Takes the place of all choices. Raises SettingsError (SETTINGS_NOT_WRITABLE)."""

    def oddities(self) -> tuple[Oddity, ...]:
        """What in the file cannot be used; the rest of it holds."""
