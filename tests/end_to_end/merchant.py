"""What a merchant does in the window and in the browser, by what can be read there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from tests.end_to_end.computer import Computer
from tests.support.program import PROGRAM
from tests.support.web_driver import WebDriver
from tests.support.window_on_screen import WindowOnScreen, window_on_screen

FJORD = "Fjord Theatre acct_1PracticeFjordTheatre"
MUSEUM = "Harbour Museum acct_1PracticeHarbourMuseum"
OUR_WINDOW, THE_BROWSER = "Connect Harbour Tickets to Stripe", "Practice Stripe"
ADMINISTRATOR, ONLOOKER = "Sign in as Ingrid administrator", "Sign in as Jonas not an administrator"
_RESTRICTED = "Restricted key (some guides say “secret key”)"
_WHERE_THE_KEY_IS = re.compile(r"^rak-desktop(?:-practice)?/\S+$", re.MULTILINE)


@contextmanager
def practising(computer: Computer, scenario: str = "all-good") -> Iterator[WindowOnScreen]:
    with window_on_screen((*PROGRAM, "practice", "--scenario", scenario), computer.environ) as window:
        yield window


@contextmanager
def connecting(computer: Computer, profile: str) -> Iterator[WindowOnScreen]:
    """Not practice: the shop's own window for this vendor's folder."""
    with window_on_screen((*PROGRAM, "open", "--profile", profile), computer.environ) as window:
        yield window


def go_to_the_install_page(window: WindowOnScreen, browser: WebDriver) -> None:
    window.press("Start")
    window.press("Open Stripe")
    open_the_copied_address("Copy the address", window, browser)


def open_the_copied_address(button: str, window: WindowOnScreen, browser: WebDriver) -> None:
    window.press(button)
    window.wait_for("Copied")
    browser.open(browser.paste())


def install_in(account: str, browser: WebDriver, mode: str = "Live mode") -> None:
    browser.press(ADMINISTRATOR)
    browser.press(account)
    install(browser, mode)


def install(browser: WebDriver, mode: str = "Live mode") -> None:
    browser.press("Install app")
    browser.choose("Install in", mode)
    browser.press("Install")
    browser.press("Continue to app settings")
    browser.press("View API keys")


def copy_the_restricted_key(browser: WebDriver, label: str = "Restricted key") -> str:
    browser.press(f"Copy {label}")
    browser.wait_for("Copied.")
    return browser.field(_RESTRICTED.replace("Restricted key", label))


def paste_and_check(window: WindowOnScreen) -> None:
    window.press("Paste")
    window.press("Check the key")


def connected(shop: str, window: WindowOnScreen) -> str:
    """Where the key is, as the window tells other programs."""
    window.wait_for(f"{shop} is connected")
    window.wait_for("Proved just now")
    window.wait_for("Removed from the clipboard")
    window.press("How other programs get the key")
    window.wait_for("rak-desktop")
    told = _WHERE_THE_KEY_IS.search(window.text)
    assert told, window.text
    return told[0]
