"""Hindrances: what is in the way on this side of the wire, and passes. Asked by the stand-ins that play it."""

import threading

from rak_desktop.practice.scenarios import Scenario, Store


class Hindrances:
    """Each of them stands in the way once. Asked from several threads."""

    def __init__(self, scenario: Scenario) -> None:
        self._offline = scenario.offline_at_first
        self._locked = scenario.store is Store.LOCKED_AT_FIRST
        self._lock = threading.Lock()
        self.no_store = scenario.store is Store.ABSENT

    @property
    def store_is_locked(self) -> bool:
        """Has nobody given the password yet?"""
        return self._locked

    def meets_no_internet(self) -> bool:
        """For a first look at the network; the next one finds it back."""
        with self._lock:
            met, self._offline = self._offline, False
            return met

    def meets_a_locked_store(self) -> bool:
        """For a first try to save; before the next one somebody has given the password."""
        with self._lock:
            met, self._locked = self._locked, False
            return met
