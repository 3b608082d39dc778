"""Installs packages into a clean Debian, uses them there, and takes them away again: proof that nothing was forgotten.

    python3 packaging/clean_folder.py bookworm build/packages/*.deb      as root; also: trixie
    python3 packaging/clean_folder.py --mirror URL …                     another mirror than debootstrap's own

The folder is made by debootstrap, has no Python and no desktop, and is kept in build/ for the next time. Each step
says what it shows; the first that fails ends the run with its output. Two packages are two vendors on one computer.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

Step = tuple[str, Callable[[], object]]
"""What it shows, and what does it."""

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 900.0
"""Seconds for one step; installing fetches a hundred megabytes."""

# The shell has a keychain of its own, as a person's desktop would; $1 is the program.
KEYCHAIN_SESSION = """
set -eu
export HOME=/root XDG_RUNTIME_DIR=/tmp/run
mkdir -p $XDG_RUNTIME_DIR && chmod 700 $XDG_RUNTIME_DIR
printf 'practice' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
"""
ROUND_TRIP = """
profile=/usr/lib/$1/_internal/rak_desktop/_resources/profiles/practice
QT_QPA_PLATFORM=offscreen $1 practice --serve --json > /tmp/stripe.json & stripe=$!
for _ in $(seq 300); do [ -s /tmp/stripe.json ] && break; sleep 0.1; done
value() { sed -n "s/.*\\"$1\\": \\"\\([^\\"]*\\)\\".*/\\1/p" /tmp/stripe.json; }
export RAK_DESKTOP_STRIPE_API=$(value address)
value test_key | $1 connect --profile $profile --key-stdin --yes
[ "$($1 key)" = "$(value test_key)" ]
# A program that ours starts finds the person's own libraries, not those of our folder.
[ "$(LD_LIBRARY_PATH=/mine $1 exec -- printenv LD_LIBRARY_PATH)" = /mine ]
[ -z "$($1 exec -- printenv LD_LIBRARY_PATH || true)" ]
kill $stripe
"""


@dataclass(frozen=True)
class Package:
    """A .deb and what is in it."""

    file: Path
    program: str

    @classmethod
    def of(cls, file: Path) -> Package:
        told = subprocess.run(["dpkg-deb", "-f", str(file), "Package"], check=True, capture_output=True, text=True)
        return cls(file, told.stdout.strip())


class Folder:
    """A Debian in a folder. Commands run in it with /proc of their own, and everything they started ends with them."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def run(self, script: str, *arguments: str) -> str:
        """What the shell script said. Raises CalledProcessError when it fails."""
        mount = f"mount -t proc proc {shlex.quote(str(self.place))}/proc"
        enter = shlex.join(["chroot", str(self.place), "/bin/sh", "-c", script, "sh", *arguments])
        done = subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", f"{mount} && {enter}"],
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "HOME": "/root"},
        )
        return done.stdout

    def put(self, file: Path) -> str:
        """Copies a file into it; where it is there."""
        shutil.copy(file, self.place / "tmp" / file.name)
        return f"/tmp/{file.name}"  # noqa: S108 - inside the folder


def made(suite: str, mirror: str | None) -> Path:
    """A clean Debian of this suite, packed; made once."""
    packed = ROOT / "build/clean" / f"{suite}.tar"
    if not packed.exists():
        packed.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=packed.parent) as work:
            subprocess.run(
                ["debootstrap", "--variant=minbase", suite, f"{work}/root", *([mirror] if mirror else ())],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            subprocess.run(["tar", "-C", f"{work}/root", "-cf", f"{work}/packed", "."], check=True)
            Path(work, "packed").rename(packed)
    return packed


def steps(folder: Folder, packages: list[Package]) -> list[Step]:
    """The whole story, each step with what it shows."""
    first = packages[0]
    return [
        ("installs without recommended packages", lambda: install(folder, packages)),
        ("there is no Python but its own", lambda: folder.run("! command -v python3")),
        *((f"{each.program} starts in the terminal", lambda each=each: starts(folder, each)) for each in packages),
        *((f"{each.program} draws its windows", lambda each=each: draws(folder, each)) for each in packages),
        ("the licences are there", lambda: has_licences(folder, first)),
        ("another Qt can take the place of ours", lambda: takes_another_qt(folder, first)),
        ("a screen can be added", lambda: folder.run("apt-get -qq install -y --no-install-recommends xvfb xauth")),
        *((f"{each.program} opens its window", lambda each=each: opens(folder, each)) for each in packages),
        ("a keychain can be added", lambda: folder.run("apt-get -qq install -y gnome-keyring dbus >/dev/null")),
        *(
            (f"{each.program} keeps a key and gives it back", lambda each=each: keeps(folder, each))
            for each in packages
        ),
        ("what one vendor keeps, the other does not see", lambda: shares_nothing(folder, packages)),
        ("a rule of the administrator is kept to", lambda: obeys(folder, first)),
        ("an upgrade keeps the connections", lambda: upgrades(folder, first)),
        *((f"{each.program} leaves nothing behind", lambda each=each: purges(folder, each)) for each in packages),
    ]


def install(folder: Folder, packages: list[Package]) -> None:
    files = " ".join(folder.put(each.file) for each in packages)
    folder.run(f"apt-get -qq update && apt-get -qq install -y --no-install-recommends {files}")


def starts(folder: Folder, package: Package) -> None:
    folder.run(
        "$1 --version && $1 list && $1 profile check /usr/lib/$1/_internal/rak_desktop/_resources/profiles/practice",
        package.program,
    )
    folder.run("$1 open; [ $? = 2 ]", package.program)  # no display: a sentence, not an abort


def draws(folder: Folder, package: Package) -> None:
    folder.run("QT_QPA_PLATFORM=offscreen $1 pictures --out /tmp/$1 --only review && ls /tmp/$1/*.png", package.program)


def has_licences(folder: Folder, package: Package) -> None:
    folder.run(
        "cd /usr/share/doc/$1/licences && ls LGPL-3.0.txt GPL-3.0.txt NOTICE.txt COMPONENTS.txt sbom.cdx.json",
        package.program,
    )


def takes_another_qt(folder: Folder, package: Package) -> None:
    """As the LGPL wants it: a library that differs from ours is used without a word. Afterwards ours is back."""
    folder.run(
        "cd /usr/lib/$1/_internal/PySide6/Qt/lib && cp libQt6Widgets.so.6 /tmp/ours"
        " && echo altered >> libQt6Widgets.so.6"
        " && QT_QPA_PLATFORM=offscreen $1 pictures --out /tmp/altered --only review && ls /tmp/altered/*.png"
        " && mv /tmp/ours libQt6Widgets.so.6",
        package.program,
    )


def opens(folder: Folder, package: Package) -> None:
    """It is still there after a while, so it was ended by us."""
    folder.run("xvfb-run -a timeout 8 $1 open; [ $? = 124 ]", package.program)


def keeps(folder: Folder, package: Package) -> None:
    folder.run('exec dbus-run-session -- sh -c "$2" sh "$1"', package.program, KEYCHAIN_SESSION + ROUND_TRIP)


def shares_nothing(folder: Folder, packages: list[Package]) -> None:
    for package in packages:
        folder.run("test -f /root/.local/share/$1/connections.sqlite3", package.program)
        folder.run("[ $($1 list --json | grep -o '\"app_id\"' | wc -l) = 1 ]", package.program)


def obeys(folder: Folder, package: Package) -> None:
    folder.run(
        "mkdir -p /etc/$1 && printf '[locked]\\nprofile = \"com.example.other\"\\n' > /etc/$1/policy.toml",
        package.program,
    )
    folder.run("$1 key; [ $? = 6 ]", package.program)
    folder.run("rm -r /etc/$1", package.program)


def upgrades(folder: Folder, package: Package) -> None:
    """To the same package under a newer number."""
    with tempfile.TemporaryDirectory() as work:
        inside = folder.put(renumbered(package, "1:0.1.0", Path(work)))
    folder.run(f"apt-get -qq install -y {inside} && $1 list | grep acct_", package.program)


def renumbered(package: Package, version: str, work: Path) -> Path:
    """The same package as another version; not packed small, which is quicker."""
    new = work / f"{package.program}-{version}"
    subprocess.run(["dpkg-deb", "-R", str(package.file), new], check=True)
    control = new / "DEBIAN/control"
    control.write_text(re.sub(r"(?m)^Version: .*$", f"Version: {version}", control.read_text("utf-8")), "utf-8")
    deb = work / f"{package.program}_{version}_amd64.deb"
    pack = ["dpkg-deb", "-Znone", "--root-owner-group", "-b", str(new), str(deb)]
    subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(new)
    return deb


def purges(folder: Folder, package: Package) -> None:
    """Files of the person stay, as the program says; everything else goes."""
    folder.run("apt-get -qq purge -y $1", package.program)
    left = folder.run(
        "find / -xdev -name \"*$1*\" ! -path '/root/*' ! -path '/tmp/*' ! -path '/var/log/*'", package.program
    )
    if left.strip():
        raise subprocess.CalledProcessError(1, "find", left)


def tell(suite: str, mirror: str | None, story: Callable[[Folder], Iterable[Step]]) -> int:
    """Tell the story in a clean folder, step by step, until one fails."""
    packed = made(suite, mirror)
    with tempfile.TemporaryDirectory(dir=packed.parent) as work:
        subprocess.run(["tar", "-C", work, "-xf", str(packed)], check=True)
        for what, step in story(Folder(Path(work))):
            began = time.monotonic()
            try:
                step()
            except subprocess.CalledProcessError as failed:
                print(f"FAILED  {what}\n{failed.output or failed}")
                return 1
            print(f"{time.monotonic() - began:6.1f} s  {what}", flush=True)
    return 0


def what_is_asked(parser: argparse.ArgumentParser, argv: list[str]) -> argparse.Namespace:
    """Every story needs a Debian, and where it comes from."""
    parser.add_argument("suite", help="bookworm or trixie")
    parser.add_argument("packages", nargs="+", type=Path, metavar="DEB")
    parser.add_argument("--mirror", metavar="URL", help="where packages come from, if not from debootstrap's own place")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Tell how packages live on a computer."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    asked = what_is_asked(parser, argv)
    packages = [Package.of(file) for file in asked.packages]
    return tell(asked.suite, asked.mirror, lambda folder: steps(folder, packages))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
