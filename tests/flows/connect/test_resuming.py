from dataclasses import replace

import pytest

from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.unfinished import Stopped, UnfinishedWalk
from rak_desktop.flows.connect.resuming import first_step, to_remember
from rak_desktop.flows.connect.steps import (
    AskingToClose,
    AwaitingKey,
    Ended,
    EnteredKey,
    Goal,
    Installing,
    Step,
    Welcome,
)
from tests.fakes import steps
from tests.fakes.keys import LIVE_KEY
from tests.fakes.steps import CHECKING, KEEP_STALLED, KEEPING, NOT_ENOUGH, REVIEWING, STALLED, name_of

PROFILE = AppProfile(
    "com.example.app", "Example", "https://marketplace.stripe.com/apps/install/link/com.example.app", ()
)
GOAL = Goal(PROFILE, Mode.LIVE, Peer.STRIPE)
TRYING_OUT = replace(GOAL, mode=Mode.TEST)


@pytest.mark.parametrize("step", [Installing(GOAL), Installing(TRYING_OUT), AwaitingKey(GOAL), AwaitingKey(TRYING_OUT)])
def test_the_program_goes_on_at_the_screen_and_in_the_mode_where_it_was_closed(step: Step) -> None:
    assert first_step(GOAL, to_remember(step)) == step


def test_a_key_in_the_field_is_not_remembered() -> None:
    with_key = AwaitingKey(GOAL, EnteredKey(LIVE_KEY))

    assert first_step(GOAL, to_remember(with_key)) == AwaitingKey(GOAL)


@pytest.mark.parametrize(
    "step", [CHECKING, STALLED, NOT_ENOUGH, REVIEWING, KEEPING, KEEP_STALLED, AskingToClose(REVIEWING)], ids=name_of
)
def test_whose_key_was_not_stored_goes_on_where_it_is_copied(step: Step) -> None:
    walk = to_remember(step)

    assert first_step(steps.GOAL, walk) == AwaitingKey(steps.GOAL)


@pytest.mark.parametrize("step", [steps.FINISHED, Ended()], ids=name_of)
def test_nothing_is_left_to_go_on_with_at_the_end(step: Step) -> None:
    assert to_remember(step) is None


@pytest.mark.parametrize("step", [Installing, AwaitingKey])
def test_replacing_a_key_is_begun_from_its_connection(step: type[Installing | AwaitingKey]) -> None:
    assert to_remember(step(replace(GOAL, replaces=steps.connection()))) is None


def test_a_walk_that_did_not_begin_is_not_remembered() -> None:
    assert to_remember(Welcome(GOAL)) is None
    assert first_step(GOAL, None) == Welcome(GOAL)


def test_the_walk_of_another_app_is_not_gone_on_with() -> None:
    assert first_step(GOAL, UnfinishedWalk("com.example.other", Mode.LIVE, Stopped.COPYING)) == Welcome(GOAL)


def test_a_mode_that_the_app_no_longer_offers_begins_anew() -> None:
    live_only = replace(GOAL, profile=replace(PROFILE, modes=(Mode.LIVE,)))

    assert first_step(live_only, UnfinishedWalk(PROFILE.app_id, Mode.TEST, Stopped.COPYING)) == Welcome(live_only)
