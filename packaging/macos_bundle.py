"""Makes a brand's bundle for macOS from the frozen one, and signs it from the inside out. Nothing of it was run yet.

    python packaging/macos_bundle.py FROZEN.app OUT [--profile DIR] [--identity NAME]

The bundle is data: names, a property list, icons and the profile, so that much is made and tested on every system.
Signing, notarising and the disk image need a Mac; the release workflow does them. Without `--identity` it is signed
for this Mac alone (`-`), where the keychain then asks again after every update.
"""

from __future__ import annotations

import argparse
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import icons
from brand import Brand, brand_of, name_of_file, plain
from payload import FROZEN_NAME, Unfrozen

ENTITLEMENTS = Path(__file__).parent / "macos" / "entitlements.plist"
OLDEST_MACOS = "14.0"
"""The oldest that anything of ours is tried on, in the check workflow; Qt 6.11 itself runs on 13."""

_RESOURCES = Path("Contents/Resources/rak_desktop/_resources")
_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
"""How programs and libraries begin: for one kind of processor, and for several."""


def bundle(brand: Brand, frozen: Path, out: Path) -> Path:
    """The frozen bundle under the brand's name, with its icon and profile. Raises Unfrozen."""
    programs = [f"{FROZEN_NAME}{part}" for part in ("", "-window")]
    for name in programs:
        if not (frozen / "Contents/MacOS" / name).is_file():
            raise Unfrozen(f"{frozen} is not the frozen program: Contents/MacOS/{name} is not in it.")
    app = out / f"{name_of_file(brand.name)}.app"
    shutil.copytree(frozen, app, symlinks=True)
    for name in programs:
        (app / "Contents/MacOS" / name).rename(app / "Contents/MacOS" / name.replace(FROZEN_NAME, brand.program))
    for icon in (app / "Contents/Resources").glob("*.icns"):
        icon.unlink()
    icons.draw_icns(brand.logo, app / "Contents/Resources/program.icns")
    (app / "Contents/Info.plist").write_bytes(plistlib.dumps(info(brand)))
    if brand.folder:
        shutil.copytree(brand.folder, app / _RESOURCES / "profiles" / "vendor")
    return app


def info(brand: Brand) -> dict[str, object]:
    """What macOS reads of the bundle (Apple's "Information Property List"). Links arrive as events, not as words."""
    return {
        "CFBundleIdentifier": brand.desktop_id,
        "CFBundleName": brand.name[:15],  # Apple's limit for the menu
        "CFBundleDisplayName": brand.name,
        "CFBundleExecutable": f"{brand.program}-window",
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleShortVersionString": brand.version,
        "CFBundleVersion": brand.version,
        "CFBundleIconFile": "program.icns",
        "CFBundleURLTypes": [{"CFBundleURLName": brand.desktop_id, "CFBundleURLSchemes": [brand.link_scheme]}],
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT. With Qt and PySide6 under the GNU LGPL 3, which may be replaced.",
    }


def signing_commands(app: Path, identity: str) -> list[tuple[str, ...]]:
    """The command lines: what lies deepest first, both programs, then the bundle. `--deep` is not for signing."""
    frameworks = [path / "Versions/A" for path in app.rglob("*.framework") if (path / "Versions/A").is_dir()]
    files = [path for path in app.rglob("*") if _is_code(path)]
    programs = sorted((app / "Contents/MacOS").iterdir())
    inner = [
        path for path in files if path not in programs and not any(path.parent == framework for framework in frameworks)
    ]
    deepest_first = sorted({*inner, *frameworks}, key=lambda path: (-len(path.parts), path))
    options = ("--force", "--timestamp" if identity != "-" else "--timestamp=none", "--options", "runtime")
    allowed = ("--entitlements", str(ENTITLEMENTS))
    return [
        *(("codesign", *options, "--sign", identity, str(path)) for path in deepest_first),
        *(("codesign", *options, *allowed, "--sign", identity, str(path)) for path in (*programs, app)),
    ]


def _is_code(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(4) in _MACH_O


def main(argv: list[str]) -> int:
    """Make the bundle and sign it, and say where it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    parser.add_argument("frozen", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--profile", metavar="DIR", type=Path)
    parser.add_argument("--identity", metavar="NAME", default="-", help="the certificate in the keychain of this Mac")
    arguments = parser.parse_args(argv)
    brand = brand_of(arguments.profile) if arguments.profile else plain()
    app = bundle(brand, arguments.frozen, arguments.out)
    for command in signing_commands(app, arguments.identity):
        subprocess.run(command, check=True)
    print(app)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
