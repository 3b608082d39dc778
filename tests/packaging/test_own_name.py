"""A frozen program is called as its file is, also where Windows started it by its short name."""

import os.path
import runpy
import sys
from pathlib import Path

import pytest

HOOK = Path(__file__).parents[2] / "packaging/pyinstaller/own_name.py"
SHORT, LONG = r"C:\PROGRA~1\HARBOU~1\RAK-DE~1.EXE", r"C:\Program Files\Harbour\rak-desktop-window.exe"


@pytest.mark.parametrize(("platform", "called"), [("win32", LONG), ("linux", SHORT)])
def test_it_takes_its_long_name_before_anything_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, called: str
) -> None:
    monkeypatch.setattr(sys, "executable", SHORT)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os.path, "realpath", {SHORT: LONG}.get)

    runpy.run_path(str(HOOK))

    assert sys.executable == called


def test_both_programs_do_so_first_of_all() -> None:
    spec = (HOOK.parent / "rak_desktop.spec").read_text("utf-8")

    assert spec.count('["own_name.py"') == 2
