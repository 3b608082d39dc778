import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rak_desktop.adapters.system_browser import SystemBrowser

PAGE = "https://dashboard.stripe.com/settings/apps"
PRACTICE = "http://127.0.0.1:49152"

only_on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the opener is xdg-open only on Linux")

Opener = Callable[[str], dict[str, str]]


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Puts an xdg-open of this content on the path, and gives the environment of somebody with a display."""

    def install(script: str) -> dict[str, str]:
        program = tmp_path / "xdg-open"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        return {**os.environ, "DISPLAY": ":0"}

    return install


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "https://marketplace.stripe.com/apps/install/link/com.example.app",
        "https://dashboard.stripe.com",
        "https://vendor.example/done?from=rak#here",
    ],
)
def test_pages_of_stripe_and_of_the_vendor_may_be_opened(url: str) -> None:
    assert SystemBrowser({}, vendor_pages=("https://vendor.example/help", None)).may_open(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://dashboard.stripe.com/settings",
        "https://stripe.com.evil.example/",
        "https://dashboard.stripe.com@evil.example/",
        "https://evil.example/dashboard.stripe.com",
        "https://user:word@dashboard.stripe.com/",
        "https://dashboard.stripe.com:8443/",
        "https://dashboard.stripe.com\\@evil.example/",
        "https://dashboard.stripe.com\n.evil.example/",
        "https://dashboard.stripe.com/ --profile",
        "https://DASHBOARD.stripe.com/",
        "https://[dashboard.stripe.com/",
        "https:///settings",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "-h",
        "https://help.vendor.example/",
        PRACTICE + "/apps",
    ],
)
def test_any_other_address_is_not_opened(url: str, opener: Opener, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = SystemBrowser(opener(f"touch {opened}"), vendor_pages=("https://vendor.example/help",))

    assert not browser.open(url)
    assert not opened.exists()


@pytest.mark.parametrize(
    ("url", "may"),
    [
        (PRACTICE + "/apps/install", True),
        (PRACTICE + "0/apps", False),
        ("http://127.0.0.1:1/apps", False),
        (PRACTICE + "@evil.example/", False),
        (PAGE, True),
    ],
)
def test_practice_opens_its_own_pages_too(url: str, may: bool) -> None:
    assert SystemBrowser({}, PRACTICE).may_open(url) is may


@only_on_linux
def test_the_systems_opener_gets_the_address(opener: Opener, tmp_path: Path) -> None:
    told = tmp_path / "told"

    assert SystemBrowser(opener(f'printf "%s|" "$@" > {told}')).open(PAGE)

    assert told.read_text() == PAGE + "|"


@only_on_linux
def test_an_opener_that_says_no_is_no(opener: Opener) -> None:
    assert not SystemBrowser(opener("exit 3")).open(PAGE)


@only_on_linux
def test_an_opener_that_is_not_there_is_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not SystemBrowser({"DISPLAY": ":0"}).open(PAGE)


@only_on_linux
def test_an_opener_that_becomes_the_browser_has_taken_the_request(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rak_desktop.adapters.system_browser._SECONDS_TO_TAKE_IT", 0.3)
    number = tmp_path / "process"

    assert SystemBrowser(opener(f"echo $$ > {number}; exec sleep 60")).open(PAGE)

    os.kill(int(number.read_text()), 9)


@only_on_linux
def test_without_a_display_no_browser_is_started_unseen(opener: Opener, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    environ = opener(f"touch {opened}")
    del environ["DISPLAY"]

    assert not SystemBrowser(environ).open(PAGE)
    assert not opened.exists()


@only_on_linux
def test_the_browser_gets_the_persons_own_environment(opener: Opener, tmp_path: Path) -> None:
    told = tmp_path / "told"
    environ = {**opener(f"env > {told}"), "LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/own", "_PYI_X": "1"}

    SystemBrowser(environ).open(PAGE)

    lines = told.read_text().splitlines()
    assert "LD_LIBRARY_PATH=/own" in lines
    assert not any("/bundle" in line or line.startswith("_PYI_") for line in lines)
