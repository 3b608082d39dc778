"""Both of a brand's installers for Windows, made on any system from the folder that was frozen there.

    python packaging/windows_packages.py FROZEN OUT [--profile DIR]      build.py --windows-payload does the same

The two programs get the brand's icon and name (resedit, once `npm ci` was run in windows/rebrand; without it they keep
PyInstaller's, and installers, menu and list of programs show the brand's all the same). Where RAK_SIGN_COMMAND is set,
it is run with a file as its last word: on the programs, on the uninstaller inside the setup, and on both installers.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import icons
from brand import Brand, Unfit, brand_of, plain
from build import EPOCH
from dev import say
from payload import Unfrozen, payload
from windows_msi import pack_msi
from windows_setup import pack_setup

REPLACEABLE = (
    "{app} is made with Qt and PySide6, which are used unchanged under the GNU LGPL 3. They are plain files in the "
    "program's folder and may be replaced by other builds of them."
)
SIGN = os.environ.get("RAK_SIGN_COMMAND", "")
REBRAND = Path(__file__).parent / "windows" / "rebrand"
NOTICE = Path(__file__).parent.parent / "resources" / "licences" / "NOTICE.txt"
LICENCE = Path(__file__).parent.parent / "LICENSE"


def windows_packages(
    brand: Brand, frozen: Path, out: Path, work: Path, epoch: int, *, quick: bool = False
) -> Iterator[Path]:
    """setup.exe and MSI of this brand. `frozen` was made by PyInstaller on Windows; `work` is thrown away later."""
    work.mkdir(parents=True, exist_ok=True)
    home = payload(brand, frozen, work / "program", ".exe")
    icon = icons.draw_ico(brand.logo, work / "program.ico")
    for program in (home / f"{brand.program}.exe", home / f"{brand.program}-window.exe"):
        rebrand(program, brand, icon)
        sign(program)
    yield pack_setup(brand, home, icon, licence(brand), work / "setup", out, epoch, quick=quick, sign=SIGN)
    msi = pack_msi(brand, home, icon, REPLACEABLE.format(app=brand.name), work / "msi", out, epoch)
    sign(msi)
    yield msi


def can_rebrand() -> bool:
    """Are Node and its one package here?"""
    return shutil.which("node") is not None and (REBRAND / "node_modules").is_dir()


def rebrand(program: Path, brand: Brand, icon: Path) -> None:
    """Gives a program the brand's icon and name. What it was copied from stays as it was."""
    if not can_rebrand():
        return
    own = program.with_suffix(".own")
    shutil.copy2(program, own)
    own.replace(program)
    told = [str(program), str(icon), brand.name, brand.version]
    subprocess.run(["node", str(REBRAND / "rebrand.mjs"), *told], check=True, capture_output=True, text=True)


def sign(file: Path) -> None:
    """Signs it, where somebody said how."""
    if SIGN:
        subprocess.run([*shlex.split(SIGN), str(file)], check=True, capture_output=True, text=True)


def licence(brand: Brand) -> str:
    """What the installer shows first: Qt's place in it and how it is replaced, then our own terms."""
    return f"{REPLACEABLE.format(app=brand.name)}\n\n{NOTICE.read_text('utf-8')}\n\n{LICENCE.read_text('utf-8')}"


def main(argv: list[str]) -> int:
    """Make both, and say where they are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    parser.add_argument("frozen", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--profile", metavar="DIR", type=Path)
    arguments = parser.parse_args(argv)
    if not SIGN:
        say("RAK_SIGN_COMMAND is not set: nothing is signed, and Windows will warn whoever starts it.")
    try:
        brand = brand_of(arguments.profile) if arguments.profile else plain()
        with tempfile.TemporaryDirectory(dir=arguments.out) as work:
            for package in windows_packages(brand, arguments.frozen, arguments.out, Path(work, "windows"), EPOCH):
                say(f"{package}  {package.stat().st_size / 1e6:.1f} MB")
    except (Unfit, Unfrozen) as unfit:
        say(str(unfit))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
