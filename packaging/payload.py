"""The frozen program under a brand's name, with the brand's profile among its resources: the same on every system.

The payload is one for all brands; its two programs get the brand's name, which is how they know what they are called
(core/names).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from brand import Brand

RESOURCES = Path("_internal/rak_desktop/_resources")
FROZEN_NAME = "rak-desktop"


class Unfrozen(Exception):
    """The folder is not the frozen program; the message says what is missing."""


def payload(brand: Brand, frozen: Path, home: Path, ending: str = "") -> Path:
    """The frozen folder as this brand's `home`. `ending` is what programs end in: `.exe` on Windows."""
    programs = [f"{FROZEN_NAME}{part}{ending}" for part in ("", "-window")]
    for needed in (*programs, str(RESOURCES / "profiles")):
        if not (frozen / needed).exists():
            raise Unfrozen(f"{frozen} is not the frozen program: {needed} is not in it.")
    shutil.copytree(frozen, home, copy_function=_link_or_copy)
    for name in programs:
        (home / name).rename(home / name.replace(FROZEN_NAME, brand.program))
    if brand.folder:
        shutil.copytree(brand.folder, home / RESOURCES / "profiles" / "vendor")
    return home


def kilobytes(home: Path) -> int:
    """How much room it takes, as installers tell it."""
    return sum(file.lstat().st_size for file in home.rglob("*") if file.is_file()) // 1024


def settle(home: Path, epoch: int) -> None:
    """Gives everything in it the same time, so that two builds are the same bytes."""
    for path in [home, *home.rglob("*")]:
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _link_or_copy(source: str, target: str) -> str:
    """Brands beside each other share their bytes while they are built."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
