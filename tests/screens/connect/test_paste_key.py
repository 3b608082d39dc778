"""Screen 3: copy the key at Stripe, paste it here."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.flows.connect.events import Back, CheckPressed, ModeSwitched, OpenPage
from rak_desktop.flows.connect.steps import AwaitingKey, EnteredKey
from rak_desktop.screens.screen import (
    Action,
    Banner,
    Hint,
    Icon,
    Links,
    NumberedSteps,
    SecretField,
    Tone,
)
from tests.fakes.keys import LIVE_KEY, PUBLISHABLE_LIVE, TEST_KEY
from tests.fakes.steps import AWAITING, ENTERED, FILLED, GOAL, goal
from tests.support.reading import blocks_of, screen_of, the

BOTH = EnteredKey(LIVE_KEY, PUBLISHABLE_LIVE)
OPEN_PAGE = Action("Open the page", OpenPage(), Icon.OPEN)


def with_trouble(code: Code, entered: EnteredKey | None = None, **facts: str) -> AwaitingKey:
    return AwaitingKey(GOAL, entered, Trouble(code, facts))


def test_it_says_step_by_step_what_to_do_at_stripe() -> None:
    screen = screen_of(AWAITING)
    steps = the(NumberedSteps, screen).steps

    assert screen.title == "Copy the key and paste it here"
    assert [(step.number, step.title) for step in steps] == [
        (1, "Open the app’s settings page"),
        (2, "Press View API keys"),
        (3, "Copy the key that starts with rk_"),
    ]
    assert steps[0].action == OPEN_PAGE
    assert steps[2].detail == "Stripe says restricted or secret. Leave the one with pk_."
    assert screen.others == (Action("Back", Back()),)


def test_an_empty_field_has_nothing_to_check() -> None:
    screen = screen_of(AWAITING)
    field = the(SecretField, screen)

    assert screen.main == Action("Check the key", CheckPressed(), enabled=False)
    assert (field.filled, field.reading, field.reading_tone) == (False, "Hidden while you type.", Tone.PLAIN)
    assert field.promise == "Nothing is sent yet. Our support never asks for this key."


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (LIVE_KEY, "A restricted key for real payments, ending 1234"),
        (TEST_KEY, "A restricted key for trying out, ending 1234"),
    ],
)
def test_what_was_pasted_is_said_at_once_without_the_text(key: RestrictedKey, said: str) -> None:
    screen = screen_of(AwaitingKey(goal(key.mode), EnteredKey(key)))
    field = the(SecretField, screen)

    assert (field.filled, field.reading, field.reading_tone) == (True, said, Tone.GOOD)
    assert screen.main == Action("Check the key", CheckPressed())
    assert screen.announcement == said


def test_a_key_that_was_just_copied_can_be_offered() -> None:
    field = the(SecretField, screen_of(AWAITING))

    assert (field.offer, field.offer_action) == ("A key was just copied.", "Use it")


def test_who_lost_the_key_and_who_cannot_find_the_app_are_helped() -> None:
    helped = [each.title for each in the(Links, screen_of(AWAITING)).explanations]

    assert helped == ["I closed it before copying", "The app is not there"]


# ── trouble ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "code", [Code.PUBLISHABLE_KEY, Code.FULL_SECRET_KEY, Code.MASKED_KEY, Code.NO_KEY_IN_TEXT, Code.UNKNOWN_KEY]
)
def test_refused_text_is_removed_and_the_page_is_the_way_out(code: Code) -> None:
    screen = screen_of(with_trouble(code))

    assert screen.help_number == f"3-{code.number}"
    assert the(Banner, screen).action == OPEN_PAGE
    assert not the(SecretField, screen).filled
    assert screen.main == Action("Check the key", CheckPressed(), enabled=False)


def test_a_key_that_has_ended_needs_a_new_one() -> None:
    assert the(Banner, screen_of(with_trouble(Code.ENDED_KEY))).action == Action("Get a new key", OpenPage(), Icon.OPEN)


@pytest.mark.parametrize(
    ("mode", "title", "way_out"),
    [
        ("test", "This key is for trying out", "Go on with trying out"),
        ("live", "This key is for real payments", "Go on with real payments"),
    ],
)
def test_a_key_of_the_other_mode_can_be_gone_on_with(mode: str, title: str, way_out: str) -> None:
    key = TEST_KEY if mode == "test" else LIVE_KEY
    step = AwaitingKey(goal(key.mode.other), EnteredKey(key), Trouble(Code.OTHER_MODE, {"key_mode": mode}))
    screen = screen_of(step)
    banner = the(Banner, screen)

    assert (banner.title, banner.action) == (title, Action(way_out, ModeSwitched()))
    assert the(SecretField, screen).filled
    assert the(SecretField, screen).reading_tone is Tone.PLAIN


def test_after_a_wrong_paste_the_key_from_before_is_named_and_can_be_checked() -> None:
    screen = screen_of(with_trouble(Code.A_LINK, ENTERED))
    field = the(SecretField, screen)

    assert (field.filled, field.reading) == (False, "The key ending 1234 is still here.")
    assert the(Banner, screen).action == Action("Check the key ending 1234", CheckPressed())


# ── both keys ────────────────────────────────────────────────────────────────────────────────────────


def test_an_app_that_needs_both_keys_says_so_in_the_steps() -> None:
    screen = screen_of(AwaitingKey(goal(publishable_key=PublishableKeyWish.REQUIRED)))
    steps = the(NumberedSteps, screen).steps

    assert steps[2].detail == "Stripe says restricted or secret."
    assert (steps[3].number, steps[3].title) == (4, "Copy the key that starts with pk_ too")


def test_the_second_key_is_fetched_from_the_same_page() -> None:
    screen = screen_of(with_trouble(Code.NO_PUBLISHABLE_KEY, ENTERED))

    assert the(Banner, screen).action == OPEN_PAGE
    assert the(SecretField, screen).filled


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (replace(FILLED, entered=BOTH), "The key that starts with pk_ is here too."),
        (
            replace(AWAITING, publishable=PUBLISHABLE_LIVE),
            "The key that starts with pk_ is here. Now copy the one that starts with rk_.",
        ),
    ],
    ids=["both", "only the publishable one"],
)
def test_a_publishable_key_that_was_pasted_is_mentioned(step: AwaitingKey, said: str) -> None:
    assert the(Hint, screen_of(step)).text == said


def test_nothing_is_said_about_a_publishable_key_that_is_not_there() -> None:
    assert blocks_of(screen_of(FILLED), Hint) == []
