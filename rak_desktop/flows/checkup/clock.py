"""Is this computer's clock right? Compared with the time in Stripe's answer."""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.verification import CLOCK_MAY_BE_OFF_BY
from rak_desktop.ports.stripe_gateway import AccountAnswer


def look_at_clock(answer: AccountAnswer) -> Iterator[Finding]:
    """A wrong clock is trouble; one that cannot be compared is not known."""
    off_by = answer.clock_off_by
    if off_by is None:
        yield Finding(State.NOT_KNOWN, FindingCode.NOT_TOLD)
    elif abs(off_by) > CLOCK_MAY_BE_OFF_BY:
        yield Finding(State.TROUBLE, FindingCode.CLOCK_WRONG, {"minutes": abs(off_by) // 60})
    else:
        yield Finding(State.GOOD, FindingCode.CLOCK_RIGHT)
