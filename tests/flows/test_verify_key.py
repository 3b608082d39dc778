"""Verifying a key: account first, then what it may do, politely and within the time."""

import threading
from dataclasses import replace

import pytest

from rak_desktop.adapters.thread_jobs import ThreadJobs
from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import OurFault, RakError, StripeRefused, StripeUnreachable, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Level, Need, Permission, Probe
from rak_desktop.core.profile import AppProfile, PublishableKeyWish
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.verification import Account, Progress, VerificationReport, VerifiedKey
from rak_desktop.flows.verify_key import verify_key
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer
from tests.fakes.clock import FixedClock
from tests.fakes.jobs import HeldJobs
from tests.fakes.stripe_gateway import GRANTED, MISSING, THEATRE, ScriptedStripeGateway

KEY = RestrictedKey("rk_test_" + "AbCd1234" * 12)
PUBLISHABLE = PublishableKey("pk_test_" + "AbCd1234" * 12)
OTHER_MODE = PublishableKey("pk_live_" + "AbCd1234" * 12)
UNNAMED = AccountAnswer(Account(), proven=True)
SLOW_DOWN = PermissionAnswer(CheckOutcome.UNKNOWN, Code.RATE_LIMITED, slow_down=True)


def permission(name: str, path: str | None = "") -> Permission:
    level = Level.WRITE if name.endswith("_write") else Level.READ
    probe = None if path is None or level is Level.WRITE else Probe(path or f"/v1/{name}", {"limit": 1}, False)
    return Permission(name, name, level, "Core", probe)


def needs(*names: str) -> tuple[Need, ...]:
    return tuple(Need(permission(name), "for the test") for name in names)


def profile(*wanted: Need, publishable: PublishableKeyWish = PublishableKeyWish.NONE) -> AppProfile:
    return AppProfile("com.example.tickets", "Tickets", "https://example.com", wanted, publishable_key=publishable)


class Verifying:
    """One verification with a Stripe that answers by a script."""

    def __init__(self, gateway: ScriptedStripeGateway, app: AppProfile) -> None:
        self.gateway = gateway
        self.app = app
        self.clock = FixedClock()
        self.jobs = HeldJobs(self.clock)
        self.progress: list[Progress] = []

    def run(self, publishable: PublishableKey | None = None) -> VerifiedKey | VerificationReport:
        return verify_key(
            KEY,
            publishable,
            self.app,
            gateway=self.gateway,
            jobs=self.jobs,
            clock=self.clock,
            progress=self.progress.append,
        )

    def report(self) -> VerificationReport:
        answer = self.run()
        return answer.report if isinstance(answer, VerifiedKey) else answer


