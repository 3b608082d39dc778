"""From the install link to the key: the same pages, buttons and order as at Stripe."""

from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.practice.scenarios import WRONG_MODE
from tests.practice.conftest import ask
from tests.practice.web.conftest import APP, INSTALL, KEYS, SETTINGS, TEST_SETTINGS, Visiting
from tests.support.practice_browser import Browser


def test_the_install_link_asks_who_is_there_then_whose_account_then_comes_back(visiting: Visiting) -> None:
    browser = visiting()

    who = browser.get(INSTALL)
    whose = browser.send("/sign-in", who, person="ingrid", next=INSTALL)
    page = browser.send("/accounts", whose, account="acct_1PracticeHarbourMuseum", next=INSTALL)

    assert (who.title, whose.title, page.title) == ("Sign in", "Choose an account", "Install Harbour Tickets")
    assert "It will be added to Harbour Museum" in page.text


def test_the_way_back_is_on_the_pages_themselves(visiting: Visiting) -> None:
    who = visiting().get(TEST_SETTINGS + KEYS)

    assert f'name="next" value="{TEST_SETTINGS}{KEYS}"' in who.body


def test_the_install_page_lists_each_permission_with_its_purpose(browser: Browser) -> None:
    page = browser.get(INSTALL)

    assert "Customers for the test Read" in page.text
    assert "Charges and refunds for the test Write" in page.text
    assert "Install app" in page.text


def test_live_or_test_is_chosen_after_install_app(browser: Browser) -> None:
    page = browser.get(f"{INSTALL}/install")

    assert "Install in Live mode Test mode Cancel Install" in page.text


def test_success_leads_on_to_the_settings_of_the_chosen_mode(browser: Browser) -> None:
    page = browser.install("test")

    assert page.title == "Harbour Tickets is installed"
    assert "Continue to app settings" in page.text
    assert f'href="{TEST_SETTINGS}"' in page.body


def test_both_keys_stand_beside_each_other_and_only_after_view_api_keys(browser: Browser) -> None:
    browser.install("test")

    settings, panel = browser.get(TEST_SETTINGS), browser.get(TEST_SETTINGS + KEYS)

    assert settings.keys == []
    assert "View API keys" in settings.text
    assert [key[:8] for key in panel.keys] == ["pk_test_", "rk_test_"]
    assert panel.keys == [browser.stripe.publishable_key(Mode.TEST), browser.stripe.restricted_key(Mode.TEST)]


def test_the_key_on_the_page_works_at_the_api(browser: Browser) -> None:
    browser.install("live")

    key = browser.get(SETTINGS + KEYS).keys[1]

    assert ask(browser.address, "/v1/account", key).body["settings"]["dashboard"]["display_name"] == "Fjord Theatre"


def test_closing_the_browser_and_coming_back_finds_everything_as_it_was(visiting: Visiting) -> None:
    browser = visiting()
    browser.sign_in()
    browser.install("test")
    keys = browser.get(TEST_SETTINGS + KEYS).keys
    again = Browser(browser.stripe, APP.id)

    assert again.get(TEST_SETTINGS).title == "Sign in"
    assert again.sign_in(back_to=TEST_SETTINGS).title == "Harbour Tickets"
    assert again.get(TEST_SETTINGS + KEYS).keys == keys


def test_who_installed_it_already_is_told_and_led_to_the_settings(browser: Browser) -> None:
    browser.install("test")

    page = browser.get(INSTALL)

    assert "Already installed In Fjord Theatre, test mode. Open app settings" in page.text
    assert f'href="{TEST_SETTINGS}"' in page.body


def test_installed_in_the_other_mode_says_so(browser: Browser) -> None:
    browser.install("test")

    page = browser.get(SETTINGS)

    assert "Harbour Tickets is not installed in Fjord Theatre, live mode." in page.text
    assert f'href="{TEST_SETTINGS}"' in page.body
    assert browser.get(SETTINGS + KEYS).keys == []


def test_installed_in_the_other_account_is_not_installed_here(browser: Browser) -> None:
    browser.install("test")
    page = browser.get("/accounts")

    page = browser.send("/accounts", page, account="acct_1PracticeHarbourMuseum", next=TEST_SETTINGS)

    assert "Harbour Tickets is not installed in Harbour Museum, test mode." in page.text
    assert "Is it the right account?" in page.text


def test_a_mode_that_does_not_exist_installs_nothing(browser: Browser) -> None:
    page = browser.install("sandbox")

    assert page.title == "Install Harbour Tickets in Fjord Theatre?"
    assert browser.get(TEST_SETTINGS).text.count("not installed") == 1


def test_the_success_page_shows_no_success_that_did_not_happen(browser: Browser) -> None:
    assert browser.get(f"{INSTALL}/installed").title == "Install Harbour Tickets"


def test_in_the_story_of_the_wrong_mode_the_page_shows_a_key_of_the_other(visiting: Visiting) -> None:
    browser = visiting(WRONG_MODE)
    browser.sign_in()
    browser.install("test")

    key = browser.get(TEST_SETTINGS + KEYS).keys[1]

    assert RestrictedKey(key).mode is Mode.LIVE


def test_somebody_who_is_no_administrator_meets_the_permission_error(visiting: Visiting) -> None:
    browser = visiting()
    browser.sign_in("jonas")

    page = browser.get(INSTALL)
    refused = browser.send(f"{INSTALL}/install", page, mode="test")

    assert "You don’t have permission to install apps." in page.text
    assert "Install app " not in page.text
    assert refused.status == 403
    assert "not installed" in browser.get(TEST_SETTINGS).text
