from pathlib import Path

import pytest

from rak_desktop.adapters.unfinished_walks import UnfinishedWalkFile
from rak_desktop.core.mode import Mode
from rak_desktop.core.unfinished import Stopped, UnfinishedWalk

WALK = UnfinishedWalk("com.example.app", Mode.LIVE, Stopped.COPYING)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "unfinished.json"


def test_what_was_remembered_is_there_after_a_restart(file: Path) -> None:
    UnfinishedWalkFile(file).remember(WALK)

    assert UnfinishedWalkFile(file).load() == WALK


def test_the_last_one_takes_the_place_of_the_one_before(file: Path) -> None:
    walks = UnfinishedWalkFile(file)
    walks.remember(WALK)

    walks.remember(UnfinishedWalk("com.example.app", Mode.TEST, Stopped.ALLOWING))

    assert walks.load() == UnfinishedWalk("com.example.app", Mode.TEST, Stopped.ALLOWING)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_forgetting_leaves_no_file(file: Path) -> None:
    walks = UnfinishedWalkFile(file)
    walks.remember(WALK)

    walks.remember(None)
    walks.remember(None)

    assert walks.load() is None
    assert not file.exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "[]",
        "[" * 4000,
        '{"schema": 2, "app_id": "a", "mode": "live", "stopped": "copying"}',
        '{"schema": 1, "app_id": 7, "mode": "live", "stopped": "copying"}',
        '{"schema": 1, "app_id": "a", "mode": "dead", "stopped": "copying"}',
        '{"schema": 1, "app_id": "a", "mode": "live", "stopped": "connected"}',
    ],
)
def test_a_file_that_is_not_ours_or_is_damaged_remembers_nothing(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content)

    assert UnfinishedWalkFile(file).load() is None


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    walks = UnfinishedWalkFile(blocked / "unfinished.json")

    walks.remember(WALK)

    assert walks.load() is None


def test_what_could_not_be_put_in_its_place_does_not_pile_up(file: Path) -> None:
    file.mkdir(parents=True)

    UnfinishedWalkFile(file).remember(WALK)
    UnfinishedWalkFile(file).remember(WALK)

    assert list(file.parent.iterdir()) == [file]
