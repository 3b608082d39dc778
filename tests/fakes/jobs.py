"""Jobs whose order the test decides, without threads."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rak_desktop.core.errors import OurFault, RakError
from tests.fakes.clock import FixedClock

T = TypeVar("T")


class HeldJobs:
    """Implements ports/jobs. Started work waits until the test finishes it; calls side by side run in place.

    With a clock that the calls move on, side by side ends in time as the real one does.
    `at_most` lists how many calls at a time each side by side was allowed.
    """

    def __init__(self, clock: FixedClock | None = None) -> None:
        self._clock = clock or FixedClock()
        self._held: list[Callable[[], None]] = []
        self.at_most: list[int] = []

    def start(self, work: Callable[[], T], then: Callable[[T | RakError], None]) -> None:
        self._held.append(lambda: then(_answer_of(work)))

    def deliver(self, call: Callable[[], None]) -> None:
        call()

    @property
    def held(self) -> int:
        """How many started jobs have not been finished."""
        return len(self._held)

    def finish(self, which: int = 0) -> None:
        """Runs this one of the held jobs (0 is the oldest) and hands its answer over."""
        self._held.pop(which)()

    def finish_all(self) -> None:
        """Runs what is held, and what that starts, until nothing is held."""
        while self._held:
            self.finish()

    def side_by_side(
        self, calls: Sequence[Callable[[], T]], at_most: int, within: float
    ) -> Iterator[tuple[int, T | RakError]]:
        self.at_most.append(at_most)
        ends = self._clock.steady() + within
        for index, call in enumerate(calls):
            answer = _answer_of(call)
            if self._clock.steady() > ends:
                return
            yield index, answer


def _answer_of(work: Callable[[], T]) -> T | RakError:
    try:
        return work()
    except RakError as error:
        return error
    except Exception as error:  # noqa: BLE001  # the port promises an answer whatever happens
        return OurFault(error=type(error).__name__)
