"""Packs the frozen program for one brand: python -m pack FROZEN OUT [--profile DIR] [--quick]. Started by build.py."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import icons
from brand import Brand, Unfit, brand_of, plain
from build import EPOCH
from debian import lay_out, pack_deb, pack_tar, shared_libraries
from dev import say


def main(argv: list[str]) -> int:
    """Makes the packages, and says where they are and how large."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("frozen", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args(argv)
    try:
        brand = brand_of(arguments.profile) if arguments.profile else plain()
    except Unfit as unfit:
        say(str(unfit))
        return 2
    with tempfile.TemporaryDirectory(dir=arguments.frozen.parent) as work:
        for package in packages(brand, arguments.frozen, arguments.out, Path(work), quick=arguments.quick):
            say(f"{package}  {package.stat().st_size / 1e6:.1f} MB")
    return 0


def packages(brand: Brand, frozen: Path, out: Path, work: Path, *, quick: bool) -> tuple[Path, ...]:
    """A .deb and a tar, or quickly the .deb alone."""
    root = work / "root"
    home = lay_out(brand, frozen, root, EPOCH)
    hicolor = root / "usr/share/icons/hicolor"
    icons.draw(brand.logo, hicolor, brand.program)
    tars = () if quick else (pack_tar(brand, home, hicolor, work, out, EPOCH),)
    return pack_deb(brand, root, _depends(frozen), out, EPOCH, quick=quick), *tars


def _depends(frozen: Path) -> str:
    """Found once for the payload, and remembered beside it."""
    remembered = frozen.with_name(f"{frozen.name}.depends")
    if not remembered.exists():
        remembered.write_text(shared_libraries(frozen), "utf-8")
    return remembered.read_text("utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
