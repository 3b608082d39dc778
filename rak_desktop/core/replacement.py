"""May this key take the place of that connection's key? The same account and mode, and enough permissions.

What its report calls missing and required never comes this far: such a key is no verified key.
"""

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Fact, Trouble
from rak_desktop.core.verification import PermissionResult, VerificationReport

UNNAMED = "unnamed-"
"""How the ids begin that we make up for accounts which Stripe never named."""

REPLACING = "replace"
"""The fact `goal` of a trouble that came up while a key is replaced; it then has other words."""


def facts_of_replacing(connection: Connection) -> dict[str, Fact]:
    """What every trouble tells that comes up while this connection's key is replaced."""
    return {
        "goal": REPLACING,
        "shop": connection.label,
        "ending": connection.key_ending,
        "app_id": connection.id.app_id,
        "account_id": connection.id.account_id,
        "mode": connection.id.mode.value,
    }


def objection_to(report: VerificationReport, connection: Connection) -> Trouble | None:
    """Why it may not, or None. An account that Stripe does not tell is no objection: the person is asked about it."""
    facts = facts_of_replacing(connection)
    if report.mode is not connection.id.mode:
        return Trouble(Code.OTHER_MODE, {**facts, "key_mode": report.mode.value})
    told, wanted = report.account.id, connection.id.account_id
    if told is None or wanted.startswith(UNNAMED) or told == wanted:
        return None
    return Trouble(Code.OTHER_ACCOUNT, {**facts, "account_id": told, "wanted": wanted})


def whose_is_unsure(report: VerificationReport, connection: Connection) -> bool:
    """Can nobody tell that the key is this connection's account's? An id found in a text proves nothing."""
    return not report.account.confirmed or report.account.id != connection.id.account_id


def lost(report: VerificationReport, connection: Connection) -> tuple[PermissionResult, ...]:
    """What the present key may do and the new one may not: optional, so allowed, but the person should see it."""
    had = {name for name, outcome in connection.permissions if outcome is CheckOutcome.GRANTED}
    return tuple(each for each in report.with_outcome(CheckOutcome.MISSING) if each.need.permission.name in had)
