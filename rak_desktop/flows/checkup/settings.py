"""Can everything that was set, by the person or by an administrator, be used?"""

from collections.abc import Iterable, Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.policy import Policy
from rak_desktop.core.settings import Oddity


def look_at_settings(policy: Policy | None, oddities: Iterable[Oddity]) -> Iterator[Finding]:
    """A lock that cannot be read is trouble, since nothing is allowed then; any other odd value just does not hold."""
    broken = policy.broken_lock if policy else None
    if broken:
        yield Finding(State.TROUBLE, Code.POLICY_UNREADABLE, {"place": broken.place})
    odd = list(oddities)
    for oddity in odd:
        facts = {"place": oddity.place, "item": oddity.item, "reason": oddity.reason}
        yield Finding(State.NOTE, FindingCode.SETTING_ODD, facts)
    if not odd:
        yield Finding(State.GOOD, FindingCode.SETTINGS_FINE)
