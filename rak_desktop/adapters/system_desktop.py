"""Asks the person's own desktop to show a file in its folder, or to open a new e-mail.

| System  | A file in its folder                  | A new e-mail       |
|---------|---------------------------------------|--------------------|
| Windows | `explorer.exe /select,"…"`            | `os.startfile`     |
| macOS   | `open -R`                             | `open`             |
| Linux   | the file manager on the session bus would need a library; `xdg-open` opens the folder | `xdg-open` |
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from rak_desktop.adapters.other_programs import has_opened_on_windows, has_started
from rak_desktop.adapters.users_environment import users_own

_WATCHED = 5.0
"""Seconds; nobody waits longer for it to be over."""


class SystemDesktop:
    """Implements ports/desktop."""

    def __init__(self, environ: Mapping[str, str], platform: str = sys.platform) -> None:
        self._environ = users_own(environ)
        self._platform = platform

    def show_file(self, path: str) -> None:
        has_started(shown_by(path, self._platform, self._environ), self._environ, _WATCHED)

    def write_mail(self, address: str, subject: str, text: str) -> None:
        url = mail_to(address, subject, text)
        if self._platform == "win32":
            has_opened_on_windows(url)
        else:
            has_started(("open" if self._platform == "darwin" else "xdg-open", url), self._environ, _WATCHED)


def shown_by(path: str, platform: str, environ: Mapping[str, str]) -> str | tuple[str, ...]:
    """The command that shows this file; for Windows the whole line.

    O: the Explorer reads its line by itself, in fields between commas, and quotes around all of `/select,…`, as
    Python writes them where there is a space, hide the comma. By its bare name the one in this folder would come first.
    """
    match platform:
        case "win32":
            windows = environ.get("SYSTEMROOT", r"C:\Windows")
            return rf'"{windows}\explorer.exe" /select,"{path}"'
        case "darwin":
            return ("open", "-R", path)
        case _:
            return ("xdg-open", str(Path(path).parent))


def mail_to(address: str, subject: str, text: str) -> str:
    """The address of a new e-mail. Nothing in it can end a part and begin another."""
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(text, safe='')}"
