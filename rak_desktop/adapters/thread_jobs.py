"""ThreadJobs: work on plain daemon threads.

Never pool threads: the interpreter joins those at exit, so one hung call would hold up quitting.
"""

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from typing import TypeVar

from rak_desktop.core.errors import OurFault, RakError

T = TypeVar("T")

_log = logging.getLogger(__name__)


class ThreadJobs:
    """Implements ports/jobs. `deliver` brings a call to the one thread that may touch the flow."""

    def __init__(self, deliver: Callable[[Callable[[], None]], None]) -> None:
        self._deliver = deliver

    def start(self, work: Callable[[], T], then: Callable[[T | RakError], None]) -> None:
        def run() -> None:
            answer = _answer_of(work)
            self._deliver(lambda: then(answer))

        _on_a_thread(run)

    def deliver(self, call: Callable[[], None]) -> None:
        self._deliver(call)

    def side_by_side(
        self, calls: Sequence[Callable[[], T]], at_most: int, within: float
    ) -> Iterator[tuple[int, T | RakError]]:
        return _side_by_side(calls, at_most, within)


def _side_by_side(calls: Sequence[Callable[[], T]], at_most: int, within: float) -> Iterator[tuple[int, T | RakError]]:
    ends = time.monotonic() + within
    answers: SimpleQueue[tuple[int, T | RakError]] = SimpleQueue()
    waiting: SimpleQueue[tuple[int, Callable[[], T]]] = SimpleQueue()
    for numbered in enumerate(calls):
        waiting.put(numbered)
    given_up = threading.Event()

    def work() -> None:
        while not given_up.is_set():
            try:
                index, call = waiting.get_nowait()
            except Empty:
                return
            answers.put((index, _answer_of(call)))

    for _ in range(min(at_most, len(calls))):
        _on_a_thread(work)
    try:
        for _ in calls:
            yield answers.get(timeout=max(0.0, ends - time.monotonic()))
    except Empty:
        return
    finally:
        given_up.set()


def _on_a_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="job", daemon=True).start()


def _answer_of(work: Callable[[], T]) -> T | RakError:
    try:
        return work()
    except RakError as error:
        return error
    except Exception as error:  # noqa: BLE001  # whoever waits must get an answer, whatever it was
        # The text of a foreign exception may hold anything, a key included. Its type and place say enough.
        place = "".join(traceback.format_tb(error.__traceback__))
        _log.error("A job ended with %s:\n%s", type(error).__name__, place)
        return OurFault(error=type(error).__name__)
