"""The pages keep to themselves: strangers get nothing, text stays text, and keys stand where they belong only."""

from dataclasses import replace

import pytest

from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Need, PermissionCatalogue
from rak_desktop.core.profile import AppProfile
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.scenarios import CAPTIVE_PORTAL, EXPIRED, PUBLISHABLE_KEY_COPIED, WRONG_ACCOUNT
from rak_desktop.practice.server import PracticeStripe
from tests.practice.web.conftest import APP, INSTALL, KEYS, SETTINGS, TEST_SETTINGS, Visiting
from tests.support.practice_browser import Browser

ALL_PAGES = (
    INSTALL,
    f"{INSTALL}/install",
    f"/test{INSTALL}/installed",
    SETTINGS,
    TEST_SETTINGS,
    TEST_SETTINGS + KEYS,
    f"{TEST_SETTINGS}/uninstall",
    "/settings/apps",
    "/apps",
    "/apikeys",
    "/test/apikeys?reveal=1",
    "/api-access-policies",
    "/accounts",
    "/sign-in",
    "/no/such/page",
)


@pytest.fixture
def installed(browser: Browser) -> Browser:
    browser.install("test")
    return browser


@pytest.mark.parametrize("path", ALL_PAGES)
def test_every_page_says_practice_and_names_itself(installed: Browser, path: str) -> None:
    page = installed.get(path)

    assert "Practice. These pages are on your own computer." in page.text
    assert '<html lang="en">' in page.body
    assert page.body.count("<h1>") == 1
    assert f"<title>{page.title} · Practice Stripe</title>" in page.body.replace("&#x27;", "'")


@pytest.mark.parametrize("path", [*ALL_PAGES, "/practice/pages.css", "/practice/copy.js"])
def test_every_page_is_strict_with_the_browser(installed: Browser, path: str) -> None:
    headers = installed.get(path).headers

    for directive in ("default-src 'none'", "style-src 'self'", "script-src 'self'", "frame-ancestors 'none'"):
        assert directive in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ALL_PAGES)
def test_no_page_loads_anything_from_elsewhere_or_runs_what_is_written_in_it(installed: Browser, path: str) -> None:
    body = installed.get(path).body

    assert "http:" not in body.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "https:" not in body
    assert "<script>" not in body
    assert "style=" not in body
    assert "onclick" not in body


def test_the_addresses_are_those_that_a_practising_profile_opens(installed: Browser) -> None:
    profile = AppProfile(APP.id, APP.name, "https://marketplace.stripe.com/apps/install/link/x", ())
    practised = profile.at_practice(installed.address)
    pages = [
        practised.install_link,
        *(practised.settings_page(mode) for mode in Mode),
        practised.installed_apps_page,
        practised.review_permissions_page,
        practised.access_policies_page,
    ]

    titles = [installed.get(page.removeprefix(installed.address)).title for page in pages]

    assert titles == [
        "Install Harbour Tickets",
        "Harbour Tickets",
        "Harbour Tickets",
        "Installed apps",
        "Apps",
        "Access policies",
    ]


# ── strangers ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil:1"]
)
def test_a_name_that_is_not_this_servers_own_gets_no_page(installed: Browser, host: str) -> None:
    """A web page elsewhere can point a name of its own at this computer, and would then read the keys."""
    host = host.format(port=installed.address.rpartition(":")[2])

    seen = installed.ask("GET", TEST_SETTINGS + KEYS, Host=host)

    assert seen.status == 403
    assert seen.keys == []
    assert "Set-Cookie" not in seen.headers


