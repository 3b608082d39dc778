"""Check: one look at one thing, and what must be well before it makes sense."""

from collections.abc import Callable, Iterable

from rak_desktop.core.checkup import Finding
from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class Check:
    """`look` may raise whatever it likes; the runner makes a finding of it. `after` names the checks before it.

    When one of those found trouble, this one is not run: what it would say follows from that trouble.
    """

    name: str
    look: Callable[[], Iterable[Finding]]
    after: tuple[str, ...] = ()
    seconds: float = 5.0
