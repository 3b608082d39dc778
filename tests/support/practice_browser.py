"""A browser without windows, for the pages of practice: it keeps cookies, sends forms as they stand, can pretend."""

import http.client
import re
from dataclasses import field
from html import unescape
from urllib.parse import urlencode, urlsplit

from rak_desktop.core.values import dataclass
from rak_desktop.practice.server import PracticeStripe


@dataclass(frozen=True)
class Seen:
    status: int
    headers: http.client.HTTPMessage
    body: str = field(repr=False)

    @property
    def title(self) -> str:
        found = re.search("<h1>(.*?)</h1>", self.body)
        return unescape(found[1]) if found else ""

    @property
    def text(self) -> str:
        """What can be read, in one line."""
        return " ".join(unescape(re.sub("<[^>]*>", " ", self.body.partition("<body>")[2])).split())

    @property
    def token(self) -> str:
        found = re.search('name="token" value="(.*?)"', self.body)
        return found[1] if found else ""

    @property
    def keys(self) -> list[str]:
        """The keys in the fields, from top to bottom."""
        return re.findall('value="([pr]k_[^"]*)"', self.body)


class Browser:
    """In front of this practice Stripe, for the app with this id."""

    def __init__(self, stripe: PracticeStripe, app_id: str) -> None:
        self.stripe = stripe
        self.address = stripe.address
        self._install = f"/apps/install/link/{app_id}"
        self._settings = f"/settings/apps/{app_id}"
        self._cookie = ""

    def get(self, path: str, **headers: str) -> Seen:
        """The page, after all redirects."""
        return self._followed(self.ask("GET", path, None, **headers))

    def send(self, path: str, page: Seen, **fields: str) -> Seen:
        """Sends a form of this page, as browsers do where no referrer is sent."""
        return self._followed(self.ask("POST", path, {"token": page.token, **fields}, Origin="null"))

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None, **headers: str) -> Seen:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=5)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if self._cookie:
            headers["Cookie"] = self._cookie
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, None if fields is None else urlencode(fields), headers)
            answer = connection.getresponse()
            self._cookie = (answer.getheader("Set-Cookie") or self._cookie).partition(";")[0]
            return Seen(answer.status, answer.headers, answer.read().decode())
        finally:
            connection.close()

    def sign_in(
        self, person: str = "ingrid", account: str = "acct_1PracticeFjordTheatre", back_to: str = "/apps"
    ) -> Seen:
        page = self.get(f"/sign-in?next={back_to}")
        page = self.send("/sign-in", page, person=person, next=back_to)
        return self.send("/accounts", page, account=account, next=back_to)

    def install(self, mode: str = "test") -> Seen:
        page = self.get(f"{self._install}/install")
        return self.send(f"{self._install}/install", page, mode=mode)

    def live_keys(self) -> list[str]:
        """What View API keys shows in live mode, the publishable one first."""
        return self.get(f"{self._settings}?showKeys=true").keys

    def new_live_key(self) -> str:
        """Create new key, in live mode."""
        panel = self.get(f"{self._settings}?showKeys=true")
        return self.send(f"{self._settings}/keys", panel).keys[1]

    def _followed(self, seen: Seen) -> Seen:
        for _ in range(5):
            if seen.status != 303:
                return seen
            seen = self.ask("GET", seen.headers["Location"])
        raise AssertionError("the pages send this browser in a circle")
