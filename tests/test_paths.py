import sys
from pathlib import Path

import pytest

from rak_desktop.paths import Paths


@pytest.mark.skipif(sys.platform != "linux", reason="these are the folders of a Linux desktop")
def test_the_folders_are_the_usual_ones_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/my/config")
    monkeypatch.setenv("XDG_DATA_HOME", "/my/data")
    monkeypatch.setenv("XDG_STATE_HOME", "/my/state")

    paths = Paths.of_this_computer({})

    assert paths.config == Path("/my/config/rak-desktop")
    assert paths.data == Path("/my/data/rak-desktop")
    assert paths.logs == Path("/my/state/rak-desktop/log")


def test_one_variable_moves_all_three_folders(tmp_path: Path) -> None:
    environ = {"RAK_DESKTOP_HOME": str(tmp_path), "XDG_DATA_HOME": "/somewhere/else"}

    paths = Paths.of_this_computer(environ)

    assert {paths.config.parent, paths.data.parent, paths.logs.parent} == {tmp_path}
    assert len({paths.config, paths.data, paths.logs}) == 3


def test_a_relative_home_means_the_folder_the_program_was_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert Paths.of_this_computer({"RAK_DESKTOP_HOME": "portable"}).data == tmp_path / "portable/data"


def test_an_empty_home_variable_moves_nothing() -> None:
    assert Paths.of_this_computer({"RAK_DESKTOP_HOME": ""}) == Paths.of_this_computer({})


def test_practice_shares_no_folder_and_no_book_with_real_use() -> None:
    real, practice = Paths.of_this_computer({}), Paths.of_this_computer({}, practice=True)

    assert real.book != practice.book
    assert not {real.config, real.data, real.logs} & {practice.config, practice.data, practice.logs}


def test_asking_for_the_paths_makes_no_folder(tmp_path: Path) -> None:
    Paths.of_this_computer({"RAK_DESKTOP_HOME": str(tmp_path / "moved")}, practice=True)

    assert not (tmp_path / "moved").exists()
