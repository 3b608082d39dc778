import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from rak_desktop.screens.examples.table import EXAMPLES
from tests.cli.conftest import Terminal
from tests.fakes.services import MemoryServices
from tests.support.program import PROGRAM, own_environment, run

# Drawn with the application that all tests share: one of its own would leave its font to the tests of windows.
pytestmark = pytest.mark.usefixtures("qapp")


def test_a_state_comes_in_both_themes_with_a_page_that_shows_them(rak: Terminal, tmp_path: Path) -> None:
    said = rak("pictures", "--out", str(tmp_path / "all"), "--only", "3-masked")

    assert said.code == 0
    assert {file.name for file in (tmp_path / "all").iterdir()} == {
        "3-masked.png",
        "3-masked.dark.png",
        "index.html",
    }
    assert said.stdout == f"2 pictures\n{tmp_path / 'all' / 'index.html'}\n"


def test_high_contrast_is_a_look_of_its_own_with_none_of_the_brands_colour(rak: Terminal, tmp_path: Path) -> None:
    rak("pictures", "--out", str(tmp_path), "--only", "3-masked", "--theme", "contrast")

    drawn = QImage(str(tmp_path / "3-masked.contrast.png"))
    assert drawn.pixelColor(drawn.width() - 20, 20).name() == "#000000"
    assert not (tmp_path / "3-masked.png").exists()


@pytest.mark.sweep
def test_no_display_is_needed_whatever_the_environment_says(tmp_path: Path) -> None:
    environ = own_environment(QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY="")

    ended = run((*PROGRAM, "pictures", "--out", str(tmp_path), "--only", "3-masked", "--theme", "light"), environ)

    assert (ended.code, ended.stderr) == (0, "")
    assert (tmp_path / "3-masked.png").exists()


def test_a_picture_is_as_wide_as_asked_and_as_high_as_its_page(rak: Terminal, tmp_path: Path) -> None:
    rak("pictures", "--out", str(tmp_path), "--only", "3-masked", "--theme", "light", "--scale", "2", "--width", "500")

    drawn = QImage(str(tmp_path / "3-masked.png"))
    assert drawn.width() == 1000
    assert drawn.height() > 1200


def test_a_window_of_a_given_size_is_drawn_as_it_is(rak: Terminal, tmp_path: Path) -> None:
    rak("pictures", "--out", str(tmp_path), "--only", "3-masked", "--theme", "dark", "--height", "600")

    assert QImage(str(tmp_path / "3-masked.dark.png")).height() == 600


@pytest.mark.parametrize(
    "wrong", [("--only", "no-such-screen"), ("--scale", "0"), ("--width", "wide"), ("--theme", "pink")]
)
def test_wrong_use_draws_nothing(rak: Terminal, tmp_path: Path, wrong: tuple[str, str]) -> None:
    said = rak("pictures", "--out", str(tmp_path / "none"), *wrong)

    assert said.code == 2
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(rak: Terminal, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    said = rak("pictures", "--out", str(tmp_path / "below"), "--only", "1-welcome")

    assert said.code == 2
    assert str(tmp_path / "below") in said.stderr


def test_a_file_in_the_way_is_said_and_not_replaced(rak: Terminal, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")

    said = rak("pictures", "--out", str(tmp_path / "taken"), "--only", "1-welcome")

    assert said.code == 2
    assert (tmp_path / "taken").read_text() == "mine"
    assert said.stderr.startswith("The pictures cannot be saved."), "the command itself was understood"


def test_drawing_leaves_the_persons_own_files_alone(rak: Terminal, services: MemoryServices, tmp_path: Path) -> None:
    rak("pictures", "--out", str(tmp_path / "out"), "--only", "1-welcome", "--theme", "light")

    assert not services.home.exists()
    assert not services.watched


def test_every_state_has_a_name_that_any_system_can_write() -> None:
    assert all(name.replace("-", "").isalnum() and name.islower() for name in EXAMPLES)
