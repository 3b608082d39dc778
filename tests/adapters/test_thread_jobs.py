"""Jobs on threads, and jobs that a test holds."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

import pytest

from rak_desktop.adapters.thread_jobs import ThreadJobs
from rak_desktop.ports.jobs import Jobs
from tests.contracts.jobs import JobsContract, ThreadedJobsContract
from tests.fakes.jobs import HeldJobs

Delivered = SimpleQueue[Callable[[], None]]


class TestThreadJobs(ThreadedJobsContract):
    @pytest.fixture
    def delivered(self) -> Delivered:
        return SimpleQueue()

    @pytest.fixture
    def jobs(self, delivered: Delivered) -> Jobs:
        return ThreadJobs(delivered.put)

    @pytest.fixture
    def finish(self, delivered: Delivered) -> Callable[[], None]:
        def carry_out_what_is_delivered() -> None:
            delivered.get(timeout=5)()
            for thread in threading.enumerate():
                if thread.name == "job":
                    thread.join(5)
            while not delivered.empty():
                delivered.get()()

        return carry_out_what_is_delivered

    def test_work_runs_on_a_daemon_thread_and_its_answer_is_delivered(
        self, jobs: Jobs, finish: Callable[[], None]
    ) -> None:
        seen: list[threading.Thread] = []

        jobs.start(threading.current_thread, lambda worker: seen.extend([worker, threading.current_thread()]))  # type: ignore[list-item]  # no RakError here
        finish()

        worker, then = seen
        assert worker is not threading.main_thread()
        assert worker.daemon
        assert then is threading.main_thread()


class TestHeldJobs(JobsContract):
    """The fake keeps the same contract."""

    @pytest.fixture
    def jobs(self) -> HeldJobs:
        return HeldJobs()

    @pytest.fixture
    def finish(self, jobs: HeldJobs) -> Callable[[], None]:
        return jobs.finish_all
