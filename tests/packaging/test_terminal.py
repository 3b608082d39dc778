"""The frozen program's terminal side: next to nothing of its own, and the program for windows beside it."""

import os
import runpy
import subprocess
import sys
from typing import Any, NoReturn

import pytest

from tests.support.program import PROGRAM, ROOT, run

TERMINAL = ROOT / "packaging/pyinstaller/terminal.py"
WHAT_IT_LOADS = f"""
import sys
with open({str(TERMINAL)!r}) as file:
    program = file.read()
before = set(sys.modules)
exec(program, {{"__name__": "terminal"}})
print(*(set(sys.modules) - before))
"""


def test_it_makes_no_command_wait_for_anything_but_the_command() -> None:
    ended = run((PROGRAM[0], "-c", WHAT_IT_LOADS), {"PYTHONPATH": str(ROOT)})

    assert set(ended.stdout.split()) <= {"gc", "rak_desktop", "rak_desktop.__main__"}, ended.stderr


@pytest.mark.parametrize("argv", [[], ["open", "--link"], ["practice"], ["pictures", "--out", "x"]])
def test_what_opens_a_window_becomes_the_program_beside_it(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[Any] = []
    monkeypatch.setattr(os, "name", "posix")

    def become(*how: object) -> NoReturn:
        became.extend(how)
        raise SystemExit

    monkeypatch.setattr(os, "execve", become)
    monkeypatch.setattr(sys, "executable", "/usr/lib/harbour/harbour")
    monkeypatch.setattr(sys, "argv", ["harbour", *argv])
    start = runpy.run_path(str(TERMINAL))["start"]

    with pytest.raises(SystemExit):
        start()

    beside = "/usr/lib/harbour/harbour-window"
    assert became[:2] == [beside, [beside, *argv]]
    assert became[2]["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


def test_on_windows_it_waits_for_the_program_beside_it_and_ends_as_that_did(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []

    def beside(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        started.append(command)
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(subprocess, "run", beside)
    monkeypatch.setattr(sys, "executable", r"C:\Harbour\harbour.exe")
    monkeypatch.setattr(sys, "argv", ["harbour", "open"])
    start = runpy.run_path(str(TERMINAL))["start"]
    monkeypatch.setattr(os, "name", "nt")

    code = start()

    monkeypatch.undo()
    assert code == 5
    assert started == [[r"C:\Harbour\harbour-window.exe", "open"]]


def test_every_other_command_runs_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["harbour", "key"])
    terminal = runpy.run_path(str(TERMINAL))
    monkeypatch.setitem(terminal["start"].__globals__, "main", lambda: 4)

    assert terminal["start"]() == 4
