"""Watches what the tests do outside their own folders: it hears every file, folder and socket of Python's."""

import ipaddress
import os
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_CHECKOUT = Path(__file__).parents[2]
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class StrangerError(PermissionError):
    """Raised at the place that reached outside, so that it does not happen."""


class Watch:
    """Hears from its making on. `seen` says what was stopped, for tests whose code swallows the exception."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.seen: list[str] = []
        self._folders = _folders_of_the_person(environ)
        self._sockets = _bus_sockets_of_the_person(environ)
        self._hearing: dict[str, Callable[..., None]] = {
            "socket.connect": self._connects,
            "socket.sendto": self._connects,
            "socket.getaddrinfo": lambda host, *_: self._speaks_to(host),
            "open": self._opens,
            "os.mkdir": lambda path, *_: self._writes(path),
            "os.rename": lambda _, target, *__: self._writes(target),
            "sqlite3.connect": self._writes,
        }
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if heard := self._hearing.get(event):
            heard(*arguments)

    def _connects(self, connecting: socket.socket, address: object) -> None:
        if isinstance(address, tuple):
            self._speaks_to(address[0])
        elif os.fspath(address) in self._sockets:  # type: ignore[call-overload]
            self._stop(f"connected to the session bus at {address!r}")

    def _speaks_to(self, host: object) -> None:
        name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
        if not _is_this_computer(name):
            self._stop(f"spoke to {name}")

    def _opens(self, path: object, mode: str | None, flags: int) -> None:
        if flags & _WRITING:
            self._writes(path)

    def _writes(self, path: object) -> None:
        if isinstance(path, (str, bytes, os.PathLike)):
            written = str(Path(os.fsdecode(path)).absolute())
            if written.startswith(self._folders) and "__pycache__" not in written:
                self._stop(f"wrote {written}")

    def _stop(self, what: str) -> None:
        self.seen.append(what)
        raise StrangerError(f"a test {what}")


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _folders_of_the_person(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Where programs keep a person's things. Not the whole home: the checkout may stand in it."""
    home = Path.home()
    named = (
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    )
    usual = (".config", ".local", ".cache", "Library", "AppData")
    folders = [Path(environ[name]) for name in named if environ.get(name)] + [home / name for name in usual]
    return tuple(str(folder) + os.sep for folder in folders if folder not in _CHECKOUT.parents)


def _bus_sockets_of_the_person(environ: Mapping[str, str]) -> frozenset[str]:
    address = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    paths = [part.partition("=")[2].partition(",")[0] for part in address.split(";") if "path=" in part]
    if sys.platform != "win32":
        paths.append(f"/run/user/{os.getuid()}/bus")
    return frozenset(paths)
