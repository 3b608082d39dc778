"""TimeLimit: one limit for all that a program waits for, whatever it waits for first."""

import time
from collections.abc import Callable

from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import KeyReader


class TimeLimit:
    """So many seconds, from now on."""

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._ends = now() + seconds

    def left(self) -> float:
        """Seconds; none when it is over."""
        return max(0.0, self._ends - self._now())


class ReaderWithin:
    """Implements ports/keychain.KeyReader within what others left of a limit. `make` takes the seconds of a reader."""

    def __init__(self, make: Callable[[float], KeyReader], limit: TimeLimit) -> None:
        self._make = make
        self._limit = limit

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        return self._make(self._limit.left()).load(slot)
