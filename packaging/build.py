"""Makes the packages of the plain program, or of a vendor's: everything is derived from the profile's folder.

    python3 packaging/build.py                         the plain program, for Linux
    python3 packaging/build.py --profile DIR           a vendor's, under the vendor's name
      … --windows-payload DIR                          the installers for Windows too, from what was frozen there
    python3 packaging/build.py --freeze DIR            on any system: only freezes, for a later --windows-payload

The program is frozen once for all brands, and again only when something of it has changed. Freezing uses the system's
own Python (/usr/bin/python3) where there is one: others carry paths of this computer into the package.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import contents
from dev import ROOT, Environment, Kind, Need, Stop, System, provide, say

PACKAGING = ROOT / "packaging"
LOCK = ROOT / "requirements-build.lock"
BUILT = ROOT / "build"
FROZEN = "rak-desktop.app" if sys.platform == "darwin" else "rak-desktop"
"""What PyInstaller leaves; on macOS it is the bundle."""


def _time_of_this_version() -> int:
    """When its last commit was made; without git any time will do, if only it stays the same."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    try:
        asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return 1_700_000_000
    return int(asked.stdout)


EPOCH = _time_of_this_version()
"""Every time in what is packed, in seconds since 1970, so that two builds are the same bytes."""

NEEDS = (
    Need(Kind.PROGRAM, "dpkg-dev", ("dpkg-shlibdeps",)),
    Need(Kind.PROGRAM, "binutils", ("objcopy",)),
    Need(Kind.PROGRAM, "icu-devtools", ("icupkg",)),
    Need(Kind.MODULE, f"python3.{sys.version_info.minor}-venv", ("ensurepip",)),
)
NEEDS_FOR_WINDOWS = (
    Need(Kind.PROGRAM, "nsis", ("makensis",)),
    Need(Kind.PROGRAM, "wixl", ("wixl",)),
    Need(Kind.PROGRAM, "msitools", ("msibuild",)),
)


def main(argv: list[str]) -> int:
    """Build what was asked for, and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None, allow_abbrev=False)
    parser.add_argument("--profile", metavar="DIR", type=Path, help="the vendor's profile folder")
    parser.add_argument("--windows-payload", metavar="DIR", type=Path, help="what was frozen on Windows")
    parser.add_argument("--freeze", metavar="DIR", type=Path, help="freeze for this system into DIR, and pack nothing")
    parser.add_argument("--out", metavar="DIR", type=Path, default=BUILT / "packages", help="where the packages go")
    parser.add_argument("--twice", action="store_true", help="build two times from nothing, and compare every byte")
    parser.add_argument("--quick", action="store_true", help="the .deb alone and not packed small, for trying it out")
    arguments = parser.parse_args(argv)
    try:
        if sys.platform == "linux":
            provide((*NEEDS, *(NEEDS_FOR_WINDOWS if arguments.windows_payload else ())), System())
        environment = Environment(BUILT / "venv", LOCK)
        if not environment.is_current():
            environment.make()
        if arguments.twice:
            return build_twice(environment.python, arguments)
        frozen = freeze(environment.python)
        if arguments.freeze:
            shutil.copytree(frozen, arguments.freeze, symlinks=True, dirs_exist_ok=True)
            return 0
        return pack(environment.python, frozen, arguments)
    except Stop as stop:
        say(str(stop))
        return 1


def build_twice(python: Path, arguments: argparse.Namespace) -> int:
    """Freezes and packs two times, and says which files are not the same bytes."""
    wanted, sums = arguments.out, []
    arguments.out = BUILT / "again"
    for _ in range(2):
        for before in (BUILT / "frozen", arguments.out):
            shutil.rmtree(before, ignore_errors=True)
        frozen = freeze(python)
        if code := pack(python, frozen, arguments):
            return code
        sums.append(sums_of(frozen) | sums_of(arguments.out))
    shutil.copytree(arguments.out, wanted, dirs_exist_ok=True)
    once, again = sums
    different = sorted(name for name in once | again if once.get(name) != again.get(name))
    for name in different:
        say(f"Not the same bytes: {name}")
    say(f"{len(again) - len(different)} of {len(again)} files are the same bytes twice.")
    return int(bool(different))


def sums_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def freeze(python: Path) -> Path:
    """The frozen folder, the same for every brand."""
    folder = BUILT / "frozen" / _state()
    if not folder.is_dir():
        say("Freezing the program, once for every brand.")
        draw_for_the_handbook(python)
        with tempfile.TemporaryDirectory(dir=_made(BUILT)) as work:
            options = ("-y", "--log-level", "ERROR", "--distpath", f"{work}/dist", "--workpath", f"{work}/work")
            environ = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(EPOCH), "PYTHONPATH": str(ROOT)}
            spec = str(PACKAGING / "pyinstaller/rak_desktop.spec")
            subprocess.run([python, "-m", "PyInstaller", *options, spec], check=True, env=environ, cwd=ROOT)
            frozen = Path(work, "dist", FROZEN)
            _list_what_is_in(frozen, python)
            _weigh(frozen)
            shutil.rmtree(BUILT / "frozen", ignore_errors=True)
            _made(folder.parent)
            shutil.move(frozen, folder)
    return folder


def draw_for_the_handbook(python: Path) -> None:
    """Its pictures show the program that is frozen now; the repository has none."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([python, str(PACKAGING / "handbook.py"), "--pictures"], check=True, env=environ, cwd=ROOT)


