"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class FixedClock:
    """Implements ports/clock. `waits` lists the waits; each moves the clock and takes no time."""

    def __init__(self, now: datetime = NOON) -> None:
        self._start = now
        self._passed = 0.0
        self.waits: list[float] = []

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._passed)

    def steady(self) -> float:
        return self._passed

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        self._passed += seconds
