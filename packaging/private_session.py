#!/usr/bin/env python3
"""A desktop session of its own with a real keychain, for tests and for a walk through the windows.

    python3 packaging/private_session.py [--locked | --empty | --frozen | --no-daemon]
                                         [--display | --my-display] -- COMMAND...

The command gets its own D-Bus session bus, its own home and XDG folders below a temporary folder, and
gnome-keyring's Secret Service, so nothing it keeps or reads is the person's own. When it ends, every
process of the session is ended and the folder is removed; the command's exit code is passed on.

state        what a client of the keychain meets
-----------  ------------------------------------------------------------------
(none)       a login collection, open
--locked     a login collection, locked; nobody is there to answer a prompt
--empty      a keychain daemon without any collection
--frozen     a keychain daemon that owns its name and never answers
--no-daemon  a bus without a keychain, on which none can be started

From Python: `with PrivateSession() as env: subprocess.run(command, env=env)`.
Linux only. Needs Debian's dbus, gnome-keyring, libglib2.0-bin; a display of its own needs xvfb and openbox.
"""

from __future__ import annotations

import argparse
import contextlib
import enum
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType

PASSWORD = "a password for a throw-away keychain"  # noqa: S105 - opens nothing that outlives the session
SECRETS_NAME = "org.freedesktop.secrets"
LOGIN_COLLECTION = "/org/freedesktop/secrets/collection/login"
SCREEN_SIZE = "1280x900x24"
START_LIMIT = 60
"""Seconds a daemon may take to be ready. Only a broken system comes near it."""

END_LIMIT = 5.0
"""Seconds a process may take to end when asked politely, before it is killed."""

_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_ACCESSIBILITY_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")

_OF_THE_PERSON = (
    "DBUS_SESSION_BUS_ADDRESS",
    "DBUS_STARTER_ADDRESS",
    "DBUS_STARTER_BUS_TYPE",
    "DISPLAY",
    "GNOME_KEYRING_CONTROL",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
)
"""Variables that would lead a program of the session back to the person's own desktop."""


class Keychain(enum.Enum):
    """What a client of the session's keychain meets."""

    OPEN = "open"
    LOCKED = "locked"
    EMPTY = "empty"
    FROZEN = "frozen"
    ABSENT = "absent"


class Display(enum.Enum):
    """Which screen the session's programs may draw on."""

    NONE = "none"
    OWN = "own"
    CALLERS = "callers"


class SessionError(Exception):
    """The session could not be started; the message is a sentence for the person at the terminal."""


@dataclass(frozen=True)
class Daemon:
    """A process that belongs to the session, and the file with what it says."""

    process: subprocess.Popen[bytes]
    log: Path

    @contextlib.contextmanager
    def end_handle(self) -> Iterator[int]:
        """Give a file descriptor that becomes readable when the process ends."""
        handle = os.pidfd_open(self.process.pid)
        try:
            yield handle
        finally:
            os.close(handle)

    def failure(self) -> SessionError:
        said = self.log.read_text(errors="replace").strip() or "nothing"
        return SessionError(f"A private session could not start {self.log.stem}. It said: {said}")