def test_this_computer_may_be_called_localhost(installed: Browser) -> None:
    port = installed.address.rpartition(":")[2]

    assert installed.ask("GET", "/apps", Host=f"localhost:{port}").status in (200, 303)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null", "Sec_Fetch_Site": "cross-site"},
        {"Origin": "null", "Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_form_that_comes_from_elsewhere_changes_nothing(installed: Browser, headers: dict[str, str]) -> None:
    token = installed.get(TEST_SETTINGS).token

    seen = installed.ask("POST", f"{TEST_SETTINGS}/uninstall", {"token": token}, **headers)

    assert seen.status == 403
    assert "Nothing was changed." in seen.text
    assert "not installed" not in installed.get(TEST_SETTINGS).text


def test_the_names_of_headers_may_be_written_in_small_letters(installed: Browser) -> None:
    page = installed.get(TEST_SETTINGS)
    own = installed.address

    seen = installed.ask(
        "POST", f"{TEST_SETTINGS}/keys", {"token": page.token}, host=own.removeprefix("http://"), origin=own
    )

    assert seen.status == 303


@pytest.mark.parametrize("token", ["", "guessed"])
def test_a_form_without_the_visits_token_changes_nothing(installed: Browser, token: str) -> None:
    own = installed.address

    seen = installed.ask(
        "POST", f"{TEST_SETTINGS}/uninstall", {"token": token}, Origin=own, Sec_Fetch_Site="same-origin"
    )

    assert seen.status == 403
    assert "not installed" not in installed.get(TEST_SETTINGS).text


def test_the_token_of_one_visit_is_nothing_in_another(installed: Browser) -> None:
    other = Browser(installed.stripe, APP.id)
    token = other.sign_in().token

    seen = installed.ask("POST", f"{TEST_SETTINGS}/uninstall", {"token": token}, Origin="null")

    assert seen.status == 403


def test_a_form_that_is_far_too_long_is_not_read(installed: Browser) -> None:
    page = installed.get(TEST_SETTINGS)

    seen = installed.ask("POST", f"{TEST_SETTINGS}/keys", {"token": page.token, "more": "x" * 9000}, Origin="null")

    assert seen.status == 403


def test_without_signing_in_there_is_no_page_and_no_key(installed: Browser) -> None:
    stranger = Browser(installed.stripe, APP.id)

    for path in (INSTALL, TEST_SETTINGS + KEYS, "/test/apikeys?reveal=1", "/settings/apps", "/apps", "/no/such/page"):
        assert stranger.get(path).title == "Sign in"


def test_after_signing_out_the_browser_is_a_stranger(installed: Browser) -> None:
    page = installed.send("/sign-out", installed.get("/apps"))

    assert page.title == "Sign in"
    assert installed.get(TEST_SETTINGS + KEYS).title == "Sign in"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "/apps\r\nSet-Cookie: a=b", "/sign-out", "", "/é"],
)
def test_signing_in_leads_to_own_pages_only(visiting: Visiting, target: str) -> None:
    browser = visiting()
    page = browser.get("/sign-in")
    fields = {"token": page.token, "person": "ingrid", "next": target}

    seen = browser.ask("POST", "/sign-in", fields, Origin="null")

    assert seen.headers["Location"] == "/apps"


