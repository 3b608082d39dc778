"""Who vouches for the one that answers as Stripe? A company or a security program that reads along shows here."""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.network_route import NetworkRoute
from rak_desktop.core.peer import Peer

WELL_KNOWN = ("DigiCert", "Let's Encrypt", "Amazon", "Google Trust Services", "Sectigo", "GlobalSign")
"""Beginnings of the names of public makers of certificates. Stripe may change its own at any time."""


def look_at_issuer(route: NetworkRoute, peer: Peer) -> Iterator[Finding]:
    """An unusual maker is no proof of anything, but worth knowing."""
    if peer is not Peer.STRIPE:
        yield Finding(State.NOTE, FindingCode.NOT_STRIPE)
        return
    if not route.issuer:
        yield Finding(State.NOT_KNOWN, FindingCode.NOT_TOLD)
        return
    usual = route.issuer.startswith(WELL_KNOWN)
    state, code = (State.GOOD, FindingCode.ISSUER_KNOWN) if usual else (State.NOTE, FindingCode.ISSUER_UNUSUAL)
    yield Finding(state, code, {"issuer": route.issuer})
