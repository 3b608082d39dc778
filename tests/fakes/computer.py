"""A computer on which everything is well, until a test says otherwise."""

from rak_desktop.core.errors import RakError
from rak_desktop.ports.computer import Folder, SystemFacts

FINE = SystemFacts("Debian GNU/Linux 12", "0.1.0", screen=True, administrator=False)


class FineComputer:
    """Implements ports/computer. `broken` is raised by whatever is asked."""

    def __init__(self) -> None:
        self.facts = FINE
        self.places: tuple[Folder, ...] = (Folder("/home/ada/.config/rak-desktop"),)
        self.name_trouble: RakError | None = None
        self.browser: bool | None = True
        self.broken: Exception | None = None

    def system(self) -> SystemFacts:
        self._meet()
        return self.facts

    def folders(self) -> tuple[Folder, ...]:
        self._meet()
        return self.places

    def looks_up(self, host: str) -> None:
        self._meet()
        if self.name_trouble:
            raise self.name_trouble

    def has_browser(self) -> bool | None:
        self._meet()
        return self.browser

    def _meet(self) -> None:
        if self.broken:
            raise self.broken
