"""A merchant with a window, a browser and a clipboard between them, from Welcome to Connected.

Nothing is read from inside any program: what is pressed is visible, and what is known was read on the screen.
"""

import pytest

from tests.end_to_end.computer import Computer
from tests.end_to_end.merchant import (
    FJORD,
    MUSEUM,
    ONLOOKER,
    OUR_WINDOW,
    THE_BROWSER,
    connected,
    copy_the_restricted_key,
    go_to_the_install_page,
    install,
    install_in,
    open_the_copied_address,
    paste_and_check,
    practising,
)
from tests.support.web_driver import WebDriver
from tests.support.window_on_screen import bring_to_front

pytestmark = pytest.mark.journey


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
        paste_and_check(window)
        window.wait_for("Fjord Theatre", "Nothing is stored yet.")

        window.press("Open my Stripe apps")
        open_the_copied_address("Copy the address", window, browser)
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
        paste_and_check(window)
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
        paste_and_check(window)
        window.wait_for("Is this right?", "Fjord Theatre")
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key
        assert "HarbourMuseum" not in computer.keychain_items()


def test_a_merchant_who_is_no_administrator_sends_for_one(computer: Computer, browser: WebDriver) -> None:
    with practising(computer) as window:
        go_to_the_install_page(window, browser)
        browser.press(ONLOOKER)
        browser.press(FJORD)
        browser.wait_for("administrator")
        assert "Install app" not in browser.text.splitlines()

        window.press("I can’t install it")
        window.wait_for("Copied a message for your administrator")
        message = browser.paste()
        assert "Only an administrator can." in message
        assert "Never send the key by mail or chat." in message

        # The administrator comes to this computer, as the message asks.
        (address,) = [word for word in message.split() if word.startswith("http://")]
        browser.open(address)
        browser.press("Sign out")
        browser.wait_for("choose who you are")  # else the next page would overtake it
        browser.open(address)
        install_in(FJORD, browser)
        window.press("Next")
        key = copy_the_restricted_key(browser)
        paste_and_check(window)
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key


def test_a_merchant_whose_app_is_installed_already(computer: Computer, browser: WebDriver) -> None:
    with practising(computer) as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        window.press("Back")
        window.press("Start")
        open_the_copied_address("Copy", window, browser)
        browser.wait_for("Already installed")
        browser.press("Open app settings")
        browser.press("View API keys")

        window.press("I already installed it")
        key = copy_the_restricted_key(browser)
        paste_and_check(window)
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key


def test_a_merchant_who_closed_the_page_before_copying(computer: Computer, browser: WebDriver) -> None:
    """Where Stripe shows a live key once, coming back shows none; a new one is made on the same page."""
    with practising(computer, "key-shown-once") as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        browser.open("about:blank")
        window.press("Next")
        window.press("Open the page")
        open_the_copied_address("Copy the address", window, browser)
        browser.press("View API keys")
        browser.wait_for("No longer visible")

        window.press("I closed it before copying")
        window.wait_for("Make a new one on the same settings page and copy it straight away.")
        browser.press("Create new key")
        key = copy_the_restricted_key(browser, "Restricted key (newest)")
        paste_and_check(window)
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key


def test_a_merchant_who_installed_for_trying_out(computer: Computer, browser: WebDriver) -> None:
    with practising(computer) as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser, "Test mode")
        window.press("Next")
        key = copy_the_restricted_key(browser)
        window.press("Paste")
        window.wait_for("This key is for trying out", "Both are fine")

        window.press("Go on with trying out")
        window.wait_for("Is this right?", "Fjord Theatre", "Trying out")
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key


def test_a_merchant_who_pastes_the_same_key_again(computer: Computer, browser: WebDriver) -> None:
    with practising(computer) as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        window.press("Next")
        key = copy_the_restricted_key(browser)
        paste_and_check(window)
        window.press("Save")
        connected("Fjord Theatre", window)

        window.press("Connect another shop")
        window.press("Start")
        window.press("I already installed it")
        browser.press("Copy Restricted key")
        paste_and_check(window)
        window.wait_for("This shop is connected already", "It is the same key", key[-4:])
        window.press("Save")
        assert computer.key_at(connected("Fjord Theatre", window)) == key

    assert computer.keychain_items().count("attribute.username = key") == 1


def test_a_merchant_whose_account_stripe_does_not_name(computer: Computer, browser: WebDriver) -> None:
    with practising(computer, "account-not-readable") as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        window.press("Next")
        key = copy_the_restricted_key(browser)
        paste_and_check(window)
        window.wait_for("Compare acct_1PracticeFjordTheatre with the account number in Stripe")
        window.wait_for("Stripe did not tell the name, so give this shop one that you recognise.")
        bring_to_front(OUR_WINDOW, computer.environ)
        window.type("Box office")
        window.wait_for("Box office")  # until the whole of it has arrived
        window.press("Save")

        assert computer.key_at(connected("Box office", window)) == key


def test_a_merchant_whose_key_has_ended_makes_a_new_one(computer: Computer, browser: WebDriver) -> None:
    with practising(computer, "expired") as window:
        go_to_the_install_page(window, browser)
        install_in(FJORD, browser)
        window.press("Next")
        copy_the_restricted_key(browser)
        paste_and_check(window)
        window.wait_for("This key has ended")

        window.press("Get a new key")
        open_the_copied_address("Copy the address", window, browser)
        browser.press("View API keys")
        browser.press("Create new key")
        key = copy_the_restricted_key(browser, "Restricted key (newest)")
        paste_and_check(window)
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == key
