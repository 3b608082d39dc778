"""Screen 12 while a connection is renamed, and before and after it is disconnected: what is still so at Stripe."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.flows.connect.steps import OldKey
from rak_desktop.flows.connections.events import StoppedAsked
from rak_desktop.flows.connections.steps import AskingToDisconnect, Disconnected, Disconnecting, Listing, Renaming
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


@pytest.mark.parametrize(("questions", "asks"), [(0, "may be asking"), (1, "is asking")])
def test_while_a_key_is_removed_the_question_of_the_keychain_is_mentioned_once(questions: int, asks: str) -> None:
    step = Disconnecting(shelf(THEATRE, questions=questions), THEATRE, 1)
    screen = connections_screen_for(step, Words())

    assert screen is not None
    assert the(Hint, screen).text.startswith(f"GNOME Keyring {asks} for its password now.")


def asked(card: Connection) -> str:
    here = shelf(card)
    screen = connections_screen_for(AskingToDisconnect(here, card.id, Listing(here)), Words())
    assert screen is not None
    assert screen.question is not None
    return screen.question.text


def test_the_question_says_that_a_key_which_works_goes_on_at_stripe() -> None:
    assert asked(THEATRE).endswith("At Stripe it works on until you end it there.")


def test_the_question_does_not_say_so_of_a_key_that_stripe_refuses() -> None:
    assert asked(broken(THEATRE)).endswith("Stripe no longer accepts it.")


def test_where_the_last_check_did_not_reach_stripe_nothing_is_claimed() -> None:
    gone = broken(THEATRE, Code.KEYCHAIN_ITEM_GONE)

    assert asked(gone).endswith("At Stripe it may work on until you end it there.")
    assert the(Banner, shown(gone)).title == "The key itself may still work at Stripe"


@pytest.mark.parametrize("label", ["", "  ", "\u200b"], ids=["nothing", "spaces", "what nobody can see"])
def test_a_shop_is_not_renamed_to_what_is_no_name(label: str) -> None:
    screen = connections_screen_for(Renaming(shelf(), THEATRE.id, label), Words())

    assert screen is not None
    assert screen.main is not None
    assert not screen.main.enabled
