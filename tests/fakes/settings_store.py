"""Choices in memory."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import SettingsError
from rak_desktop.core.settings import Chosen, Oddity


class MemorySettings:
    """Implements ports/settings_store. `full` refuses every choice, as a full disk does."""

    place = "memory"

    def __init__(self, chosen: Chosen | None = None) -> None:
        self.chosen = chosen or Chosen()
        self.full = False

    def load(self) -> Chosen:
        return self.chosen

    def save(self, chosen: Chosen) -> None:
        if self.full:
            raise SettingsError(Code.SETTINGS_NOT_WRITABLE, file=self.place, reason="ENOSPC")
        self.chosen = chosen

    def oddities(self) -> tuple[Oddity, ...]:
        return ()
