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
from tests.support.window_on_screen import (
    WindowOnScreen,
    bring_to_front,
    need_a_screen_and_a_reader,
    window_on_screen,
)

pytestmark = pytest.mark.journey

FJORD = "Fjord Theatre acct_1PracticeFjordTheatre"
MUSEUM = "Harbour Museum acct_1PracticeHarbourMuseum"
OUR_WINDOW, THE_BROWSER = "Connect Harbour Tickets to Stripe", "Practice Stripe"
RESTRICTED = "Restricted key (some guides say “secret key”)"
WHERE_THE_KEY_IS = re.compile(r"^rak-desktop-practice/\S+$", re.MULTILINE)


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    """Its desktop does not know which browser to open, as happens; the merchant does.

    However a story goes, no key is in any file at home in the end.
    """
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
        assert_no_key_in(computer)


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

    assert key not in said


def test_a_merchant_who_copies_the_other_key_first(computer: Computer, browser: WebDriver) -> None:
    with practising(computer) as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        window.press("Next")
        window.wait_for("Copy the key and paste it here")
        browser.press("Copy Publishable key")
        browser.wait_for("Copied.")

        bring_to_front(OUR_WINDOW, computer.environ)
        window.press_keys("ctrl+v")
        window.wait_for("That is the other key")
        bring_to_front(THE_BROWSER, computer.environ)
        key = copy_the_restricted_key(browser)
        bring_to_front(OUR_WINDOW, computer.environ)
        window.wait_for("A key was just copied.")
        window.press("A key was just copied. Use it")
        window.press("Check the key")
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key


def test_a_merchant_whose_app_waits_for_a_permission(computer: Computer, browser: WebDriver) -> None:
    with practising(computer, "permission-missing") as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        window.press("Next")
        key = copy_the_restricted_key(browser)
        window.press("Paste")
        window.press("Check the key")
        window.wait_for("Fjord Theatre", "Nothing is stored yet.")

        window.press("Open my Stripe apps")
        window.wait_for("If no page opened, its address is")
        open_the_copied_address("Copy", window, browser)
        browser.press("Review permissions")
        browser.press("Accept")
        browser.wait_for("The program that uses its key can check again.")
        window.press("Check again")
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key


def test_a_merchant_who_chose_the_wrong_account(computer: Computer, browser: WebDriver) -> None:
    with practising(computer) as window:
        go_to_the_install_page(window, browser)
        install_in(MUSEUM, browser)
        window.press("Next")
        copy_the_restricted_key(browser)
        window.press("Paste")
        window.press("Check the key")
        window.wait_for("Is this right?", "Harbour Museum")

        window.press("Not my account")
        window.wait_for("Nothing was stored")
        open_the_copied_address("Copy", window, browser)
        browser.press("Settings of Harbour Tickets, live mode")
        browser.press("Uninstall app")
        browser.press("Uninstall")
        browser.wait_for("Its keys no longer work.")
        window.press("Install in my account")
        open_the_copied_address("Copy", window, browser)
        browser.press("Switch account")
        browser.press(FJORD)
        install(browser)
        window.press("I already installed it")
        key = copy_the_restricted_key(browser)
        window.press("Paste")
        window.press("Check the key")
        window.wait_for("Is this right?", "Fjord Theatre")
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key
        assert "HarbourMuseum" not in computer.keychain_items()


def go_to_the_install_page(window: WindowOnScreen, browser: WebDriver) -> None:
    window.press("Start")
    window.press("Open Stripe")
    window.wait_for("Your browser did not open")
    open_the_copied_address("Copy the address", window, browser)


def open_the_copied_address(button: str, window: WindowOnScreen, browser: WebDriver) -> None:
    window.press(button)
    window.wait_for("Copied")
    browser.open(browser.paste())


def install_in(account: str, browser: WebDriver) -> None:
    browser.press("Sign in as Ingrid administrator")
    browser.press(account)
    install(browser)


def install(browser: WebDriver) -> None:
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
