"""Opens a page in the person's own browser, with their own environment.

| Where we run              | How                                                  | Taken means                     |
|---------------------------|------------------------------------------------------|---------------------------------|
| Windows                   | `os.startfile`                                       | the system raised nothing       |
| macOS                     | `open`                                               | it ended well, or is still at it|
| Linux with a screen       | `xdg-open`                                           | the same                        |
| Linux inside Windows, WSL | Windows' own `rundll32`, then `wslview`, `xdg-open`  | the same                        |
| no screen                 | nothing: xdg-open may start a browser for terminals  | never                           |
| the screen is elsewhere   | nothing: the browser would run over here, where the  | never                           |
|                           | person is not signed in, or where nobody sees it     |                                 |

None of them tells whether a page appeared. A remote desktop (RDP, VNC) is a screen like any other: its browser opens
where its windows are. O: `explorer.exe` in WSL ends with 1 whatever it did (microsoft/WSL#6565) and opens a folder
for addresses with a question mark (#3832), so it is not used.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from rak_desktop.adapters.inner_linux import has_kernel_of_windows, is_in_container
from rak_desktop.adapters.other_programs import has_opened_on_windows, has_started
from rak_desktop.adapters.users_environment import users_own
from rak_desktop.core.page_state import PageState
from rak_desktop.core.profile import STRIPE_HOSTS

_SECONDS_TO_TAKE_IT = 5.0
_WINDOWS_OPENER = ("rundll32.exe", "url.dll,FileProtocolHandler")
_USUAL_PLACE_OF_WINDOWS = Path("mnt/c/Windows/System32")
_A_PAGE_OF_A_LANGUAGE = re.compile(r"[a-z]{2}(?:_[A-Z]{2})?/[A-Za-z0-9-]{1,60}\.html")


class SystemBrowser:
    """Implements ports/browser.

    Besides Stripe's pages it opens those of the same sites as `vendor_pages` (the vendor's help, the page to go back
    to), practice's own below `practice_address`, and the handbook that came with the program, which is in `own_pages`,
    a folder for each language. `environ` is the one the browser gets, cleaned; it also tells where we run, together
    with a few files below `root`.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        practice_address: str | None = None,
        vendor_pages: Iterable[str | None] = (),
        *,
        own_pages: Path | None = None,
        platform: str = sys.platform,
        root: Path = Path("/"),
    ) -> None:
        self._environ = users_own(environ)
        self._practice = practice_address
        self._hosts = STRIPE_HOSTS | {host for page in vendor_pages if page and (host := _https_host(page))}
        self._own_pages = f"{own_pages.absolute().as_uri()}/" if own_pages else None
        self._platform = platform
        self._root = root

    def open(self, url: str) -> PageState:
        if not self.may_open(url):
            return PageState.NOT_OPENED
        if reason := self.out_of_reach():
            return reason
        if self._platform == "win32":
            return PageState.ASKED if has_opened_on_windows(url) else PageState.NOT_OPENED
        if any(has_started((*opener, url), self._environ, _SECONDS_TO_TAKE_IT) for opener in self._openers()):
            return PageState.ASKED
        return self._whose_doing()

    def may_open(self, url: str) -> bool:
        """Is this one of the pages that this program has a reason to open?"""
        if not url.isprintable() or " " in url or "\\" in url:
            return False  # browsers and openers drop or turn these, and then read another address
        if self._practice is not None and url.startswith(self._practice + "/"):
            return True
        return self._is_own_page(url) or _https_host(url) in self._hosts

    def _is_own_page(self, url: str) -> bool:
        if self._own_pages is None or not url.startswith(self._own_pages):
            return False
        return _A_PAGE_OF_A_LANGUAGE.fullmatch(url[len(self._own_pages) :]) is not None

    def out_of_reach(self) -> PageState | None:
        """Why no browser that the person sees can be opened from here, or None."""
        if self._platform in ("win32", "darwin"):
            return PageState.FROM_AFAR if "SSH_CONNECTION" in self._environ else None
        if self._in_wsl or "WAYLAND_DISPLAY" in self._environ:
            return None
        display = self._environ.get("DISPLAY")
        if not display:
            return PageState.IN_CONTAINER if self.in_container else PageState.NO_SCREEN
        # [host]:number. With a host it is another computer's, or the end of ssh's tunnel to it.
        return None if display.startswith((":", "unix:", "/")) else PageState.FROM_AFAR

    def _openers(self) -> Iterator[tuple[str, ...]]:
        if self._platform == "darwin":
            yield ("open",)
            return
        if self._in_wsl:
            yield _WINDOWS_OPENER
            yield (str(self._root / _USUAL_PLACE_OF_WINDOWS / _WINDOWS_OPENER[0]), _WINDOWS_OPENER[1])
            yield ("wslview",)
        yield ("xdg-open",)

    def _whose_doing(self) -> PageState:
        if self._in_wsl:
            return PageState.IN_WSL
        return PageState.IN_CONTAINER if self.in_container else PageState.NOT_OPENED

    @property
    def _in_wsl(self) -> bool:
        """A container on a Windows computer has the same kernel, but no way to Windows."""
        if self._platform != "linux" or self.in_container:
            return False
        if {"WSL_DISTRO_NAME", "WSL_INTEROP"} & self._environ.keys():
            return True
        return has_kernel_of_windows(self._root)

    @property
    def in_container(self) -> bool:
        """Then what opens pages in here need not reach a browser, and only trying shows it."""
        return is_in_container(self._environ, self._root)


def _https_host(url: str) -> str | None:
    """The host of a plain https address: no user name, no port, nothing that reads differently to a person."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme != "https" or parts.netloc != parts.hostname:
        return None
    return parts.hostname
