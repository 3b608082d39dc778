"""Makes the packages of two vendors and lives with all of them: what proves a release here, one after another.

    python3 packaging/prove.py                     as root, on Debian 12; a quarter of an hour, and more the first time
    python3 packaging/prove.py --windows           only the installers for Windows, under Wine

Two vendors are the plain program and the practice profile. Each proof is a script of its own, which can also be run
alone (README). The first that fails ends the run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dev import LOCK, ROOT, VENV, Environment, System, prepare

PACKAGES = ROOT / "build/prove"
PROFILE = ROOT / "resources/profiles/practice"
SUITES = ("bookworm", "trixie")

Proof = tuple[str, list[str]]
"""What is proven, and the command that does it."""


def proofs(python: Path, *, only_windows: bool) -> Iterator[Proof]:
    """Each when its turn comes: the later ones take what the earlier ones made."""
    if not only_windows:
        build = [sys.executable, "packaging/build.py", "--out", str(PACKAGES)]
        yield "the plain program's packages", build
        yield "a vendor's packages", [*build, "--profile", str(PROFILE)]
        debs = [str(file) for file in sorted(PACKAGES.glob("*.deb"))]
        for suite in SUITES:
            yield f"two vendors in a clean {suite}", [sys.executable, "packaging/clean_folder.py", suite, *debs]
        yield "updates, and attacks on them", [sys.executable, "packaging/clean_updates.py", SUITES[0], debs[0]]
    yield "two vendors on a Windows, as Wine plays it", [str(python), "packaging/wine_journeys.py"]


def main(argv: Sequence[str]) -> int:
    """The exit code of the first proof that fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    parser.add_argument("--windows", action="store_true", help="only the installers for Windows, under Wine")
    only_windows = parser.parse_args(argv).windows
    python = prepare((), System(), Environment(VENV, LOCK))
    for what, command in proofs(python, only_windows=only_windows):
        print(f"── {what}", flush=True)
        began = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        print(f"── {'done' if code == 0 else 'FAILED'} after {time.monotonic() - began:.0f} s", flush=True)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
