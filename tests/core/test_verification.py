from dataclasses import replace

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Need
from rak_desktop.core.verification import PermissionResult, VerificationReport, VerifiedKey
from tests.fakes.keys import LIVE_KEY, SECRETS
from tests.fakes.profile import CHANGE_PAYMENTS, SEE_CUSTOMERS, SEE_EVENTS, SEE_PAYMENTS

PROVEN = VerificationReport(LIVE_KEY.mode, LIVE_KEY.ending, proven=True)


def report(*results: tuple[Need, CheckOutcome]) -> VerificationReport:
    return replace(PROVEN, results=tuple(PermissionResult(need, outcome) for need, outcome in results))


def test_a_report_passes_when_everything_required_is_there() -> None:
    good = report((SEE_PAYMENTS, CheckOutcome.GRANTED), (CHANGE_PAYMENTS, CheckOutcome.NOT_TESTABLE))

    assert good.trouble is None
    assert VerifiedKey(LIVE_KEY, good).key is LIVE_KEY


def test_a_missing_required_permission_stops_it_by_name() -> None:
    bad = report(
        (SEE_PAYMENTS, CheckOutcome.MISSING), (SEE_CUSTOMERS, CheckOutcome.MISSING), (SEE_EVENTS, CheckOutcome.MISSING)
    )

    assert bad.trouble == Trouble(
        Code.PERMISSION_MISSING, {"permissions": "payment_intent_read, customer_read", "count": 2}
    )
    assert [result.need for result in bad.missing_required] == [SEE_PAYMENTS, SEE_CUSTOMERS]


def test_a_missing_optional_permission_is_allowed() -> None:
    assert report((SEE_EVENTS, CheckOutcome.MISSING)).trouble is None


def test_what_could_not_be_told_is_allowed_and_stays_unknown() -> None:
    unsure = report((SEE_PAYMENTS, CheckOutcome.UNKNOWN))

    assert unsure.trouble is None
    assert unsure.with_outcome(CheckOutcome.GRANTED) == ()
    assert [result.need for result in unsure.with_outcome(CheckOutcome.UNKNOWN)] == [SEE_PAYMENTS]


def test_a_key_that_no_answer_proved_does_not_pass() -> None:
    """A check that did not run is not a pass."""
    unproven = replace(report((SEE_PAYMENTS, CheckOutcome.UNKNOWN)), proven=False)

    assert unproven.trouble == Trouble(Code.KEY_NOT_PROVEN)


def test_a_refusal_of_the_key_comes_before_everything_else() -> None:
    ended = replace(report((SEE_PAYMENTS, CheckOutcome.MISSING)), refusal=Trouble(Code.ENDED_KEY))

    assert ended.trouble == Trouble(Code.ENDED_KEY)


@pytest.mark.parametrize(
    "failing",
    [
        replace(PROVEN, proven=False),
        replace(PROVEN, refusal=Trouble(Code.UNKNOWN_KEY)),
        report((SEE_PAYMENTS, CheckOutcome.MISSING)),
    ],
)
def test_a_verified_key_cannot_be_made_from_a_failing_report(failing: VerificationReport) -> None:
    with pytest.raises(ValueError, match="never kept"):
        VerifiedKey(LIVE_KEY, failing)


@pytest.mark.parametrize(
    "others", [VerificationReport(Mode.TEST, LIVE_KEY.ending, proven=True), replace(PROVEN, key_ending="0000")]
)
def test_a_verified_key_cannot_be_made_from_the_report_on_another_key(others: VerificationReport) -> None:
    with pytest.raises(ValueError, match="another key"):
        VerifiedKey(LIVE_KEY, others)


def test_a_verified_key_says_nothing_about_its_secret() -> None:
    assert not [secret for secret in SECRETS if secret in repr(VerifiedKey(LIVE_KEY, PROVEN))]