class AnswersOnceWarm(ScriptedStripeGateway):
    """Tells whose account it is only after somebody began to open connections."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = threading.Event()

    def warm_up(self) -> None:
        super().warm_up()
        self._begun.set()

    def account_of(self, key: RestrictedKey) -> AccountAnswer:
        assert self._begun.wait(5)
        return super().account_of(key)


def outcomes(report: VerificationReport) -> dict[str, CheckOutcome]:
    return {result.need.permission.name: result.outcome for result in report.results}


def reasons(report: VerificationReport) -> dict[str, Code | None]:
    return {result.need.permission.name: result.reason for result in report.results}


def test_a_good_key_is_verified_with_its_account_and_permissions() -> None:
    verifying = Verifying(ScriptedStripeGateway(), profile(*needs("customer_read", "plan_read")))

    answer = verifying.run()

    assert isinstance(answer, VerifiedKey)
    assert answer.key is KEY
    assert answer.report.account == THEATRE
    assert (answer.report.mode, answer.report.key_ending) == (Mode.TEST, "1234")
    assert outcomes(answer.report) == {
        "customer_read": CheckOutcome.GRANTED,
        "plan_read": CheckOutcome.GRANTED,
    }


def test_the_account_is_asked_before_anything_else() -> None:
    verifying = Verifying(ScriptedStripeGateway(), profile(*needs("customer_read", "plan_read")))

    verifying.run()

    assert verifying.gateway.asked == ["account", "customer_read", "plan_read"]


def test_a_missing_required_permission_gives_a_report_instead_of_a_verified_key() -> None:
    gateway = ScriptedStripeGateway(permissions={"plan_read": MISSING})

    answer = Verifying(gateway, profile(*needs("customer_read", "plan_read"))).run()

    assert isinstance(answer, VerificationReport)
    assert answer.trouble is not None
    assert answer.trouble.code is Code.PERMISSION_MISSING


def test_a_missing_optional_permission_is_shown_and_allowed() -> None:
    gateway = ScriptedStripeGateway(permissions={"plan_read": MISSING})
    optional = Need(permission("plan_read"), "nice to have", optional=True)

    answer = Verifying(gateway, profile(optional)).run()

    assert isinstance(answer, VerifiedKey)
    assert outcomes(answer.report) == {"plan_read": CheckOutcome.MISSING}


def test_writes_and_reads_without_a_probe_are_not_testable_and_nothing_is_asked_for_them() -> None:
    unprobed = Need(permission("sku_read", path=None), "old orders")
    verifying = Verifying(ScriptedStripeGateway(), profile(*needs("customer_write"), unprobed))

    report = verifying.report()

    assert set(outcomes(report).values()) == {CheckOutcome.NOT_TESTABLE}
    assert verifying.gateway.asked == ["account"]


def test_a_permission_that_is_declared_twice_is_asked_once() -> None:
    verifying = Verifying(ScriptedStripeGateway(), profile(*needs("customer_read", "customer_read")))

    report = verifying.report()

    assert verifying.gateway.asked == ["account", "customer_read"]
    assert len(report.with_outcome(CheckOutcome.GRANTED)) == 2


def test_the_account_is_not_asked_again_for_the_permission_to_read_it() -> None:
    reading_it = Need(permission("connected_account_read", "/v1/account"), "to show the name")
    verifying = Verifying(ScriptedStripeGateway(), profile(reading_it))

    report = verifying.report()

    assert outcomes(report) == {"connected_account_read": CheckOutcome.GRANTED}
    assert verifying.gateway.asked == ["account"]


def test_a_refused_key_ends_the_checking_at_once() -> None:
    gateway = ScriptedStripeGateway(account=AccountAnswer(refusal=Trouble(Code.ENDED_KEY)))
    verifying = Verifying(gateway, profile(*needs("customer_read")))

    report = verifying.report()

    assert report.trouble == Trouble(Code.ENDED_KEY)
    assert gateway.asked == ["account"]


def test_a_key_that_ends_while_we_are_asking_is_refused() -> None:
    ended = PermissionAnswer(CheckOutcome.UNKNOWN, refusal=Trouble(Code.ENDED_KEY))
    gateway = ScriptedStripeGateway(permissions={"plan_read": ended})
    verifying = Verifying(gateway, profile(*needs("customer_read", "plan_read", "charge_read")))

    answer = verifying.run()

    assert isinstance(answer, VerificationReport)
    assert answer.trouble == Trouble(Code.ENDED_KEY)
    assert "charge_read" not in gateway.asked


def test_without_an_account_id_the_first_hint_of_a_refusal_is_used_and_stays_unconfirmed() -> None:
    later = PermissionAnswer(CheckOutcome.MISSING, proven=True, account_id="acct_other")
    gateway = ScriptedStripeGateway(UNNAMED, {"plan_read": MISSING, "charge_read": later})

    report = Verifying(gateway, profile(*needs("customer_read", "plan_read", "charge_read"))).report()

    assert report.account == Account(THEATRE.id, None, confirmed=False)


def test_an_account_that_nothing_names_stays_without_an_id() -> None:
    report = Verifying(ScriptedStripeGateway(UNNAMED), profile(*needs("customer_read"))).report()

    assert report.account == Account()
    assert report.trouble is None


def test_a_key_that_no_answer_proved_cannot_be_kept() -> None:
    told_nothing = PermissionAnswer(CheckOutcome.UNKNOWN, Code.STRIPE_FAULT)
    gateway = ScriptedStripeGateway(AccountAnswer(), {"customer_read": told_nothing})

    answer = Verifying(gateway, profile(*needs("customer_read"))).run()

    assert isinstance(answer, VerificationReport)
    assert answer.trouble == Trouble(Code.KEY_NOT_PROVEN)


def test_one_granted_permission_proves_a_key_whose_account_call_told_nothing() -> None:
    answer = Verifying(ScriptedStripeGateway(AccountAnswer()), profile(*needs("customer_read"))).run()

    assert isinstance(answer, VerifiedKey)


def test_the_clock_warning_of_the_account_answer_reaches_the_report() -> None:
    gateway = ScriptedStripeGateway(AccountAnswer(THEATRE, proven=True, clock_off_by=-7200))

    report = Verifying(gateway, profile()).report()

    assert report.clock_off_by == -7200


# ── trouble on the way ───────────────────────────────────────────────────────────────────────────────


def test_without_a_network_nothing_is_known_and_the_error_comes_through() -> None:
    gateway = ScriptedStripeGateway(account=StripeUnreachable(Code.OFFLINE))

    with pytest.raises(StripeUnreachable) as raised:
        Verifying(gateway, profile()).run()

    assert raised.value.code is Code.OFFLINE


def test_a_key_that_must_not_be_shown_to_this_peer_comes_through_as_an_error() -> None:
    with pytest.raises(RakError) as raised:
        Verifying(ScriptedStripeGateway(account=RakError(Code.PRACTICE_KEY)), profile()).run()

    assert raised.value.code is Code.PRACTICE_KEY


@pytest.mark.parametrize(
    "trouble",
    [StripeUnreachable(Code.BROKEN_OFF), StripeUnreachable(Code.TIMED_OUT), OurFault(error="KeyError")],
    ids=["broken off", "timed out", "our fault"],
)
def test_one_probe_that_breaks_is_unknown_with_its_reason_and_the_others_go_on(trouble: RakError) -> None:
    gateway = ScriptedStripeGateway(permissions={"customer_read": trouble})

    report = Verifying(gateway, profile(*needs("customer_read", "plan_read"))).report()

    assert outcomes(report) == {"customer_read": CheckOutcome.UNKNOWN, "plan_read": CheckOutcome.GRANTED}
    assert reasons(report)["customer_read"] is trouble.code


@pytest.mark.parametrize("code", [Code.RATE_LIMITED, Code.STRIPE_FAULT])
def test_a_busy_stripe_is_asked_for_the_account_again_after_a_pause(code: Code) -> None:
    again: list[AccountAnswer | RakError] = [StripeRefused(code), AccountAnswer(THEATRE, proven=True)]
    verifying = Verifying(ScriptedStripeGateway(account=again), profile())

    report = verifying.report()

    assert report.account == THEATRE
    assert verifying.clock.waits == [1.0]


def test_a_stripe_that_stays_busy_is_an_error_in_the_end() -> None:
    verifying = Verifying(ScriptedStripeGateway(account=StripeRefused(Code.RATE_LIMITED)), profile())

    with pytest.raises(StripeRefused):
        verifying.run()

    assert verifying.gateway.asked == ["account"] * 4
    assert verifying.clock.steady() < 20


def test_an_account_call_that_never_answers_is_given_up_in_time() -> None:
    verifying = Verifying(ScriptedStripeGateway(), profile())
    verifying.gateway = Slow(verifying.clock, seconds=21)

    with pytest.raises(StripeUnreachable) as raised:
        verifying.run()

    assert raised.value.code is Code.OUT_OF_TIME


def test_connections_are_opened_while_the_account_is_asked_about() -> None:
    answer = verify_key(
        KEY,
        None,
        profile(),
        gateway=AnswersOnceWarm(),
        jobs=ThreadJobs(lambda call: call()),
        clock=FixedClock(),
        progress=lambda _: None,
    )

    assert isinstance(answer, VerifiedKey)


def test_after_too_many_requests_the_rest_is_asked_later_and_fewer_at_a_time() -> None:
    gateway = ScriptedStripeGateway(permissions={"customer_read": [SLOW_DOWN, SLOW_DOWN, GRANTED]})
    verifying = Verifying(gateway, profile(*needs("customer_read", "plan_read", "charge_read")))

    report = verifying.report()

    assert set(outcomes(report).values()) == {CheckOutcome.GRANTED}
    assert verifying.clock.waits == [1.0, 2.0]
    assert verifying.jobs.at_most == [2, 6, 2, 1]


def test_after_the_first_too_many_requests_of_a_round_nothing_more_is_asked_in_it() -> None:
    gateway = ScriptedStripeGateway(permissions={"customer_read": [SLOW_DOWN, GRANTED]})

    Verifying(gateway, profile(*needs("customer_read", "plan_read"))).run()

    assert gateway.asked == ["account", "customer_read", "customer_read", "plan_read"]


def test_what_stays_rate_limited_is_unknown_and_never_granted() -> None:
    gateway = ScriptedStripeGateway(permissions={"customer_read": SLOW_DOWN})
    verifying = Verifying(gateway, profile(*needs("customer_read")))

    report = verifying.report()

    assert outcomes(report) == {"customer_read": CheckOutcome.UNKNOWN}
    assert reasons(report) == {"customer_read": Code.RATE_LIMITED}
    assert verifying.clock.steady() <= 20


def test_what_was_not_asked_in_time_is_unknown_and_says_so() -> None:
    verifying = Verifying(ScriptedStripeGateway(), profile(*needs("customer_read", "plan_read")))
    verifying.gateway = Slow(verifying.clock, seconds=8)

    report = verifying.report()

    assert outcomes(report) == {"customer_read": CheckOutcome.GRANTED, "plan_read": CheckOutcome.UNKNOWN}
    assert reasons(report)["plan_read"] is Code.NOT_ASKED_IN_TIME


class Slow(ScriptedStripeGateway):
    """Every answer takes its time."""

    def __init__(self, clock: FixedClock, seconds: float) -> None:
        super().__init__()
        self._clock = clock
        self._seconds = seconds

    def _times(self, question: str) -> int:
        self._clock.advance(self._seconds)
        return super()._times(question)


# ── progress ─────────────────────────────────────────────────────────────────────────────────────────


def test_progress_tells_the_account_first_and_then_counts() -> None:
    verifying = Verifying(ScriptedStripeGateway(), profile(*needs("customer_read", "plan_write", "charge_read")))

    verifying.run()

    assert verifying.progress == [
        Progress(of=2),
        Progress(reachable=True, key_known=True, account=THEATRE, of=2),
        Progress(reachable=True, key_known=True, account=THEATRE, looked_at=1, of=2),
        Progress(reachable=True, key_known=True, account=THEATRE, looked_at=2, of=2),
    ]


def test_progress_does_not_call_a_refused_key_known() -> None:
    gateway = ScriptedStripeGateway(account=AccountAnswer(refusal=Trouble(Code.UNKNOWN_KEY)))
    verifying = Verifying(gateway, profile())

    verifying.run()

    assert verifying.progress[-1] == Progress(reachable=True)


# ── the publishable key beside it ────────────────────────────────────────────────────────────────────


def test_a_wanted_publishable_key_goes_along() -> None:
    answer = Verifying(ScriptedStripeGateway(), profile(publishable=PublishableKeyWish.OPTIONAL)).run(PUBLISHABLE)

    assert isinstance(answer, VerifiedKey)
    assert answer.publishable == PUBLISHABLE


@pytest.mark.parametrize(
    ("wish", "given"),
    [
        (PublishableKeyWish.NONE, PUBLISHABLE),
        (PublishableKeyWish.OPTIONAL, OTHER_MODE),
        (PublishableKeyWish.OPTIONAL, None),
    ],
    ids=["nobody wants it", "it is of the other mode", "there is none"],
)
def test_the_key_is_kept_alone(wish: PublishableKeyWish, given: PublishableKey | None) -> None:
    answer = Verifying(ScriptedStripeGateway(), profile(publishable=wish)).run(given)

    assert isinstance(answer, VerifiedKey)
    assert answer.publishable is None


@pytest.mark.parametrize("given", [None, OTHER_MODE], ids=["there is none", "it is of the other mode"])
def test_a_required_publishable_key_that_is_not_there_is_said_before_stripe_is_asked(
    given: PublishableKey | None,
) -> None:
    verifying = Verifying(ScriptedStripeGateway(), profile(publishable=PublishableKeyWish.REQUIRED))

    answer = verifying.run(given)

    assert isinstance(answer, VerificationReport)
    assert answer.trouble == Trouble(Code.NO_PUBLISHABLE_KEY)
    assert verifying.gateway.asked == []


class TestDeep:
    """Only where somebody asked for it: it tries to change what does not exist."""

    CHANGE = replace(permission("customer_write"), write_probe="/v1/customers/cus_rakprobe0")
    APP = profile(Need(permission("customer_read"), "x"), Need(CHANGE, "x"), Need(permission("plan_write"), "x"))

    def report(self, gateway: ScriptedStripeGateway, *, deep: bool = True) -> VerificationReport:
        verifying = Verifying(gateway, self.APP)
        answer = verify_key(
            KEY,
            None,
            verifying.app,
            gateway=gateway,
            jobs=verifying.jobs,
            clock=verifying.clock,
            progress=verifying.progress.append,
            deep=deep,
        )
        return answer.report if isinstance(answer, VerifiedKey) else answer

    def test_a_change_is_tried_only_when_it_was_asked_for(self) -> None:
        gateway = ScriptedStripeGateway()

        assert outcomes(self.report(gateway, deep=False))["customer_write"] is CheckOutcome.NOT_TESTABLE
        assert "customer_write" not in gateway.asked
        assert outcomes(self.report(gateway))["customer_write"] is CheckOutcome.GRANTED
        assert "customer_write" in gateway.asked

    def test_a_change_that_cannot_be_tried_stays_not_testable(self) -> None:
        assert outcomes(self.report(ScriptedStripeGateway()))["plan_write"] is CheckOutcome.NOT_TESTABLE

    def test_a_required_change_that_is_missing_fails_the_report(self) -> None:
        report = self.report(ScriptedStripeGateway(permissions={"customer_write": MISSING}))

        assert report.trouble is not None
        assert report.trouble.facts["permissions"] == "customer_write"

    def test_a_change_that_is_allowed_brings_seeing_with_it(self) -> None:
        unsure = PermissionAnswer(CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER)

        report = self.report(ScriptedStripeGateway(permissions={"customer_read": unsure}))

        assert outcomes(report)["customer_read"] is CheckOutcome.GRANTED
