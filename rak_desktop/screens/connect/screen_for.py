"""screen_for(step, words): which screen belongs to a step."""

from dataclasses import replace

from rak_desktop.flows.connect.events import ClosedForSure, StayOpen
from rak_desktop.flows.connect.steps import (
    AskingToClose,
    AwaitingKey,
    Checking,
    Ended,
    Finished,
    Installing,
    Keeping,
    KeepStalled,
    NotEnough,
    Reviewing,
    Stalled,
    Step,
    Welcome,
)
from rak_desktop.screens.actions import Action
from rak_desktop.screens.connect.checking import checking_screen, stalled_screen
from rak_desktop.screens.connect.finished import finished_screen
from rak_desktop.screens.connect.installing import installing_screen
from rak_desktop.screens.connect.paste_key import paste_key_screen
from rak_desktop.screens.connect.review import (
    keep_stalled_screen,
    keeping_screen,
    not_enough_screen,
    review_screen,
)
from rak_desktop.screens.connect.welcome import welcome_screen
from rak_desktop.screens.screen import Question, Screen
from rak_desktop.wording.catalogue import Words


def screen_for(step: Step, words: Words) -> Screen | None:
    """What the window shows at this step; None when it may close."""
    match step:
        case Welcome():
            return welcome_screen(step, words)
        case Installing():
            return installing_screen(step, words)
        case AwaitingKey():
            return paste_key_screen(step, words)
        case Checking():
            return checking_screen(step, words)
        case Stalled():
            return stalled_screen(step, words)
        case NotEnough():
            return not_enough_screen(step, words)
        case Reviewing():
            return review_screen(step, words)
        case Keeping():
            return keeping_screen(step, words)
        case KeepStalled():
            return keep_stalled_screen(step, words)
        case Finished():
            return finished_screen(step, words)
        case AskingToClose(inner):
            behind = screen_for(inner, words)
            return replace(behind, question=_close_question(words)) if behind else None
        case Ended():
            return None


def _close_question(words: Words) -> Question:
    return Question(
        title=words("The key is not stored yet"),
        text=words("Stripe may not show it again. If you close now, you may have to make a new key there."),
        safe=Action(words("Stay here"), StayOpen()),
        other=Action(words("Close without saving"), ClosedForSure()),
    )
