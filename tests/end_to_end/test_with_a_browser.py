"""A merchant with a window, a browser and a clipboard between them, from Welcome to Connected.

Nothing is read from inside any program: what is pressed is visible, and what is known was read on the screen.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from private_session import Display
from tests.end_to_end.computer import Computer, a_computer, assert_no_key_in
from tests.support.program import PROGRAM
from tests.support.secret_service import need_a_secret_service
from tests.support.web_driver import WebDriver, chromium
from tests.support.window_on_screen import WindowOnScreen, need_a_screen_and_a_reader, window_on_screen

pytestmark = pytest.mark.journey

FJORD = "Fjord Theatre acct_1PracticeFjordTheatre"
MUSEUM = "Harbour Museum acct_1PracticeHarbourMuseum"
RESTRICTED = "Restricted key (some guides say “secret key”)"
WHERE_THE_KEY_IS = re.compile(r"^rak-desktop-practice/\S+$", re.MULTILINE)


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    """Its desktop does not know which browser to open, as happens; the merchant does."""
    need_a_secret_service()
    need_a_screen_and_a_reader()
    with a_computer(tmp_path, display=Display.OWN) as computer:
        computer.environ.pop("QT_QPA_PLATFORM", None)
        no_browser = computer.folder / "bin/xdg-open"
        no_browser.parent.mkdir()
        no_browser.write_text("#!/bin/sh\nexit 3\n")
        no_browser.chmod(0o755)
        computer.environ["PATH"] = f"{no_browser.parent}:{computer.environ['PATH']}"
        yield computer


@pytest.fixture
def browser(computer: Computer) -> Iterator[WebDriver]:
    with chromium(environ=computer.environ, on_screen=True) as browser:
        yield browser


@contextmanager
def practising(computer: Computer, scenario: str = "all-good") -> Iterator[WindowOnScreen]:
    with window_on_screen((*PROGRAM, "practice", "--scenario", scenario), computer.environ) as window:
        yield window


def test_a_merchant_connects_the_shop(computer: Computer, browser: WebDriver) -> None:
    with practising(computer) as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        window.press("Next")
        key = copy_the_restricted_key(browser)

        window.press("Paste")
        window.wait_for(f"A restricted key for real payments, ending {key[-4:]}")
        assert key not in window.text
        window.press("Check the key")
        window.wait_for("Is this right?")
        window.wait_for("Fjord Theatre")
        window.press("Save")
        kept_at = connected("Fjord Theatre", window)

        assert computer.key_at(kept_at) == key
        assert browser.paste() == ""
        window.press("Close")
        said = window.wait_until_closed()

    browser.close()
    assert_no_key_in(computer, said)


def go_to_the_install_page(window: WindowOnScreen, browser: WebDriver) -> None:
    window.press("Start")
    window.press("Open Stripe")
    window.wait_for("Your browser did not open")
    window.press("Copy the address")
    window.wait_for("Copied")
    browser.open(browser.paste())


def install_in(account: str, browser: WebDriver) -> None:
    browser.press("Sign in as Ingrid administrator")
    browser.press(account)
    browser.press("Install app")
    browser.choose("Install in", "Live mode")
    browser.press("Install")
    browser.press("Continue to app settings")
    browser.press("View API keys")


def copy_the_restricted_key(browser: WebDriver) -> str:
    browser.press("Copy Restricted key")
    browser.wait_for("Copied.")
    return browser.field(RESTRICTED)


def connected(shop: str, window: WindowOnScreen) -> str:
    """Where the key is, as the window tells other programs."""
    window.wait_for(f"{shop} is connected")
    window.wait_for("Proved just now")
    window.wait_for("Removed from the clipboard")
    window.press("How other programs get the key")
    window.wait_for("rak-desktop-practice/")
    told = WHERE_THE_KEY_IS.search(window.text)
    assert told, window.text
    return told[0]
