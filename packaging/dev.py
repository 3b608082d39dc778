#!/usr/bin/env python3
"""The two commands of the README: try the program, and test it, on a computer that has only Python.

    python3 packaging/dev.py run      practise with the window, without a Stripe account
    python3 packaging/dev.py test     every check and every test; further arguments go to pytest
    python3 packaging/dev.py test --quick    every check, and the tests without journeys and sweeps
    python3 packaging/dev.py check    format, lint, types and import direction only

What is missing is installed first: Python packages into .venv, by hash, and on Debian and its relatives
system packages, when this runs as root; otherwise the exact line to type is printed. A second start does
nothing of this: .venv carries a stamp of what it was made from, and a system library is looked for by
opening it, which takes less than a millisecond.

Standard library only, and readable by older Pythons, so that they can be told politely that they are old.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import enum
import hashlib
import importlib
import importlib.util
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.lock"
RULES = "tests/core"
QUICK = "--quick"
SLOW = "journey or sweep"
FEW_EXAMPLES = "FEW_EXAMPLES"
"""Tells tests/support/examples.py that fewer made-up cases than at a desk will do."""
MOST_PROCESSES = 4
"""More would find nothing to do: at the end all wait for the longest journeys."""

OLDEST_PYTHON = (3, 11)
STOPPED_BY_CTRL_C = 130
HEAD_START = 1.0
"""Seconds that pytest has for itself before the checks start; its own start is over by then."""

ANSWER_LIMIT = 1.0
"""Seconds a screen or bus may take to accept a connection before it counts as not there."""


class Stop(Exception):
    """Nothing more can be done here; the message says in plain words what the person can do."""


# What the system has to bring


class Kind(enum.Enum):
    """How to find out whether something is there."""

    LIBRARY = enum.auto()
    PROGRAM = enum.auto()
    FILE = enum.auto()
    MODULE = enum.auto()


@dataclass(frozen=True)
class Need:
    """Something outside .venv, the names it may go by, and the Debian package that brings it."""

    kind: Kind
    package: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        return " or ".join(self.names)


def _need(kind: Kind, package: str, *names: str) -> Need:
    return Need(kind, package, names)


# Debian 12's names; Debian 13 and Ubuntu provide them under their newer ones.
# Without these, even importing Qt's widgets fails, with or without a screen.
WINDOW = (
    _need(Kind.LIBRARY, "libegl1", "libEGL.so.1"),
    _need(Kind.LIBRARY, "libgl1", "libGL.so.1"),
    _need(Kind.LIBRARY, "libglib2.0-0", "libglib-2.0.so.0"),
    _need(Kind.LIBRARY, "libfontconfig1", "libfontconfig.so.1"),
    _need(Kind.LIBRARY, "libdbus-1-3", "libdbus-1.so.3"),
    _need(Kind.LIBRARY, "libxkbcommon0", "libxkbcommon.so.0"),
    _need(Kind.LIBRARY, "libx11-6", "libX11.so.6"),
)
SCREEN = (
    _need(Kind.LIBRARY, "libxcb-cursor0", "libxcb-cursor.so.0"),
    _need(Kind.LIBRARY, "libxcb-icccm4", "libxcb-icccm.so.4"),
    _need(Kind.LIBRARY, "libxcb-image0", "libxcb-image.so.0"),
    _need(Kind.LIBRARY, "libxcb-keysyms1", "libxcb-keysyms.so.1"),
    _need(Kind.LIBRARY, "libxcb-randr0", "libxcb-randr.so.0"),
    _need(Kind.LIBRARY, "libxcb-render-util0", "libxcb-render-util.so.0"),
    _need(Kind.LIBRARY, "libxcb-shape0", "libxcb-shape.so.0"),
    _need(Kind.LIBRARY, "libxcb-xfixes0", "libxcb-xfixes.so.0"),
    _need(Kind.LIBRARY, "libxcb-xkb1", "libxcb-xkb.so.1"),
    _need(Kind.LIBRARY, "libx11-xcb1", "libX11-xcb.so.1"),
    _need(Kind.LIBRARY, "libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
)
KEYCHAIN = (
    _need(Kind.PROGRAM, "dbus", "dbus-daemon"),
    _need(Kind.PROGRAM, "gnome-keyring", "gnome-keyring-daemon"),
    _need(Kind.PROGRAM, "libglib2.0-bin", "gdbus"),
    _need(Kind.PROGRAM, "libsecret-tools", "secret-tool"),
)
JOURNEYS = (
    _need(Kind.PROGRAM, "xvfb", "Xvfb"),
    _need(Kind.PROGRAM, "openbox", "openbox"),
    _need(Kind.PROGRAM, "xdotool", "xdotool"),
    _need(Kind.PROGRAM, "keepassxc", "keepassxc"),
    _need(Kind.PROGRAM, "strace", "strace"),
    _need(Kind.PROGRAM, "icu-devtools", "icupkg"),
    _need(Kind.PROGRAM, "php-cli", "php"),
    _need(Kind.PROGRAM, "ruby", "ruby"),
    _need(Kind.PROGRAM, "chromium", "chromium", "chromium-browser", "google-chrome"),
    _need(Kind.PROGRAM, "chromium-driver", "chromedriver"),
    _need(Kind.FILE, "at-spi2-core", "/usr/share/dbus-1/services/org.a11y.Bus.service"),
)
TESTS = WINDOW + SCREEN + KEYCHAIN + JOURNEYS


def venv_need() -> Need:
    """Return what `python -m venv` needs: Debian has `venv` without `ensurepip` until a package is added."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return _need(Kind.MODULE, f"python{version}-venv", "ensurepip")


