"""A computer on which only the named programs are installed."""

from collections.abc import Iterable


class NamedPrograms:
    """Implements ports/programs. What was started stands in `started`; `broken` is here and cannot be started."""

    def __init__(self, *installed: str, broken: str = "") -> None:
        self.installed = installed
        self.broken = broken
        self.started: list[str] = []

    def here(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(names) & frozenset((*self.installed, self.broken))

    def start(self, name: str) -> bool:
        if name not in self.installed:
            return False
        self.started.append(name)
        return True
