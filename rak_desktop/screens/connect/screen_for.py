"""screen_for(step, words): which screen belongs to a step. Each is loaded when it is first shown, or soon after."""

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
from rak_desktop.screens.screen import Question, Screen
from rak_desktop.wording.catalogue import Words


def screen_for(step: Step, words: Words) -> Screen | None:
    """What the window shows at this step; None when it may close."""
    match step:
        case Welcome():
            from rak_desktop.screens.connect.welcome import welcome_screen

            return welcome_screen(step, words)
        case Installing():
            from rak_desktop.screens.connect.installing import installing_screen

            return installing_screen(step, words)
        case AwaitingKey():
            from rak_desktop.screens.connect.paste_key import paste_key_screen

            return paste_key_screen(step, words)
        case Checking():
            from rak_desktop.screens.connect.checking import checking_screen

            return checking_screen(step, words)
        case Stalled():
            from rak_desktop.screens.connect.checking import stalled_screen

            return stalled_screen(step, words)
        case NotEnough():
            from rak_desktop.screens.connect.review import not_enough_screen

            return not_enough_screen(step, words)
        case Reviewing():
            from rak_desktop.screens.connect.review import review_screen

            return review_screen(step, words)
        case Keeping():
            from rak_desktop.screens.connect.review import keeping_screen

            return keeping_screen(step, words)
        case KeepStalled():
            from rak_desktop.screens.connect.review import keep_stalled_screen

            return keep_stalled_screen(step, words)
        case Finished():
            from rak_desktop.screens.connect.finished import finished_screen

            return finished_screen(step, words)
        case AskingToClose(inner):
            behind = screen_for(inner, words)
            return replace(behind, question=_close_question(inner, words)) if behind else None
        case Ended():
            return None


def _close_question(step: Step, words: Words) -> Question:
    stay = Action(words("Stay here"), StayOpen())
    if isinstance(step, KeepStalled) and step.ticket is not None:
        return Question(
            title=words("Is the key stored? That is not known yet"),
            text=words("If you close now, open the program again later to see. Stripe may not show the key again."),
            safe=stay,
            other=Action(words("Close anyway"), ClosedForSure()),
        )
    return Question(
        title=words("The key is not stored yet"),
        text=words("Stripe may not show it again. If you close now, you may have to make a new key there."),
        safe=stay,
        other=Action(words("Close without saving"), ClosedForSure()),
    )
