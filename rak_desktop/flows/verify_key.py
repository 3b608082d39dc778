"""Asks Stripe about a key: whose it is, and what it may do.

| Answer                                | Comes to                                                    |
|---------------------------------------|-------------------------------------------------------------|
| account: no answer                    | StripeUnreachable: nothing is known about the key           |
| account: 429 or a fault, again and again | StripeRefused                                            |
| account: the key is refused           | a report with that refusal                                  |
| probe: the key is refused             | the same; the key may have ended while we were asking       |
| probe: 429                            | asked again, fewer at a time, while the time lasts          |
| probe: no answer                      | UNKNOWN with the reason; the other probes go on             |
| probe: not asked in time              | UNKNOWN with NOT_ASKED_IN_TIME, after a 429 RATE_LIMITED    |
| no harmless read probe, or a write    | NOT_TESTABLE: nothing is asked, unless `deep` was wished    |
| deep: a change that is allowed        | seeing the same is allowed too: Write brings Read           |
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import RakError, StripeRefused, StripeUnreachable, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.permissions import Level, Need, Permission
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Account, PermissionResult, Progress, VerificationReport, VerifiedKey
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer, StripeGateway

SECONDS_FOR_ALL = 20.0
ACCOUNT_PATH = "/v1/account"


@dataclass(frozen=True)
class _Pace:
    pause: float
    at_most: int


# After a 429 we come back later and with fewer calls at a time. The last pace is kept up to the end.
_PACES = (_Pace(0.0, 6), _Pace(1.0, 2), _Pace(2.0, 1), _Pace(4.0, 1))

T = TypeVar("T")


def verify_key(
    key: RestrictedKey,
    publishable: PublishableKey | None,
    profile: AppProfile,
    *,
    gateway: StripeGateway,
    jobs: Jobs,
    clock: Clock,
    progress: Callable[[Progress], None],
    deep: bool = False,
) -> VerifiedKey | VerificationReport:
    """The verified key, or the report that says why it is none. Within 20 seconds; blocks, so it is a job.

    `progress` is called on the thread that runs this. `deep` also tries to change objects that do not exist, which
    leaves lines in the shop's log at Stripe. Raises StripeUnreachable or StripeRefused when nothing could be learnt
    about the key, and a plain RakError when it must not be shown to this peer.
    """
    wanted = _publishable_for(key, publishable, profile)
    if wanted is None and profile.needs_publishable_key:
        return VerificationReport(key.mode, key.ending, refusal=Trouble(Code.NO_PUBLISHABLE_KEY))

    report = _Check(key, profile, gateway=gateway, jobs=jobs, clock=clock, progress=progress, deep=deep).run()
    return report if report.trouble is not None else VerifiedKey(key, report, wanted)


def ask_account(
    key: RestrictedKey, gateway: StripeGateway, jobs: Jobs, within: float, *meanwhile: Callable[[], None]
) -> AccountAnswer:
    """Whose key it is, within so many seconds, even where the system itself keeps the call waiting.

    Nobody waits for what is done `meanwhile`. Blocks, so it is a job. Raises StripeUnreachable and StripeRefused, and
    a plain RakError for a key that must not be shown to this peer.
    """
    questions: tuple[Callable[[], AccountAnswer | None], ...] = (lambda: gateway.account_of(key), *meanwhile)
    for _, answer in jobs.side_by_side(questions, len(questions), within):
        if isinstance(answer, RakError):
            raise answer
        if answer is not None:
            return answer
    raise StripeUnreachable(Code.OUT_OF_TIME)


def _publishable_for(
    key: RestrictedKey, publishable: PublishableKey | None, profile: AppProfile
) -> PublishableKey | None:
    """A publishable key of the other mode is no use beside this key, and one nobody wants is not kept."""
    if publishable is None or not profile.takes_publishable_key:
        return None
    return publishable if publishable.mode is key.mode else None


class _Check:
    """One run over one key: the answers so far and the time that is left."""

    def __init__(
        self,
        key: RestrictedKey,
        profile: AppProfile,
        *,
        gateway: StripeGateway,
        jobs: Jobs,
        clock: Clock,
        progress: Callable[[Progress], None],
        deep: bool,
    ) -> None:
        self._key = key
        self._deep = deep
        self._needs = profile.needs
        self._gateway = gateway
        self._jobs = jobs
        self._clock = clock
        self._tell = progress
        self._ends = clock.steady() + SECONDS_FOR_ALL
        self._to_ask = _askable(profile.needs, deep=deep)
        self._answers: dict[str, PermissionAnswer] = {}
        self._progress = Progress(of=len(self._to_ask))

    def run(self) -> VerificationReport:
        self._show(self._progress)
        whose = self._ask_account()
        account = whose.account if whose.refusal is None else None
        self._show(replace(self._progress, reachable=True, key_known=whose.proven, account=account))
        if whose.refusal is not None:
            return self._report(whose, whose.refusal)
        if whose.account.confirmed:
            self._answers |= _answered_by_the_account_call(self._to_ask)
        return self._report(whose, self._ask_permissions())

    # ── the account ──────────────────────────────────────────────────────────────────────────────

    def _ask_account(self) -> AccountAnswer:
        for pace in _PACES[1:]:
            try:
                return self._ask_account_once()
            except StripeRefused as refused:
                self._show(replace(self._progress, reachable=True))
                if pace.pause >= self._left or refused.code not in _WORTH_ANOTHER_TRY:
                    raise
            self._clock.wait(pace.pause)
        return self._ask_account_once()

    def _ask_account_once(self) -> AccountAnswer:
        """Meanwhile the connections for the permissions are opened."""
        return ask_account(self._key, self._gateway, self._jobs, self._left, self._gateway.warm_up)

    # ── the permissions ──────────────────────────────────────────────────────────────────────────

    def _ask_permissions(self) -> Trouble | None:
        """Fills in the answers; the refusal that ended it, or None."""
        waiting = [permission for permission in self._to_ask if permission.name not in self._answers]
        for pace in _endlessly(_PACES):
            if not waiting or pace.pause >= self._left:
                return None
            if pace.pause:
                self._clock.wait(pace.pause)
            refusal = self._ask_round(waiting, pace.at_most)
            if refusal is not None:
                return refusal
            waiting = [permission for permission in waiting if self._slowed_down(permission)]
        return None

    def _ask_round(self, permissions: list[Permission], at_most: int) -> Trouble | None:
        """Asks each once. After the first 429 the rest of the round is left for the next one."""
        this_round = _Round(self._key, self._gateway)
        questions = [this_round.question(permission) for permission in permissions]
        for index, told in self._jobs.side_by_side(questions, at_most, self._left):
            answer = _as_answer(told)
            self._answers[permissions[index].name] = answer
            if answer.refusal is not None:
                return answer.refusal
            looked_at = sum(not known.slow_down for known in self._answers.values())
            key_known = self._progress.key_known or answer.proven
            self._show(replace(self._progress, key_known=key_known, looked_at=looked_at))
        return None

    def _slowed_down(self, permission: Permission) -> bool:
        answer = self._answers.get(permission.name)
        return answer is not None and answer.slow_down

    # ── what it came to ──────────────────────────────────────────────────────────────────────────

    def _report(self, whose: AccountAnswer, refusal: Trouble | None) -> VerificationReport:
        return VerificationReport(
            mode=self._key.mode,
            key_ending=self._key.ending,
            account=self._account(whose.account),
            results=() if refusal is not None else tuple(self._result(need) for need in self._needs),
            proven=whose.proven or any(answer.proven for answer in self._answers.values()),
            refusal=refusal,
            clock_off_by=whose.clock_off_by,
        )

    def _account(self, told: Account) -> Account:
        """Without an id from the account call, the first hint in the order of the app's needs."""
        if told.id is not None:
            return told
        hints = (self._answers[p.name].account_id for p in self._to_ask if p.name in self._answers)
        return replace(told, id=next(filter(None, hints), None), confirmed=False)

    def _result(self, need: Need) -> PermissionResult:
        if self._brought_by_a_change(need.permission):
            return PermissionResult(need, CheckOutcome.GRANTED)
        if not _is_askable(need.permission, deep=self._deep):
            return PermissionResult(need, CheckOutcome.NOT_TESTABLE)
        answer = self._answers.get(need.permission.name)
        if answer is None:
            return PermissionResult(need, CheckOutcome.UNKNOWN, Code.NOT_ASKED_IN_TIME)
        return PermissionResult(need, answer.outcome, answer.reason)

    def _brought_by_a_change(self, permission: Permission) -> bool:
        """D: Stripe's page on restricted keys, Write brings Read."""
        changing = self._answers.get(permission.name.removesuffix("_read") + "_write")
        return permission.level is Level.READ and changing is not None and changing.outcome is CheckOutcome.GRANTED

    @property
    def _left(self) -> float:
        return max(0.0, self._ends - self._clock.steady())

    def _show(self, progress: Progress) -> None:
        self._progress = progress
        self._tell(progress)


