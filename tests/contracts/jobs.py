"""What everybody who runs jobs must keep to."""

import time
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import OurFault, RakError, StripeUnreachable
from rak_desktop.ports.jobs import Jobs

if TYPE_CHECKING:
    from tests.conftest import ExpectedLog

Answer = int | RakError


class JobsContract:
    """A test class that inherits this gives `jobs`, and `finish`, which waits for started work."""

    def test_work_is_answered(self, jobs: Jobs, finish: Callable[[], None]) -> None:
        answers: list[Answer] = []

        jobs.start(lambda: 42, answers.append)
        finish()

        assert answers == [42]

    def test_a_named_trouble_arrives_as_it_is(self, jobs: Jobs, finish: Callable[[], None]) -> None:
        answers: list[Answer] = []
        offline = StripeUnreachable(Code.OFFLINE)

        jobs.start(lambda: _raise(offline), answers.append)
        finish()

        assert answers == [offline]

    def test_a_call_can_be_delivered_while_work_runs(self, jobs: Jobs, finish: Callable[[], None]) -> None:
        heard: list[Answer] = []

        def work() -> int:
            jobs.deliver(lambda: heard.append(1))
            return 2

        jobs.start(work, heard.append)
        finish()

        assert heard == [1, 2]

    def test_calls_side_by_side_are_all_answered_with_their_index(self, jobs: Jobs) -> None:
        calls = [lambda: 10, lambda: 20, lambda: 30]

        assert sorted(jobs.side_by_side(calls, at_most=2, within=30), key=str) == [(0, 10), (1, 20), (2, 30)]

    def test_no_calls_give_no_answers(self, jobs: Jobs) -> None:
        nothing: list[Callable[[], int]] = []

        assert list(jobs.side_by_side(nothing, at_most=2, within=30)) == []

    def test_a_named_trouble_of_one_call_does_not_touch_the_others(self, jobs: Jobs) -> None:
        offline = StripeUnreachable(Code.OFFLINE)
        calls: list[Callable[[], int]] = [lambda: _raise(offline), lambda: 20]

        assert dict(jobs.side_by_side(calls, at_most=2, within=30)) == {0: offline, 1: 20}


class ThreadedJobsContract(JobsContract):
    """What only real threads can show."""

    def test_what_is_not_answered_in_time_is_abandoned(self, jobs: Jobs) -> None:
        for_ever = Event()
        calls: list[Callable[[], int]] = [lambda: _wait_for(for_ever), lambda: 20]
        began = time.monotonic()

        answers = list(jobs.side_by_side(calls, at_most=2, within=0.05))

        assert answers == [(1, 20)]
        assert time.monotonic() - began < 4, "what is abandoned takes five"
        for_ever.set()

    def test_calls_that_nobody_waits_for_any_more_are_not_begun(self, jobs: Jobs) -> None:
        first_may_end, second_begun = Event(), Event()
        calls: list[Callable[[], int]] = [lambda: _wait_for(first_may_end), lambda: _set(second_begun)]

        assert list(jobs.side_by_side(calls, at_most=1, within=0.05)) == []

        first_may_end.set()
        assert not second_begun.wait(0.02)

    def test_never_more_calls_at_a_time_than_allowed(self, jobs: Jobs) -> None:
        running: list[int] = []
        most: list[int] = []

        def call() -> int:
            running.append(1)
            most.append(len(running))
            time.sleep(0.002)
            running.pop()
            return 1

        list(jobs.side_by_side([call] * 12, at_most=3, within=30))

        assert max(most) <= 3

    def test_a_mistake_of_ours_arrives_as_such_without_its_text(
        self, jobs: Jobs, finish: Callable[[], None], expected_log: "ExpectedLog"
    ) -> None:
        answers: list[Answer] = []
        secret = "rk_live_" + "Secret99" * 5

        jobs.start(lambda: _raise(ValueError(secret)), answers.append)
        finish()

        assert [(type(answer), getattr(answer, "facts", None)) for answer in answers] == [
            (OurFault, {"error": "ValueError"})
        ]
        (line,) = expected_log.take()
        assert "ValueError" in line
        assert "contracts" in line
        assert "Secret99" not in line


def _raise(error: Exception) -> int:
    raise error


def _set(event: Event) -> int:
    event.set()
    return 1


def _wait_for(event: Event) -> int:
    event.wait(5)
    return 1
