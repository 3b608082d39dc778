"""Every ending of a check that the practice Stripe can bring about: one table for gateway, flow, terminal and window.

A story whose trouble ends the check has that trouble; one that leaves a permission in doubt has the reason beside it,
and the key may be kept all the same.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from rak_desktop.adapters.profile_library import FolderProfileLibrary
from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.adapters.stripe_transport import Limits
from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.practice.odd_answers import ODD_SCENARIOS
from rak_desktop.practice.scenarios import SCENARIOS, Scenario
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.wording.stories import ODD_STORIES

IN_DOUBT = frozenset(
    {Code.CLOSED_TO_RESTRICTED_KEYS, Code.REFUSED_WITHOUT_REASON, Code.KEY_LIMITED, Code.UNEXPECTED_ANSWER}
)
"""What leaves the answer open without ending the check."""

# The network's limits, made short: a story that lasts ten seconds in real life lasts a moment here. The others keep
# time enough for the busiest computer.
OUT_OF_TIME = Limits(connect=2, answer=0.15)
TIME_ENOUGH = Limits(connect=10, answer=10)


@dataclass(frozen=True)
class Ending:
    """`code` is None where all goes well."""

    scenario: Scenario
    code: Code | None

    @property
    def name(self) -> str:
        return self.scenario.name

    @property
    def in_doubt(self) -> bool:
        return self.code in IN_DOUBT

    @property
    def exit_code(self) -> int:
        return 0 if self.code is None or self.in_doubt else self.code.exit_code


ENDINGS = (
    Ending(SCENARIOS["all-good"], None),
    Ending(SCENARIOS["account-not-readable"], Code.UNEXPECTED_ANSWER),  # the refusal names another permission
    Ending(SCENARIOS["expired"], Code.ENDED_KEY),
    Ending(SCENARIOS["permission-missing"], Code.PERMISSION_MISSING),
    Ending(SCENARIOS["address-blocked"], Code.BLOCKED_ADDRESS),
    Ending(SCENARIOS["captive-portal"], Code.WEB_PAGE_INSTEAD),
    *(Ending(ODD_SCENARIOS[name], code) for name, code in ODD_STORIES.items()),
)

CATALOGUE = permission_catalogue()


def practice_profile() -> AppProfile:
    """The app that is practised with, and of which the practice Stripe knows every permission."""
    return FolderProfileLibrary((), CATALOGUE).get(str(resource("profiles", "practice")))


@contextmanager
def told(ending: Ending) -> Iterator[tuple[LibraryStripeGateway, RestrictedKey]]:
    """The real gateway at a practice Stripe that tells this story, and a key of it."""
    limits = OUT_OF_TIME if ending.code is Code.TIMED_OUT else TIME_ENOUGH
    with PracticeStripe(ending.scenario, practice_profile().needs, CATALOGUE) as stripe:
        key = RestrictedKey(stripe.restricted_key(Mode.LIVE))
        with closing(LibraryStripeGateway(Peer.PRACTICE, stripe.address, limits=limits)) as gateway:
            yield gateway, key