class PrivateSession:
    """A context manager that gives the environment in which a program meets the private session."""

    def __init__(self, keychain: Keychain = Keychain.OPEN, display: Display = Display.NONE) -> None:
        self._keychain = keychain
        self._display = display
        self._ending = contextlib.ExitStack()
        self._folder = Path()
        self._env: dict[str, str] = {}

    def __enter__(self) -> dict[str, str]:
        try:
            self._folder = self._new_folder()
            self._env = _environment(self._folder)
            self._start_bus()
            self._start_keychain()
            return self._env | self._start_display()
        except BaseException:
            self._ending.close()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.close()

    def lock(self) -> None:
        """Lock the login collection, as a desktop does after a while.

        Asked over the bus, because `secret-tool lock` crashes after it has locked.
        """
        where = ["--session", "-d", SECRETS_NAME, "-o", "/org/freedesktop/secrets"]
        what = ["-m", "org.freedesktop.Secret.Service.Lock", f"['{LOGIN_COLLECTION}']"]
        subprocess.run(["gdbus", "call", *where, *what], env=self._env, check=True, capture_output=True)

    def _new_folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="rak-session-"))
        self._ending.callback(shutil.rmtree, folder, ignore_errors=True)
        self._ending.callback(_end_strays, folder)
        for name in ("home", "run", "data", "config", "cache", "state", "services"):
            (folder / name).mkdir(mode=0o700)
        return folder

    def _start_bus(self) -> None:
        """Start a bus that starts nothing by itself, apart from the accessibility bus beside a screen.

        So no second keychain and no prompt can appear, whatever is installed on this computer.
        """
        services = self._folder / "services"
        if self._display is Display.OWN and _ACCESSIBILITY_SERVICE.exists():
            shutil.copy(_ACCESSIBILITY_SERVICE, services)
        config = self._folder / "bus.conf"
        config.write_text(_BUS_CONFIG.format(socket=self._folder / "run/bus", services=services))
        with _pipe() as (reading, writing):
            command = ["dbus-daemon", "--nofork", f"--config-file={config}", f"--print-address={writing}"]
            _read_line(reading, self._start(command, pass_fds=[writing]))

    def _start_keychain(self) -> None:
        if self._keychain is Keychain.ABSENT:
            return
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        if self._keychain is not Keychain.EMPTY:
            command.append("--unlock")  # takes all of stdin as the password, and makes the login collection
        daemon = self._start(command, stdin=PASSWORD)
        self._wait_for_name(SECRETS_NAME, daemon)
        if self._keychain is Keychain.LOCKED:
            self.lock()
        if self._keychain is Keychain.FROZEN:
            daemon.process.send_signal(signal.SIGSTOP)

    def _wait_for_name(self, name: str, owner: Daemon) -> None:
        """Wait until the daemon owns its name: a client that asks earlier would find no keychain."""
        waiting = self._start(["gdbus", "wait", "--session", "--timeout", str(START_LIMIT), name])
        with waiting.end_handle() as owned, owner.end_handle() as died:
            select.select([owned, died], [], [])
        if waiting.process.poll() != 0:
            raise owner.failure()

    def _start_display(self) -> dict[str, str]:
        match self._display:
            case Display.NONE:
                return {}
            case Display.CALLERS:
                return _callers_display(os.environ)
            case Display.OWN:
                display = self._start_screen()
                self._start_window_manager(display)
                return {"DISPLAY": display}

    def _start_screen(self) -> str:
        with _pipe() as (reading, writing):
            command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN_SIZE, "-nolisten", "tcp"]
            return ":" + _read_line(reading, self._start(command, pass_fds=[writing]))

    def _start_window_manager(self, display: str) -> None:
        """Start one, because without it no window gets the keyboard."""
        ready = self._folder / "window-manager-is-ready"
        os.mkfifo(ready)
        reading = os.open(ready, os.O_RDONLY | os.O_NONBLOCK)
        try:
            command = ["openbox", "--startup", f"sh -c 'echo ready >{ready}'"]
            _read_line(reading, self._start(command, env=self._env | {"DISPLAY": display}))
        finally:
            os.close(reading)

    def _start(
        self,
        command: Sequence[str],
        *,
        stdin: str = "",
        pass_fds: Sequence[int] = (),
        env: Mapping[str, str] | None = None,
    ) -> Daemon:
        """Start a daemon that ends with the session.

        It leads a process group of its own, so that Ctrl-C reaches the command but not the bus below it.
        """
        log = self._folder / f"{command[0]}.log"
        with log.open("ab") as output:
            try:
                process = subprocess.Popen(
                    command,
                    env=env or self._env,
                    stdin=subprocess.PIPE,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    pass_fds=pass_fds,
                    start_new_session=True,
                )
            except FileNotFoundError as error:
                message = f"A private session needs the program {command[0]}, which is not installed."
                raise SessionError(message) from error
        self._ending.callback(_end, process)
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError), process.stdin as pipe:
                pipe.write(stdin.encode())
        return Daemon(process, log)


def _environment(folder: Path) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name not in _OF_THE_PERSON}
    return env | {
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'run/bus'}",
    }


