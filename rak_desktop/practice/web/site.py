"""PracticeSite: finds the page for an address, after asking who is there and whose account it is.

| Address (`/test` before it: test mode)             | GET                        | POST                |
|----------------------------------------------------|----------------------------|---------------------|
| `/sign-in`, `/sign-out`                            | who are you?               | signed in, or out   |
| `/accounts`                                        | which account?             | chosen              |
| `/apps/install/link/{app}`, `…/install`, `…/installed` | permissions, mode, done | `…/install`         |
| `/settings/apps`                                   | installed apps             |                     |
| `/settings/apps/{app}`, `…/keys`, `…/uninstall`    | settings, keys, sure?      | new key, removed    |
| `/apps`, `/apps/review`                            | what waits, what is new    | accepted            |
| `/apikeys`                                         | every key                  |                     |
| `/api-access-policies`                             | which addresses            | this one too        |
| any, while the story's network stands before it    | the network's own page     | `/network/agree`    |

A form is taken only from an own page: the browser must say so, and the form must hold the visit's token. (Pages
send no referrer, and browsers then say `Origin: null` for their forms; the token tells those from strangers'.)
"""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, urlencode, urlsplit

from rak_desktop.core.mode import Mode
from rak_desktop.practice.accounts import ACCOUNTS, HARBOUR_MUSEUM
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.installs import Installs
from rak_desktop.practice.people import PEOPLE
from rak_desktop.practice.portal import Portal
from rak_desktop.practice.scenarios import Scenario
from rak_desktop.practice.web import access_policies, api_keys, app_settings, apps, installing, portal_page, signing_in
from rak_desktop.practice.web.frame import SCRIPT, STYLE, whole_page
from rak_desktop.practice.web.here import Answer, Elsewhere, Here, Page
from rak_desktop.practice.web.pieces import lead, notice
from rak_desktop.practice.web.request import BrowserRequest, PageReply
from rak_desktop.practice.web.visits import Visit, Visits, cookie_for
from rak_desktop.resources import resource

_ASSETS = {STYLE: "text/css; charset=utf-8", SCRIPT: "text/javascript; charset=utf-8"}
_START = "/apps"
_PLAIN_TARGET = re.compile(r"/(?![/\\])[!-\[\]-~]*")  # printable ASCII, without a backslash

_PAGES: dict[tuple[str, str], Callable[[Here], Answer]] = {
    ("GET", "/"): lambda _: Elsewhere(_START),
    ("GET", "/apps/install/link/{app}"): installing.permissions,
    ("GET", "/apps/install/link/{app}/install"): installing.choose_mode,
    ("POST", "/apps/install/link/{app}/install"): installing.install,
    ("GET", "/apps/install/link/{app}/installed"): installing.installed,
    ("GET", "/settings/apps"): apps.installed_apps,
    ("GET", "/settings/apps/{app}"): app_settings.settings,
    ("POST", "/settings/apps/{app}/keys"): app_settings.make_key,
    ("GET", "/settings/apps/{app}/uninstall"): app_settings.ask_to_uninstall,
    ("POST", "/settings/apps/{app}/uninstall"): app_settings.uninstall,
    ("GET", "/apps"): apps.apps,
    ("GET", "/apps/review"): apps.review,
    ("POST", "/apps/review"): apps.accept,
    ("GET", "/apikeys"): api_keys.api_keys,
    ("GET", "/api-access-policies"): access_policies.policies,
    ("POST", "/api-access-policies"): access_policies.allow,
}


