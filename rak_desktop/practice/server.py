"""PracticeStripe: a local server that answers like Stripe, as its scenario tells: the API, and the pages of an app.

It listens on this computer only, on a free port, and keeps no log: keys come by here. The pages are in `practice/web`;
they and the API share one `Installs`. The API:

| Asked for                                             | Answer                                    |
|-------------------------------------------------------|-------------------------------------------|
| anything without a key, with an unknown or ended key  | 401, as Stripe words it                   |
| anything from an address that the account leaves out  | 401 in its own wording                    |
| `/v1/account`                                         | the account, or 403 in the older wording  |
| the read probe of a permission that the key has       | an empty list, an object, or 404 `resource_missing` |
| a change of an invented object that the key may make  | 404 `resource_missing`                    |
| either of a permission that it lacks                  | 403 in the wording of 2026                |
| anything else                                         | 404 without a code                        |
| anything while a story limits or hinders the network  | 429, or a web page of somebody else       |
| the account or a permission in a story of `odd_answers` | that odd answer                         |
"""

import threading
import time
from collections import deque
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Need, Permission, PermissionCatalogue, Probe
from rak_desktop.practice import answers
from rak_desktop.practice.accounts import FJORD_THEATRE, PracticeAccount
from rak_desktop.practice.answers import RawReply, Reply
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.given_keys import GivenKeys, KeyOwner
from rak_desktop.practice.hindrances import Hindrances
from rak_desktop.practice.installs import READS_THE_ACCOUNT, Installs
from rak_desktop.practice.listener import Listener
from rak_desktop.practice.odd_answers import ODD_ANSWERS, Question
from rak_desktop.practice.portal import Portal
from rak_desktop.practice.scenarios import Scenario
from rak_desktop.practice.web.request import BrowserRequest, PageReply
from rak_desktop.practice.web.site import PracticeSite

_REMEMBERED = 200
"""Questions. With `practice --serve` they go on for days."""

_ACCOUNT_PATH = "/v1/account"
_NAMED_WHEN_THE_ACCOUNT_IS_REFUSED = "accounts_kyc_basic_read"


