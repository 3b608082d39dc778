"""Screen 12 after a connection was disconnected: what is still so at Stripe, as far as anybody knows."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.flows.connect.steps import OldKey
from rak_desktop.flows.connections.events import StoppedAsked
from rak_desktop.flows.connections.steps import Disconnected
from rak_desktop.screens.actions import Tone
from rak_desktop.screens.blocks import Banner, Hint
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from tests.fakes.connections import THEATRE, broken, shelf
from tests.fakes.keys import LIVE_KEY
from tests.support.reading import blocks_of, the


def shown(card: Connection, at_stripe: OldKey = OldKey.NOT_ASKED) -> Screen:
    screen = connections_screen_for(replace(Disconnected(shelf(), card, LIVE_KEY), at_stripe=at_stripe), Words())
    assert screen is not None
    return screen


def test_a_key_that_worked_is_said_to_work_on_at_stripe() -> None:
    banner = the(Banner, shown(THEATRE))

    assert (banner.tone, banner.title) == (Tone.WARNING, "The key itself still works at Stripe")


@pytest.mark.parametrize("code", [Code.ENDED_KEY, Code.UNKNOWN_KEY])
def test_a_key_that_stripe_refused_is_not_said_to_work_on(code: Code) -> None:
    screen = shown(broken(THEATRE, code))
    banner = the(Banner, screen)

    assert banner.tone is Tone.PLAIN
    assert "Stripe no longer accepts it" in banner.text
    assert banner.action is not None
    assert banner.action.intent == StoppedAsked(), "whoever doubts it can ask"
    assert blocks_of(screen, Hint) == []


def test_what_stripe_says_afterwards_counts_more_than_the_last_check() -> None:
    assert the(Banner, shown(broken(THEATRE), OldKey.WORKS)).title == "Stripe still accepts the key"
