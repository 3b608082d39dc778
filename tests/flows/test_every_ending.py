"""Every ending that the practice Stripe can tell, through the real library and the real flow."""

import pytest

from rak_desktop.adapters.thread_jobs import ThreadJobs
from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.verification import VerificationReport, VerifiedKey
from rak_desktop.flows.verify_key import verify_key
from tests.fakes.clock import FixedClock
from tests.support.endings import ENDINGS, Ending, practice_profile, told


def ended(ending: Ending) -> VerifiedKey | VerificationReport | Trouble:
    """What verifying a key comes to. The clock takes no time, so that patience costs none."""
    with told(ending) as (gateway, key):
        try:
            return verify_key(
                key,
                None,
                practice_profile(),
                gateway=gateway,
                jobs=ThreadJobs(lambda call: call()),
                clock=FixedClock(),
                progress=lambda _: None,
            )
        except RakError as error:
            return error.trouble


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.name)
def test_each_story_ends_in_its_own_trouble_and_in_no_other(ending: Ending) -> None:
    match ended(ending):
        case VerifiedKey(report=report):
            reasons = {result.reason for result in report.with_outcome(CheckOutcome.UNKNOWN)}
            assert reasons == ({ending.code} if ending.in_doubt else set())
            assert ending.in_doubt or ending.code is None
        case VerificationReport(trouble=Trouble(code=code)) | Trouble(code=code):
            assert code is ending.code
            assert not ending.in_doubt
        case other:
            pytest.fail(f"it came to {other}")
