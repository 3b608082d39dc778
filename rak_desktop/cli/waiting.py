"""Waiting for what another thread, or a signal, puts into a queue."""

from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TypeVar

_A_MOMENT = 1.0
"""Seconds: on Windows Ctrl+C is heard only between two waits."""

T = TypeVar("T")


def next_of(queue: SimpleQueue[T]) -> T:
    """As long as it takes. Raises KeyboardInterrupt for Ctrl+C, on Windows up to a second later."""
    while True:
        with suppress(Empty):
            return queue.get(timeout=_A_MOMENT)
