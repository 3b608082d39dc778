"""The computer as the doctor sees it. Nothing is left behind."""

import errno
import os
import socket
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

from rak_desktop.adapters import examined_computer
from rak_desktop.adapters.examined_computer import ExaminedComputer
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.ports.computer import Folder, FolderProblem


def problem(folder: Path, home: Path) -> FolderProblem | None:
    ((seen),) = ExaminedComputer({"HOME": str(home)}, [folder]).folders()
    assert seen.path == str(folder)
    return seen.problem


def test_a_folder_that_can_be_used_is_as_it_was_before(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "rak-desktop"
    folder.mkdir(parents=True)

    assert problem(folder, tmp_path) is None
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_yet_is_tried_and_removed_again(tmp_path: Path) -> None:
    assert problem(tmp_path / "a" / "b" / "c", tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_what_lies_in_a_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "book").write_text("kept")

    assert problem(tmp_path, tmp_path) is None
    assert [each.name for each in tmp_path.iterdir()] == ["book"]


def test_a_missing_home_is_not_made(tmp_path: Path) -> None:
    home = tmp_path / "nobody"

    assert problem(home / ".config", home) is FolderProblem.NO_HOME
    assert not home.exists()


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file")

    assert problem(tmp_path / "config", tmp_path) is FolderProblem.NOT_A_FOLDER
    assert problem(tmp_path / "config" / "rak-desktop", tmp_path) is FolderProblem.NOT_A_FOLDER


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EROFS, FolderProblem.READ_ONLY),
        (errno.EACCES, FolderProblem.FORBIDDEN),
        (errno.ENOSPC, FolderProblem.FULL),
        (errno.EIO, FolderProblem.OTHER),
    ],
)
def test_why_nothing_can_be_written_is_told(
    number: int, expected: FolderProblem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)

    assert problem(tmp_path / "new", tmp_path) is expected
    assert list(tmp_path.iterdir()) == []


def test_every_folder_is_looked_at(tmp_path: Path) -> None:
    seen = ExaminedComputer({"HOME": str(tmp_path)}, [tmp_path / "a", tmp_path / "b"]).folders()

    assert seen == (Folder(str(tmp_path / "a")), Folder(str(tmp_path / "b")))


def test_this_computer_itself_has_a_name() -> None:
    ExaminedComputer({}, []).looks_up("localhost")


@pytest.mark.parametrize(("way_out", "code"), [(True, Code.NAME_NOT_FOUND), (False, Code.OFFLINE)])
def test_a_name_that_is_not_found_is_told_from_having_no_network(
    way_out: bool, code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setattr(examined_computer, "_has_a_way_out", lambda: way_out)

    with pytest.raises(StripeUnreachable) as told:
        ExaminedComputer({}, []).looks_up("api.stripe.com")
    assert told.value.code is code


def test_a_screen_is_what_the_session_says() -> None:
    assert not ExaminedComputer({}, []).system().screen
    assert ExaminedComputer({"DISPLAY": ":0"}, []).system().screen
    assert ExaminedComputer({"WAYLAND_DISPLAY": "wayland-0"}, []).system().screen


def test_a_browser_needs_a_screen_and_something_that_opens_pages(tmp_path: Path) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text("#!/bin/sh\n")
    opener.chmod(0o755)

    def has_browser(**environ: str) -> bool | None:
        return ExaminedComputer(environ, [], root=tmp_path).has_browser()

    assert has_browser(DISPLAY=":0", PATH=str(tmp_path)) is True
    assert has_browser(PATH=str(tmp_path)) is False
    assert has_browser(DISPLAY=":0", PATH="/nowhere") is False
    assert has_browser(DISPLAY="office:10", PATH=str(tmp_path)) is False, "the screen stands at another computer"
    (tmp_path / ".dockerenv").touch()
    assert has_browser(DISPLAY=":0", PATH=str(tmp_path)) is None, "only trying shows what is reached from a container"