class PracticeStripe:
    """Runs from `start` to `stop`, or as a context manager.

    Its keys may do what `needs` declares, less what the scenario withholds. `also_accept` is an ordinary
    test key that is taken as well, for authors who point the program at this server themselves. `app` is what the
    pages show, and `story` a sentence on each of them about what goes wrong. `given` are the keys that work already.
    """

    def __init__(
        self,
        scenario: Scenario,
        needs: Sequence[Need],
        catalogue: PermissionCatalogue,
        *,
        app: PracticeApp | None = None,
        story: str = "",
        given: GivenKeys | None = None,
        also_accept: str | None = None,
    ) -> None:
        self._needs = tuple(needs)
        self._app = app or PracticeApp()
        self._given = given or GivenKeys()
        if also_accept is not None:
            self._given.give(also_accept, KeyOwner(FJORD_THEATRE, Mode.TEST, ended=scenario.key_ended))
        permissions = [found for name in catalogue.names() if (found := catalogue.find(name)) is not None]
        self._by_path = {found.probe.path: found for found in permissions if found.probe is not None}
        self._by_write_path = {found.write_probe: found for found in permissions if found.write_probe is not None}
        self._seen: deque[str] = deque(maxlen=_REMEMBERED)
        self._listener: Listener | None = None
        self._stopping = threading.Event()
        self.tell(scenario, story)

    # ── what people and tests use ────────────────────────────────────────────────────────────────

    def start(self) -> None:
        """Listens from here on; `address` is known afterwards."""
        self._stopping.clear()
        self._listener = Listener(self._reply, self._show)
        self._listener.start()

    def stop(self) -> None:
        """Stops listening, ends what is under way, and leaves no thread behind."""
        self._stopping.set()
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def tell(self, scenario: Scenario, story: str = "") -> None:
        """Begins this story: nothing is installed, nobody has signed in. The address and all keys stay."""
        self.hindrances = Hindrances(scenario)
        self._scenario = scenario
        self._first_asked: float | None = None
        self._portal = Portal(in_the_way=scenario.portal)
        self._installs = Installs(scenario, self._needs, self._given)
        self._site = PracticeSite(self._app, self._installs, scenario, self._portal, story)

    @property
    def scenario(self) -> Scenario:
        """The story that is told now."""
        return self._scenario

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def address(self) -> str:
        """Where it listens, such as `http://127.0.0.1:49152`. Raises RuntimeError when it does not."""
        if self._listener is None:
            raise RuntimeError("the practice Stripe is not running")
        return self._listener.address

    def restricted_key(self, mode: Mode, account: PracticeAccount = FJORD_THEATRE) -> str:
        """The newest key that the app has there, as if a person had installed it first and looked.

        Where the story wants that, it is a key of the other mode.
        """
        return self._installs.install(account, mode).newest.secret

    def publishable_key(self, mode: Mode, account: PracticeAccount = FJORD_THEATRE) -> str:
        """The publishable key beside it."""
        return self._installs.install(account, mode).publishable

    @property
    def requests(self) -> tuple[str, ...]:
        """What the API was asked last, as `GET /v1/account`: no keys, no parameters."""
        return tuple(self._seen)

    # ── what the listener asks ───────────────────────────────────────────────────────────────────

    def _show(self, request: BrowserRequest) -> PageReply:
        return self._site.answer(request)  # of the story that is told now

    def _reply(self, method: str, path: str, key: str | None) -> Reply | RawReply | PageReply:
        self._seen.append(f"{method} {path}")
        self._stopping.wait(self._scenario.answers_after)
        if self._portal.stands_before_the_api():
            return self._site.portal_page()
        return answers.too_many_requests() if self._is_limited() else self._reply_to(method, path, key)

    def _reply_to(self, method: str, path: str, key: str | None) -> Reply | RawReply:
        if key is None:
            return answers.no_key()
        if key.startswith("pk_"):
            return answers.publishable_key()
        owner = self._installs.owner_of(key)
        if owner is None:
            return answers.unknown_key(key)
        if owner.ended:
            return answers.ended_key(key)
        if self._installs.blocks_this_computer(owner.account):
            return answers.address_not_allowed(key)
        return self._reply_to_known_key(method, path, key, owner.account)

    def _reply_to_known_key(self, method: str, path: str, key: str, owner: PracticeAccount) -> Reply | RawReply:
        odd = self._odd_answer_to(path, key, owner)
        if odd is not None:
            return odd
        if method == "GET" and path == _ACCOUNT_PATH:
            return self._account(key, owner)
        permission = self._by_path.get(path)
        if method == "GET" and permission is not None and permission.probe is not None:
            return self._probe(permission, permission.probe, key, owner)
        changing = self._by_write_path.get(path)
        if method == "POST" and changing is not None:
            allowed = changing.name in self._installs.granted(owner)
            return answers.no_such_object(path) if allowed else answers.permission_missing(changing, key, owner)
        return answers.no_such_address(method, path)

    def _odd_answer_to(self, path: str, key: str, owner: PracticeAccount) -> Reply | RawReply | None:
        """Only where the account or a permission is asked about: the rest is no part of a check."""
        name, permission = self._scenario.odd_answer, self._by_path.get(path)
        if name is None or (permission is None and path != _ACCOUNT_PATH):
            return None
        about = None if path == _ACCOUNT_PATH else permission
        return ODD_ANSWERS[name].answer_to(Question(key, owner, path, about))

    def _is_limited(self) -> bool:
        now = time.monotonic()
        self._first_asked = self._first_asked or now
        return now - self._first_asked < self._scenario.limited_for

    def _account(self, key: str, owner: PracticeAccount) -> Reply:
        if not self._scenario.account_readable:
            return answers.permission_missing_older(_NAMED_WHEN_THE_ACCOUNT_IS_REFUSED, key, owner)
        if READS_THE_ACCOUNT not in self._installs.granted(owner):
            return answers.permission_missing_older(READS_THE_ACCOUNT, key, owner)
        return answers.account(owner)

    def _probe(self, permission: Permission, probe: Probe, key: str, owner: PracticeAccount) -> Reply:
        if permission.name not in self._installs.granted(owner):
            return answers.permission_missing(permission, key, owner)
        if probe.expects_missing_id:
            return answers.no_such_object(probe.path)
        return answers.empty_list(probe.path) if probe.params else answers.single_object(probe.path)
