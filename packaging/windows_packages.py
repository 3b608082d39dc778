"""Both of a brand's installers for Windows, made on any system from the folder that was frozen there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import icons
from brand import Brand
from payload import payload
from windows_msi import pack_msi
from windows_setup import pack_setup

REPLACEABLE = (
    "{app} is made with Qt and PySide6, which are used unchanged under the GNU LGPL 3. They are plain files in the "
    "program's folder and may be replaced by other builds of them."
)
LICENCE = Path(__file__).parent.parent / "LICENSE"


def windows_packages(
    brand: Brand, frozen: Path, out: Path, work: Path, epoch: int, *, quick: bool = False
) -> Iterator[Path]:
    """setup.exe and MSI of this brand. `frozen` was made by PyInstaller on Windows; `work` is thrown away later."""
    work.mkdir(parents=True, exist_ok=True)
    home = payload(brand, frozen, work / "program", ".exe")
    icon = icons.draw_ico(brand.logo, work / "program.ico")
    yield pack_setup(brand, home, icon, licence(brand), work / "setup", out, epoch, quick=quick)
    yield pack_msi(brand, home, icon, REPLACEABLE.format(app=brand.name), work / "msi", out, epoch)


def licence(brand: Brand) -> str:
    """What the installer shows first: Qt's place in it, then our own terms."""
    return f"{REPLACEABLE.format(app=brand.name)}\n\n{LICENCE.read_text('utf-8')}"
