"""Updates a clean Debian from a signed repository, and attacks it: proof that only what we signed, and lately, gets in.

    python3 packaging/clean_updates.py bookworm build/packages/NAME.deb      as root; also: trixie

The repository is made by apt_repository.py with a key that lives as long as the run, and given out on this computer
alone. Each step says what it shows, as in clean_folder.py.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from apt_repository import NEEDS, SUITE, public_key, publish
from clean_folder import Folder, Package, Step, renumbered, tell, what_is_asked
from dev import System, provide

_AN_HOUR = 60 * 60
_SOURCE = "/etc/apt/sources.list.d/vendor.list"
# Only our list is read, and whatever is wrong with it fails, where apt would go on with what it knows already.
_UPDATE = f"apt-get update -o Dir::Etc::sourcelist={_SOURCE} -o Dir::Etc::sourceparts=- -o APT::Update::Error-Mode=any"


class Seller:
    """A vendor with a key, and the folder that is given out."""

    def __init__(self, work: Path, name: str) -> None:
        self._home = work / f"gpg-{name}"
        self._home.mkdir(mode=0o700)
        self._name = f"{name}@example.com"
        new = ["gpg", "--homedir", str(self._home), "--batch", "--passphrase", "", "--quick-generate-key", self._name]
        subprocess.run([*new, "ed25519", "sign", "1d"], check=True, capture_output=True)

    def publishes(self, repository: Path, *packages: Path, valid_seconds: int = _AN_HOUR) -> None:
        publish(repository, packages, self._name, valid_seconds=valid_seconds, gpg_home=self._home)

    def key(self) -> bytes:
        return public_key(self._name, self._home)

    def leaves(self) -> None:
        """Ends the helper that gpg keeps running for each home."""
        subprocess.run(["gpgconf", "--homedir", self._home, "--kill", "all"], check=True)


class Story:
    """One computer, one repository, two who sign."""

    def __init__(self, folder: Folder, package: Package, work: Path, address: str) -> None:
        self.folder, self.package, self.address = folder, package, address
        self.work, self.given_out = work, work / "given-out"
        self.vendor, self.stranger = Seller(work, "vendor"), Seller(work, "stranger")
        self.debs = {number: renumbered(package, number, work) for number in ("0.1.0", "0.1.1", "0.1.2")}
        self.good = work / "good"

    def steps(self) -> list[Step]:
        return [
            ("installs from the signed repository", self.installs),
            ("a newer version comes by plain apt-get upgrade", self.upgrades),
            ("a list that somebody altered is refused", lambda: self.refuses(self.alters_the_list)),
            ("a signature that somebody altered is refused", lambda: self.refuses(self.alters_what_is_signed)),
            ("a list that another key signed is refused", lambda: self.refuses(self.signs_with_another_key)),
            ("a list that may be believed no longer is refused", lambda: self.refuses(self.lets_it_expire)),
            ("an older list does not bring an older version back", self.keeps_the_newer_one),
            ("a package that somebody altered is refused", self.refuses_an_altered_package),
            ("afterwards the genuine update still comes", self.recovers),
        ]

    def installs(self) -> None:
        self.vendor.publishes(self.given_out, self.debs["0.1.0"])
        shutil.copytree(self.given_out, self.work / "old")
        keyrings = self.folder.place / "usr/share/keyrings"
        keyrings.mkdir(parents=True, exist_ok=True)
        (keyrings / "vendor.asc").write_bytes(self.vendor.key())
        source = f"deb [signed-by=/usr/share/keyrings/vendor.asc] {self.address} {SUITE} main\n"
        (self.folder.place / _SOURCE.lstrip("/")).write_text(source, "ascii")
        self.folder.run("apt-get -qq update && apt-get -qq install -y --no-install-recommends $1", self.package.program)
        self.is_at("0.1.0")

    def upgrades(self) -> None:
        self.vendor.publishes(self.given_out, self.debs["0.1.1"])
        self.folder.run(f"{_UPDATE} && apt-get -qq upgrade -y")
        self.is_at("0.1.1")
        shutil.copytree(self.given_out, self.good)

    def refuses(self, attack: Callable[[], object]) -> None:
        """The list as somebody else would have it; then the good one again."""
        attack()
        self.folder.run(f"! {_UPDATE}")
        self.is_at("0.1.1")
        self.puts_back()

    def alters_the_list(self) -> None:
        """A genuine new version is there, and somebody in between changes what is listed."""
        self.vendor.publishes(self.given_out, self.debs["0.1.2"])
        (listed,) = self.given_out.rglob("Packages")
        _alter(listed, b"0.1.2", b"0.1.3")
        listed.with_suffix(".gz").write_bytes(gzip.compress(listed.read_bytes()))

    def alters_what_is_signed(self) -> None:
        self.vendor.publishes(self.given_out, self.debs["0.1.2"])
        _alter(self.given_out / "dists" / SUITE / "InRelease", b"Origin: RAK", b"Origin: KAR")

    def signs_with_another_key(self) -> None:
        self.stranger.publishes(self.given_out, self.debs["0.1.2"])

    def lets_it_expire(self) -> None:
        self.vendor.publishes(self.given_out, self.debs["0.1.2"], valid_seconds=1)
        time.sleep(2)

    def keeps_the_newer_one(self) -> None:
        """A list that is older than the one it has is none for apt."""
        self.puts_back("old")
        self.folder.run(f"{_UPDATE}; apt-get -qq upgrade -y")
        told = self.folder.run("apt-cache policy $1", self.package.program)
        if "Candidate: 0.1.1" not in told:
            raise subprocess.CalledProcessError(1, "apt-cache", told)
        self.is_at("0.1.1")
        self.puts_back()

    def refuses_an_altered_package(self) -> None:
        self.vendor.publishes(self.given_out, self.debs["0.1.2"])
        _alter(self.given_out / "pool/main" / self.debs["0.1.2"].name, b"RAK Desktop", b"KAR Desktop")
        self.folder.run(f"{_UPDATE} && ! apt-get -qq upgrade -y")
        self.is_at("0.1.1")

    def recovers(self) -> None:
        self.vendor.publishes(self.given_out, self.debs["0.1.2"])
        self.folder.run(f"{_UPDATE} && apt-get -qq upgrade -y && $1 --version", self.package.program)
        self.is_at("0.1.2")

    def is_at(self, version: str) -> None:
        """Raises CalledProcessError for another one."""
        told = self.folder.run("dpkg-query -W -f '${Version}' $1", self.package.program)
        if told.strip() != version:
            raise subprocess.CalledProcessError(1, "dpkg-query", f"{told}, and not {version}")

    def puts_back(self, which: str = "good") -> None:
        shutil.rmtree(self.given_out)
        shutil.copytree(self.work / which, self.given_out)


def _alter(file: Path, what: bytes, instead: bytes) -> None:
    """The same length, so that nothing but the sum tells."""
    text = file.read_bytes()
    file.write_bytes(text.replace(what, instead, 1))


@contextmanager
def giving_out(folder: Path) -> Iterator[str]:
    """The address of a web server on this computer that has nothing but the folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    folder.mkdir(exist_ok=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def main(argv: list[str]) -> int:
    """Tell how updates come, and what does not come."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    asked = what_is_asked(parser, argv)
    provide(NEEDS, System())
    with tempfile.TemporaryDirectory() as work, giving_out(Path(work, "given-out")) as address:
        stories: list[Story] = []

        def story(folder: Folder) -> list[Step]:
            stories.append(Story(folder, Package.of(asked.packages[0]), Path(work), address))
            return stories[0].steps()

        code = tell(asked.suite, asked.mirror, story)
        for told in stories:
            told.vendor.leaves()
            told.stranger.leaves()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