class System:
    """The computer this runs on. Tests put another one in its place."""

    def is_linux(self) -> bool:
        return sys.platform == "linux"

    def is_root(self) -> bool:
        return os.geteuid() == 0

    def has_apt(self) -> bool:
        return shutil.which("apt-get") is not None

    def has(self, need: Need) -> bool:
        return any(_is_there(need.kind, name) for name in need.names)

    def install(self, packages: Sequence[str]) -> None:
        for command in (["apt-get", "-qq", "update"], _apt_install(packages, "-qq", "-y")):
            _quietly(command, os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
        importlib.invalidate_caches()


def _is_there(kind: Kind, name: str) -> bool:
    if kind is Kind.LIBRARY:
        with contextlib.suppress(OSError):
            ctypes.CDLL(name)
            return True
        return False
    if kind is Kind.PROGRAM:
        return shutil.which(name) is not None
    if kind is Kind.MODULE:
        return importlib.util.find_spec(name) is not None
    return Path(name).exists()


def _apt_install(packages: Sequence[str], *options: str) -> list[str]:
    return ["apt-get", "install", "--no-install-recommends", *options, *packages]


def provide(needs: Sequence[Need], system: System) -> None:
    """See that the system has what is needed: install it, or say what is missing and stop.

    Where there is no apt-get only the names can be told, and what is not needed to open a window may be
    missing: a test that wants it says so itself.
    """
    missing = _missing(needs, system)
    if not missing:
        return
    packages = sorted({need.package for need in missing})
    if not system.has_apt():
        _tell_names(missing)
    elif not system.is_root():
        line = shlex.join(["sudo", *_apt_install(packages)])
        raise Stop(f"Some system packages are missing. Please install them and start again:\n\n  {line}\n")
    else:
        say(f"Installing {len(packages)} system packages, once: {' '.join(packages)}")
        system.install(packages)
        if still := _missing(needs, system):
            raise Stop(f"apt-get succeeded, but this is still missing: {_listed(still)}.")


def _missing(needs: Sequence[Need], system: System) -> list[Need]:
    return [need for need in needs if not system.has(need)]


def _tell_names(missing: Sequence[Need]) -> None:
    text = f"This system lacks: {_listed(missing)}."
    if any(need in WINDOW or need.kind is Kind.MODULE for need in missing):
        raise Stop(f"{text} Please install what brings them with your package manager and start again.")
    say(f"{text} Going on without.")


def _listed(needs: Iterable[Need]) -> str:
    return ", ".join(str(need) for need in needs)


# The Python environment


@dataclass(frozen=True)
class Environment:
    """A virtual environment made from one lock, and the stamp that says so."""

    folder: Path
    lock: Path

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        return self.folder / "made-from.sha256"

    def wanted_stamp(self) -> str:
        return hashlib.sha256(self.lock.read_bytes() + _python_version().encode()).hexdigest()

    def is_current(self) -> bool:
        """Tell whether there is nothing to do. The stamp is written last, so half an environment has none."""
        try:
            return self.python.exists() and self.stamp.read_text() == self.wanted_stamp()
        except OSError:
            return False

    def make(self) -> None:
        """Make it anew: an older one could hold packages that the lock no longer names."""
        if self.folder.exists():
            shutil.rmtree(self.folder)
        say("Installing the Python packages into .venv, once.")
        for command in self._commands():
            _quietly(command, os.environ)
        unpack_shiboken(self.python)
        self.stamp.write_text(self.wanted_stamp())

    def _commands(self) -> list[list[str]]:
        base = getattr(sys, "_base_executable", sys.executable)  # this Python may be the one in .venv
        locked = ["--no-deps", "--require-hashes", "-r", str(self.lock)]
        if uv := shutil.which("uv"):
            return [
                [uv, "venv", "-q", "--python", base, str(self.folder)],
                [uv, "pip", "install", "-q", "--python", str(self.python), *locked],
            ]
        return [
            [base, "-m", "venv", str(self.folder)],
            [str(self.python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *locked],
        ]


def unpack_shiboken(python: Path) -> None:
    """Unpack the modules that Qt for Python has in its library, where it has to compile them at every start."""
    asked = "import contextlib\nwith contextlib.suppress(ModuleNotFoundError): import shiboken6"
    _quietly([str(python), "-c", asked], os.environ | {"SBK_EMBED": "0"})


def _python_version() -> str:
    return ".".join(map(str, sys.version_info[:3]))


def prepare(needs: Sequence[Need], system: System, environment: Environment) -> Path:
    """Make the computer ready and return the Python to use."""
    current = environment.is_current()
    if not current and shutil.which("uv") is None:
        needs = (venv_need(), *needs)
    if system.is_linux():
        provide(needs, system)
    if not current:
        environment.make()
    return environment.python


# Checks


CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "import direction": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
}
_LOOKED_AT_NOTHING = re.compile(r"No Python files found|There are no \.py|Contracts: 0 kept|Analyzed 0 files")


@dataclass(frozen=True)
class RunningCheck:
    """A check tool that works beside something else."""

    name: str
    process: subprocess.Popen[str]

    def complaint(self) -> str:
        """Wait for the tool and return what it found, or nothing."""
        output, _ = self.process.communicate()
        if self.process.returncode:
            return output or f"It ended with code {self.process.returncode} and said nothing."
        return output if looked_at_nothing(output) else ""


def looked_at_nothing(output: str) -> bool:
    """Tell whether a tool was content only because it found nothing to look at."""
    return _LOOKED_AT_NOTHING.search(output) is not None


@contextlib.contextmanager
def _checks_running(python: Path) -> Iterator[list[RunningCheck]]:
    checks = [RunningCheck(name, _in_background([str(python), *tool])) for name, tool in CHECKS.items()]
    try:
        yield checks
    finally:
        for check in checks:
            check.process.kill()
            check.process.wait()


def _in_background(command: Sequence[str]) -> subprocess.Popen[str]:
    """Start a command that takes only the time others leave it."""
    idle = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=_variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        creationflags=idle,
    )
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, 10)
    return process


