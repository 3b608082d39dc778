"""What the frozen folder depends on: every file of the program, and nothing that the build itself makes."""

from pathlib import Path

import pytest

import build


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one file of each kind."""
    for name in (
        "rak_desktop/qt/widgets/pictures/sketch.py",
        "resources/handbook/en/index.html",
        *(f"packaging/{rule}.py" for rule in ("contents", "lighter", "shipped")),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "PACKAGING", tmp_path / "packaging")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["rak_desktop/qt/widgets/pictures/sketch.py", "resources/handbook/en/index.html", "packaging/lighter.py"]
)
def test_it_is_another_one_when_a_file_has_changed(project: Path, name: str) -> None:
    before = build._state()
    (project / name).write_text("something else")

    assert build._state() != before


@pytest.mark.parametrize("name", ["resources/handbook/en/pictures/3-filled.png", "rak_desktop/__pycache__/paths.pyc"])
def test_it_is_the_same_with_what_was_made_on_the_way(project: Path, name: str) -> None:
    before = build._state()
    (project / name).parent.mkdir()
    (project / name).write_text("made")

    assert build._state() == before


def test_every_time_is_that_of_the_last_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert build._time_of_this_version() == 1_800_000_000

    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build._time_of_this_version() == build._time_of_this_version() > 1_600_000_000


def test_without_git_there_is_a_time_all_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", str(project))

    assert build._time_of_this_version() == 1_700_000_000
