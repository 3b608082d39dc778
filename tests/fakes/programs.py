"""A computer on which only the named programs are installed."""

from collections.abc import Iterable

from rak_desktop.core.errors import RakError


class NamedPrograms:
    """Implements ports/programs. What was started stands in `started`; `broken` is here and cannot be started.

    With a `trouble` nobody can tell what is here.
    """

    def __init__(self, *installed: str, broken: str = "") -> None:
        self.installed = installed
        self.broken = broken
        self.started: list[str] = []
        self.trouble: RakError | None = None

    def here(self, names: Iterable[str]) -> frozenset[str]:
        if self.trouble:
            raise self.trouble
        return frozenset(names) & frozenset((*self.installed, self.broken))

    def start(self, name: str) -> bool:
        if name not in self.installed:
            return False
        self.started.append(name)
        return True
