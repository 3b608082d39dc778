"""Clock: what time it is, and a wait that tests need not sit through."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Wall time for people, steady time for budgets."""

    def now(self) -> datetime:
        """The time in UTC, aware."""

    def steady(self) -> float:
        """Seconds on a clock that never jumps."""

    def wait(self, seconds: float) -> None:
        """Comes back after that time. Never on the UI thread."""
