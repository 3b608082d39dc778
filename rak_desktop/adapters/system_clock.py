"""SystemClock: the computer's own clock."""

import time
from datetime import UTC, datetime


class SystemClock:
    """Implements ports/clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def steady(self) -> float:
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)
