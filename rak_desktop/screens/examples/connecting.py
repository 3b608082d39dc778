"""The wizard in every state. A name is the screen's number and what is to be seen there; names stay the same."""

from collections.abc import Callable
from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import PreviousKey
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.replacement import REPLACING
from rak_desktop.core.verification import Progress
from rak_desktop.flows.connect.steps import (
    Allowing,
    AskingToClose,
    AwaitingKey,
    Checking,
    EnteredKey,
    Finished,
    Goal,
    Installing,
    Keeping,
    KeepStalled,
    NotEnough,
    OldKey,
    Proof,
    Reviewing,
    Stalled,
    Step,
    Welcome,
)
from rak_desktop.screens.examples.stage import (
    ACCOUNT,
    LIVE_KEY,
    NAMELESS,
    NOON,
    OLD_ENDING,
    PUBLISHABLE_KEY,
    SHOP,
    TEST_KEY,
    UNTOLD,
    Stage,
)

_TICKET = 1


def _other_mode(on: Stage) -> Step:
    return AwaitingKey(on.live, EnteredKey(TEST_KEY), Trouble(Code.OTHER_MODE, {"key_mode": Mode.TEST.value}))


def _wanting_both(goal: Goal) -> Goal:
    return replace(goal, profile=replace(goal.profile, publishable_key=PublishableKeyWish.REQUIRED))


def _half_checked(on: Stage) -> Step:
    half = Progress(key_known=True, account=ACCOUNT, looked_at=4, of=10, reachable=True)
    return Checking(on.live, on.entered, _TICKET, half)


def _finished(on: Stage) -> Finished:
    return Finished(on.live, on.connection, on.store, LIVE_KEY.fingerprint, _TICKET, clipboard_cleared=True)


def _with_programs(on: Stage) -> Finished:
    """One of the vendor's programs is here and can be started, the other is not."""
    profile = replace(on.live.profile, start_program="ticketd", tools=("ticketd", "gate-scanner"))
    done = replace(_finished(on), proof=Proof.GIVEN, programs=frozenset({"ticketd"}))
    return replace(done, goal=replace(on.live, profile=profile))


def _stranded(on: Stage) -> Finished:
    """No browser took the vendor's page to go on with."""
    profile = replace(on.live.profile, open_url="https://example.com/connected")
    done = replace(_finished(on), proof=Proof.GIVEN, way_back=PageState.NOT_OPENED)
    return replace(done, goal=replace(on.live, profile=profile))


def _reviewing(on: Stage) -> Reviewing:
    return Reviewing(on.live, on.checked(), SHOP)


def of_another_shop(on: Stage) -> Step:
    """A new key for a connection, and it is of another account."""
    facts = {"goal": REPLACING, "shop": SHOP, "account_id": "acct_1Another", "wanted": ACCOUNT.id or ""}
    return AwaitingKey(on.replacing, trouble=Trouble(Code.OTHER_ACCOUNT, facts))


def _reviewing_a_new_key(on: Stage) -> Reviewing:
    return Reviewing(on.replacing, on.replacing_by(on.report(missing=on.askable(1, optional=True))), SHOP)


def _replaced(on: Stage) -> Finished:
    card = replace(on.connection, previous=PreviousKey(OLD_ENDING, NOON))
    return replace(_finished(on), goal=on.replacing, connection=card, proof=Proof.GIVEN)


