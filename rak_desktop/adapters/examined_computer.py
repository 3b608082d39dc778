"""The computer as the doctor sees it: its system, our folders, names on the internet, a browser."""

import errno
import os
import platform
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rak_desktop import __version__
from rak_desktop.adapters.system_browser import SystemBrowser
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.core.foreign_text import harmless
from rak_desktop.ports.computer import Folder, FolderProblem, SystemFacts

_PROBLEMS = {
    errno.ENOENT: FolderProblem.NO_HOME,
    errno.ENOTDIR: FolderProblem.NOT_A_FOLDER,
    errno.EEXIST: FolderProblem.NOT_A_FOLDER,
    errno.EROFS: FolderProblem.READ_ONLY,
    errno.EACCES: FolderProblem.FORBIDDEN,
    errno.EPERM: FolderProblem.FORBIDDEN,
    errno.ENOSPC: FolderProblem.FULL,
}
_BROWSERS = ("xdg-open", "wslview", "rundll32.exe")
_SOMEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737). Nothing is sent to it: a datagram socket only looks for the way."""


class ExaminedComputer:
    """Implements ports/computer."""

    def __init__(self, environ: Mapping[str, str], folders: Iterable[Path], root: Path = Path("/")) -> None:
        self._environ = environ
        self._root = root
        self._folders = tuple(folders)

    def system(self) -> SystemFacts:
        return SystemFacts(_name_of_the_system(), __version__, self._has_screen(), _is_administrator())

    def folders(self) -> tuple[Folder, ...]:
        home = Path(self._environ.get("HOME") or Path.home())
        return tuple(Folder(str(folder), _problem_with(folder, home)) for folder in self._folders)

    def looks_up(self, host: str) -> None:
        try:
            socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
        except OSError:
            raise StripeUnreachable(Code.NAME_NOT_FOUND if _has_a_way_out() else Code.OFFLINE) from None

    def has_browser(self) -> bool | None:
        browser = SystemBrowser(self._environ, root=self._root)
        if browser.out_of_reach():
            return False
        if sys.platform in ("win32", "darwin"):
            return True
        if not self._has_screen() or not any(shutil.which(name, path=self._environ.get("PATH")) for name in _BROWSERS):
            return False
        return None if browser.in_container else True

    def _has_screen(self) -> bool:
        """By what the session says; whether a display really answers is asked when a window is opened."""
        if sys.platform in ("win32", "darwin"):
            return True
        return bool(self._environ.get("WAYLAND_DISPLAY") or self._environ.get("DISPLAY"))


def _name_of_the_system() -> str:
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}"
    if sys.platform == "win32":
        return f"Windows {platform.release()} ({platform.version()})"
    try:
        return harmless(platform.freedesktop_os_release().get("PRETTY_NAME", ""), 60) or "Linux"
    except OSError:
        return "Linux"


def _is_administrator() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _problem_with(folder: Path, home: Path) -> FolderProblem | None:
    """Writes and removes a file there. Folders that had to be made for it are removed again; a home is never made."""
    if folder.is_relative_to(home) and not home.is_dir():
        return FolderProblem.NO_HOME
    made = list(_missing(folder))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder, prefix=".doctor-") as file:
            file.write(b"doctor")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return _PROBLEMS.get(error.errno or 0, FolderProblem.OTHER)
    finally:
        for each in made:
            _remove_if_empty(each)
    return None


def _missing(folder: Path) -> Iterator[Path]:
    """What has to be made, the innermost first."""
    for each in (folder, *folder.parents):
        if os.path.lexists(each):
            return
        yield each


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return


def _has_a_way_out() -> bool:
    for family, address in ((socket.AF_INET, _SOMEWHERE), (socket.AF_INET6, ("2001:db8::1", 9))):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as channel:
                channel.connect(address)
        except OSError:
            continue
        return True
    return False