_WORTH_ANOTHER_TRY = (Code.RATE_LIMITED, Code.STRIPE_BUSY, Code.STRIPE_FAULT)


class _Round:
    """The questions of one round, which stop by themselves once Stripe asked us to slow down."""

    def __init__(self, key: RestrictedKey, gateway: StripeGateway) -> None:
        self._key = key
        self._gateway = gateway
        self._slow_down = False

    def question(self, permission: Permission) -> Callable[[], PermissionAnswer]:
        def ask() -> PermissionAnswer:
            if self._slow_down:
                return PermissionAnswer(CheckOutcome.UNKNOWN, Code.RATE_LIMITED, slow_down=True)
            write = permission.level is Level.WRITE
            ask_stripe = self._gateway.allows_changing if write else self._gateway.allows
            answer = ask_stripe(self._key, permission)
            self._slow_down |= answer.slow_down
            return answer

        return ask


def _is_askable(permission: Permission, *, deep: bool) -> bool:
    if permission.level is Level.WRITE:
        return deep and permission.write_probe is not None
    return permission.probe is not None


def _askable(needs: tuple[Need, ...], *, deep: bool) -> list[Permission]:
    """Each permission once, in the order of the needs."""
    asked = {need.permission.name: need.permission for need in needs if _is_askable(need.permission, deep=deep)}
    return list(asked.values())


def _answered_by_the_account_call(permissions: list[Permission]) -> dict[str, PermissionAnswer]:
    """Asking the same question twice would tell nothing new."""
    yes = PermissionAnswer(CheckOutcome.GRANTED, proven=True)
    return {p.name: yes for p in permissions if p.probe is not None and p.probe.path == ACCOUNT_PATH}


def _as_answer(answer: PermissionAnswer | RakError) -> PermissionAnswer:
    """One probe that broke says nothing about the key or about the other probes."""
    if isinstance(answer, RakError):
        return PermissionAnswer(CheckOutcome.UNKNOWN, answer.code)
    return answer


def _endlessly(paces: tuple[T, ...]) -> Iterator[T]:
    yield from paces
    while True:
        yield paces[-1]
