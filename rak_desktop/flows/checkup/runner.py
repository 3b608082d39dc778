"""Runs checks: never raises, ends in time, and leaves out what only follows from something that is wrong already."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.errors import OurFault, RakError
from rak_desktop.flows.checkup.check import Check
from rak_desktop.ports.jobs import Jobs

_AT_ONCE = 4


def run_checks(checks: Sequence[Check], jobs: Jobs) -> Iterator[Finding]:
    """The findings as they come in. Those checks run side by side that wait for nothing."""
    left, hindered, ended = list(checks), dict[str, str](), set[str]()
    while ready := [check for check in left if ended.issuperset(check.after)]:
        left = [check for check in left if check not in ready]
        for check in ready:
            if cause := next((hindered[name] for name in check.after if name in hindered), None):
                hindered[check.name] = cause
                yield Finding(State.HIDDEN, FindingCode.NOT_LOOKED_AT, {"because": cause}, check.name)
        for finding in _run([check for check in ready if check.name not in hindered], jobs):
            if finding.state in (State.TROUBLE, State.NOT_KNOWN):
                hindered[finding.check] = finding.check
            yield finding
        ended.update(check.name for check in ready)


def _run(checks: Sequence[Check], jobs: Jobs) -> Iterator[Finding]:
    if not checks:
        return
    silent = set(range(len(checks)))
    within = max(check.seconds for check in checks)
    for index, answer in jobs.side_by_side([_looking(check) for check in checks], _AT_ONCE, within):
        silent.discard(index)
        seen: Iterable[Finding] = (_as_finding(answer),) if isinstance(answer, RakError) else answer
        for finding in seen:
            yield replace(finding, check=checks[index].name)
    for index in sorted(silent):
        yield Finding(State.NOT_KNOWN, FindingCode.TOOK_TOO_LONG, check=checks[index].name)


def _looking(check: Check) -> Callable[[], tuple[Finding, ...]]:
    """Sees everything before it answers: a check may be a generator that raises half way."""
    return lambda: tuple(check.look())


def _as_finding(error: RakError) -> Finding:
    if isinstance(error, OurFault):
        return Finding(State.NOT_KNOWN, FindingCode.CHECK_BROKE, error.facts)
    return Finding(State.TROUBLE, error.code, error.facts)
