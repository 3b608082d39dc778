"""What the frozen folder depends on: every file of the program, and nothing that the build itself makes."""

import argparse
import shutil
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


@pytest.mark.parametrize(("second", "code"), [("same", 0), ("other", 1)])
def test_two_builds_are_compared_byte_by_byte(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    second: str,
    code: int,
) -> None:
    runs = iter(["same", second])

    def freeze(_: Path) -> Path:
        frozen = tmp_path / "built/frozen/state"
        assert not frozen.exists()
        frozen.mkdir(parents=True)
        (frozen / "rak-desktop").write_text(next(runs))
        return frozen

    def pack(_: Path, frozen: Path, arguments: argparse.Namespace) -> int:
        arguments.out.mkdir(parents=True, exist_ok=True)
        shutil.copy(frozen / "rak-desktop", arguments.out / "rak-desktop.deb")
        return 0

    monkeypatch.setattr(build, "BUILT", tmp_path / "built")
    monkeypatch.setattr(build, "freeze", freeze)
    monkeypatch.setattr(build, "pack", pack)

    assert build.build_twice(Path("python"), argparse.Namespace(out=tmp_path / "packages")) == code
    told = capsys.readouterr().out
    assert ("2 of 2 files are the same bytes twice." in told) == (code == 0)
    assert ("Not the same bytes: rak-desktop.deb" in told) == (code == 1)
    assert (tmp_path / "packages/rak-desktop.deb").exists()
