"""Checks kept keys again: reads each from the keychain, asks Stripe, and writes down what came of it.

| What happened                                     | The connection in the book afterwards                        |
|---------------------------------------------------|--------------------------------------------------------------|
| everything that was asked is there                | GOOD, checked now                                            |
| something that was asked could not be told        | UNKNOWN, checked now; all of it is asked again next time     |
| the key was refused, or lacks what the app needs  | TROUBLE, checked now                                         |
| the key is gone, is another one, or another account's | TROUBLE, checked now                                     |
| no answer: no network, Stripe busy, keychain locked … | as it was: a check that could not run changes nothing    |

Only what the check came to is written on the card. No key is written or removed, whatever the answer was.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code, concerns_all
from rak_desktop.core.connection import Connection, Health, whose
from rak_desktop.core.errors import GOAL, KEPT, BookError, RakError, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.permissions import Need, PermissionCatalogue
from rak_desktop.core.policy import Policy
from rak_desktop.core.profile import AppProfile, PublishableKeyWish
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Progress, VerificationReport, VerifiedKey
from rak_desktop.flows.hand_over_key import key_of, refuse_if_forbidden
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.keychain import KeyReader
from rak_desktop.ports.stripe_gateway import StripeGateway


@dataclass(frozen=True)
class Checkup:
    """What checking one kept key came to. `connection` is its card as it stands in the book now.

    `report` is None when Stripe told nothing about the key; then `trouble` says why. A report may fail as well.
    `profile` is what was asked for, where there is a report.
    """

    connection: Connection
    profile: AppProfile | None = None
    report: VerificationReport | None = None
    trouble: Trouble | None = None

    @property
    def could_not_run(self) -> Trouble | None:
        """Why nothing was learned about the key, or None when something was: then `connection` tells it."""
        if self.trouble is None or self.trouble.code in _SURELY_LOST:
            return None
        return self.trouble if self.report is None or self.trouble.code is Code.KEY_NOT_PROVEN else None


@dataclass(frozen=True)
class Outside:
    """Everything checking needs from outside. `gateway` loads its library when it is first called.

    `reader` makes the system ask only where somebody is known to be there.
    """

    policy: Policy | None
    profile_of: Callable[[Connection], AppProfile]
    gateway: Callable[[], StripeGateway]
    reader: KeyReader
    book: ConnectionBook
    jobs: Jobs
    clock: Clock


def check_connections(connections: Iterable[Connection], outside: Outside, *, deep: bool = False) -> Iterator[Checkup]:
    """Checks one after another and yields each as it is done. Blocks, so it is a job; raises nothing of ours.

    What is in the way of all of them, such as no internet, is waited for once and not once for each.
    """
    in_the_way: Trouble | None = None
    for connection in connections:
        if in_the_way is not None:
            yield Checkup(connection, trouble=in_the_way)
            continue
        checkup = check_connection(connection, outside, deep=deep)
        yield checkup
        if checkup.report is None and checkup.trouble is not None and concerns_all(checkup.trouble.code):
            in_the_way = _of_no_connection(checkup.trouble, connection)


def _of_no_connection(trouble: Trouble, met_with: Connection) -> Trouble:
    """The same, without the names of the connection with which it was met first."""
    names = whose(met_with)
    return Trouble(trouble.code, {name: fact for name, fact in trouble.facts.items() if name not in names})


def check_connection(
    connection: Connection,
    outside: Outside,
    progress: Callable[[Progress], None] = lambda _: None,
    *,
    deep: bool = False,
) -> Checkup:
    """Checks one. Within 20 seconds and the keychain's own limit; blocks, so it is a job; raises nothing of ours.

    `progress` is called on the thread that runs this; `deep` as in `verify_key`.
    """
    try:
        refuse_if_forbidden(connection, outside.policy)  # then it is not read either
        key = key_of(connection, outside.reader, outside.book)
        profile = outside.profile_of(connection)
        report = _ask(key, profile, outside, progress, deep=deep)
    except RakError as error:
        return _without_a_report(connection, error, outside)
    return _with_a_report(connection, profile, report, outside)


def _ask(
    key: RestrictedKey, profile: AppProfile, outside: Outside, progress: Callable[[Progress], None], *, deep: bool
) -> VerificationReport:
    """The publishable key is no part of this: Stripe has nothing to say about it."""
    from rak_desktop.flows.verify_key import verify_key  # a first window waits for what stands above

    answer = verify_key(
        key,
        None,
        replace(profile, publishable_key=PublishableKeyWish.NONE),
        gateway=outside.gateway(),
        jobs=outside.jobs,
        clock=outside.clock,
        progress=progress,
        deep=deep,
    )
    return answer.report if isinstance(answer, VerifiedKey) else answer


def remembered_profile(connection: Connection, catalogue: PermissionCatalogue) -> AppProfile:
    """What a connection remembers of an app that is not installed here, as after `connect --profile FOLDER`.

    A permission that the key did not have when it was kept cannot have been one that the app needs.
    """
    lost = connection.trouble is Code.PERMISSION_MISSING
    needs = tuple(
        Need(catalogue.named(name), purpose="", optional=outcome is CheckOutcome.MISSING and not lost)
        for name, outcome in connection.permissions
    )
    return AppProfile.known_by_id(connection.id.app_id, needs)


# ── what it came to ──────────────────────────────────────────────────────────────────────────────────

# The keychain answered, and what it says is true until somebody puts the key back.
_SURELY_LOST = frozenset({Code.KEYCHAIN_ITEM_GONE, Code.KEYCHAIN_VALUE_CHANGED})


def _without_a_report(connection: Connection, error: RakError, outside: Outside) -> Checkup:
    if error.code not in _SURELY_LOST:
        return Checkup(connection, trouble=error.trouble)
    lost = replace(connection, health=Health.TROUBLE, checked_at=outside.clock.now(), trouble=error.code)
    return _written(Checkup(lost, trouble=error.trouble), outside.book)


def _with_a_report(
    connection: Connection, profile: AppProfile, report: VerificationReport, outside: Outside
) -> Checkup:
    trouble = _of_another_account(connection, report) or _perhaps_limited(connection, report, outside) or report.trouble
    if trouble is not None and trouble.code is Code.KEY_NOT_PROVEN:
        return Checkup(connection, profile, report, trouble)
    account = report.account if trouble is None else None
    outcomes = tuple((result.need.permission.name, result.outcome) for result in report.results)
    card = replace(
        connection,
        health=_health(report, trouble),
        checked_at=outside.clock.now(),
        trouble=None if trouble is None else trouble.code,
        permissions=outcomes or connection.permissions,
        account_name=(account and account.name) or connection.account_name,
        account_confirmed=bool(account and account.confirmed) or connection.account_confirmed,
    )
    return _written(Checkup(card, profile, report, trouble), outside.book)


def _of_another_account(connection: Connection, report: VerificationReport) -> Trouble | None:
    """Only what Stripe told as the account is believed; an id found in a text is no more than a hint."""
    told = report.account
    if not told.confirmed or told.id is None or not connection.account_confirmed:
        return None
    if told.id == connection.id.account_id:
        return None
    return Trouble(Code.OTHER_ACCOUNT, {GOAL: KEPT, "account_id": told.id, "wanted": connection.id.account_id})


def _perhaps_limited(connection: Connection, report: VerificationReport, outside: Outside) -> Trouble | None:
    """What is missing may have been taken because nobody used the key. Inferred: the words say no more than may.

    D: after 180 days without use a key loses payouts, transfers and bank accounts (Stripe's support page "Why does
    my API key have limited access?"). Our own last check was a use.
    """
    had = {name for name, outcome in connection.permissions if outcome is CheckOutcome.GRANTED}
    lost = {result.need.permission.name for result in report.missing_required}
    last = connection.checked_at
    unused = last is not None and outside.clock.now() - last >= _UNUSED
    if report.refusal is None and lost and unused and lost <= had and lost <= _LOST_WITHOUT_USE:
        facts = report.trouble.facts if report.trouble is not None else {}
        return Trouble(Code.PERMISSION_MISSING, {**facts, "perhaps": "limited"})
    return None


_UNUSED = timedelta(days=180)
_LOST_WITHOUT_USE = frozenset({"payout_read", "transfer_read"})


def _health(report: VerificationReport, trouble: Trouble | None) -> Health:
    if trouble is not None:
        return Health.TROUBLE
    return Health.UNKNOWN if report.with_outcome(CheckOutcome.UNKNOWN) else Health.GOOD


def _written(checkup: Checkup, book: ConnectionBook) -> Checkup:
    """Writes what the check came to, if the card is still about the same key and nobody is changing it.

    While we asked, somebody may have renamed, replaced or disconnected it; that is newer than what we know.
    """
    checked = checkup.connection
    try:
        with book.alone():
            now = book.find(checked.id)
            begun = any(undertaking.card.id == checked.id for undertaking in book.undertakings())
            if now is None or now.key_ending != checked.key_ending or begun:
                return replace(checkup, connection=now or checked)
            card = replace(now, **{name: getattr(checked, name) for name in _WHAT_A_CHECK_TELLS})
            book.put(card)
    except BookError as error:
        if error.code is Code.BOOK_IN_USE:
            return checkup
        return replace(checkup, trouble=checkup.trouble or error.trouble)
    return replace(checkup, connection=card)


_WHAT_A_CHECK_TELLS = ("health", "checked_at", "trouble", "permissions", "account_name", "account_confirmed")
