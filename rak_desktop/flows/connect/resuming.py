"""Going on where somebody stopped: which steps are remembered, and which step a memory leads to."""

from dataclasses import replace

from rak_desktop.core.connection import Connection
from rak_desktop.core.unfinished import Stopped, UnfinishedWalk
from rak_desktop.flows.connect.steps import AwaitingKey, Goal, Installing, Step, Welcome


def to_remember(step: Step) -> UnfinishedWalk | None:
    """What is worth remembering of this step, or None. Never anything about a key.

    Replacing is begun from its connection, which stays where it is.
    """
    match step:
        case Installing(goal=Goal(replaces=Connection())) | AwaitingKey(goal=Goal(replaces=Connection())):
            return None
        case Installing(goal=goal):
            return UnfinishedWalk(goal.profile.app_id, goal.mode, Stopped.ALLOWING)
        case AwaitingKey(goal=goal):
            return UnfinishedWalk(goal.profile.app_id, goal.mode, Stopped.COPYING)
        case _:
            return None


def first_step(goal: Goal, walk: UnfinishedWalk | None) -> Step:
    """Welcome, or the screen where this app's last walk stopped."""
    if goal.replaces or walk is None or walk.app_id != goal.profile.app_id or walk.mode not in goal.profile.modes:
        return Welcome(goal)
    goal = replace(goal, mode=walk.mode)
    return Installing(goal) if walk.stopped is Stopped.ALLOWING else AwaitingKey(goal)
