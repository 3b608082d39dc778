"""Is Stripe's name known here?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.network_route import NetworkRoute
from rak_desktop.ports.computer import Computer


def look_up_stripe(computer: Computer, host: str, route: NetworkRoute) -> Iterator[Finding]:
    """Behind a proxy names need not be known here: it looks them up. Raises StripeUnreachable."""
    if route.proxy:
        yield Finding(State.GOOD, FindingCode.PROXY_LOOKS_UP, {"proxy": route.proxy})
        return
    computer.looks_up(host)
    yield Finding(State.GOOD, FindingCode.NAME_FOUND, {"host": host})
