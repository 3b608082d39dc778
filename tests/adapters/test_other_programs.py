"""Other programs are started with nothing of ours, and leave nothing behind."""

import ctypes
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from rak_desktop.adapters.other_programs import found_on_path, has_opened_on_windows, has_started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs of these tests are of Unix")


def program(folder: Path, text: str) -> tuple[str, ...]:
    file = folder / "program"
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return (str(file),)


def wait_until(it_is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not it_is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize(("text", "started"), [("exit 0", True), ("exit 3", False), ("exec sleep 0.3", True)])
def test_one_that_is_watched_has_started_unless_it_ends_with_a_no(text: str, started: bool, tmp_path: Path) -> None:
    watched = 0.1 if "sleep" in text else 20.0

    assert has_started(program(tmp_path, text), os.environ, watched) is started


def test_one_that_is_not_there_has_not_started(tmp_path: Path) -> None:
    assert not has_started((str(tmp_path / "nowhere"),), os.environ)


def test_one_that_ended_later_leaves_no_entry_in_the_list_of_processes(tmp_path: Path) -> None:
    number = tmp_path / "number"

    assert has_started(program(tmp_path, f"echo $$ > {number}.new; mv {number}.new {number}"), os.environ)

    wait_until(number.exists)
    wait_until(lambda: not _is_known(int(number.read_text())))


def test_what_lies_in_the_folder_we_happen_to_be_in_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "exit 0")
    monkeypatch.chdir(tmp_path)

    assert not list(found_on_path(("program",), {"PATH": os.pathsep.join(("", "."))}))
    assert list(found_on_path(("other", "program"), {"PATH": str(tmp_path)})) == [tmp_path / "program"]


@pytest.fixture
def library_folders(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What a frozen program on Windows tells the system about its folder of libraries, in order."""
    told: list[str | None] = []
    kernel = SimpleNamespace(SetDllDirectoryW=told.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", "ours", raising=False)
    return told


def test_on_windows_our_libraries_are_out_of_reach_while_something_is_opened(
    library_folders: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_it(address: str) -> None:
        assert library_folders == [None], address

    monkeypatch.setattr(os, "startfile", open_it, raising=False)

    assert has_opened_on_windows("mailto:help@harbour.example")
    assert library_folders == [None, "ours"]


def test_they_are_back_when_nothing_could_be_opened(
    library_folders: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(address: str) -> None:
        raise OSError(address)

    monkeypatch.setattr(os, "startfile", refuse, raising=False)

    assert not has_opened_on_windows("mailto:help@harbour.example")
    assert library_folders == [None, "ours"]


def _is_known(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