def _report(checks: Sequence[RunningCheck]) -> int:
    complaints = {check.name: check.complaint() for check in checks}
    for name, complaint in complaints.items():
        if complaint:
            say(f"\n{name}:\n{complaint.strip()}")
    say("Checks: " + ", ".join(f"{name} {'FAILED' if bad else 'ok'}" for name, bad in complaints.items()))
    return int(any(complaints.values()))


# Commands


def check(system: System, _arguments: Sequence[str]) -> int:
    """Run the four check tools side by side."""
    with _checks_running(prepare((), system, Environment(VENV, LOCK))) as checks:
        return _report(checks)


def test(system: System, arguments: Sequence[str]) -> int:
    """Run the rules at once and, after a head start, everything else beside them, the checks with low priority.

    So the first test waits for nobody, and no processor for the rules. What the other tests say is told when the
    rules are done, and what the checks found last, in a line or two, near pytest's own closing line.
    """
    python = prepare(TESTS, system, Environment(VENV, LOCK))
    few = {FEW_EXAMPLES: "1"} if QUICK in arguments else {}
    pytest, environ = [str(python), "-u", "-m", "pytest"], _variables(QT_QPA_PLATFORM="offscreen", **few)
    first, *others = plan_tests(arguments, os.cpu_count() or 1)
    with contextlib.ExitStack() as running:
        begun = running.enter_context(_in_foreground([*pytest, *first], environ))
        with contextlib.suppress(subprocess.TimeoutExpired):
            begun.wait(HEAD_START)
        held = [running.enter_context(_held_back([*pytest, *each], environ)) for each in others]
        checks = running.enter_context(_checks_running(python))
        codes = [_exit_code(begun), *(tell() for tell in held)]
        return _report(checks) or max(codes)


