"""Packs the frozen program for one brand: python -m pack FROZEN OUT [PROFILE]. Started by build.py."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import icons
from brand import Brand, Unfit, brand_of, plain
from build import EPOCH
from debian import lay_out, pack_deb, pack_tar, shared_libraries
from dev import say


def main(frozen: Path, out: Path, profile: Path | None) -> int:
    """Makes both packages, and says where they are and how large."""
    try:
        brand = brand_of(profile) if profile else plain()
    except Unfit as unfit:
        say(str(unfit))
        return 2
    with tempfile.TemporaryDirectory(dir=frozen.parent) as work:
        for package in packages(brand, frozen, out, Path(work)):
            say(f"{package}  {package.stat().st_size / 1e6:.1f} MB")
    return 0


def packages(brand: Brand, frozen: Path, out: Path, work: Path) -> tuple[Path, ...]:
    """A .deb and a tar."""
    root = work / "root"
    home = lay_out(brand, frozen, root, EPOCH)
    hicolor = root / "usr/share/icons/hicolor"
    icons.draw(brand.logo, hicolor, brand.program)
    depends = _depends(frozen)
    tar = pack_tar(brand, home, hicolor, out, EPOCH)
    for extra in (home.parent / "install.sh", home.parent / "program.desktop"):
        extra.unlink()
    return pack_deb(brand, root, depends, out, EPOCH), tar


def _depends(frozen: Path) -> str:
    """Found once for the payload, and remembered beside it."""
    remembered = frozen.with_name(f"{frozen.name}.depends")
    if not remembered.exists():
        remembered.write_text(shared_libraries(frozen), "utf-8")
    return remembered.read_text("utf-8")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None))  # noqa: PLR2004
