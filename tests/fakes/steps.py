"""Where connecting can stand: goals, reports, and one step of every kind."""

from dataclasses import replace
from typing import Any

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Need
from rak_desktop.core.verification import Account, PermissionResult, VerificationReport, VerifiedKey
from rak_desktop.flows.connect.steps import (
    AwaitingKey,
    Checked,
    Checking,
    EnteredKey,
    Finished,
    Goal,
    Installing,
    Keeping,
    KeepStalled,
    NotEnough,
    Reviewing,
    Stalled,
    Step,
    Welcome,
)
from tests.fakes.clock import NOON
from tests.fakes.keys import LIVE_KEY
from tests.fakes.profile import CHANGE_PAYMENTS, SEE_CUSTOMERS, SEE_EVENTS, SEE_PAYMENTS, harbour_tickets
from tests.fakes.stripe_gateway import THEATRE

STORE = "GNOME Keyring"

GRANTED, MISSING = CheckOutcome.GRANTED, CheckOutcome.MISSING
NOT_TESTABLE, UNKNOWN = CheckOutcome.NOT_TESTABLE, CheckOutcome.UNKNOWN


def goal(mode: Mode = Mode.LIVE, peer: Peer = Peer.STRIPE, **changes: Any) -> Goal:
    """To connect Harbour Tickets, for real payments unless told otherwise."""
    return Goal(harbour_tickets(**changes), mode, peer)


def result(need: Need, outcome: CheckOutcome, reason: Code | None = None) -> PermissionResult:
    """What one permission came to."""
    return PermissionResult(need, outcome, reason)


GOOD = VerificationReport(
    Mode.LIVE,
    LIVE_KEY.ending,
    THEATRE,
    (
        result(SEE_PAYMENTS, GRANTED),
        result(CHANGE_PAYMENTS, NOT_TESTABLE),
        result(SEE_CUSTOMERS, GRANTED),
        result(SEE_EVENTS, GRANTED),
    ),
    proven=True,
)
"""Everything that could be asked is there."""

NOT_ALL_THERE = replace(GOOD, results=(result(SEE_PAYMENTS, MISSING), *GOOD.results[1:]))
"""A required permission is missing."""


def saying(code: Code) -> VerificationReport:
    """A report that ends with this refusal."""
    return replace(GOOD, results=(), refusal=Trouble(code))


def checked(report: VerificationReport = GOOD, key: RestrictedKey = LIVE_KEY, **facts: Any) -> Checked:
    """A key that may be kept."""
    return Checked(VerifiedKey(key, report), STORE, **facts)


def connection(key: RestrictedKey = LIVE_KEY, account: Account = THEATRE, label: str = "Fjord Theatre") -> Connection:
    """The card of this key, kept for Harbour Tickets."""
    connection_id = ConnectionId("com.example.harbour", account.id or "unnamed-00c0ffee", key.mode)
    return Connection(
        connection_id,
        connection_id.slot(Peer.STRIPE),
        label,
        key.ending,
        NOON,
        NOON,
        account_name=account.name,
        account_confirmed=account.confirmed,
    )


GOAL = goal()
ENTERED = EnteredKey(LIVE_KEY)
TICKET = 7

WELCOME = Welcome(GOAL)
INSTALLING = Installing(GOAL)
AWAITING = AwaitingKey(GOAL)
FILLED = AwaitingKey(GOAL, ENTERED)
CHECKING = Checking(GOAL, ENTERED, TICKET)
STALLED = Stalled(GOAL, ENTERED, Trouble(Code.OFFLINE))
NOT_ENOUGH = NotEnough(GOAL, ENTERED, NOT_ALL_THERE)
REVIEWING = Reviewing(GOAL, checked(), "Fjord Theatre")
KEEPING = Keeping(GOAL, checked(), "Fjord Theatre", TICKET)
KEEP_STALLED = KeepStalled(GOAL, checked(), "Fjord Theatre", Trouble(Code.KEYCHAIN_LOCKED))
FINISHED = Finished(GOAL, connection(), STORE, LIVE_KEY.fingerprint, TICKET)

HOLDING_A_KEY: tuple[Step, ...] = (
    Welcome(GOAL, ENTERED),
    Installing(GOAL, ENTERED),
    FILLED,
    CHECKING,
    STALLED,
    NOT_ENOUGH,
    REVIEWING,
    KEEP_STALLED,
)
"""Every step at which closing would lose a key, save Keeping, where it is about to be kept."""

HOLDING_NONE: tuple[Step, ...] = (WELCOME, INSTALLING, AWAITING, FINISHED)


def name_of(step: object) -> str:
    """For the names of parametrized tests."""
    return type(step).__name__