STEPS: dict[str, Callable[[Stage], Step]] = {
    "1-welcome": lambda on: Welcome(on.live),
    "1-trying-out": lambda on: Welcome(on.test),
    "2-allow": lambda on: Installing(on.live),
    "2-asked": lambda on: Installing(on.live, page=PageState.ASKED),
    "2-not-opened": lambda on: Installing(on.live, page=PageState.NOT_OPENED),
    "2-from-afar": lambda on: Installing(on.live, page=PageState.FROM_AFAR),
    "2-wrong-account": lambda on: Installing(on.live, wrong_account=True),
    "3-empty": lambda on: AwaitingKey(on.live),
    "3-filled": lambda on: AwaitingKey(on.live, on.entered),
    "3-asked": lambda on: AwaitingKey(on.live, page=PageState.ASKED),
    "3-not-opened": lambda on: AwaitingKey(on.live, page=PageState.NOT_OPENED),
    "3-other-key": lambda on: AwaitingKey(on.live, trouble=Trouble(Code.PUBLISHABLE_KEY), publishable=PUBLISHABLE_KEY),
    "3-masked": lambda on: AwaitingKey(on.live, trouble=Trouble(Code.MASKED_KEY)),
    "3-other-mode": _other_mode,
    "3-both-keys": lambda on: AwaitingKey(_wanting_both(on.live), on.entered),
    "3-both-keys-here": lambda on: AwaitingKey(_wanting_both(on.live), EnteredKey(on.entered.key, PUBLISHABLE_KEY)),
    "3-closing": lambda on: AskingToClose(AwaitingKey(on.live, on.entered)),
    "4-checking": lambda on: Checking(on.live, on.entered, _TICKET),
    "4-half": _half_checked,
    "4-offline": lambda on: Stalled(on.live, on.entered, Trouble(Code.OFFLINE)),
    "4-web-page": lambda on: Stalled(on.live, on.entered, Trouble(Code.WEB_PAGE_INSTEAD), page=PageState.ASKED),
    "5-review": _reviewing,
    "5-trying-out": lambda on: Reviewing(on.test, on.checked(key=TEST_KEY), SHOP),
    "5-practice": lambda on: Reviewing(on.practice, on.checked(), SHOP),
    "5-nameless": lambda on: Reviewing(on.live, on.checked(on.report(account=NAMELESS)), ""),
    "5-unknown": lambda on: Reviewing(on.live, on.checked(on.report(unknown=on.askable(1))), SHOP),
    "5-known": lambda on: Reviewing(on.live, on.checked(again=True), SHOP),
    "5-optional-missing": lambda on: Reviewing(
        on.live, on.checked(on.report(missing=on.askable(1, optional=True))), SHOP
    ),
    "5-missing": lambda on: NotEnough(on.live, on.entered, on.report(missing=on.askable(2))),
    "5-missing-new-key": lambda on: NotEnough(
        on.live, on.entered, on.report(missing=on.askable(1)), way=Allowing.NEW_KEY
    ),
    "5-missing-reinstall": lambda on: NotEnough(
        on.live, on.entered, on.report(missing=on.askable(1)), way=Allowing.REINSTALL
    ),
    "5-keeping": lambda on: Keeping(on.live, on.checked(), SHOP, _TICKET),
    "5-silent": lambda on: KeepStalled(on.live, on.checked(), SHOP, Trouble(Code.KEYCHAIN_NO_ANSWER), _TICKET),
    "5-silent-closing": lambda on: AskingToClose(
        KeepStalled(on.live, on.checked(), SHOP, Trouble(Code.KEYCHAIN_NO_ANSWER), _TICKET)
    ),
    "5-locked": lambda on: KeepStalled(on.live, on.checked(), SHOP, Trouble(Code.KEYCHAIN_LOCKED)),
    "6-asking": _finished,
    "6-connected": lambda on: replace(_finished(on), proof=Proof.GIVEN),
    "6-programs": _with_programs,
    "6-not-opened": _stranded,
    "6-not-proved": lambda on: replace(
        _finished(on), proof=Proof.NOT_GIVEN, proof_trouble=Trouble(Code.KEYCHAIN_LOCKED)
    ),
    "1-new-key": lambda on: Welcome(on.replacing),
    "3-new-key": lambda on: AwaitingKey(on.replacing),
    "3-new-key-of-another-shop": of_another_shop,
    "5-new-key": _reviewing_a_new_key,
    "5-new-key-nameless": lambda on: replace(
        _reviewing_a_new_key(on), checked=on.replacing_by(on.report(account=UNTOLD))
    ),
    "6-new-key": _replaced,
    "6-old-key-works": lambda on: replace(_replaced(on), old_key=OldKey.WORKS),
    "6-old-key-ended": lambda on: replace(_replaced(on), connection=on.connection, old_key=OldKey.ENDED),
    "6-practice": lambda on: replace(_finished(on), goal=on.practice, proof=Proof.GIVEN),
}
