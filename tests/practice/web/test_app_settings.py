"""Keys, new keys and removing the app: what the pages do, the API knows."""

from rak_desktop.core.mode import Mode
from rak_desktop.practice.scenarios import ADDRESS_BLOCKED, ALL_GOOD, EXPIRED, KEY_SHOWN_ONCE, PERMISSION_MISSING
from tests.practice.conftest import ask
from tests.practice.web.conftest import KEYS, SETTINGS, TEST_SETTINGS, Visiting
from tests.support.practice_browser import Browser


def status(browser: Browser, key: str, path: str = "/v1/account") -> int:
    return ask(browser.address, path, key).status


def test_a_new_key_is_shown_first_and_works_beside_the_old_one(browser: Browser) -> None:
    browser.install()
    old = browser.get(TEST_SETTINGS + KEYS)

    page = browser.send(f"{TEST_SETTINGS}/keys", old)

    assert len(page.keys) == 3
    assert page.keys[2] == old.keys[1]
    assert [status(browser, key) for key in page.keys[1:]] == [200, 200]
    assert browser.stripe.restricted_key(Mode.TEST) == page.keys[1]


def test_removing_the_app_asks_once_more_and_ends_its_keys(browser: Browser) -> None:
    browser.install()
    key = browser.get(TEST_SETTINGS + KEYS).keys[1]

    question = browser.get(f"{TEST_SETTINGS}/uninstall")
    assert status(browser, key) == 200
    page = browser.send(f"{TEST_SETTINGS}/uninstall", question)

    assert question.title == "Uninstall Harbour Tickets?"
    assert page.title == "Installed apps"
    assert "Its keys no longer work." in page.text
    assert status(browser, key) == 401
    assert "not installed" in browser.get(TEST_SETTINGS).text


def test_an_app_from_practising_earlier_can_be_removed_so_that_its_keys_end(browser: Browser) -> None:
    key = browser.stripe.restricted_key(Mode.TEST)
    browser.stripe.tell(ALL_GOOD)
    browser.sign_in()

    assert "test mode, from practising earlier" in browser.get("/settings/apps").text
    assert status(browser, key) == 200
    browser.send(f"{TEST_SETTINGS}/uninstall", browser.get(f"{TEST_SETTINGS}/uninstall"))

    assert status(browser, key) == 401
    assert "No app is installed here." in browser.get("/settings/apps").text


def test_installed_apps_lists_both_modes_of_this_account(browser: Browser) -> None:
    browser.install("test")
    browser.install("live")

    page = browser.get("/settings/apps")

    assert "Harbour Tickets Fjord Theatre, live mode" in page.text
    assert "Harbour Tickets Fjord Theatre, test mode" in page.text
    assert f'href="{SETTINGS}"' in page.body


def test_an_app_that_tests_installed_stands_on_the_pages_too(browser: Browser) -> None:
    key = browser.stripe.restricted_key(Mode.LIVE)

    assert browser.get(SETTINGS + KEYS).keys[1] == key


def test_no_administrator_no_keys(visiting: Visiting) -> None:
    browser = visiting()
    browser.stripe.restricted_key(Mode.TEST)
    browser.sign_in("jonas")

    panel, keys = browser.get(TEST_SETTINGS + KEYS), browser.get("/test/apikeys?reveal=1")
    made = browser.send(f"{TEST_SETTINGS}/keys", panel)
    removed = browser.send(f"{TEST_SETTINGS}/uninstall", panel)

    assert (panel.keys, keys.keys, made.keys) == ([], [], [])
    assert "You don’t have permission to see API keys." in panel.text
    assert (made.status, removed.status) == (403, 403)
    assert browser.get(TEST_SETTINGS).title == "Harbour Tickets"


# ── a live key that is shown once ────────────────────────────────────────────────────────────────────


