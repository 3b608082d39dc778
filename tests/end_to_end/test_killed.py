"""Processes that change keys are really killed, with the real keychain, and by the hundred."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.key_stories import STORIES
from tests.support.killed_changes import CANNOT_LOCK
from tests.support.program import run, with_ours
from tests.support.secret_service import what_the_keychain_said

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and does not fork"),
]

CHANGES = (sys.executable, "-m", "tests.support.killed_changes")

AN_HOUR = 3600.0
"""Seconds. It takes a quarter of a minute, and on a busy computer ten times as long; what hangs has its own limits."""


def test_killed_after_every_single_step_or_with_a_disk_that_takes_nothing_there_is_one_truth_at_the_next_start(
    private_keychain: dict[str, str], tmp_path: Path
) -> None:
    ended = run((*CHANGES, "every-step", str(tmp_path)), with_ours(private_keychain), limit=AN_HOUR)

    assert ended.code == 0, ended.everything[-4000:] + what_the_keychain_said(private_keychain)
    rows = ended.stdout.splitlines()
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
