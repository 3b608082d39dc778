from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.qt.window_place import WindowPlace


def made(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    return window


def test_a_window_comes_back_as_large_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    before, after = made(qtbot), made(qtbot)
    before.resize(420, 310)
    WindowPlace(tmp_path / "config" / "window.ini", "connect").keep(before)

    WindowPlace(tmp_path / "config" / "window.ini", "connect").restore(after)

    assert after.size().toTuple() == (420, 310)


@pytest.mark.parametrize("content", [None, b"", b"\x00\xff nonsense", b"[connect]\ngeometry=@ByteArray(short)\n"])
def test_what_cannot_be_read_changes_nothing(qtbot: QtBot, tmp_path: Path, content: bytes | None) -> None:
    file, window = tmp_path / "window.ini", made(qtbot)
    if content is not None:
        file.write_bytes(content)

    WindowPlace(file, "connect").restore(window)

    assert window.size().toTuple() == (300, 200)


def test_a_folder_that_cannot_be_written_is_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")

    WindowPlace(tmp_path / "config" / "window.ini", "connect").keep(made(qtbot))


def test_it_remembers_whose_the_window_will_be(tmp_path: Path) -> None:
    file = tmp_path / "config" / "window.ini"

    WindowPlace(file, "connect").keep_form("Fähre, Café & Söhne = 日本", on_a_way=True)

    assert WindowPlace(file, "connect").form() == ("Fähre, Café & Söhne = 日本", True)
    assert WindowPlace(file, "another").form() is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[connect]\nname=A, B\non_a_way=true\n",
        b"[connect]\nname=Ferry\n",
        b"[connect]\nname=Ferry\non_a_way=7\n",
        b"[connect]\nname=\non_a_way=false\n",
        b"[connect]\nname=" + b"x" * 1000 + b"\non_a_way=false\n",
    ],
)
def test_a_form_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "window.ini"
    file.write_bytes(content)

    assert WindowPlace(file, "connect").form() is None
