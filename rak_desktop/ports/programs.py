"""Programs: the person's other programs on this computer, by name."""

from collections.abc import Iterable
from typing import Protocol


class Programs(Protocol):
    """Names are those that `core/program_name` allows; others are nowhere."""

    def here(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the names that can be started here. Looks into folders, so call it inside a job."""

    def start(self, name: str) -> bool:
        """Starts it, without a word more, and waits for nothing. False when that was not possible."""