def test_the_cookie_is_for_this_server_and_not_for_scripts(visiting: Visiting) -> None:
    browser = visiting()

    cookie = browser.get("/sign-in").headers["Set-Cookie"]

    assert cookie.startswith(f"practice-{browser.address.rpartition(':')[2]}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("cookie", ["practice-1=x", "=;;;", "\x7f", "a" * 3000])
def test_a_strange_cookie_is_a_new_visit(visiting: Visiting, cookie: str) -> None:
    assert visiting().ask("GET", "/sign-in", Cookie=cookie).status == 200


# ── text and keys ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", [path for path in ALL_PAGES if "no/such" not in path])
def test_names_and_purposes_with_markup_stay_text(visiting: Visiting, needs: tuple[Need, ...], path: str) -> None:
    evil = "<script>alert('1')</script>\"'&{token}"
    hostile = tuple(replace(need, purpose=evil) for need in needs)
    browser = visiting(app=PracticeApp(APP.id, evil), needs=hostile)
    browser.sign_in()
    browser.install("test")

    page = browser.get(path)

    assert "<script>" not in page.body
    assert "alert(&#x27;1&#x27;)" in page.body or "alert" not in page.body


def test_a_name_from_a_profile_is_one_short_line_without_invisible_characters() -> None:
    app = PracticeApp.of(AppProfile("a.b", "Har\u202ebour\nTickets" + "x" * 100, "", ()))

    assert app.name.startswith("Harbour Tickets")
    assert len(app.name) == 60


def test_keys_are_in_no_address_and_no_title(installed: Browser) -> None:
    page = installed.get(TEST_SETTINGS + KEYS)
    made = installed.ask("POST", f"{TEST_SETTINGS}/keys", {"token": page.token}, Origin="null")

    assert made.status == 303
    assert made.headers["Location"] == TEST_SETTINGS + KEYS
    for key in page.keys:
        assert page.body.count(key) == 1
        assert key not in page.title


def test_another_app_is_not_here(installed: Browser) -> None:
    assert installed.get("/settings/apps/com.example.other").status == 404


def test_the_practice_server_still_prints_nothing(installed: Browser, capfd: pytest.CaptureFixture[str]) -> None:
    installed.get(TEST_SETTINGS + KEYS)

    assert capfd.readouterr() == ("", "")


# ── stories ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_wrong_account_is_already_chosen_after_signing_in(visiting: Visiting) -> None:
    browser = visiting(WRONG_ACCOUNT)

    page = browser.send("/sign-in", browser.get(f"/sign-in?next={INSTALL}"), person="ingrid", next=INSTALL)

    assert "Harbour Museum" in page.text
    assert page.title == "Install Harbour Tickets"


def test_the_restricted_key_is_folded_away_below_the_publishable_one(visiting: Visiting) -> None:
    browser = visiting(PUBLISHABLE_KEY_COPIED)
    browser.sign_in()
    browser.install("live")

    page = browser.get(f"{SETTINGS}{KEYS}")

    assert page.keys[0].startswith("pk_")
    assert page.body.index("pk_live_") < page.body.index("<details>") < page.body.index("rk_live_")


def test_the_network_lets_pages_through_until_a_program_asks(visiting: Visiting) -> None:
    browser = visiting(CAPTIVE_PORTAL)
    browser.sign_in()
    browser.install("live")
    key = browser.stripe.restricted_key(Mode.LIVE)

    answered = browser.ask("GET", "/v1/account", Authorization=f"Bearer {key}")
    there = browser.get(SETTINGS)

    assert answered.headers["Content-Type"].startswith("text/html")
    assert there.title == "Guest network"


def test_agreeing_opens_the_way_to_the_page_that_was_wanted(visiting: Visiting) -> None:
    browser = visiting(CAPTIVE_PORTAL)
    browser.sign_in()
    browser.install("live")
    key = browser.stripe.restricted_key(Mode.LIVE)
    browser.ask("GET", "/v1/account", Authorization=f"Bearer {key}")

    there = browser.send("/network/agree", browser.get(SETTINGS), next=SETTINGS)

    assert there.title == "Harbour Tickets"
    assert browser.ask("GET", "/v1/account", Authorization=f"Bearer {key}").body.startswith("{")


def test_a_stranger_cannot_agree_in_the_persons_place(visiting: Visiting) -> None:
    browser = visiting(CAPTIVE_PORTAL)
    browser.ask("GET", "/v1/account", Authorization="Bearer nobody")

    browser.ask("POST", "/network/agree", {"next": SETTINGS}, Origin="https://evil.example")

    assert browser.get(SETTINGS).title == "Guest network"


def test_every_page_says_which_story_is_told(catalogue: PermissionCatalogue, needs: tuple[Need, ...]) -> None:
    with PracticeStripe(EXPIRED, needs, catalogue, app=APP, story="The key has <ended>.") as stripe:
        page = Browser(stripe, APP.id).get("/apps")

    assert "The key has &lt;ended&gt;." in page.body
    assert "Practice." in page.text
