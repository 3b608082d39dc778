"""Do questions to Stripe go through a proxy, and who said so?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.network_route import NetworkRoute


def look_at_proxy(route: NetworkRoute) -> Iterator[Finding]:
    """A proxy is no trouble by itself; whether it lets us through is seen at the connection."""
    if route.proxy:
        facts = {"proxy": route.proxy, "source": route.proxy_from.value}
        yield Finding(State.GOOD, FindingCode.PROXY_USED, facts)
    else:
        yield Finding(State.GOOD, FindingCode.NO_PROXY)
