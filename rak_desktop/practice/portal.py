"""Portal: the network of a hotel or café, which puts its own page in front of every other until somebody agrees."""

import threading


class Portal:
    """It lets pages through until a program asks for something: in this story the network notices only then."""

    def __init__(self, *, in_the_way: bool) -> None:
        self._to_come = in_the_way
        self._closed = False
        self._lock = threading.Lock()

    @property
    def closed(self) -> bool:
        """Does it answer in place of every page?"""
        with self._lock:
            return self._closed

    def stands_before_the_api(self) -> bool:
        """Asked for each call of a program; the first one closes the portal."""
        with self._lock:
            if self._to_come:
                self._to_come, self._closed = False, True
            return self._closed

    def open(self) -> None:
        """Somebody agreed."""
        with self._lock:
            self._closed = False
