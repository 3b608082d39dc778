import sys
from pathlib import Path
from typing import NoReturn

import pytest

from rak_desktop.assembly import Services
from rak_desktop.cli.main import main
from rak_desktop.core.errors import ProfileError
from rak_desktop.paths import Paths
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for


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


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs as a user number of nobody's."""

    def unknown(number: int) -> NoReturn:
        raise KeyError(number)

    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)


@pytest.mark.skipif(sys.platform == "win32", reason="there everybody has a home")
@pytest.mark.usefixtures("homeless")
class TestWithoutAHome:
    @pytest.mark.parametrize("environ", [{}, {"RAK_DESKTOP_HOME": "~/portable"}])
    def test_what_to_set_is_said(self, environ: dict[str, str]) -> None:
        with pytest.raises(ProfileError) as raised:
            Paths.of_this_computer(environ)

        assert "HOME" in words_for(raised.value.trouble, Words()).what_to_do

    def test_a_variable_of_ours_is_enough(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        services = Services(environ={"RAK_DESKTOP_HOME": str(tmp_path)})

        assert main(["list"], services) == 0
        assert [name for name, _ in services.paths.named()] == ["<our settings>", "<our data>", "<our logs>"]


def test_practice_shares_no_folder_and_no_book_with_real_use() -> None:
    real, practice = Paths.of_this_computer({}), Paths.of_this_computer({}, practice=True)

    assert real.book != practice.book
    assert not {real.config, real.data, real.logs} & {practice.config, practice.data, practice.logs}


def test_asking_for_the_paths_makes_no_folder(tmp_path: Path) -> None:
    Paths.of_this_computer({"RAK_DESKTOP_HOME": str(tmp_path / "moved")}, practice=True)

    assert not (tmp_path / "moved").exists()
