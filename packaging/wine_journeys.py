"""Installs a brand's Windows installers under Wine, uses them, upgrades and removes them: proof without a Windows.

    .venv/bin/python packaging/wine_journeys.py              needs nsis, wixl, msitools, wine64 and gcc-mingw-w64-x86-64
    .venv/bin/python packaging/wine_journeys.py --stub DIR   only the stub, as a payload for build.py --windows-payload

What is installed is a stub (windows/stub.c) in the shape of the frozen program, under two brands at once: the plain one
and the practice profile's. The installers are those of a release, made by the same scripts. Each step says what it
shows; the first that fails ends the run. Nothing of this person's own Wine is touched.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("makensis", "wixl", "msibuild", "wine", "wineserver", "x86_64-w64-mingw32-gcc")
PATIENCE = 120.0
"""Seconds for one program under Wine; the first one has a whole system to make."""

EPOCH = 1_700_000_000


class Failed(Exception):
    """A step did not show what it should; the message says what was found."""


def missing_tools() -> tuple[str, ...]:
    """Those without which nothing of this runs."""
    return tuple(tool for tool in TOOLS if shutil.which(tool) is None)


def expect(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        raise Failed(f"{what}: {found!r}, not {wanted!r}")


# The computer


Registry = Mapping[str, Mapping[str, object]]
"""Keys to their values by name, both in small letters."""


class Windows:
    """A fresh Windows, as Wine plays it, with nobody's desktop."""

    def __init__(self, prefix: Path) -> None:
        self.disk = prefix / "drive_c"
        self._environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(prefix.parent),
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",  # how names of files are written on our own disk
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }

    def start(self, *command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(["wine", *command], env=self._environ, stdout=subprocess.PIPE, text=True)

    def run(self, *command: str) -> tuple[int, str]:
        """The exit code, of which Unix keeps the lowest byte, and what was printed."""
        done = subprocess.run(
            ["wine", *command],
            env=self._environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.returncode, done.stdout

    def end(self) -> None:
        """Ends everything that runs in it, and waits until it has ended."""
        for option in ("-k", "-w"):
            subprocess.run(["wineserver", option], env=self._environ, timeout=PATIENCE, check=False)

    @property
    def person(self) -> Path:
        """The folder of whoever is signed in."""
        (found,) = (path for path in (self.disk / "users").iterdir() if path.name != "Public")
        return found

    def inside(self, path: str) -> Path:
        """Where a path on C: is on our own disk."""
        return self.disk.joinpath(*PureWindowsPath(path).parts[1:])

    def registry(self, root: str, *below: str) -> Registry:
        """All of HKCU or HKLM below these keys; the whole of `Software` takes seconds where the computer's is asked."""
        found: dict[str, Mapping[str, object]] = {}
        file = self.disk / "exported.reg"
        for key in below or ("Software",):
            self.run("reg", "export", rf"{root}\{key}", r"C:\exported.reg", "/y")
            if file.exists():
                found |= _read(file.read_text("utf-16"))
                file.unlink()
        return found

    def named(self, word: str) -> list[str]:
        """Every file and folder whose name holds this word."""
        return sorted(str(path.relative_to(self.disk)) for path in self.disk.rglob(f"*{word}*"))


def _read(exported: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The keys in a file that `reg export` wrote; only texts and numbers are told apart."""
    values: dict[str, object] = {}
    for line in exported.replace("\\\n", "").splitlines():
        if line.startswith("["):
            values = {}
            yield line.strip("[]").partition("\\")[2].lower(), values
            continue
        name, _, value = _parted(line)
        if value.startswith('"'):
            values[name] = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
        elif value.startswith("dword:"):
            values[name] = int(value.removeprefix("dword:"), 16)


def _parted(line: str) -> tuple[str, str, str]:
    if line.startswith("@="):
        return "", "=", line[2:]
    name, equals, value = line.partition('"=')
    return name.removeprefix('"').lower(), equals, value


# The packages


@dataclass(frozen=True)
class Made:
    """One brand in one version, as both kinds of installer."""

    program: str
    name: str
    version: str
    setup: Path
    msi: Path
    values: tuple[tuple[str, str, str], ...]


def made(work: Path) -> Iterator[Made]:
    """Both brands in version 0.1.0, and the first one in 0.1.1 with one file less and one more."""
    sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
    from brand import brand_of, plain
    from windows_facts import values
    from windows_packages import windows_packages

    frozen = stub(work / "frozen")
    vendor = brand_of(ROOT / "resources/profiles/practice")
    for brand in (plain(), vendor, replace(plain(), version="0.1.1")):
        if brand.version == "0.1.1":
            (frozen / "_internal/only-in-0.1.0.txt").rename(frozen / "_internal/only-in-0.1.1.txt")
        folder = work / f"{brand.program}-{brand.version}"
        setup, msi = windows_packages(brand, frozen, work, folder, EPOCH)
        facts = tuple((each.key, each.name, each.text) for each in values(brand))
        yield Made(brand.program, brand.name, brand.version, setup, msi, facts)


def stub(frozen: Path) -> Path:
    """A folder in the shape of the frozen program, with programs that really run on Windows."""
    (frozen / "_internal/rak_desktop/_resources/profiles/practice").mkdir(parents=True)
    (frozen / "_internal/only-in-0.1.0.txt").write_text("of the older version", "utf-8")
    (frozen / "_internal/with a space & ünïcode.txt").write_text("as names are", "utf-8")
    program = frozen / "rak-desktop.exe"
    source = ROOT / "packaging/windows/stub.c"
    subprocess.run(["x86_64-w64-mingw32-gcc", "-Os", "-s", "-o", str(program), str(source)], check=True)
    shutil.copy(program, frozen / "rak-desktop-window.exe")
    return frozen


# The stories. Each step is what it shows, and how.

Steps = list[tuple[str, Callable[[], None]]]
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"


def setup_story(windows: Windows, old: Made, vendor: Made, new: Made) -> Steps:
    """The installer for one person."""
    home = rf"{local(windows)}\Programs"
    person = Person(windows, "HKCU", home)
    return [
        ("the setup installs silently, for one person", lambda: expect(silently(windows, old), 0, "exit code")),
        ("files, menu and registry are as they should be", lambda: person.has(old)),
        ("the program starts", lambda: starts(windows, rf"{home}\{old.program}")),
        ("an open program is not overwritten", lambda: refuses_while_open(windows, home, old, new)),
        ("an upgrade takes its place", lambda: upgrades(windows, person, old, new)),
        ("an older version is refused", lambda: refuses_older(windows, person, old, new)),
        ("somebody else's folder is left alone", lambda: refuses_foreign(windows, vendor)),
        ("another brand lives beside it", lambda: lives_beside(windows, person, vendor, new)),
        ("uninstalled, and what the person has stays", lambda: leaves_the_persons(windows, person, new)),
        ("the other brand is still whole", lambda: person.has(vendor)),
        ("uninstalled with everything", lambda: leaves_nothing(windows, person, vendor)),
    ]


def msi_story(windows: Windows, old: Made, vendor: Made, new: Made) -> Steps:
    """The installer for a whole computer."""
    home = r"C:\Program Files"
    computer = Person(windows, "HKLM", home)
    rules = ("LOCK_PROFILE=com.example.harbour-tickets", "LOCK_LIVE_ALLOWED=0", "DEFAULT_LANGUAGE=de")
    return [
        ("the MSI installs silently, with rules", lambda: expect(msiexec(windows, "/i", old, *rules), 0, "exit code")),
        ("files, menu and registry are as they should be ", lambda: computer.has(old)),
        ("our own reader finds the rules", lambda: rules_hold(windows, old)),
        ("the program starts from Program Files", lambda: starts(windows, rf"{home}\{old.program}")),
        ("an upgrade takes its place and keeps the rules", lambda: upgrades_msi(windows, computer, old, new)),
        ("an older MSI is refused", lambda: refuses_older_msi(windows, computer, old, new)),
        ("another brand's MSI lives beside it", lambda: lives_beside_msi(windows, computer, vendor, new)),
        ("removed without remains, the other is whole", lambda: removed_msi(windows, computer, new, vendor)),
        ("and so is the other", lambda: removed_msi(windows, computer, vendor)),
    ]


@dataclass(frozen=True)
class Person:
    """Whom a program is installed for: a root of the registry, and a folder for programs."""

    windows: Windows
    root: str
    home: str

    def has(self, made: Made) -> None:
        """Everything of this version is there, and nothing of another."""
        folder = self.windows.inside(rf"{self.home}\{made.program}")
        for name in (f"{made.program}.exe", f"{made.program}-window.exe", "_internal/with a space & ünïcode.txt"):
            expect((folder / name).is_file(), True, name)
        others = {path.name for path in folder.glob("_internal/only-in-*")}
        if made.version == "0.1.1":
            expect(others, {"only-in-0.1.1.txt"}, "files of both versions")
        written = {key for key, _, _ in made.values}
        registry = self.windows.registry(self.root, UNINSTALL, *(key for key in written if not _is_below(key, written)))
        for key, name, text in made.values:
            wanted = text.replace("{home}", rf"{self.home}\{made.program}")
            expect(registry.get(key.lower(), {}).get(name.lower()), wanted, rf"{key}\{name}")
        entries = self.entries(made, registry)
        expect([entry.get("displayversion") for entry in entries], [made.version], "entries in the list of programs")
        # Of both menus: Wine 8 takes the person's for everybody's.
        menu = [name for name in self.windows.named(made.name) if name.endswith(f"Programs/{made.name}.lnk")]
        expect(len(menu), 1, "entries in the menu")

    def entries(self, made: Made, registry: Registry | None = None) -> list[Mapping[str, object]]:
        """What the list of programs shows under the brand's name."""
        registry = registry or self.windows.registry(self.root, UNINSTALL)
        listed = (values for key, values in registry.items() if key.startswith(UNINSTALL.lower()))
        return [values for values in listed if values.get("displayname") == made.name]

    def has_nothing(self, made: Made) -> None:
        """No key of the registry and no file bears the brand's name any more."""
        registry = self.windows.registry(self.root)
        named = [key for key in registry if made.program in key.split("\\")]
        expect([*named, *self.entries(made, registry)], [], "left in the registry")
        menu = [name for name in self.windows.named(made.name) if name.endswith(".lnk")]
        expect(menu, [], "left in the menu")


def _is_below(key: str, keys: set[str]) -> bool:
    return any(key.startswith(f"{each}\\") for each in keys)


def local(windows: Windows) -> str:
    return rf"C:\users\{windows.person.name}\AppData\Local"


def silently(windows: Windows, made: Made, *options: str) -> int:
    return windows.run(str(made.setup), "/S", *options)[0]


def msiexec(windows: Windows, what: str, made: Made, *properties: str) -> int:
    return windows.run("msiexec", what, f"Z:{made.msi}".replace("/", "\\"), "/qn", "/norestart", *properties)[0]


def starts(windows: Windows, folder: str) -> None:
    program = PureWindowsPath(folder).name
    code, said = windows.run(rf"{folder}\{program}.exe")
    expect((code, said.strip().lower()), (0, rf"started {folder}\{program}.exe".lower()), "started")


def refuses_while_open(windows: Windows, home: str, old: Made, new: Made) -> None:
    holding = windows.disk / "holding"
    holding.touch()
    window = windows.start(rf"{home}\{old.program}\{old.program}-window.exe", "hold", r"C:\holding")
    try:
        (window.stdout or sys.stdin).readline()  # it has started
        expect(silently(windows, new, "/WAIT=0"), 4, "exit code")
        expect(windows.registry("HKCU", "Software")[rf"software\{old.program}"]["version"], old.version, "version")
    finally:
        holding.unlink()
        window.communicate(timeout=PATIENCE)


def upgrades(windows: Windows, person: Person, old: Made, new: Made) -> None:
    book = windows.inside(rf"{local(windows)}\{old.program}\connections.sqlite3")
    book.parent.mkdir(exist_ok=True)
    book.write_text("a book", "utf-8")
    expect(silently(windows, new), 0, "exit code")
    expect(book.read_text("utf-8"), "a book", "the person's own")
    person.has(new)


def refuses_older(windows: Windows, person: Person, old: Made, new: Made) -> None:
    expect(silently(windows, old), 3, "exit code")
    person.has(new)


def refuses_foreign(windows: Windows, made: Made) -> None:
    letters = windows.disk / "letters"
    letters.mkdir()
    (letters / "dear.txt").write_text("Dear …", "utf-8")
    expect(silently(windows, made, r"/D=C:\letters"), 5, "exit code")
    expect([path.name for path in letters.iterdir()], ["dear.txt"], "the folder")


def lives_beside(windows: Windows, person: Person, vendor: Made, new: Made) -> None:
    expect(silently(windows, vendor), 0, "exit code")
    person.has(vendor)
    person.has(new)
    starts(windows, rf"{person.home}\{vendor.program}")


def leaves_the_persons(windows: Windows, person: Person, made: Made) -> None:
    uninstall(windows, person, made)
    person.has_nothing(made)
    kept = windows.inside(rf"{local(windows)}\{made.program}\connections.sqlite3")
    expect(kept.read_text("utf-8"), "a book", "the person's own")


def leaves_nothing(windows: Windows, person: Person, made: Made) -> None:
    own = windows.inside(rf"{local(windows)}\{made.program}\connections.sqlite3")
    own.parent.mkdir()
    own.write_text("a book", "utf-8")
    uninstall(windows, person, made, "/KEYS")
    person.has_nothing(made)
    expect(windows.named(made.program), [], "left on the disk")


def uninstall(windows: Windows, person: Person, made: Made, *options: str) -> None:
    """As the list of programs does it: by the command in its entry, and then waiting until nothing is there."""
    (entry,) = person.entries(made)
    quiet = str(entry["quietuninstallstring"])
    program, _, silent = quiet.removeprefix('"').partition('" ')
    expect(silent, "/S", "how it is silent")
    windows.run(program, silent, *options)
    # It goes on as a copy of itself, since nothing can delete itself while it runs.
    until = time.monotonic() + PATIENCE
    while windows.inside(program).exists() or person.entries(made):
        if time.monotonic() > until:
            raise Failed("the uninstaller did not end")
        time.sleep(0.2)


def rules_hold(windows: Windows, made: Made) -> None:
    from rak_desktop.adapters.policy_places import WINDOWS_KEY
    from rak_desktop.adapters.policy_windows import PolicyKeys

    registry = windows.registry("HKLM", r"Software\Policies")

    def read_key(root: str, key: str) -> Mapping[str, object]:
        return registry.get(key.lower(), {}) if root == "HKEY_LOCAL_MACHINE" else {}

    expect(WINDOWS_KEY, rf"Software\Policies\{made.program}", "where the program looks")
    policy = PolicyKeys(read_key).read()
    expect(policy.oddities, (), "what the program could not read")
    locked = {item: decided.value for item, decided in policy.locked.items()}
    expect(locked, {"profile": "com.example.harbour-tickets", "live_allowed": False}, "locks")
    expect({item: decided.value for item, decided in policy.defaults.items()}, {"language": "de"}, "defaults")


def upgrades_msi(windows: Windows, computer: Person, old: Made, new: Made) -> None:
    expect(msiexec(windows, "/i", new), 0, "exit code")
    computer.has(new)
    rules_hold(windows, old)


def refuses_older_msi(windows: Windows, computer: Person, old: Made, new: Made) -> None:
    expect(msiexec(windows, "/i", old) != 0, True, "refused")
    computer.has(new)


def lives_beside_msi(windows: Windows, computer: Person, vendor: Made, new: Made) -> None:
    expect(msiexec(windows, "/i", vendor), 0, "exit code")
    computer.has(vendor)
    computer.has(new)


def removed_msi(windows: Windows, computer: Person, gone: Made, *whole: Made) -> None:
    expect(msiexec(windows, "/x", gone), 0, "exit code")
    computer.has_nothing(gone)
    expect(windows.inside(rf"{computer.home}\{gone.program}").exists(), False, "its folder")
    for made in whole:
        computer.has(made)


@contextmanager
def fresh_windows() -> Iterator[Windows]:
    with tempfile.TemporaryDirectory(prefix="rak-wine-") as folder:
        windows = Windows(Path(folder, "prefix"))
        try:
            windows.run("wineboot", "-i")
            yield windows
        finally:
            windows.end()


def main(argv: Sequence[str] = ()) -> int:
    """Tell both stories, step by step."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    parser.add_argument("--stub", metavar="DIR", type=Path, help="only make the stub, there")
    arguments = parser.parse_args(argv)
    if missing := missing_tools():
        print(
            f"Not here: {', '.join(missing)}. On Debian: apt-get install nsis wixl msitools wine64 wine "
            "gcc-mingw-w64-x86-64"
        )
        return 1
    if arguments.stub:
        stub(arguments.stub)
        return 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rak-packages-") as work:
        packages = list(made(Path(work)))
        print(f"{time.monotonic() - began:6.1f} s  installers for two brands and an upgrade")
        for package in packages:
            sizes = f"{package.setup.stat().st_size / 1e6:.2f} MB and {package.msi.stat().st_size / 1e6:.2f} MB"
            print(f"          {package.program} {package.version}: {sizes}")
        began = time.monotonic()
        with fresh_windows() as windows:
            print(f"{time.monotonic() - began:6.1f} s  a fresh Windows, as Wine plays it", flush=True)
            for what, step in (*setup_story(windows, *packages), *msi_story(windows, *packages)):
                began = time.monotonic()
                try:
                    step()
                except (Failed, subprocess.SubprocessError) as failed:
                    print(f"FAILED  {what}\n{failed}")
                    return 1
                print(f"{time.monotonic() - began:6.1f} s  {what}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
