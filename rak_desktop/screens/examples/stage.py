"""Stage: the app and the words that examples play with, and the made-up shop they tell of.

The keys look real and open nothing; nothing but their endings is ever shown.
"""

from dataclasses import replace
from datetime import UTC, datetime

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Level, Need
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Account, PermissionResult, VerificationReport, VerifiedKey
from rak_desktop.flows.connect.steps import Checked, EnteredKey, Goal
from rak_desktop.wording.catalogue import Words

SHOP = "Fjord Theatre"
STORE = "GNOME Keyring"
SYSTEM = "Debian GNU/Linux 12"
ACCOUNT = Account("acct_1MadeUpTheatre", SHOP, confirmed=True)
NAMELESS = Account(ACCOUNT.id)
UNTOLD = Account()
OLD_ENDING = "b8Wd"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

_MADE_UP = "MadeUpForPictures" * 3
LIVE_KEY = RestrictedKey(f"rk_live_{_MADE_UP}7Hq2")
TEST_KEY = RestrictedKey(f"rk_test_{_MADE_UP}T3st")
PUBLISHABLE_KEY = PublishableKey(f"pk_live_{_MADE_UP}")


@dataclass(frozen=True)
class Stage:
    """Everything an example needs: which app is shown, in which language, with which password store and system."""

    profile: AppProfile
    words: Words
    store: str = STORE
    system: str = SYSTEM

    @property
    def live(self) -> Goal:
        """To connect this app for real payments."""
        return Goal(self.profile, Mode.LIVE, Peer.STRIPE)

    @property
    def test(self) -> Goal:
        """To connect it for trying out."""
        return Goal(self.profile, Mode.TEST, Peer.STRIPE)

    @property
    def practice(self) -> Goal:
        """To practise with it."""
        return Goal(self.profile, Mode.LIVE, Peer.PRACTICE)

    @property
    def replacing(self) -> Goal:
        """To give the shop that is connected already a new key."""
        could = tuple((need.permission.name, CheckOutcome.GRANTED) for need in self.profile.needs)
        old = replace(self.connection, key_ending=OLD_ENDING, permissions=could)
        return Goal.to_replace(old, self.profile, Peer.STRIPE)

    def replacing_by(self, report: VerificationReport) -> Checked:
        """A new key for that shop, which may be kept."""
        return Checked(VerifiedKey(LIVE_KEY, report), self.store, self.replacing.replaces, same_key=False)

    @property
    def entered(self) -> EnteredKey:
        """The right key, in the field."""
        return EnteredKey(LIVE_KEY)

    @property
    def connection(self) -> Connection:
        """The card of a key that was kept earlier."""
        of = ConnectionId(self.profile.app_id, ACCOUNT.id or "", Mode.LIVE)
        return Connection(of, of.slot(Peer.STRIPE), SHOP, LIVE_KEY.ending, NOON, NOON, SHOP, account_confirmed=True)

    def report(
        self,
        *,
        missing: tuple[Need, ...] = (),
        unknown: tuple[Need, ...] = (),
        key: RestrictedKey = LIVE_KEY,
        account: Account = ACCOUNT,
    ) -> VerificationReport:
        """Everything that can be asked is there, except these permissions."""

        def outcome(need: Need) -> PermissionResult:
            if need in missing:
                return PermissionResult(need, CheckOutcome.MISSING)
            if need in unknown:
                return PermissionResult(need, CheckOutcome.UNKNOWN, Code.TIMED_OUT)
            told = CheckOutcome.GRANTED if need.permission.level is Level.READ else CheckOutcome.NOT_TESTABLE
            return PermissionResult(need, told)

        results = tuple(map(outcome, self.profile.needs))
        return VerificationReport(key.mode, key.ending, account, results, proven=True)

    def checked(
        self, report: VerificationReport | None = None, key: RestrictedKey = LIVE_KEY, *, again: bool = False
    ) -> Checked:
        """A key that may be kept; `again` where the shop is connected already, with another key."""
        verified = VerifiedKey(key, report or self.report(key=key))
        known = replace(self.connection, key_ending=OLD_ENDING) if again else None
        return Checked(verified, self.store, known, False if again else None)

    def askable(self, count: int, *, optional: bool = False) -> tuple[Need, ...]:
        """Some permissions that a check can find missing; fewer where the app declares fewer."""
        able = (n for n in self.profile.needs if n.permission.level is Level.READ and n.optional is optional)
        return tuple(able)[:count]