class PracticeSite:
    """All pages, over the one truth that the API answers from."""

    def __init__(
        self, app: PracticeApp, installs: Installs, scenario: Scenario, portal: Portal, story: str = ""
    ) -> None:
        self._app = app
        self._installs = installs
        self._scenario = scenario
        self._portal = portal
        self._story = story
        self._visits = Visits()

    def answer(self, request: BrowserRequest) -> PageReply:
        """What the browser gets. The listener has checked that it asked for this computer by name."""
        if request.path in _ASSETS:
            return PageReply(
                200, resource("practice", request.path.rpartition("/")[2]).read_bytes(), _ASSETS[request.path]
            )
        visit = self._visits.of(request.cookies, request.host)
        here = self._here(request, visit)
        reply = self._reply(self._page(request, visit, here), here)
        return replace(reply, headers=(cookie_for(visit, request.host), *reply.headers))

    def portal_page(self) -> PageReply:
        """What a program gets in place of its answer, while the network stands in the way."""
        return self._reply(portal_page.portal("", _START), None)

    def _reply(self, answer: Answer, here: Here | None) -> PageReply:
        match answer:
            case Elsewhere(target):
                return PageReply(303, b"", headers=(("Location", target),))
            case Page() as page:
                return PageReply(page.status, whole_page(page, here, self._story))

    def _page(self, request: BrowserRequest, visit: Visit, here: Here | None) -> Answer:
        if request.method == "POST" and not _from_own_page(request, visit):
            return _REFUSED
        return self._at_the_portal(request, visit) if self._portal.closed else self._own_page(request, visit, here)

    def _own_page(self, request: BrowserRequest, visit: Visit, here: Here | None) -> Answer:
        match request.path:
            case "/sign-in":
                return self._sign_in(request, visit)
            case "/sign-out" if request.method == "POST":
                self._visits.signed_out(visit)
                return Elsewhere("/sign-in")
            case "/accounts" if visit.person is not None:
                return self._choose_account(request, visit)
        if here is None:
            first = "/sign-in" if visit.person is None else "/accounts"
            return Elsewhere(f"{first}?next={quote(_target(request), safe='')}")
        page = self._find(request.method, request.path)
        return page(here) if page else _NOWHERE

    def _here(self, request: BrowserRequest, visit: Visit) -> Here | None:
        """None while nobody has signed in or no account is chosen."""
        if visit.person is None or visit.account is None:
            return None
        return Here(
            app=self._app,
            installs=self._installs,
            scenario=self._scenario,
            person=visit.person,
            account=visit.account,
            mode=Mode.TEST if request.path.startswith("/test/") else Mode.LIVE,
            target=self._own(request.query.get("next", "")) if request.path == "/accounts" else request.path,
            query=request.query,
            form=request.form,
            form_token=visit.form_token,
        )

    def _sign_in(self, request: BrowserRequest, visit: Visit) -> Answer:
        person = PEOPLE.get(request.form.get("person", "")) if request.method == "POST" else None
        if person is None:
            return signing_in.sign_in(visit.form_token, self._own(request.query.get("next", "")))
        self._visits.signed_in(visit, person)
        if self._scenario.begins_in_the_other_account:  # as after a browser was used for that one before
            self._visits.chose(replace(visit, person=person), HARBOUR_MUSEUM)
        return Elsewhere(self._own(request.form.get("next", "")))

    def _at_the_portal(self, request: BrowserRequest, visit: Visit) -> Answer:
        if request.method == "POST" and request.path == portal_page.AGREE:
            self._portal.open()
            return Elsewhere(self._own(request.form.get("next", "")))
        return portal_page.portal(visit.form_token, self._own(_target(request)))

    def _choose_account(self, request: BrowserRequest, visit: Visit) -> Answer:
        account = ACCOUNTS.get(request.form.get("account", "")) if request.method == "POST" else None
        if account is None:
            return signing_in.choose_account(visit.form_token, self._own(request.query.get("next", "")))
        self._visits.chose(visit, account)
        return Elsewhere(self._own(request.form.get("next", "")))

    def _find(self, method: str, path: str) -> Callable[[Here], Answer] | None:
        parts = path.removeprefix("/test").split("/")
        return _PAGES.get((method, "/".join("{app}" if part == self._app.id else part for part in parts)))

    def _own(self, target: str) -> str:
        """The target, if it is a page of ours to come back to: nobody is sent to other servers from here."""
        known = _PLAIN_TARGET.fullmatch(target) and self._find("GET", urlsplit(target).path)
        return target if known else _START


def _target(request: BrowserRequest) -> str:
    """Where this browser wanted to go: a form that was sent is not sent a second time."""
    with_query = request.query and request.method == "GET"
    return f"{request.path}?{urlencode(request.query)}" if with_query else request.path


def _from_own_page(request: BrowserRequest, visit: Visit) -> bool:
    said_by_the_browser = request.origin in (f"http://{request.host}", "null")
    same_site = request.fetched_from in (None, "same-origin")
    return said_by_the_browser and same_site and request.form.get("token") == visit.form_token


_NOWHERE = Page(
    "This page does not exist", lead("Practice Stripe has only the pages that connecting an app needs."), 404
)
_REFUSED = Page(
    "Please try again",
    notice(
        "trouble",
        "Nothing was changed.",
        "This form did not come from a page that practice Stripe showed you just now. Go back, reload, try again.",
    ),
    403,
)
