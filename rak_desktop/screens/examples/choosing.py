"""Screen 1 where no app came with the program, in every state."""

from collections.abc import Callable
from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.flows.choose_app.steps import Adding, Choosing, Offered, Reading, Refused, Step
from rak_desktop.screens.examples.stage import Stage

_FILE = "harbour.rakprofile"
_ODD_NAME = "<b>Harbour</b> & Tickets for the whole Coast and its Islands"


def _offer(profile: AppProfile) -> ProfileOffer:
    """As a file offers it: without a logo, and leading to a page of the vendor's afterwards."""
    return ProfileOffer(replace(profile, logo=None, open_url="https://harbour.example/done"), _FILE, {})


def _several(on: Stage) -> Step:
    ferries = replace(on.profile, app_id="com.example.ferry", name="Coast Ferries")
    return Choosing((on.profile, ferries, replace(on.profile, app_id="com.example.coast", name=_ODD_NAME)))


def _refused(reason: str, found: str) -> Step:
    return Refused((), Trouble(Code.PROFILE_UNREADABLE, {"reason": reason, "file": _FILE, "found": found}))


def _elsewhere(on: Stage) -> Step:
    link = f"https://marketplace.stripe.com.evil.example/apps/install/link/{on.profile.app_id}"
    return Refused((on.profile,), Trouble(Code.LINK_NOT_STRIPE, {"link": link, "app_id": on.profile.app_id}))


def _not_added(on: Stage) -> Step:
    facts = {"reason": "not-added", "file": "/home/person/.config/rak-desktop/profiles"}
    return Offered((), _offer(on.profile), Trouble(Code.PROFILE_NOT_WRITABLE, facts))


STEPS: dict[str, Callable[[Stage], Step]] = {
    "1-choose": lambda _: Choosing(),
    "1-choose-several": _several,
    "1-reading": lambda _: Reading((), 1),
    "1-refused": lambda _: _refused("outside", "../../.config/autostart/x.json"),
    "1-not-stripe": _elsewhere,
    "1-offered": lambda on: Offered((), _offer(on.profile)),
    "1-offered-again": lambda on: Offered((), replace(_offer(on.profile), replaces=on.profile.name)),
    "1-offered-odd": lambda on: Offered((), _offer(replace(on.profile, name=_ODD_NAME))),
    "1-adding": lambda on: Adding((), _offer(on.profile), 1),
    "1-not-added": _not_added,
}
