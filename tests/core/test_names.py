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


def test_from_a_checkout_it_is_the_plain_program() -> None:
    assert names.PROGRAM == names.PLAIN_PROGRAM == "rak-desktop"