def plan_tests(arguments: Sequence[str], processors: int) -> list[list[str]]:
    """Tell what pytest is given, in one run beside the other.

    First the rules alone, which begin within a second: to read all the other tests takes pytest longer, and then
    they run in several processes. What somebody chose with arguments of their own runs in one; `--quick` may be
    among them.
    """
    chosen = [argument for argument in arguments if argument != QUICK]
    if QUICK in arguments:
        chosen = _without_the_slow(chosen)
    if set(arguments) - {QUICK}:
        return [chosen]
    processes = min(processors, MOST_PROCESSES)
    beside_each_other = ["-n", str(processes), "--dist", "worksteal"] if processes > 1 else []
    return [[*chosen, RULES], [*beside_each_other, *chosen, f"--ignore={RULES}"]]


def _without_the_slow(chosen: Sequence[str]) -> list[str]:
    """Leave out what is slow, also where marks were chosen: of several `-m` pytest heeds the last."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-m", dest="marks")
    known, others = parser.parse_known_args(chosen)
    marks = f"({known.marks}) and not ({SLOW})" if known.marks else f"not ({SLOW})"
    return ["-m", marks, *others]


@dataclass(frozen=True)
class Start:
    """How the program is started here."""

    needs: tuple[Need, ...]
    command: tuple[str, ...]
    platform: str | None = None
    remark: str | None = None


def plan_start(python: Path, *, display: bool, bus: bool) -> Start:
    """Choose how to show the program: on the person's desktop, on a bus of its own, or by walking it."""
    practice = (str(python), "-m", "rak_desktop", "practice")
    if display and bus:
        return Start(WINDOW + SCREEN, practice)
    session = (str(python), str(PACKAGING / "private_session.py"))
    if display:
        return Start(
            WINDOW + SCREEN + KEYCHAIN,
            (*session, "--my-display", "--", *practice),
            remark="There is no desktop session here, so the practice keys go into a keychain of their own "
            "that is gone when the window closes.",
        )
    return Start(
        WINDOW + KEYCHAIN,
        (*session, "--", str(python), str(PACKAGING / "walk.py")),
        platform="offscreen",
        remark="There is no display here, so the window is walked through by itself, without one.",
    )


def run(system: System, _arguments: Sequence[str]) -> int:
    """Open the practice window, or walk through it where nobody could see it."""
    there = not system.is_linux()
    environment = Environment(VENV, LOCK)
    start = plan_start(
        environment.python,
        display=there or display_answers(os.environ),
        bus=there or bus_answers(os.environ),
    )
    prepare(start.needs, system, environment)
    if start.remark:
        say(start.remark)
    variables = {"QT_QPA_PLATFORM": start.platform} if start.platform else {}
    return _follow(start.command, _variables(**variables))


def _variables(**more: str) -> dict[str, str]:
    """Return the environment of our own programs: the project is used where it lies.

    Byte code is kept, whatever the person's settings: without it every start of pytest takes twice as long.
    """
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPATH": str(ROOT), **more}


# Is somebody there?


def display_answers(environ: Mapping[str, str]) -> bool:
    """Tell whether a screen named by the environment takes connections; a left-over name is not a screen."""
    wayland, x11 = environ.get("WAYLAND_DISPLAY"), environ.get("DISPLAY", "")
    if wayland and _accepts(str(Path(environ.get("XDG_RUNTIME_DIR", ""), wayland))):
        return True
    parts = re.fullmatch(r"(?P<host>.*):(?P<number>\d+)(\.\d+)?", x11)
    if parts is None:
        return False
    if parts["host"] in ("", "unix"):
        path = f"/tmp/.X11-unix/X{parts['number']}"  # noqa: S108 - where every X server listens
        return _accepts(path) or _accepts("\0" + path)
    return _accepts((parts["host"], 6000 + int(parts["number"])))


