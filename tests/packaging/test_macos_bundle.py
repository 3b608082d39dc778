import plistlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from brand import Brand, brand_of, plain
from macos_bundle import ENTITLEMENTS, bundle, info, signing_commands
from payload import Unfrozen
from rak_desktop.resources import resource

pytestmark = [
    pytest.mark.usefixtures("qapp"),  # icons are drawn by Qt
    pytest.mark.skipif(sys.platform == "win32", reason="a bundle has links in it"),
]

VENDOR = brand_of(resource("profiles", "practice"))
CODE = b"\xcf\xfa\xed\xfe the rest of a library"
LIBRARY = "Contents/Frameworks/PySide6/Qt/plugins/platforms/libqcocoa.dylib"
FRAMEWORK = "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A bundle as PyInstaller leaves it, with next to nothing in it."""
    app = tmp_path / "rak-desktop.app"
    programs = [f"Contents/MacOS/rak-desktop{part}" for part in ("", "-window")]
    for name in (*programs, LIBRARY, f"{FRAMEWORK}/Versions/A/QtCore"):
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        (app / name).write_bytes(CODE)
    (app / FRAMEWORK / "Versions/Current").symlink_to("A")
    (app / FRAMEWORK / "QtCore").symlink_to("Versions/Current/QtCore")
    (app / "Contents/Resources/rak_desktop/_resources/profiles/practice").mkdir(parents=True)
    (app / "Contents/Frameworks/rak_desktop").symlink_to("../Resources/rak_desktop")
    (app / "Contents/Resources/icon-windowed.icns").write_bytes(b"PyInstaller's own")
    (app / "Contents/Info.plist").write_bytes(plistlib.dumps({"CFBundleExecutable": "rak-desktop"}))
    return app


@pytest.mark.parametrize("brand", [plain(), VENDOR], ids=["plain", "vendor"])
def test_the_bundle_bears_the_brands_name_icon_and_profile(brand: Brand, frozen: Path, tmp_path: Path) -> None:
    app = bundle(brand, frozen, tmp_path / "out")

    assert app.name == f"{brand.name}.app"
    assert {path.name for path in (app / "Contents/MacOS").iterdir()} == {brand.program, f"{brand.program}-window"}
    (icon,) = (app / "Contents/Resources").glob("*.icns")
    assert icon.read_bytes().startswith(b"icns")
    read = plistlib.loads((app / "Contents/Info.plist").read_bytes())
    assert (read["CFBundleIconFile"], read["CFBundleExecutable"]) == (icon.name, f"{brand.program}-window")
    profile = app / "Contents/Frameworks/rak_desktop/_resources/profiles/vendor/stripe-app.json"
    assert profile.is_file() == (brand.folder is not None)
    assert (app / FRAMEWORK / "QtCore").is_symlink()


def test_macos_reads_what_the_brand_is_called_and_which_links_are_its_own() -> None:
    read = plistlib.loads(plistlib.dumps(info(VENDOR)))

    assert read["CFBundleIdentifier"] == "com.example.harbour-tickets.RakDesktop"
    assert read["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["rak-com.example.harbour-tickets"]
    assert read["LSMinimumSystemVersion"] == "14.0"
    assert read["CFBundleShortVersionString"] == read["CFBundleVersion"] == VENDOR.version
    assert len(read["CFBundleName"]) <= 15


def test_two_brands_share_neither_id_nor_links() -> None:
    one, other = info(VENDOR), info(plain())

    assert one["CFBundleIdentifier"] != other["CFBundleIdentifier"]
    assert one["CFBundleURLTypes"] != other["CFBundleURLTypes"]


def test_it_is_signed_from_the_inside_out(frozen: Path) -> None:
    commands = signing_commands(frozen, "Developer ID Application: Example")

    signed = [Path(command[-1]).relative_to(frozen.parent).as_posix() for command in commands]
    assert signed == [
        f"rak-desktop.app/{FRAMEWORK}/Versions/A",
        f"rak-desktop.app/{LIBRARY}",
        "rak-desktop.app/Contents/MacOS/rak-desktop",
        "rak-desktop.app/Contents/MacOS/rak-desktop-window",
        "rak-desktop.app",
    ]
    assert not any("--deep" in command for command in commands)
    assert all("runtime" in command and "--timestamp" in command for command in commands)
    assert ["--entitlements" in command for command in commands] == [False, False, True, True, True]


def test_only_what_ctypes_needs_is_allowed() -> None:
    assert plistlib.loads(ENTITLEMENTS.read_bytes()) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_what_is_no_frozen_bundle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unfrozen, match=r"Contents/MacOS/rak-desktop is not in it"):
        bundle(plain(), tmp_path, tmp_path / "out")


def test_a_name_that_would_be_a_path_is_none(frozen: Path, tmp_path: Path) -> None:
    app = bundle(replace(plain(), name="../Shop: A/B"), frozen, tmp_path / "out")

    assert app.parent == tmp_path / "out"
