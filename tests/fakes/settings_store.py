"""Choices in memory."""

from rak_desktop.core.settings import Chosen, Oddity


class MemorySettings:
    """Implements ports/settings_store."""

    place = "memory"

    def __init__(self, chosen: Chosen | None = None) -> None:
        self.chosen = chosen or Chosen()

    def load(self) -> Chosen:
        return self.chosen

    def save(self, chosen: Chosen) -> None:
        self.chosen = chosen

    def oddities(self) -> tuple[Oddity, ...]:
        return ()
