import sys

import pytest

from rak_desktop.core import names


@pytest.mark.parametrize(
    ("executable", "program"),
    [
        ("/usr/lib/rak-com.example.app/rak-com.example.app", "rak-com.example.app"),
        ("/usr/lib/rak-com.example.app/rak-com.example.app-window", "rak-com.example.app"),
        (r"C:\Programs\Harbour\rak-com.example.app-window.exe", "rak-com.example.app"),
        ("/usr/lib/rak-desktop/rak-desktop", "rak-desktop"),
    ],
)
def test_a_frozen_program_is_called_as_its_file_is(
    monkeypatch: pytest.MonkeyPatch, executable: str, program: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", executable)

    assert names._program() == program


@pytest.mark.parametrize("typed", ["rak-desktop.EXE", "RAK-DESKTOP.EXE", "Rak-Desktop-Window.exe"])
def test_on_windows_it_is_the_same_program_however_its_name_was_typed(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", rf"C:\Programs\Harbour\{typed}")

    assert names._program() == "rak-desktop"


def test_from_a_checkout_it_is_the_plain_program() -> None:
    assert names.PROGRAM == names.PLAIN_PROGRAM == "rak-desktop"


def test_it_is_started_again_by_this_python_or_as_the_terminal_program_of_the_bundle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert names.own_command() == (sys.executable, "-m", "rak_desktop")

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/rak/rak-desktop-window")
    assert names.own_command() == ("/opt/rak/rak-desktop",)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", r"C:\Programs\Harbour\rak-desktop-window.exe")
    assert names.own_command() == (r"C:\Programs\Harbour\rak-desktop.exe",)
