"""Asks the person's own desktop to show a file in its folder, or to open a new e-mail.

| System  | A file in its folder                  | A new e-mail       |
|---------|---------------------------------------|--------------------|
| Windows | `explorer /select,`                   | `os.startfile`     |
| macOS   | `open -R`                             | `open`             |
| Linux   | the file manager on the session bus would need a library; `xdg-open` opens the folder | `xdg-open` |
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from rak_desktop.adapters.users_environment import users_own


class SystemDesktop:
    """Implements ports/desktop."""

    def __init__(self, environ: Mapping[str, str], platform: str = sys.platform) -> None:
        self._environ = users_own(environ)
        self._platform = platform

    def show_file(self, path: str) -> None:
        self._start(shown_by(path, self._platform))

    def write_mail(self, address: str, subject: str, text: str) -> None:
        url = mail_to(address, subject, text)
        if self._platform == "win32":
            with suppress(OSError):
                os.startfile(url)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606 - Windows only, no shell
            return
        self._start(("open" if self._platform == "darwin" else "xdg-open", url))

    def _start(self, command: Sequence[str]) -> None:
        nothing = subprocess.DEVNULL
        with suppress(OSError):
            started = subprocess.Popen(
                command, env=self._environ, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
            with suppress(subprocess.TimeoutExpired):
                started.wait(5.0)
            started.returncode = started.returncode or 0  # it may live on as the program it opened; nobody waits


def shown_by(path: str, platform: str) -> tuple[str, ...]:
    """The command that shows this file."""
    match platform:
        case "win32":
            return ("explorer", f"/select,{path}")
        case "darwin":
            return ("open", "-R", path)
        case _:
            return ("xdg-open", str(Path(path).parent))


def mail_to(address: str, subject: str, text: str) -> str:
    """The address of a new e-mail. Nothing in it can end a part and begin another."""
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(text, safe='')}"