def bus_answers(environ: Mapping[str, str]) -> bool:
    """Tell whether the session bus, named or at its usual place, takes connections."""
    usual = f"unix:path={environ.get('XDG_RUNTIME_DIR', '')}/bus"
    addresses = environ.get("DBUS_SESSION_BUS_ADDRESS") or usual
    return any(_accepts(path) for path in map(_bus_socket, addresses.split(";")) if path)


def _bus_socket(address: str) -> str | None:
    found = re.match(r"unix:(?:.*,)?(path|abstract)=([^,]+)", address)
    if found is None:
        return None
    return ("\0" if found[1] == "abstract" else "") + unquote(found[2])


def _accepts(address: str | tuple[str, int]) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family) as client:
        client.settimeout(ANSWER_LIMIT)
        try:
            client.connect(address)
        except OSError:
            return False
        return True


# Talking and starting


def say(text: str) -> None:
    """Print for the person; at once, because others print to the same place next."""
    print(text, flush=True)


def _quietly(command: Sequence[str], environ: Mapping[str, str]) -> None:
    """Run a command whose output matters only when it fails."""
    done = subprocess.run(
        command,
        check=False,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise Stop(f"{done.stdout.strip()}\n\nThis command failed: {shlex.join(command)}")


def _follow(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command in the foreground and return its exit code."""
    with _in_foreground(command, environ) as child:
        return _exit_code(child)


@contextlib.contextmanager
def _held_back(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[Callable[[], int]]:
    """Start a command that is not heard yet. What is given tells all that it says to its end, and its exit code."""
    as_here = {"COLUMNS": str(shutil.get_terminal_size().columns)}
    coloured = ["--color=yes"] if sys.stdout.isatty() else []
    with _in_foreground([*command, *coloured], {**environ, **as_here}, subprocess.PIPE) as child:

        def tell() -> int:
            while child.stdout and (said := os.read(child.stdout.fileno(), 65536)):
                sys.stdout.buffer.write(said)
                sys.stdout.flush()
            return _exit_code(child)

        yield tell


@contextlib.contextmanager
def _in_foreground(
    command: Sequence[str], environ: Mapping[str, str], stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a command that is one of those to be stopped when somebody stops this script.

    Ctrl-C reaches it by itself, and it may need a moment to clean up, so that is not taken as our own end.
    """
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=stdout) as child:
        started_before = signal.getsignal(signal.SIGTERM)

        def stop(number: int, frame: FrameType | None) -> None:
            child.terminate()
            if callable(started_before):
                started_before(number, frame)

        before = {
            signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None),
            signal.SIGTERM: signal.signal(signal.SIGTERM, stop),
        }
        try:
            yield child
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _exit_code(child: subprocess.Popen[bytes]) -> int:
    code = child.wait()
    return code if code >= 0 else 128 - code


COMMANDS = {"run": run, "test": test, "check": check}


def _arguments(argv: Sequence[str]) -> tuple[str, list[str]]:
    parser = argparse.ArgumentParser(
        description="Try RAK Desktop, or test it. What is missing is installed first.",
        epilog="The window practises against a stand-in for Stripe on this computer: no account is needed.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="open the practice window (without a display it is walked through)")
    commands.add_parser("test", help="every check and every test (--quick: without the long ones); others go to pytest")
    commands.add_parser("check", help="format, lint, types and import direction only")
    known, further = parser.parse_known_args(argv)
    if further and known.command != "test":
        parser.error(f"{known.command} takes no further arguments")
    return known.command, further


def main(argv: Sequence[str], system: System) -> int:
    """Do what the command line asks and return the exit code; every trouble becomes a sentence."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"RAK Desktop needs Python 3.11 or newer; this is {_python_version()}.")
        return 1
    command, further = _arguments(argv)
    try:
        return COMMANDS[command](system, further)
    except Stop as stop:
        say(str(stop))
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED_BY_CTRL_C
    except OSError as error:
        say(f"The operating system said no: {error}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], System()))
