"""Does Stripe answer? Asked with a made-up key, so that no real one is needed and none can be harmed."""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from rak_desktop.ports.stripe_gateway import AccountAnswer, StripeGateway

_NOBODYS_KEY = RestrictedKey("rk_test_RakDesktopDoctorAsksWhetherStripeAnswers")
_NOBODYS_PRACTICE_KEY = RestrictedKey("rk_test_PracticeDoctorAsksWhetherStripeAnswers")


def ask_stripe(gateway: StripeGateway, peer: Peer) -> AccountAnswer:
    """Stripe says no to it, which is an answer. Raises StripeUnreachable when none came."""
    return gateway.account_of(_NOBODYS_PRACTICE_KEY if peer is Peer.PRACTICE else _NOBODYS_KEY)


def look_at_connection(answer: AccountAnswer, host: str) -> Iterator[Finding]:  # noqa: ARG001 - that it is there
    """An answer arrived."""
    yield Finding(State.GOOD, FindingCode.STRIPE_ANSWERS, {"host": host})
