"""Who vouches for the one that answers as Stripe? A company or a security program that reads along shows here."""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.network_route import NetworkRoute
from rak_desktop.core.peer import Peer

NAMED_BY_STRIPE = ("DigiCert", "GlobalSign", "Let's Encrypt", "Internet Security Research Group", "Sectigo")
"""Beginnings of the names of those who vouch for Stripe: the owners of the root certificates of its own domains, as
Stripe publishes them (docs.stripe.com/tls-certificates) and ships them in its library. Let's Encrypt makes its
certificates under the name of the Internet Security Research Group, or under its own.
"""


def look_at_issuer(route: NetworkRoute, peer: Peer) -> Iterator[Finding]:
    """One that Stripe does not name is no proof of anything, but worth knowing."""
    if peer is not Peer.STRIPE:
        yield Finding(State.NOTE, FindingCode.NOT_STRIPE)
        return
    if not route.issuer:
        yield Finding(State.NOT_KNOWN, FindingCode.NOT_TOLD)
        return
    usual = route.issuer.startswith(NAMED_BY_STRIPE)
    state, code = (State.GOOD, FindingCode.ISSUER_KNOWN) if usual else (State.NOTE, FindingCode.ISSUER_UNUSUAL)
    yield Finding(state, code, {"issuer": route.issuer})
