"""Who practises more than once: what was connected stays connected, and stories are chosen over the list, too."""

import pytest

from tests.end_to_end.computer import Computer
from tests.end_to_end.merchant import (
    ADMINISTRATOR,
    FJORD,
    connected,
    copy_the_restricted_key,
    go_to_the_install_page,
    install_in,
    open_the_copied_address,
    paste_and_check,
    practising,
)
from tests.support.web_driver import WebDriver

pytestmark = pytest.mark.journey


def test_a_shop_that_was_practised_with_is_still_there_and_can_be_ended(computer: Computer, browser: WebDriver) -> None:
    with practising(computer) as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        window.press("Next")
        key = copy_the_restricted_key(browser)
        paste_and_check(window)
        window.press("Save")
        kept_at = connected("Fjord Theatre", window)
        window.press("Close")
        window.wait_until_closed()

    # Another day: another practice Stripe, at another address.
    with practising(computer) as window:
        window.press("See all connections")
        window.wait_for("Connections", "Fjord Theatre", "Works", "Practice: nothing here reaches Stripe")
        assert computer.key_at(kept_at) == key

        window.press("Let something go wrong")
        window.wait_for("What should happen?", "There is no internet", "4-50")
        window.press("Practise this")  # the first of them
        window.wait_for("Connections", "Story: The app lands in the wrong account", "Works")

        [row] = [line for line in window.text.splitlines() if line.startswith("Fjord Theatre, key ends")]
        window.press(row)
        window.press("Disconnect")
        window.wait_for("Disconnect Fjord Theatre?", "At Stripe it works on until you end it there.")
        window.press_keys("Tab")
        window.press_keys("space")
        window.wait_for("Fjord Theatre is disconnected", "The key itself still works at Stripe")
        window.press("Open my Stripe apps")
        open_the_copied_address("Copy the address", window, browser)
        browser.press(ADMINISTRATOR)
        browser.wait_for("No app is installed here.")
        browser.press("Switch account")
        browser.press(FJORD)
        browser.press("Uninstall app")
        browser.press("Uninstall")
        browser.wait_for("Its keys no longer work.")
        window.press("Has it stopped working?")
        window.wait_for("The key has ended")
        assert kept_at not in computer.keychain_items()