def test_on_the_api_keys_page_a_live_key_is_revealed_once(browser: Browser) -> None:
    browser.install("live")

    first = browser.get("/apikeys?reveal=1")
    second = browser.get("/apikeys?reveal=1")

    assert first.keys[1] == browser.stripe.restricted_key(Mode.LIVE)
    assert [key[:3] for key in second.keys] == ["pk_"]
    assert "No longer visible" in second.text


def test_a_test_key_can_be_seen_again(browser: Browser) -> None:
    browser.install("test")

    assert len(browser.get("/test/apikeys?reveal=1").keys) == 2
    assert len(browser.get("/test/apikeys?reveal=1").keys) == 2
    assert "A test key can be seen again." in browser.get("/test/apikeys").text


def test_on_the_apps_own_page_a_live_key_is_shown_again_unless_the_story_hides_it(visiting: Visiting) -> None:
    usual, hiding = visiting(), visiting(KEY_SHOWN_ONCE)
    for browser in (usual, hiding):
        browser.sign_in()
        browser.install("live")
        assert len(browser.get(SETTINGS + KEYS).keys) == 2

    again = hiding.get(SETTINGS + KEYS)
    anew = hiding.send(f"{SETTINGS}/keys", again)

    assert len(usual.get(SETTINGS + KEYS).keys) == 2
    assert [key[:3] for key in again.keys] == ["pk_"]
    assert [key[:3] for key in anew.keys] == ["pk_", "rk_"]
    assert status(hiding, anew.keys[1]) == 200


# ── the ways out of a trouble ────────────────────────────────────────────────────────────────────────


def test_in_the_story_of_an_ended_key_a_new_one_from_the_page_works(visiting: Visiting) -> None:
    browser = visiting(EXPIRED)
    browser.sign_in()
    browser.install()
    panel = browser.get(TEST_SETTINGS + KEYS)

    anew = browser.send(f"{TEST_SETTINGS}/keys", panel)

    assert [status(browser, key) for key in anew.keys[1:]] == [200, 401]


def test_accepting_new_permissions_gives_them_to_the_key_that_exists(visiting: Visiting) -> None:
    browser = visiting(PERMISSION_MISSING)
    browser.sign_in()
    browser.install()
    key = browser.get(TEST_SETTINGS + KEYS).keys[1]
    assert status(browser, key, "/v1/customers?limit=1") == 403

    waiting, review = browser.get("/apps"), browser.get("/apps/review")
    accepted = browser.send("/apps/review", review)

    assert "Review permissions" in waiting.text
    assert "Customers for the test" in review.text
    assert "No app asks for new permissions." in accepted.text
    assert status(browser, key, "/v1/customers?limit=1") == 200


def test_what_a_newer_version_asks_for_is_not_on_the_install_page_before(visiting: Visiting) -> None:
    browser = visiting(PERMISSION_MISSING)
    browser.sign_in()

    assert "Customers" not in browser.get("/apps/install/link/com.example.harbour").text
    assert "No app asks" in browser.get("/apps").text
    assert browser.get("/apps/review").title == "Apps"


def test_only_an_administrator_accepts_permissions(visiting: Visiting) -> None:
    browser = visiting(PERMISSION_MISSING)
    key = browser.stripe.restricted_key(Mode.TEST)
    browser.sign_in("jonas")

    refused = browser.send("/apps/review", browser.get("/apps"))

    assert refused.status == 403
    assert status(browser, key, "/v1/customers?limit=1") == 403


def test_an_access_policy_that_leaves_this_computer_out_can_be_changed(visiting: Visiting) -> None:
    browser = visiting(ADDRESS_BLOCKED)
    key = browser.stripe.restricted_key(Mode.TEST)
    browser.sign_in()
    blocked = ask(browser.address, "/v1/account", key)

    page = browser.send("/api-access-policies", browser.get("/api-access-policies"))

    assert blocked.status == 401
    assert "does not allow requests from your IP address" in blocked.error["message"]
    assert key not in blocked.error["message"]
    assert "Keys may be used from this computer." in page.text
    assert status(browser, key) == 200
