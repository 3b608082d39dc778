"""A real Chromium in front of the practice pages, driven by what can be seen, from the link to a key that works."""

from collections.abc import Iterator

import pytest

from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Need
from rak_desktop.core.profile import AppProfile
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.scenarios import ALL_GOOD
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.resources import permission_catalogue
from tests.support.web_driver import WebDriver, chromium

pytestmark = pytest.mark.journey

CATALOGUE = permission_catalogue()
NEEDS = tuple(
    Need(permission, "To sell tickets")
    for name in ("connected_account_read", "customer_read", "charge_write")
    if (permission := CATALOGUE.find(name))
)
HARBOUR = AppProfile(
    "com.example.harbour", "Harbour Tickets", "https://marketplace.stripe.com/apps/install/link/x", NEEDS
)
FJORD = "Fjord Theatre acct_1PracticeFjordTheatre"


@pytest.fixture
def stripe() -> Iterator[PracticeStripe]:
    with PracticeStripe(ALL_GOOD, NEEDS, CATALOGUE, app=PracticeApp.of(HARBOUR)) as stripe:
        yield stripe


@pytest.fixture
def browser() -> Iterator[WebDriver]:
    with chromium() as browser:
        yield browser


def _install_in_test_mode(browser: WebDriver, profile: AppProfile) -> None:
    browser.open(profile.install_link)
    browser.press("Sign in as Ingrid administrator")
    browser.press(FJORD)
    browser.press("Install app")
    browser.choose("Install in", "Test mode")
    browser.press("Install")
    browser.press("Continue to app settings")
    browser.wait_for("Remove this app")


def test_a_key_copied_from_the_page_works_until_the_app_is_removed(stripe: PracticeStripe, browser: WebDriver) -> None:
    profile = HARBOUR.at_practice(stripe.address)
    gateway = LibraryStripeGateway(Peer.PRACTICE, stripe.address)
    _install_in_test_mode(browser, profile)
    assert browser.url == profile.settings_page(Mode.TEST)

    browser.press("View API keys")
    assert browser.field("Publishable key (for web pages, not secret)").startswith("pk_test_Practice")
    browser.press("Copy Restricted key")
    browser.wait_for("Copied.")
    pasted = browser.paste()
    assert pasted == stripe.restricted_key(Mode.TEST)
    answer = gateway.account_of(RestrictedKey(pasted))
    assert (answer.proven, answer.account.name) == (True, "Fjord Theatre")

    browser.open(profile.installed_apps_page)
    browser.press("Settings of Harbour Tickets, test mode")
    browser.press("Uninstall app")
    browser.press("Uninstall")
    browser.wait_for("Its keys no longer work.")
    refusal = gateway.account_of(RestrictedKey(pasted)).refusal
    assert refusal is not None
    assert refusal.code is Code.ENDED_KEY


def test_the_browser_is_content_with_the_pages_and_their_strict_rules(
    stripe: PracticeStripe, browser: WebDriver
) -> None:
    _install_in_test_mode(browser, HARBOUR.at_practice(stripe.address))
    browser.press("View API keys")
    browser.wait_for("Restricted key")

    assert browser.run("return getComputedStyle(document.querySelector('.practice')).position") == "sticky"
    assert browser.run("return document.documentElement.scrollWidth <= window.innerWidth")
    assert browser.run(
        "const stranger = document.createElement('script'); stranger.textContent = 'window.ran = true';"
        "document.body.append(stranger); return window.ran === undefined"
    )


def test_without_scripts_the_key_can_be_selected_by_hand(stripe: PracticeStripe) -> None:
    with chromium("--blink-settings=scriptEnabled=false") as browser:
        _install_in_test_mode(browser, HARBOUR.at_practice(stripe.address))
        browser.press("View API keys")

        label = "Restricted key (some guides say “secret key”)"
        assert browser.field(label) == stripe.restricted_key(Mode.TEST)
        assert "Copy" not in browser.text
