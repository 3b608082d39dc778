"""The program's own screens at every step and in every variant, with the practice app and invented answers."""

from dataclasses import replace

from rak_desktop.adapters.profile_library import FolderProfileLibrary
from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Level
from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.core.verification import Account, PermissionResult, Progress, VerificationReport
from rak_desktop.flows.choose_app import steps as choosing
from rak_desktop.flows.connect import steps
from rak_desktop.flows.connect.steps import Goal, PageState, Proof
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.screens.choose_app import with_another_app
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from tests.fakes.keys import LIVE_KEY, PUBLISHABLE_LIVE, TEST_KEY
from tests.fakes.steps import STORE, checked, connection
from tests.support.reading import choosing_screen_of, screen_of

THEATRE = Account("acct_1QfT8aHarbour", "Fjord Theatre", confirmed=True)
PROFILE = FolderProfileLibrary((), permission_catalogue()).get(str(resource("profiles", "practice")))
LIVE, TEST = Goal(PROFILE, Mode.LIVE, Peer.STRIPE), Goal(PROFILE, Mode.TEST, Peer.STRIPE)
PRACTICE = replace(LIVE, peer=Peer.PRACTICE)


def report(*missing: str, unknown: str = "", mode: Mode = Mode.LIVE, account: Account = THEATRE) -> VerificationReport:
    """Everything is there, except these permissions."""

    def outcome(name: str, level: Level) -> CheckOutcome:
        if name in missing:
            return CheckOutcome.MISSING
        if name == unknown:
            return CheckOutcome.UNKNOWN
        return CheckOutcome.NOT_TESTABLE if level is Level.WRITE else CheckOutcome.GRANTED

    results = tuple(
        PermissionResult(
            need,
            outcome(need.permission.name, need.permission.level),
            Code.TIMED_OUT if need.permission.name == unknown else None,
        )
        for need in PROFILE.needs
    )
    return VerificationReport(mode, LIVE_KEY.ending, account, results, proven=True)


ENTERED = steps.EnteredKey(LIVE_KEY)
INSTALLING, AWAITING = steps.Installing(LIVE), steps.AwaitingKey(LIVE)
CHECKING = steps.Checking(LIVE, ENTERED, 1)
HALF = Progress(reachable=True, key_known=True, account=THEATRE, looked_at=4, of=10)
STALLED = steps.Stalled(LIVE, ENTERED, Trouble(Code.OFFLINE))
REVIEWING = steps.Reviewing(LIVE, checked(report()), "Fjord Theatre")
FINISHED = steps.Finished(LIVE, connection(), STORE, LIVE_KEY.fingerprint, 1, clipboard_cleared=True)
NAMELESS = Account("acct_1QfT8aHarbour")


def _reviewing(found: VerificationReport, label: str = "Fjord Theatre") -> steps.Reviewing:
    return steps.Reviewing(LIVE, checked(found), label)


STEPS: dict[str, steps.Step] = {
    "1-welcome": steps.Welcome(LIVE),
    "1-trying-out": steps.Welcome(TEST),
    "2-allow": INSTALLING,
    "2-asked": replace(INSTALLING, page=PageState.ASKED),
    "2-not-opened": replace(INSTALLING, page=PageState.NOT_OPENED),
    "2-wrong-account": replace(INSTALLING, wrong_account=True),
    "3-empty": AWAITING,
    "3-filled": replace(AWAITING, entered=ENTERED),
    "3-asked": replace(AWAITING, page=PageState.ASKED),
    "3-other-key": replace(AWAITING, trouble=Trouble(Code.PUBLISHABLE_KEY), publishable=PUBLISHABLE_LIVE),
    "3-masked": replace(AWAITING, trouble=Trouble(Code.MASKED_KEY)),
    "3-other-mode": steps.AwaitingKey(LIVE, steps.EnteredKey(TEST_KEY), Trouble(Code.OTHER_MODE, {"key_mode": "test"})),
    "4-checking": CHECKING,
    "4-half": replace(CHECKING, progress=HALF),
    "4-offline": STALLED,
    "4-web-page": replace(STALLED, trouble=Trouble(Code.WEB_PAGE_INSTEAD), page=PageState.ASKED),
    "5-review": REVIEWING,
    "5-practice": replace(REVIEWING, goal=PRACTICE),
    "5-trying-out": steps.Reviewing(TEST, checked(report(mode=Mode.TEST), TEST_KEY), "Fjord Theatre"),
    "5-nameless": _reviewing(report(account=NAMELESS), ""),
    "5-unknown": _reviewing(report(unknown="payout_read")),
    "5-known": steps.Reviewing(LIVE, checked(report(), existing=connection(), same_key=False), "Fjord Theatre"),
    "5-optional-missing": _reviewing(report("event_read")),
    "5-missing": steps.NotEnough(LIVE, ENTERED, report("charge_read", "payout_read")),
    "5-keeping": steps.Keeping(LIVE, checked(report()), "Fjord Theatre", 1),
    "5-locked": steps.KeepStalled(LIVE, checked(report()), "Fjord Theatre", Trouble(Code.KEYCHAIN_LOCKED)),
    "6-asking": FINISHED,
    "6-connected": replace(FINISHED, proof=Proof.GIVEN),
    "6-not-proved": replace(FINISHED, proof=Proof.NOT_GIVEN, proof_trouble=Trouble(Code.KEYCHAIN_LOCKED)),
    "6-practice": replace(FINISHED, goal=PRACTICE, proof=Proof.GIVEN),
}
OFFER = ProfileOffer(replace(PROFILE, logo=None, return_url="https://harbour.example/done"), "harbour.rakprofile", {})
LONG_NAME = "<b>Harbour</b> & Tickets for the whole Coast and its Islands"
OTHER_APP = replace(PROFILE, app_id="com.example.ferry", name="Coast Ferries")
CHOOSING_STEPS: dict[str, choosing.Step] = {
    "1-choose": choosing.Choosing(),
    "1-choose-several": choosing.Choosing((PROFILE, OTHER_APP, replace(PROFILE, name=LONG_NAME))),
    "1-reading": choosing.Reading((), 1),
    "1-refused": choosing.Refused(
        (),
        Trouble(
            Code.PROFILE_UNREADABLE,
            {"reason": "outside", "file": "harbour.rakprofile", "found": "../../.config/autostart/x.json"},
        ),
    ),
    "1-not-stripe": choosing.Refused(
        (PROFILE,),
        Trouble(
            Code.LINK_NOT_STRIPE,
            {"link": "https://marketplace.stripe.com.evil.example/apps/install/link/com.example.harbour-tickets"},
        ),
    ),
    "1-offered": choosing.Offered((), OFFER),
    "1-offered-again": choosing.Offered((), replace(OFFER, replaces="Harbour Tickets")),
    "1-offered-odd": choosing.Offered((), replace(OFFER, profile=replace(PROFILE, name=LONG_NAME, logo=None))),
    "1-not-added": choosing.Offered(
        (),
        OFFER,
        Trouble(Code.PROFILE_UNREADABLE, {"reason": "not-added", "file": "/home/person/.config/rak-desktop/profiles"}),
    ),
}
REAL_SCREENS: dict[str, Screen] = {
    **{name: screen_of(step) for name, step in STEPS.items()},
    **{name: choosing_screen_of(step) for name, step in CHOOSING_STEPS.items()},
    "1-welcome-plain-build": with_another_app(screen_of(steps.Welcome(LIVE)), Words()),
}
