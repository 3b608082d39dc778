"""The merchant's screen by its help number: what somebody on the phone sees, as near as an example comes to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code_format import System
from rak_desktop.core.told_trouble import told_store, told_trouble
from rak_desktop.flows.choose_app.steps import Refused
from rak_desktop.flows.connect.steps import (
    AwaitingKey,
    Checking,
    EnteredKey,
    Finished,
    Goal,
    Installing,
    KeepStalled,
    NotEnough,
    Proof,
    Reviewing,
    Stalled,
    Step,
    Welcome,
)
from rak_desktop.flows.connections.steps import Listing, Looking
from rak_desktop.screens.choose_app import choosing_screen_for
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.examples.connecting import of_another_shop
from rak_desktop.screens.examples.living import listing_in, looking_in
from rak_desktop.screens.examples.stage import LIVE_KEY, SHOP, TEST_KEY, Stage
from rak_desktop.screens.screen import Screen

# Stripe's answers after which another key is needed, so that the merchant is back on screen 3.
_BACK_AT_THE_FIELD = frozenset({Code.UNKNOWN_KEY, Code.ENDED_KEY})
_SYSTEMS = {System.MACOS: "macOS", System.WINDOWS_10: "Windows 10", System.WINDOWS_11: "Windows 11"}
_LIVING: dict[int, Callable[[Stage, Trouble], Listing | Looking]] = {7: listing_in, 12: looking_in}
_SHOWN_ON = {"RAK-KEY": 3, "RAK-STR": 4, "RAK-NET": 4, "RAK-KCN": 5}


def usual_screen(code: Code) -> int | None:
    """The screen of the wizard on which this trouble mostly shows; None for what is met elsewhere."""
    if code in _BACK_AT_THE_FIELD:
        return 3
    return 5 if code is Code.PERMISSION_MISSING else _SHOWN_ON.get(code.family)


def screen_at(situation: Situation, on: Stage) -> object | None:
    """What the person with this situation sees, with a made-up shop; None for the terminal and for unknown screens.

    On their own system, as far as the code tells it: with its name, and its password store.
    """
    goal = on.practice if situation.practice else on.test if situation.mode is Mode.TEST else on.live
    on = replace(on, store=told_store(situation) or on.store, system=_SYSTEMS.get(situation.here.system, on.system))
    trouble = told_trouble(situation)
    if trouble and situation.screen in _LIVING:
        return _of_this_trouble(situation, on) or connections_screen_for(
            _LIVING[situation.screen](on, trouble), on.words
        )
    if trouble and trouble.code.family == "RAK-PRO" and situation.screen == 1:
        return choosing_screen_for(Refused((), trouble), on.words)
    step = _step(situation, trouble, goal, on)
    return screen_for(step, on.words) if step else _example(situation, on)


def _step(situation: Situation, trouble: Trouble | None, goal: Goal, on: Stage) -> Step | None:
    key = LIVE_KEY if goal.mode is Mode.LIVE else TEST_KEY
    entered = EnteredKey(key)
    match situation.screen:
        case 1:
            return Welcome(goal)
        case 2:
            return Installing(goal)
        case 3:
            return of_another_shop(on) if situation.code is Code.OTHER_ACCOUNT else _at_the_field(trouble, goal)
        case 4:
            return Stalled(goal, entered, trouble) if trouble else Checking(goal, entered, 1)
        case 5 if trouble and trouble.code is Code.PERMISSION_MISSING:
            return NotEnough(goal, entered, on.report(missing=on.askable(max(1, situation.missing)), key=key))
        case 5:
            checked = on.checked(key=key)
            return KeepStalled(goal, checked, SHOP, trouble) if trouble else Reviewing(goal, checked, SHOP)
        case 6:
            done = Finished(goal, on.connection, on.store, key.fingerprint, 1, Proof.GIVEN, clipboard_cleared=True)
            return replace(done, proof=Proof.NOT_GIVEN, proof_trouble=trouble) if trouble else done
        case _:
            return None


def _at_the_field(trouble: Trouble | None, goal: Goal) -> Step:
    if trouble and trouble.code is Code.OTHER_MODE:
        other = TEST_KEY if goal.mode is Mode.LIVE else LIVE_KEY
        return AwaitingKey(goal, EnteredKey(other), Trouble(Code.OTHER_MODE, {"key_mode": other.mode.value}))
    return AwaitingKey(goal, trouble=trouble)


def _example(situation: Situation, on: Stage) -> object | None:
    """Of the screens beyond the wizard: the one with that trouble, else the first with that number."""
    return _of_this_trouble(situation, on) or next(_examples(situation.screen, on), None)


def _of_this_trouble(situation: Situation, on: Stage) -> Screen | None:
    here = _examples(situation.screen, on)
    return next((screen for screen in here if screen.situation.trouble == situation.trouble), None)


def _examples(number: int, on: Stage) -> Iterator[Screen]:
    """Called after their number, so that only those are made which can be it: somebody waits on the phone."""
    from rak_desktop.screens.examples.table import EXAMPLES  # which shows this screen beside the lines for support

    of_this_number = (show for name, show in EXAMPLES.items() if name.startswith(f"{number}-"))
    return (screen for show in of_this_number if isinstance(screen := show(on), Screen))