def _callers_display(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of the caller's own screen, made to work from another home and runtime folder."""
    found = {name: environ[name] for name in ("DISPLAY", "WAYLAND_DISPLAY") if environ.get(name)}
    if "WAYLAND_DISPLAY" in found:
        runtime = environ.get("XDG_RUNTIME_DIR", "")
        found["WAYLAND_DISPLAY"] = str(Path(runtime, found["WAYLAND_DISPLAY"]))
    if "DISPLAY" in found:
        found["XAUTHORITY"] = environ.get("XAUTHORITY") or str(Path(environ.get("HOME", ""), ".Xauthority"))
    return found


@contextlib.contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    """Give both ends of a pipe; a daemon that inherits the second says on it that it is ready."""
    reading, writing = os.pipe()
    try:
        yield reading, writing
    finally:
        os.close(reading)
        os.close(writing)


def _read_line(reading: int, daemon: Daemon) -> str:
    """Read to the end of the line: closing the pipe between two halves of it would end its writer."""
    line = b""
    with daemon.end_handle() as died:
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([reading, died], [], [], START_LIMIT)
            if reading not in ready:
                raise daemon.failure()
            line += os.read(reading, 4096)
    return line.decode().strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask politely first: a screen that is killed leaves its lock file in the system's temporary folder."""
    process.terminate()
    process.send_signal(signal.SIGCONT)
    try:
        process.wait(END_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _end_strays(folder: Path) -> None:
    """End what was started inside the session by others: the command's children, the accessibility bus.

    They are known by the runtime folder in their environment, which a child inherits even when it becomes
    a daemon of its own.
    """
    while strays := _living_with(f"XDG_RUNTIME_DIR={folder / 'run'}"):
        for process in strays:
            _kill_and_wait(process)


def _living_with(variable: str) -> list[int]:
    mark = variable.encode()
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark in environ.read_bytes().split(b"\0"):
                found.append(int(environ.parent.name))
    return found


def _kill_and_wait(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        handle = os.pidfd_open(process)
        try:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
            select.select([handle], [], [], END_LIMIT)
        finally:
            os.close(handle)


def _run_inside(session: PrivateSession, command: Sequence[str]) -> int:
    with session as env:
        try:
            process = subprocess.Popen(command, env=env)
        except OSError as error:
            message = f"{command[0]} could not be started: {error.strerror}."
            raise SessionError(message) from error
        try:
            code = process.wait()
        except BaseException:
            _end(process)
            raise
    return code if code >= 0 else 128 - code


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Run a command in a desktop session of its own, with a real keychain, cleaned up after.",
    )
    states = parser.add_mutually_exclusive_group()
    for flag, state, text in (
        ("--locked", Keychain.LOCKED, "lock the keychain first"),
        ("--empty", Keychain.EMPTY, "a keychain without any collection"),
        ("--frozen", Keychain.FROZEN, "a keychain that never answers"),
        ("--no-daemon", Keychain.ABSENT, "no keychain, and none can be started"),
    ):
        states.add_argument(flag, dest="keychain", action="store_const", const=state, help=text)
    displays = parser.add_mutually_exclusive_group()
    for flag, display, text in (
        ("--display", Display.OWN, "a virtual screen of its own, with a window manager"),
        ("--my-display", Display.CALLERS, "the command may draw on your own screen"),
    ):
        displays.add_argument(flag, dest="display", action="store_const", const=display, help=text)
    parser.add_argument("command", nargs="+", metavar="COMMAND", help="what to run, after --")
    parser.set_defaults(keychain=Keychain.OPEN, display=Display.NONE)
    return parser.parse_args(argv)


def _stop_on(number: int, _frame: FrameType | None) -> None:
    """Turn a request to end into an exception once, so that cleaning up is not itself interrupted."""
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    raise SystemExit(128 + number)


def main(argv: Sequence[str]) -> int:
    """Run the command line's command inside a private session and return its exit code."""
    arguments = _arguments(argv)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop_on)
    try:
        return _run_inside(PrivateSession(arguments.keychain, arguments.display), arguments.command)
    except SessionError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