def _list_what_is_in(frozen: Path, python: Path) -> None:
    """Puts the licences' texts and the list for machines into it. Raises Stop for something that belongs to nobody."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(PACKAGING)))}
    if subprocess.run([python, "-m", "shipped", frozen], check=False, env=environ).returncode:
        raise Stop("It is not known what would be shipped.")


def _weigh(folder: Path) -> None:
    """Says what is in it. Raises Stop when a kind of file has grown; the budget is for Linux."""
    found = contents.megabytes(folder)
    for kind, size in found.items():
        say(f"{size:6.1f} MB  {kind}")
    grown = contents.over_budget(found)
    if grown and sys.platform == "linux":
        raise Stop("Larger than packaging/contents.py allows:\n  " + "\n  ".join(grown))


def _state() -> str:
    """What the frozen folder depends on, as one word. What is made on the way is no part of that."""
    told = hashlib.sha256(LOCK.read_bytes() + sys.version.encode())
    folders = (ROOT / "rak_desktop", ROOT / "resources", PACKAGING / "pyinstaller")
    rules = [rule for name in ("contents*", "lighter", "shipped", "unpacked") for rule in PACKAGING.glob(f"{name}.py")]
    files = [*rules, *(path for folder in folders for path in folder.rglob("*") if path.is_file())]
    for file in sorted(files):
        if not {"__pycache__", "node_modules"} & set(file.parts) and not file.match("handbook/*/pictures/*"):
            told.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return told.hexdigest()[:16]


def pack(python: Path, frozen: Path, arguments: argparse.Namespace) -> int:
    """Runs the second half with the packages of the build: it reads the profile as the program does."""
    paths = os.pathsep.join((str(ROOT), str(PACKAGING)))
    environ = {**os.environ, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": str(EPOCH)}
    options = ["--quick"] if arguments.quick else []
    for name, folder in (("--profile", arguments.profile), ("--windows-payload", arguments.windows_payload)):
        options += [name, str(folder.resolve())] if folder else []
    half = [str(python), "-m", "pack", str(frozen), str(_made(arguments.out).resolve()), *options]
    return subprocess.run(half, check=False, env=environ).returncode


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _with_the_systems_python() -> None:
    """Starts again with it, where this is another one."""
    system = Path("/usr/bin/python3")
    if sys.platform == "linux" and system.exists() and sys.base_prefix != "/usr":
        os.execv(  # noqa: S606 - no shell is the point
            system, [str(system), str(Path(__file__).resolve()), *sys.argv[1:]]
        )


if __name__ == "__main__":
    _with_the_systems_python()
    began = time.monotonic()
    code = main(sys.argv[1:])
    say(f"Took {time.monotonic() - began:.0f} seconds.")
    sys.exit(code)
