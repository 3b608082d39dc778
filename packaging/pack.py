"""Packs the frozen program for one brand: python -m pack FROZEN OUT [--profile DIR] … Started by build.py."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import icons
from brand import Brand, Unfit, brand_of, plain
from build import EPOCH
from contents import TooLarge, weigh_packed
from debian import lay_out, pack_deb, pack_tar, shared_libraries
from dev import say
from payload import Unfrozen
from policy_templates import pack_policy
from windows_packages import can_rebrand, windows_packages


def main(argv: list[str]) -> int:
    """Makes the packages, and says where they are, how large, and how long each took."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("frozen", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--windows-payload", type=Path)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args(argv)
    try:
        brand = brand_of(arguments.profile) if arguments.profile else plain()
        with tempfile.TemporaryDirectory(dir=arguments.out) as work:
            _make(brand, arguments, Path(work))
    except (Unfit, Unfrozen, TooLarge) as unfit:
        say(str(unfit))
        return 2
    except subprocess.CalledProcessError as failed:
        say(f"{failed.cmd[0]} stopped:\n{failed.stdout or ''}{failed.stderr or ''}")
        return 1
    return 0


def _make(brand: Brand, arguments: argparse.Namespace, work: Path) -> None:
    began = time.monotonic()
    for package in packages(brand, arguments, work):
        say(f"{package}  {package.stat().st_size / 1e6:.1f} MB, {time.monotonic() - began:.0f} s")
        began = time.monotonic()
    if arguments.windows_payload and not can_rebrand():
        say("The programs for Windows keep a plain icon of their own: `npm ci` in packaging/windows/rebrand mends it.")
    if arguments.windows_payload is None:
        say(
            "No installers for Windows: freezing for it needs a Windows. Give the folder that was frozen there with "
            "--windows-payload DIR (the release workflow keeps it as windows-payload)."
        )


def packages(brand: Brand, arguments: argparse.Namespace, work: Path) -> Iterator[Path]:
    """A .deb, a tar and templates for administrators, or quickly the .deb alone.

    With what was frozen on Windows its installers as well.
    """
    root = work / "root"
    home = lay_out(brand, arguments.frozen, root, EPOCH)
    hicolor = root / "usr/share/icons/hicolor"
    icons.draw(brand.logo, hicolor, brand.program)
    if not arguments.quick:
        yield pack_tar(brand, home, hicolor, work, arguments.out, EPOCH)
        yield pack_policy(brand, arguments.out)
    deb = pack_deb(brand, root, _depends(arguments.frozen), arguments.out, EPOCH, quick=arguments.quick)
    if not arguments.quick:
        weigh_packed(deb)
    yield deb
    if payload := arguments.windows_payload:
        yield from windows_packages(brand, payload, arguments.out, work / "windows", EPOCH, quick=arguments.quick)


def _depends(frozen: Path) -> str:
    """Found once for the payload, and remembered beside it."""
    remembered = frozen.with_name(f"{frozen.name}.depends")
    if not remembered.exists():
        remembered.write_text(shared_libraries(frozen), "utf-8")
    return remembered.read_text("utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
