"""Going on where somebody stopped: which steps are remembered, and which step a memory leads to."""

from dataclasses import replace

from rak_desktop.core.unfinished import Stopped, UnfinishedWalk
from rak_desktop.flows.connect.steps import AskingToClose, AwaitingKey, Ended, Finished, Goal, Installing, Step, Welcome


def to_remember(step: Step) -> UnfinishedWalk | None:
    """What is worth remembering of this step, or None. Never anything about a key.

    With a key that was not stored the app is installed, and the key must be copied once more. Replacing is begun from
    its connection, which stays where it is.
    """
    match step:
        case Welcome() | Finished() | Ended():
            return None
        case AskingToClose(inner):
            return to_remember(inner)
        case _ if step.goal.replaces:
            return None
        case Installing(goal):
            return UnfinishedWalk(goal.profile.app_id, goal.mode, Stopped.ALLOWING)
        case _:
            return UnfinishedWalk(step.goal.profile.app_id, step.goal.mode, Stopped.COPYING)


def first_step(goal: Goal, walk: UnfinishedWalk | None) -> Step:
    """Welcome, or the screen where this app's last walk stopped."""
    if goal.replaces or walk is None or walk.app_id != goal.profile.app_id or walk.mode not in goal.profile.modes:
        return Welcome(goal)
    goal = replace(goal, mode=walk.mode)
    return Installing(goal) if walk.stopped is Stopped.ALLOWING else AwaitingKey(goal)
