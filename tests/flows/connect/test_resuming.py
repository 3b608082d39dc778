from dataclasses import replace

import pytest

from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.unfinished import Stopped, UnfinishedWalk
from rak_desktop.flows.connect.resuming import first_step, to_remember
from rak_desktop.flows.connect.steps import AwaitingKey, EnteredKey, Goal, Installing, Step, Welcome
from tests.fakes.keys import LIVE_KEY

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


def test_a_walk_that_did_not_begin_is_not_remembered() -> None:
    assert to_remember(Welcome(GOAL)) is None
    assert first_step(GOAL, None) == Welcome(GOAL)


def test_the_walk_of_another_app_is_not_gone_on_with() -> None:
    assert first_step(GOAL, UnfinishedWalk("com.example.other", Mode.LIVE, Stopped.COPYING)) == Welcome(GOAL)


def test_a_mode_that_the_app_no_longer_offers_begins_anew() -> None:
    live_only = replace(GOAL, profile=replace(PROFILE, modes=(Mode.LIVE,)))

    assert first_step(live_only, UnfinishedWalk(PROFILE.app_id, Mode.TEST, Stopped.COPYING)) == Welcome(live_only)
