"""A real Chromium, driven as a person would: by what can be seen. W3C WebDriver is JSON over HTTP, so this is all."""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.support.program import LIMIT

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PORT = re.compile(r"started successfully on port (\d+)")
_SWITCHES = (
    "--no-sandbox",  # containers run tests as root
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class NotSeen(AssertionError):
    """What was looked for is not on the page; the message shows what is."""


# What Chromium's driver answers about an element of the page before; the last one is "Node with given id does not
# belong to the document", which it does not understand itself.
_WHILE_A_PAGE_CHANGES = ("stale element reference", "no such element", "unknown error")


class _Vanished(NotSeen):
    """The page was left while it was looked at."""


class WebDriver:
    """One browser window."""

    def __init__(self, port: int, environ: Mapping[str, str], profile: Path, *switches: str) -> None:
        self._port = port
        options = {"args": [*_SWITCHES, f"--user-data-dir={profile}", *switches]}
        if browser := shutil.which("chromium", path=environ.get("PATH")):
            options["binary"] = browser  # type: ignore[assignment]
        always = {"browserName": "chrome", "goog:chromeOptions": options}
        self._session = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": always}})["sessionId"]

    def open(self, url: str) -> None:
        self._do("POST", "url", {"url": url})

    @property
    def url(self) -> str:
        return str(self._do("GET", "url"))

    @property
    def title(self) -> str:
        return str(self._do("GET", "title"))

    @property
    def text(self) -> str:
        """What can be read on the page."""
        return str(self.run("return document.body ? document.body.innerText : ''"))

    def press(self, label: str) -> None:
        """Presses the one visible button or link with this name, as a screen reader would say it."""
        self._do("POST", f"element/{self._labelled('button, a, summary', label)}/click", {})

    def choose(self, label: str, option: str) -> None:
        """Chooses in the list with this label."""
        self._labelled("select", label)
        self._do("POST", f"element/{self._labelled('option', option)}/click", {})

    def field(self, label: str) -> str:
        """What stands in the field with this label."""
        return str(self._of(self._labelled("input", label), "property/value"))

    def paste(self) -> str:
        """What the browser's clipboard gives, pasted into an empty page's field by the keyboard."""
        self.open("data:text/html,<input autofocus aria-label=here>")
        field = self._labelled("input", "here")
        self._do("POST", f"element/{field}/value", {"text": "\ue009v\ue000"})
        return str(self._of(field, "property/value"))

    def run(self, script: str) -> Any:
        """For what cannot be seen, such as whether a style was taken."""
        return self._do("POST", "execute/sync", {"script": script, "args": []})

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + LIMIT
        while text not in self.text:
            if time.monotonic() > end:
                raise NotSeen(f"“{text}” does not appear on: {self.text}")
            time.sleep(0.05)

    def close(self) -> None:
        with suppress(OSError):
            self._do("DELETE", "")

    def _labelled(self, selector: str, label: str) -> str:
        """Waits for it: a page may still be on its way."""
        end = time.monotonic() + LIMIT
        while True:
            found: dict[str, str] = {}
            with suppress(_Vanished):
                found = {self._name_of(each): each for each in self._all(selector) if self._of(each, "displayed")}
            if label in found:
                return found[label]
            if time.monotonic() > end:
                raise NotSeen(f"“{label}” is not among {list(found)} on: {self.text}")
            time.sleep(0.05)

    def _name_of(self, element: str) -> str:
        return " ".join(str(self._of(element, "computedlabel")).split())

    def _all(self, selector: str) -> list[str]:
        found = self._do("POST", "elements", {"using": "css selector", "value": selector})
        return [str(element[_ELEMENT]) for element in found]

    def _of(self, element: str, what: str) -> Any:
        return self._do("GET", f"element/{element}/{what}")

    def _do(self, method: str, what: str, body: object = None) -> Any:
        return self._ask(method, f"/session/{self._session}/{what}".rstrip("/"), body)

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=LIMIT)
        try:
            text = None if body is None else json.dumps(body)
            connection.request(method, path, text, {"Content-Type": "application/json"})
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            trouble = _Vanished if value["error"] in _WHILE_A_PAGE_CHANGES else NotSeen
            raise trouble(f"{value['error']}: {value['message']}")
        return value


@contextmanager
def chromium(*switches: str, environ: Mapping[str, str] = os.environ, on_screen: bool = False) -> Iterator[WebDriver]:
    """A Chromium with an empty profile, which speaks to this computer only.

    Without a screen it has a clipboard of its own; on the screen of `environ` it shares that of everybody there.
    """
    program = shutil.which("chromedriver", path=environ.get("PATH"))
    if program is None:
        raise NotSeen("chromedriver is not installed")
    unseen = () if on_screen else ("--headless",)
    with tempfile.TemporaryDirectory(prefix="rak-browser-", ignore_cleanup_errors=True) as folder:
        short = {**environ, "TMPDIR": folder}  # sockets live there, and their paths must be short
        driver = subprocess.Popen(
            [program, "--port=0"], env=short, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            browser = WebDriver(_port_of(driver), environ, Path(folder) / "profile", *unseen, *switches)
            try:
                yield browser
            finally:
                browser.close()
        finally:
            driver.terminate()
            driver.communicate()


def _port_of(driver: "subprocess.Popen[str]") -> int:
    for line in driver.stdout or ():
        if started := _PORT.search(line):
            return int(started[1])
    raise NotSeen(f"chromedriver did not start on {sys.platform}")
