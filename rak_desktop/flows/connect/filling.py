"""The rules of the field for the key: what a paste changes in it, and what must not stand there."""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.paste import KeyProblem, Paste
from rak_desktop.core.replacement import facts_of_replacing
from rak_desktop.flows.connect.steps import AwaitingKey, EnteredKey, Goal, Installing, NotEnough, Stalled, Welcome


def at_the_field(step: Welcome | Installing | AwaitingKey | Stalled | NotEnough) -> AwaitingKey:
    """The step with the field for the key, and in it the key that was entered before, if any."""
    if isinstance(step, AwaitingKey):
        return step
    empty = AwaitingKey(step.goal)
    match step:
        case Stalled() | NotEnough():
            return fill(empty, step.entered.after_a_try())
        case _:
            return fill(empty, step.entered) if step.entered else empty


def enter(step: AwaitingKey, paste: Paste) -> AwaitingKey:
    """What a paste changes. One without a usable key only says why; what was entered before stays."""
    publishable = paste.publishable if step.goal.profile.takes_publishable_key else None
    match paste.key:
        case KeyProblem(Code.PUBLISHABLE_KEY) if publishable and step.entered:
            return fill(step, replace(step.entered, publishable=publishable))
        case KeyProblem(Code.PUBLISHABLE_KEY) if publishable:
            return replace(step, publishable=publishable, trouble=None)
        case KeyProblem(code):
            return replace(step, trouble=Trouble(code))
        case key:
            tried = step.entered is not None and step.entered.tried and step.entered.key == key
            return fill(step, EnteredKey(key, publishable or step.publishable or step.goal.publishable, tried))


def fill(step: AwaitingKey, entered: EnteredKey) -> AwaitingKey:
    """The step with this key in its field, perhaps with a trouble; or the reason why it must not stand there."""
    key = entered.key
    if reason := _why_not(key, step.goal):
        return replace(step, trouble=reason)
    stray = entered.publishable is not None and entered.publishable.mode is not key.mode
    filled = replace(
        step, entered=replace(entered, publishable=None) if stray else entered, trouble=None, publishable=None
    )
    key_mode = {"key_mode": key.mode.value}
    if key.mode is not step.goal.mode:
        return replace(filled, trouble=Trouble(Code.OTHER_MODE, key_mode))
    if stray:
        return replace(filled, trouble=Trouble(Code.NO_PUBLISHABLE_KEY, key_mode))
    return filled


def _why_not(key: RestrictedKey, goal: Goal) -> Trouble | None:
    """Why this key must not stand in the field, or None."""
    key_mode = {"key_mode": key.mode.value}
    if objection := goal.peer.objection_to(key):
        return Trouble(objection)
    if key.mode in goal.profile.forbidden_modes:
        return Trouble(Code.MODE_NOT_ALLOWED, {"mode": key.mode.value})
    if key.mode not in goal.profile.modes:
        return Trouble(Code.MODE_NOT_OFFERED, key_mode)
    if key.mode is not goal.mode and goal.replaces:
        return Trouble(Code.OTHER_MODE, {**facts_of_replacing(goal.replaces), **key_mode})
    return None
