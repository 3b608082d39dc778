"""The journey itself runs where its tools are; CI's machines do without. Beside it, how it reads the registry."""

from pathlib import Path

import pytest

import wine_journeys
from wine_journeys import Failed, Windows, expect, missing_tools

pytestmark = pytest.mark.usefixtures("qapp")  # icons are drawn by Qt
EXPORTED = """Windows Registry Editor Version 5.00

[HKEY_CURRENT_USER\\Software\\rak-desktop]
"Helper"="C:\\\\Programs\\\\rak-desktop.exe"
"EstimatedSize"=dword:0000004e

[HKEY_CURRENT_USER\\Software\\Classes\\rak-desktop]
@="URL:RAK \\"Desktop\\""
"""


def test_it_reads_what_windows_exports(tmp_path: Path) -> None:
    windows = Windows(tmp_path)
    windows.disk.mkdir()

    def export(*_: str) -> tuple[int, str]:
        (windows.disk / "exported.reg").write_text(EXPORTED, "utf-16")
        return 0, ""

    windows.run = export  # type: ignore[method-assign]

    assert windows.registry("HKCU") == {
        r"software\rak-desktop": {"helper": r"C:\Programs\rak-desktop.exe", "estimatedsize": 78},
        r"software\classes\rak-desktop": {"": 'URL:RAK "Desktop"'},
    }


def test_a_step_that_shows_something_else_fails_with_both() -> None:
    with pytest.raises(Failed, match="exit code: 5, not 0"):
        expect(5, 0, "exit code")


def test_without_the_tools_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("wine_journeys.missing_tools", lambda: ("wine",))

    assert wine_journeys.main() == 1
    assert "apt-get install nsis wixl msitools wine64 wine" in capsys.readouterr().out


@pytest.mark.journey
@pytest.mark.skipif(bool(missing_tools()), reason=f"not here: {', '.join(missing_tools())}")
def test_both_installers_are_installed_upgraded_refused_and_removed(capsys: pytest.CaptureFixture[str]) -> None:
    assert wine_journeys.main() == 0, capsys.readouterr().out
