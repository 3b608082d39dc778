"""PracticeStripe: a local server that answers like Stripe's API, as its scenario tells.

It listens on this computer only, on a free port, and keeps no log: keys come by here.

| Asked for                                             | Answer                                    |
|-------------------------------------------------------|-------------------------------------------|
| anything without a key, with an unknown or ended key  | 401, as Stripe words it                   |
| `/v1/account`                                         | the account, or 403 in the older wording  |
| the read probe of a permission that the key has       | an empty list, an object, or 404 `resource_missing` |
| the read probe of a permission that it lacks          | 403 in the wording of 2026                |
| anything else                                         | 404 without a code                        |
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Level, Need, Permission, PermissionCatalogue, Probe
from rak_desktop.practice import answers
from rak_desktop.practice.accounts import FJORD_THEATRE, HARBOUR_MUSEUM, PracticeAccount
from rak_desktop.practice.answers import Reply
from rak_desktop.practice.keys import new_publishable_key, new_restricted_key
from rak_desktop.practice.listener import Listener
from rak_desktop.practice.scenarios import Scenario

_ACCOUNT_PATH = "/v1/account"
_READS_THE_ACCOUNT = "connected_account_read"
_NAMED_WHEN_THE_ACCOUNT_IS_REFUSED = "accounts_kyc_basic_read"


@dataclass(frozen=True)
class _KeyPair:
    restricted: str
    publishable: str


class PracticeStripe:
    """Runs from `start` to `stop`, or as a context manager.

    Its keys may do what `needs` declares, less what the scenario withholds. `also_accept` is an ordinary
    test key that is taken as well, for authors who point the program at this server themselves.
    """

    def __init__(
        self,
        scenario: Scenario,
        needs: Sequence[Need],
        catalogue: PermissionCatalogue,
        *,
        also_accept: str | None = None,
    ) -> None:
        self._scenario = scenario
        self._granted = _granted(scenario, needs)
        self._by_path = _permissions_by_probe_path(catalogue)
        self._pairs = {
            (account, mode): _KeyPair(new_restricted_key(mode), new_publishable_key(mode))
            for account in (FJORD_THEATRE, HARBOUR_MUSEUM)
            for mode in Mode
        }
        self._owners = {pair.restricted: account for (account, _), pair in self._pairs.items()}
        if also_accept is not None:
            self._owners[also_accept] = FJORD_THEATRE
        self._seen: list[str] = []
        self._listener: Listener | None = None

    # ── what people and tests use ────────────────────────────────────────────────────────────────

    def start(self) -> None:
        """Listens from here on; `address` is known afterwards."""
        self._listener = Listener(self._reply)
        self._listener.start()

    def stop(self) -> None:
        """Stops listening, ends what is under way, and leaves no thread behind."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

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
        """The key that its settings page shows for this mode (of the other mode, where the story wants that)."""
        return self._pairs[account, self._shown(mode)].restricted

    def publishable_key(self, mode: Mode, account: PracticeAccount = FJORD_THEATRE) -> str:
        """The publishable key beside it."""
        return self._pairs[account, self._shown(mode)].publishable

    @property
    def requests(self) -> tuple[str, ...]:
        """What was asked so far, as `GET /v1/account`: no keys, no parameters."""
        return tuple(self._seen)

    def _shown(self, mode: Mode) -> Mode:
        return mode.other if self._scenario.shows_keys_of_the_other_mode else mode

    # ── what the listener asks ───────────────────────────────────────────────────────────────────

    def _reply(self, method: str, path: str, key: str | None) -> Reply:
        self._seen.append(f"{method} {path}")
        if key is None:
            return answers.no_key()
        if key.startswith("pk_"):
            return answers.publishable_key()
        owner = self._owner_of(key)
        if owner is None:
            return answers.unknown_key(key)
        if self._scenario.key_ended:
            return answers.ended_key(key)
        return self._reply_to_known_key(method, path, key, owner)

    def _reply_to_known_key(self, method: str, path: str, key: str, owner: PracticeAccount) -> Reply:
        if method == "GET" and path == _ACCOUNT_PATH:
            return self._account(key, owner)
        permission = self._by_path.get(path)
        if method == "GET" and permission is not None and permission.probe is not None:
            return self._probe(permission, permission.probe, key, owner)
        return answers.no_such_address(method, path)

    def _owner_of(self, key: str) -> PracticeAccount | None:
        """Compared in constant time: this is a server, if a small one."""
        for known, owner in self._owners.items():
            if secrets.compare_digest(known.encode(), key.encode("utf-8", "surrogateescape")):
                return owner
        return None

    def _account(self, key: str, owner: PracticeAccount) -> Reply:
        if not self._scenario.account_readable:
            return answers.permission_missing_older(_NAMED_WHEN_THE_ACCOUNT_IS_REFUSED, key, owner)
        if _READS_THE_ACCOUNT not in self._granted:
            return answers.permission_missing_older(_READS_THE_ACCOUNT, key, owner)
        return answers.account(owner)

    def _probe(self, permission: Permission, probe: Probe, key: str, owner: PracticeAccount) -> Reply:
        if permission.name not in self._granted:
            return answers.permission_missing(permission, key, owner)
        if probe.expects_missing_id:
            return answers.no_such_object(probe.path)
        return answers.empty_list(probe.path) if probe.params else answers.single_object(probe.path)


def _granted(scenario: Scenario, needs: Sequence[Need]) -> frozenset[str]:
    declared = {need.permission.name for need in needs}
    declared |= {need.permission.read_sibling for need in needs}  # Write brings Read
    if scenario.withholds_a_permission:
        declared -= _withheld(needs)
    return frozenset(declared)


def _withheld(needs: Sequence[Need]) -> set[str]:
    """One that a check can find missing and that the app cannot do without, if there is such a one."""
    askable = [
        need
        for need in needs
        if need.permission.level is Level.READ
        and need.permission.probe is not None
        and need.permission.name != _READS_THE_ACCOUNT
    ]
    required_first = sorted(askable, key=lambda need: need.optional)
    return {need.permission.name for need in required_first[:1]}


def _permissions_by_probe_path(catalogue: PermissionCatalogue) -> dict[str, Permission]:
    permissions = (catalogue.find(name) for name in catalogue.names())
    return {p.probe.path: p for p in permissions if p is not None and p.probe is not None}
