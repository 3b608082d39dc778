"""Installs: where the app is installed in this story, which keys it got, and what they may do.

The one truth of the practice Stripe: the API answers from it and the pages change it, each on a thread of its own.
Installs and keys belong to an account and a mode; permissions and access policies belong to an account.
"""

import threading
from collections.abc import Sequence
from dataclasses import field, replace

from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Level, Need
from rak_desktop.core.values import dataclass
from rak_desktop.practice.accounts import PracticeAccount
from rak_desktop.practice.given_keys import GivenKeys, KeyOwner
from rak_desktop.practice.keys import new_publishable_key, new_restricted_key
from rak_desktop.practice.scenarios import Scenario

READS_THE_ACCOUNT = "connected_account_read"


@dataclass(frozen=True)
class AppKey:
    """A restricted key. `number` names it without showing it; `seen` says that a page has shown it."""

    number: int
    secret: str = field(repr=False)
    seen: bool = False

    @property
    def ending(self) -> str:
        """What a list shows of it."""
        return self.secret[-4:]


@dataclass(frozen=True)
class Install:
    """What the app got in one account and mode. The newest key comes first."""

    publishable: str = field(repr=False)
    keys: tuple[AppKey, ...]

    @property
    def newest(self) -> AppKey:
        """The key that was made last."""
        return self.keys[0]


Place = tuple[PracticeAccount, Mode]


class Installs:
    """Everything that happened since the story began, as its scenario wants it. `given` outlives it."""

    def __init__(self, scenario: Scenario, needs: Sequence[Need], given: GivenKeys | None = None) -> None:
        self._scenario = scenario
        self._needs = tuple(needs)
        self._withheld = _withheld(needs) if scenario.withholds_a_permission else frozenset()
        self._accepted: set[PracticeAccount] = set()
        self._allowing: set[PracticeAccount] = set()
        self._installed: dict[Place, Install] = {}
        self._given = given or GivenKeys()
        self._keys_made = 0
        self._lock = threading.RLock()

    # ── installing and removing ──────────────────────────────────────────────────────────────────

    def at(self, account: PracticeAccount, mode: Mode) -> Install | None:
        """The install in this account and mode, if there is one."""
        with self._lock:
            return self._installed.get((account, mode))

    def install(self, account: PracticeAccount, mode: Mode) -> Install:
        """Installs the app with its first key. Where it is installed already, everything stays as it is."""
        with self._lock:
            if (account, mode) not in self._installed:
                key = self._made_key(account, mode, ended=self._scenario.key_ended)
                publishable = new_publishable_key(self._shown(mode))
                self._installed[account, mode] = Install(publishable, (key,))
            return self._installed[account, mode]

    def uninstall(self, account: PracticeAccount, mode: Mode) -> None:
        """Removes the app. Every key it ever got there ends."""
        with self._lock:
            self._installed.pop((account, mode), None)
        self._given.end(account, mode)

    def left_from_before(self, account: PracticeAccount, mode: Mode) -> bool:
        """Does a key of an earlier story still work there, though nothing was installed in this one?"""
        return self.at(account, mode) is None and self._given.living(account, mode)

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────

    def make_key(self, account: PracticeAccount, mode: Mode) -> None:
        """Makes one more key, and it works whatever the story; the older ones go on as before."""
        with self._lock:
            install = self._installed.get((account, mode))
            if install is not None:
                key = self._made_key(account, mode, ended=False)
                self._installed[account, mode] = replace(install, keys=(key, *install.keys))

    def mark_seen(self, account: PracticeAccount, mode: Mode, numbers: Sequence[int]) -> None:
        """A page has shown these keys."""
        with self._lock:
            install = self._installed.get((account, mode))
            if install is not None:
                keys = tuple(replace(key, seen=key.seen or key.number in numbers) for key in install.keys)
                self._installed[account, mode] = replace(install, keys=keys)

    def owner_of(self, key: str) -> KeyOwner | None:
        """None for a key that was never given out."""
        return self._given.owner_of(key)

    def _made_key(self, account: PracticeAccount, mode: Mode, *, ended: bool) -> AppKey:
        self._keys_made += 1
        key = AppKey(self._keys_made, new_restricted_key(self._shown(mode)))
        self._given.give(key.secret, KeyOwner(account, mode, ended))
        return key

    def _shown(self, mode: Mode) -> Mode:
        return mode.other if self._scenario.shows_keys_of_the_other_mode else mode

    # ── what keys may do ─────────────────────────────────────────────────────────────────────────

    def granted(self, account: PracticeAccount) -> frozenset[str]:
        """The names of the permissions that this account's keys have. Write brings Read."""
        declared = {need.permission.name for need in self._needs}
        declared |= {need.permission.read_sibling for need in self._needs}
        return frozenset(declared) - {need.permission.name for need in self.pending(account)}

    def offered(self, account: PracticeAccount) -> tuple[Need, ...]:
        """What the install page of this account lists: all that the app declares, less what is pending."""
        pending = self.pending(account)
        return tuple(need for need in self._needs if need not in pending)

    def pending(self, account: PracticeAccount) -> tuple[Need, ...]:
        """What a newer version of the app asks for, and nobody has accepted yet."""
        with self._lock:
            waiting = account not in self._accepted
        return tuple(need for need in self._needs if waiting and need.permission.name in self._withheld)

    def accept(self, account: PracticeAccount) -> None:
        """Accepts what is pending. The keys that exist gain it; Stripe does not say whether its keys do."""
        with self._lock:
            self._accepted.add(account)

    def blocks_this_computer(self, account: PracticeAccount) -> bool:
        """Does this account's access policy leave this computer out?"""
        with self._lock:
            return self._scenario.blocks_this_computer and account not in self._allowing

    def allow_this_computer(self, account: PracticeAccount) -> None:
        """Adds this computer to the account's access policy."""
        with self._lock:
            self._allowing.add(account)


def _withheld(needs: Sequence[Need]) -> frozenset[str]:
    """One that a check can find missing and that the app cannot do without, if there is such a one."""
    askable = [
        need
        for need in needs
        if need.permission.level is Level.READ
        and need.permission.probe is not None
        and need.permission.name != READS_THE_ACCOUNT
    ]
    required_first = sorted(askable, key=lambda need: need.optional)
    return frozenset(need.permission.name for need in required_first[:1])
