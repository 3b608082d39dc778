"""Shows that every package of the program has a wheel, with a hash that the lock knows, for every system we ship for.

    .venv/bin/python packaging/wheels.py            fetches them all, some 300 MB, and keeps none
    .venv/bin/python packaging/wheels.py linux      one system: linux, windows, windows-arm, macos

No Windows and no Mac is needed for it. A package that has no wheel somewhere would be built there from source, or stop
the release; a wheel that was exchanged is refused by its hash.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

from dev import ROOT, say

LOCK = ROOT / "requirements.lock"
PYTHON = "3.11"


@dataclass(frozen=True)
class Target:
    """A system: what its wheels are called, and what markers in the lock ask about it."""

    platforms: tuple[str, ...]
    markers: Mapping[str, str]


TARGETS = {
    # From the glibc that Qt for Python wants (Debian 12 has 2.36) down to the oldest that wheels are built for.
    "linux": Target(
        (*(f"manylinux_2_{minor}_x86_64" for minor in range(34, 4, -1)), "manylinux2014_x86_64", "linux_x86_64"),
        {"sys_platform": "linux", "platform_machine": "x86_64"},
    ),
    "windows": Target(("win_amd64",), {"sys_platform": "win32", "platform_machine": "AMD64"}),
    "windows-arm": Target(("win_arm64",), {"sys_platform": "win32", "platform_machine": "ARM64"}),
    "macos": Target(("macosx_14_0_universal2",), {"sys_platform": "darwin", "platform_machine": "arm64"}),
}


def requirements(lock: str) -> Iterator[tuple[Requirement, str]]:
    """Each package of a lock, and its line with every hash, as pip reads it."""
    for line in lock.replace("\\\n", " ").splitlines():
        text = line.partition(" #")[0].strip()
        if text and not text.startswith("#"):
            yield Requirement(text.partition(" --hash")[0]), text


def needed(lock: str, target: Target) -> list[str]:
    """The lines for this system, without the markers: pip would ask those about the computer it runs on."""
    about = {
        "python_version": PYTHON,
        "python_full_version": f"{PYTHON}.0",
        "platform_python_implementation": "CPython",
    }
    return [
        f"{package.name}{package.specifier} {text[text.index('--hash') :]}"
        for package, text in requirements(lock)
        if package.marker is None
        or package.marker.evaluate({**about, **target.markers, "implementation_name": "cpython"})
    ]


def fetch(target: Target) -> str:
    """What pip complained about; nothing when it got them all."""
    with tempfile.TemporaryDirectory() as work:
        wanted = Path(work, "wanted.txt")
        wanted.write_text("\n".join(needed(LOCK.read_text("utf-8"), target)), "utf-8")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-cache-dir"),
                *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--dest", work, "-r", str(wanted)),
                *(
                    "--python-version",
                    PYTHON,
                    "--implementation",
                    "cp",
                    "--abi",
                    "cp311",
                    "--abi",
                    "abi3",
                    "--abi",
                    "none",
                ),
                *(part for platform in target.platforms for part in ("--platform", platform)),
            ],
            check=False,
            capture_output=True,
            text=True,
        )
        return done.stderr.strip() if done.returncode else ""


def main(argv: list[str]) -> int:
    """Ask for each system in turn."""
    failed = False
    for name in argv or TARGETS:
        if name not in TARGETS:
            say(f"{name} is none of: {', '.join(TARGETS)}")
            return 2
        complaint = fetch(TARGETS[name])
        count = len(needed(LOCK.read_text("utf-8"), TARGETS[name]))
        say(f"{name}: {complaint or f'{count} packages, each with a wheel that the lock knows'}")
        failed = failed or bool(complaint)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
