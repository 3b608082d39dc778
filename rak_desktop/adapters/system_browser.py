"""Opens a page in the person's own browser, with their own environment.

| System  | How                         | Taken means                            |
|---------|-----------------------------|----------------------------------------|
| Linux   | `xdg-open`                  | it ended well, or is still at it       |
| macOS   | `open`                      | the same                               |
| Windows | `os.startfile`              | the system raised nothing              |

None of them tells whether a page appeared.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from rak_desktop.adapters.users_environment import users_own
from rak_desktop.core.profile import STRIPE_HOSTS

_SECONDS_TO_TAKE_IT = 5.0


class SystemBrowser:
    """Implements ports/browser.

    Besides Stripe's pages it opens those of the same sites as `vendor_pages` (the vendor's help, the page to go back
    to), and practice's own below `practice_address`. `environ` is the one the browser gets, cleaned.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        practice_address: str | None = None,
        vendor_pages: Iterable[str | None] = (),
    ) -> None:
        self._environ = users_own(environ)
        self._practice = practice_address
        self._hosts = STRIPE_HOSTS | {host for page in vendor_pages if page and (host := _https_host(page))}

    def open(self, url: str) -> bool:
        if not self.may_open(url):
            return False
        if sys.platform == "win32":
            return _started(url)
        if sys.platform != "darwin" and not ({"DISPLAY", "WAYLAND_DISPLAY"} & self._environ.keys()):
            return False  # without a display xdg-open may start a browser for terminals, unseen
        return self._taken_by("open" if sys.platform == "darwin" else "xdg-open", url)

    def may_open(self, url: str) -> bool:
        """Is this one of the pages that this program has a reason to open?"""
        if not url.isprintable() or " " in url or "\\" in url:
            return False  # browsers and openers drop or turn these, and then read another address
        if self._practice is not None and url.startswith(self._practice + "/"):
            return True
        return _https_host(url) in self._hosts

    def _taken_by(self, program: str, url: str) -> bool:
        nothing = subprocess.DEVNULL
        try:
            opener = subprocess.Popen(
                [program, url], env=self._environ, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
        except OSError:
            return False
        try:
            return opener.wait(_SECONDS_TO_TAKE_IT) == 0
        except subprocess.TimeoutExpired:
            opener.returncode = 0  # it has become the browser and lives on; nobody waits for it
            return True


def _https_host(url: str) -> str | None:
    """The host of a plain https address: no user name, no port, nothing that reads differently to a person."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme != "https" or parts.netloc != parts.hostname:
        return None
    return parts.hostname


def _started(url: str) -> bool:
    try:
        os.startfile(url)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606 - Windows only, no shell
    except OSError:
        return False
    return True
