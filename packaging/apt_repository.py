"""A signed apt repository of our packages, so that merchants on Debian and its relatives get updates with the system's.

    python3 packaging/apt_repository.py REPOSITORY --key FINGERPRINT DEB…     adds packages to the folder, and signs it

The folder can be copied to any web server as it is. The key is one of gpg's, of the kind ed25519; it signs one file,
which holds the sums of the lists, which hold those of the packages. That file also says until when it may be believed,
so that nobody can hold a merchant back on an old one: run this again, without packages, before that day.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from dev import Kind, Need, Stop, System, provide, say

SUITE = "stable"
VALID_DAYS = 30

NEEDS = (
    Need(Kind.PROGRAM, "apt-utils", ("apt-ftparchive",)),
    Need(Kind.PROGRAM, "gpg", ("gpg",)),
    Need(Kind.PROGRAM, "dpkg", ("dpkg-deb",)),
)

_SECONDS_A_DAY = 24 * 60 * 60


def publish(repository: Path, packages: Iterable[Path], key: str, *, valid_seconds: int, gpg_home: Path | None) -> None:
    """Adds the packages and signs. What was there before stays to be had; the signed list changes last.

    Raises Stop for a file that is no package, before anything is changed.
    """
    packages = list(packages)
    for package in packages:
        if subprocess.run(["dpkg-deb", "--info", package], check=False, capture_output=True).returncode:
            raise Stop(f"{package} is no Debian package. Nothing was changed.")
    pool, suite = repository / "pool/main", repository / "dists" / SUITE
    lists = suite / "main/binary-amd64"
    for folder in (pool, lists):
        folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        shutil.copy(package, pool)
    listed = _told(repository, "apt-ftparchive", "--arch", "amd64", "packages", "pool")
    (lists / "Packages").write_bytes(listed)
    (lists / "Packages.gz").write_bytes(gzip.compress(listed, mtime=0))
    release = _told(repository, "apt-ftparchive", *_facts(valid_seconds), "release", f"dists/{SUITE}")
    (suite / "InRelease.new").write_bytes(_signed(release, key, gpg_home))
    (suite / "InRelease.new").replace(suite / "InRelease")


def public_key(key: str, gpg_home: Path | None) -> bytes:
    """What merchants' computers need of the key."""
    return _gpg(["--armor", "--export", key], b"", gpg_home)


def _facts(valid_seconds: int) -> list[str]:
    facts = {
        "Origin": "RAK Desktop",
        "Label": "RAK Desktop",
        "Suite": SUITE,
        "Codename": SUITE,
        "Architectures": "amd64",
        "Components": "main",
        "ValidTime": str(valid_seconds),
    }
    # The list of sums holds neither itself nor what is left of a run that was broken off.
    facts["Patterns::"] = "main/*/Packages*"
    return [part for name, value in facts.items() for part in ("-o", f"APT::FTPArchive::Release::{name}={value}")]


def _told(folder: Path, *command: str) -> bytes:
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE).stdout


def _signed(text: bytes, key: str, gpg_home: Path | None) -> bytes:
    return _gpg(["--local-user", key, "--clearsign"], text, gpg_home)


def _gpg(arguments: list[str], text: bytes, home: Path | None) -> bytes:
    environ = {**os.environ, **({"GNUPGHOME": str(home)} if home else {})}
    done = subprocess.run(
        ["gpg", "--batch", "--no-tty", *arguments], input=text, check=False, capture_output=True, env=environ
    )
    if done.returncode or not done.stdout:
        raise Stop(f"gpg did not do it: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def main(argv: list[str]) -> int:
    """Publish what was asked for, and say how merchants' computers learn of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    parser.add_argument("repository", type=Path, help="the folder that a web server gives out")
    parser.add_argument("packages", nargs="*", type=Path, metavar="DEB")
    parser.add_argument("--key", required=True, metavar="FINGERPRINT", help="gpg's key that signs")
    parser.add_argument("--valid-days", type=int, default=VALID_DAYS, help="until when the list may be believed")
    arguments = parser.parse_args(argv)
    try:
        provide(NEEDS, System())
        publish(
            arguments.repository,
            arguments.packages,
            arguments.key,
            valid_seconds=arguments.valid_days * _SECONDS_A_DAY,
            gpg_home=None,
        )
        (arguments.repository / "key.asc").write_bytes(public_key(arguments.key, None))
    except Stop as stop:
        say(str(stop))
        return 1
    say(f"Signed for {arguments.valid_days} days: {arguments.repository}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
