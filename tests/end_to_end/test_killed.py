"""Processes that change keys are really killed, with the real keychain, and by the hundred."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from private_session import PrivateSession
from tests.support.key_stories import STORIES
from tests.support.killed_changes import CANNOT_LOCK
from tests.support.program import Ended, run, with_ours
from tests.support.secret_service import need_a_secret_service, what_the_keychain_said

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and does not fork"),
]

CHANGES = (sys.executable, "-m", "tests.support.killed_changes")

MOST_ATTEMPTS = 3

AN_HOUR = 3600.0
"""Seconds. It takes a quarter of a minute, and on a busy computer ten times as long; what hangs has its own limits."""


ENDED_ITSELF = "invoke_get_property_in_idle_cb: assertion failed"
"""In the log of gnome-keyring 42 and 48, when somebody was gone between a question and its answer (gdbusconnection.c).

Whoever kills by the hundred meets it now and then. What comes after says nothing about us, so it is begun anew.
"""


@pytest.fixture
def every_step(tmp_path: Path) -> Ended:
    """What came of it, with a keychain that lived until the end."""
    need_a_secret_service()
    ended, said = _every_step(tmp_path)
    for attempt in range(MOST_ATTEMPTS - 1):
        if ended.code == 0 or ENDED_ITSELF not in said:
            break
        ended, said = _every_step(tmp_path / str(attempt))
    assert ended.code == 0, ended.everything[-4000:] + said
    return ended


def _every_step(home: Path) -> tuple[Ended, str]:
    home.mkdir(exist_ok=True)
    with PrivateSession() as environ:
        ended = run((*CHANGES, "every-step", str(home)), with_ours(environ), limit=AN_HOUR)
        return ended, what_the_keychain_said(environ)


def test_killed_after_every_single_step_or_with_a_disk_that_takes_nothing_there_is_one_truth_at_the_next_start(
    every_step: Ended,
) -> None:
    rows = every_step.stdout.splitlines()
    assert len([row for row in rows if row.endswith("killed")]) == sum(len(story.steps()) for story in STORIES)
    full = [row for row in rows if row.endswith("the disk is full")]
    assert len(full) >= len(STORIES)
    if any(row.startswith(CANNOT_LOCK) for row in rows):
        pytest.skip("all but a read-only disk, which this system does not let these tests make")
    assert len([row for row in rows if row.endswith("the disk is read-only")]) == len(full)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: a killed process loses nothing there that a disk would keep."""
    in_memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=in_memory if in_memory.is_dir() else tmp_path) as folder:
        yield Path(folder)


def test_a_thousand_changes_by_four_processes_of_which_many_are_killed_lose_nothing(memory: Path) -> None:
    ended = run((*CHANGES, "many", str(memory), "1000"), with_ours(dict(os.environ)), limit=AN_HOUR)

    assert ended.code == 0, ended.everything[-4000:]
    assert all(word in ended.stdout for word in ("done", "killed"))
    assert len(ended.stdout.splitlines()) == 4
