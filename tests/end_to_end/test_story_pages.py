"""The pages of practice in every story, in a real Chromium: what the merchant sees at Stripe, and what mends it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.scenarios import SCENARIOS
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.resources import permission_catalogue
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.stories import STORIES, story_text
from tests.end_to_end.merchant import ADMINISTRATOR, FJORD, install
from tests.support.web_driver import WebDriver, chromium

pytestmark = pytest.mark.journey

RESTRICTED, PUBLISHABLE = "Restricted key (some guides say “secret key”)", "Publishable key (for web pages, not secret)"
NEWEST = "Restricted key (newest) (some guides say “secret key”)"


@pytest.fixture(scope="module")
def browser() -> Iterator[WebDriver]:
    with chromium() as browser:
        yield browser


@dataclass(frozen=True)
class Visit:
    """A merchant in front of the browser, while this story is told."""

    browser: WebDriver
    stripe: PracticeStripe
    profile: AppProfile

    def sign_in(self) -> None:
        self.browser.open(self.profile.install_link)
        self.browser.press(ADMINISTRATOR)
        self.browser.press(FJORD)

    def install(self) -> None:
        """To the keys, in live mode."""
        install(self.browser)
        self.browser.wait_for("Create new key")  # “API keys” stands on the page before, too

    def refusal_of(self, key: str) -> Code | None:
        """What the API says of this key, to the program."""
        answer = LibraryStripeGateway(Peer.PRACTICE, self.stripe.address).account_of(RestrictedKey(key))
        return answer.refusal.code if answer.refusal else None

    def sees(self, *texts: str) -> None:
        for text in texts:
            self.browser.wait_for(text)


def _both_keys(visit: Visit) -> None:
    """Stories that happen elsewhere: at Stripe all is as always."""
    visit.sign_in()
    visit.install()
    visit.sees("Create new key")
    assert visit.browser.field(PUBLISHABLE).startswith("pk_live_Practice")
    assert visit.browser.field(RESTRICTED) == visit.stripe.restricted_key(Mode.LIVE)


def _another_account(visit: Visit) -> None:
    visit.browser.open(visit.profile.install_link)
    visit.browser.press(ADMINISTRATOR)
    visit.sees("It will be added to Harbour Museum.")  # nobody was asked
    visit.browser.press("Switch account")
    visit.browser.press(FJORD)
    visit.sees("It will be added to Fjord Theatre.")


def _the_other_key_first(visit: Visit) -> None:
    visit.sign_in()
    visit.install()
    assert visit.browser.field(PUBLISHABLE).startswith("pk_live_")
    assert "rk_live_" not in visit.browser.text
    assert "some guides say" not in visit.browser.text, "folded away"
    visit.browser.press("Restricted key")
    assert visit.browser.field(RESTRICTED).startswith("rk_live_")


def _only_once(visit: Visit) -> None:
    visit.sign_in()
    visit.install()
    first = visit.browser.field(RESTRICTED)
    visit.browser.open(visit.profile.settings_page(Mode.LIVE))
    visit.browser.press("View API keys")
    visit.sees("No longer visible: a live key is shown once.", f"rk_…{first[-4:]}")
    visit.browser.press("Create new key")
    assert visit.browser.field(NEWEST) != first
    assert visit.refusal_of(visit.browser.field(NEWEST)) is None


def _of_the_other_mode(visit: Visit) -> None:
    visit.sign_in()
    visit.install()
    visit.sees("Live mode")
    assert visit.browser.field(RESTRICTED).startswith("rk_test_")


def _ended(visit: Visit) -> None:
    visit.sign_in()
    visit.install()
    assert visit.refusal_of(visit.browser.field(RESTRICTED)) is Code.ENDED_KEY
    visit.browser.press("Create new key")
    assert visit.refusal_of(visit.browser.field(NEWEST)) is None


def _asks_for_more(visit: Visit) -> None:
    visit.sign_in()
    visit.install()
    visit.browser.open(visit.profile.review_permissions_page)
    visit.sees("A newer version asks for new permissions.")
    visit.browser.press("Review permissions")
    visit.sees("asks for more")
    visit.browser.press("Accept")
    visit.sees("The app may do this now.", "No app asks for new permissions.")


def _blocked(visit: Visit) -> None:
    visit.sign_in()
    visit.install()
    key = visit.browser.field(RESTRICTED)
    assert visit.refusal_of(key) is Code.BLOCKED_ADDRESS
    visit.browser.open(visit.profile.access_policies_page)
    visit.sees("Requests from this computer are blocked.")
    visit.browser.press("Allow this computer")
    visit.sees("Keys may be used from this computer.")
    assert visit.refusal_of(key) is None


def _guest_network(visit: Visit) -> None:
    """It shows when the program asks, and then stands before every page."""
    visit.sign_in()
    visit.install()
    key = visit.browser.field(RESTRICTED)
    with pytest.raises(StripeUnreachable) as met:
        visit.refusal_of(key)
    assert met.value.code is Code.WEB_PAGE_INSTEAD
    visit.browser.open(visit.profile.settings_page(Mode.LIVE))
    visit.sees("Guest network", "This network is not Stripe.")
    visit.browser.press("Agree and go on")
    visit.sees("View API keys")
    assert visit.refusal_of(key) is None


WALKS: dict[str, Callable[[Visit], None]] = {
    "all-good": _both_keys,
    "wrong-account": _another_account,
    "account-not-readable": _both_keys,
    "publishable-key-copied": _the_other_key_first,
    "key-shown-once": _only_once,
    "wrong-mode": _of_the_other_mode,
    "expired": _ended,
    "permission-missing": _asks_for_more,
    "address-blocked": _blocked,
    "rate-limited": _both_keys,
    "slow": _both_keys,
    "offline": _both_keys,
    "captive-portal": _guest_network,
    "keychain-locked": _both_keys,
    "keychain-absent": _both_keys,
}


@pytest.mark.parametrize("name", STORIES)
def test_a_merchant_meets_the_story_at_stripe_and_every_page_says_that_it_is_practice(
    name: str, browser: WebDriver
) -> None:
    profile = Services(practice=True).practice_profile
    told = story_text(name, Words())
    with PracticeStripe(
        SCENARIOS[name], profile.needs, permission_catalogue(), app=PracticeApp.of(profile), story=told
    ) as stripe:
        visit = Visit(browser, stripe, profile.at_practice(stripe.address))

        WALKS[name](visit)

        visit.sees("No real account, no real money.", told)
        assert browser.run("return document.documentElement.scrollWidth <= window.innerWidth")
