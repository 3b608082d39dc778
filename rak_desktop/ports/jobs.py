"""Jobs: work that must not hold up the thread that asked for it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from rak_desktop.core.errors import RakError

T = TypeVar("T")


class Jobs(Protocol):
    """A blocking call cannot be killed in Python: whoever gave up on it drops its answer."""

    def start(self, work: Callable[[], T], then: Callable[[T | RakError], None]) -> None:
        """Runs `work` off the caller's thread, then `then` with its answer or RakError back on the caller's thread.

        Anything else that `work` raises is logged, scrubbed, and arrives as OurFault.
        """

    def deliver(self, call: Callable[[], None]) -> None:
        """Makes this call on the thread that starts jobs: how work in progress tells how far it is."""

    def side_by_side(
        self, calls: Sequence[Callable[[], T]], at_most: int, within: float
    ) -> Iterator[tuple[int, T | RakError]]:
        """Makes the calls, at most so many at a time, and yields (index, answer) as answers arrive.

        Ends after `within` seconds at the latest; calls without an answer by then are abandoned.
        Blocks its caller while it waits, so it is used inside a job.
        """
