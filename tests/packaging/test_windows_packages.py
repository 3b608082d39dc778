import os
import shutil
from pathlib import Path

import pytest

import windows_packages
from brand import brand_of
from icons import draw_ico
from rak_desktop.resources import resource
from tests.packaging.test_payload import frozen_for
from wine_journeys import stub

pytestmark = pytest.mark.usefixtures("qapp")  # icons are drawn by Qt

VENDOR = brand_of(resource("profiles", "practice"))
NEEDS_TOOLS = pytest.mark.skipif(
    not all(map(shutil.which, ("makensis", "wixl", "msibuild"))), reason="nsis, wixl and msitools are not here"
)


@NEEDS_TOOLS
def test_programs_uninstaller_and_installers_are_signed_from_the_inside_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = tmp_path / "signed"
    command = tmp_path / "sign"
    command.write_text(f'#!/bin/sh\nbasename "$2" >> {signed}\n')
    command.chmod(0o755)
    monkeypatch.setattr(windows_packages, "SIGN", f"{command} --with=a-card")
    monkeypatch.setattr(windows_packages, "can_rebrand", lambda: False)  # these programs are none
    frozen = frozen_for(tmp_path / "frozen", ".exe")

    packages = list(
        windows_packages.windows_packages(VENDOR, frozen, tmp_path, tmp_path / "work", 1_700_000_000, quick=True)
    )

    first, second, uninstaller, *installers = signed.read_text().split()
    assert [first, second] == [f"{VENDOR.program}.exe", f"{VENDOR.program}-window.exe"]
    assert uninstaller not in {package.name for package in packages}
    assert installers == [package.name for package in packages]


@pytest.mark.skipif(
    not (windows_packages.can_rebrand() and shutil.which("x86_64-w64-mingw32-gcc")),
    reason="mingw, or Node with its package, is not here",
)
def test_a_program_bears_the_brands_name_and_what_was_appended_to_it_stays(tmp_path: Path) -> None:
    frozen = stub(tmp_path / "frozen")
    program, icon = tmp_path / "rak-x.exe", draw_ico(VENDOR.logo, tmp_path / "logo.ico")
    with (frozen / "rak-desktop.exe").open("ab") as archive:
        archive.write(b"the archive of the program")
    os.link(frozen / "rak-desktop.exe", program)

    windows_packages.rebrand(program, VENDOR, icon)

    assert VENDOR.name.encode("utf-16-le") in program.read_bytes()
    assert program.read_bytes().endswith(b"the archive of the program")
    assert VENDOR.name.encode("utf-16-le") not in (frozen / "rak-desktop.exe").read_bytes()


def test_the_licence_names_qts_place_before_our_own_terms() -> None:
    text = windows_packages.licence(VENDOR)

    assert text.startswith(f"{VENDOR.name} is made with Qt and PySide6")
    assert text.index("You may replace them.") < text.index("MIT License")


@NEEDS_TOOLS
def test_what_was_frozen_elsewhere_is_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen = frozen_for(tmp_path / "frozen", "")

    assert windows_packages.main([str(frozen), str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "rak-desktop.exe is not in it" in said.out + said.err
    assert "nothing is signed" in said.out + said.err
