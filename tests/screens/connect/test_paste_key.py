"""Screen 3: copy the key at Stripe, paste it here."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.flows.connect.events import Back, CheckPressed, ModeSwitched, OpenPage
from rak_desktop.flows.connect.steps import AwaitingKey, EnteredKey
from rak_desktop.screens.actions import Action, Icon, Tone
from rak_desktop.screens.blocks import Banner, Links, NumberedSteps, PublicKeyField, SecretField, TwoKeysPicture
from tests.fakes.keys import LIVE_KEY, PUBLISHABLE_LIVE, SANDBOX_KEY, TEST_KEY
from tests.fakes.steps import AWAITING, ENTERED, FILLED, GOAL, goal
from tests.support.reading import blocks_of, filled_buttons, screen_of, the

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


def test_of_a_key_whose_check_was_cancelled_it_is_not_said_that_nothing_was_sent() -> None:
    field = the(SecretField, screen_of(replace(FILLED, entered=replace(ENTERED, tried=True))))

    assert field.promise == "It may have gone to Stripe, and nowhere else. Our support never asks for this key."


@pytest.mark.parametrize("code", [Code.UNKNOWN_KEY, Code.ENDED_KEY])
def test_when_stripe_told_what_is_wrong_something_was_sent(code: Code) -> None:
    assert the(SecretField, screen_of(with_trouble(code))).promise == "Our support never asks for this key."


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (LIVE_KEY, "A restricted key for real payments, ending 1234"),
        (TEST_KEY, "A restricted key for trying out, ending 1234"),
        (SANDBOX_KEY, "A restricted key of a claimable sandbox, for trying out, ending 1234"),
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

    assert (banner.title, banner.tone, banner.action) == (title, Tone.PLAIN, OPEN_PAGE)
    assert screen.main == Action(way_out, ModeSwitched())
    assert filled_buttons(screen) == [way_out]
    assert the(SecretField, screen).filled
    assert the(SecretField, screen).reading_tone is Tone.PLAIN


def test_after_a_wrong_paste_the_key_from_before_is_named_and_can_be_checked() -> None:
    screen = screen_of(with_trouble(Code.A_LINK, ENTERED))
    field = the(SecretField, screen)

    assert (field.filled, field.reading) == (False, "The key ending 1234 is still here.")
    assert the(Banner, screen).action == Action("Check the key ending 1234", CheckPressed())


@pytest.mark.parametrize(
    ("code", "said"), [(Code.PUBLISHABLE_KEY, "You copied this one"), (Code.MASKED_KEY, "leave this one")]
)
def test_in_trouble_the_two_keys_are_shown_and_not_the_whole_way(code: Code, said: str) -> None:
    screen = screen_of(with_trouble(code))
    picture = the(TwoKeysPicture, screen)

    assert blocks_of(screen, NumberedSteps) == []
    assert (picture.wrong.word, picture.right.word) == (said, "Copy this one")


def test_a_key_of_the_other_mode_is_here_so_there_is_nothing_to_fetch() -> None:
    screen = screen_of(AwaitingKey(GOAL, EnteredKey(TEST_KEY), Trouble(Code.OTHER_MODE, {"key_mode": "test"})))

    assert not blocks_of(screen, NumberedSteps)
    assert not blocks_of(screen, TwoKeysPicture)


# ── both keys ────────────────────────────────────────────────────────────────────────────────────────


def test_an_app_that_needs_both_keys_says_so_in_the_steps() -> None:
    screen = screen_of(AwaitingKey(goal(publishable_key=PublishableKeyWish.REQUIRED)))
    steps = the(NumberedSteps, screen).steps

    assert steps[2].detail == ""
    assert (steps[3].number, steps[3].title) == (4, "Copy the key that starts with pk_ too")


def test_the_second_key_is_fetched_from_the_same_page() -> None:
    screen = screen_of(with_trouble(Code.NO_PUBLISHABLE_KEY, ENTERED))

    assert the(Banner, screen).action == OPEN_PAGE
    assert the(SecretField, screen).filled


def test_when_only_the_second_key_is_missing_the_picture_and_the_field_ask_for_that_one() -> None:
    screen = screen_of(AwaitingKey(REQUIRED, ENTERED, Trouble(Code.NO_PUBLISHABLE_KEY)))
    picture, field = the(TwoKeysPicture, screen), the(PublicKeyField, screen)
    field_before = the(PublicKeyField, screen_of(AwaitingKey(REQUIRED, ENTERED)))

    assert (picture.right.prefix, picture.right.word) == ("pk_live_", "Copy this one")
    assert (picture.wrong.prefix, picture.wrong.word) == ("rk_live_", "You copied this one")
    assert picture.right_is_above
    assert (field_before.awaited, field.awaited) == (False, True)


def test_the_focus_is_never_taken_from_who_is_still_typing_the_first_key() -> None:
    """With a publishable key of the other mode the trouble is there before the last letter is."""
    of_the_other_mode = Trouble(Code.NO_PUBLISHABLE_KEY, {"key_mode": "live"})

    assert the(PublicKeyField, screen_of(AwaitingKey(REQUIRED, ENTERED, of_the_other_mode))).awaited is False


REQUIRED = goal(publishable_key=PublishableKeyWish.REQUIRED)
OPTIONAL = goal(publishable_key=PublishableKeyWish.OPTIONAL)


@pytest.mark.parametrize(
    ("step", "said", "tone"),
    [
        (AwaitingKey(REQUIRED, ENTERED), "Harbour Tickets needs this one as well. It is not secret.", Tone.PLAIN),
        (
            AwaitingKey(OPTIONAL, ENTERED),
            "Harbour Tickets can use this one as well. It is not secret, and the field may stay empty.",
            Tone.PLAIN,
        ),
        (AwaitingKey(REQUIRED, BOTH), "A publishable key for real payments, ending body", Tone.GOOD),
        (
            AwaitingKey(REQUIRED, publishable=PUBLISHABLE_LIVE),
            "A publishable key for real payments, ending body",
            Tone.GOOD,
        ),
    ],
    ids=["needed", "may stay empty", "both", "only the publishable one"],
)
def test_an_app_that_takes_both_keys_has_a_second_field(step: AwaitingKey, said: str, tone: Tone) -> None:
    field = the(PublicKeyField, screen_of(step))

    assert (field.reading, field.reading_tone) == (said, tone)
    assert field.value == (PUBLISHABLE_LIVE.text if tone is Tone.GOOD else "")


def test_an_app_that_takes_one_key_has_one_field() -> None:
    assert blocks_of(screen_of(FILLED), PublicKeyField) == []


def test_keys_of_two_modes_are_told_apart_and_an_optional_one_can_be_left_out() -> None:
    trouble = Trouble(Code.NO_PUBLISHABLE_KEY, {"key_mode": "live"})
    needed, left_out = (the(Banner, screen_of(AwaitingKey(wish, ENTERED, trouble))) for wish in (REQUIRED, OPTIONAL))

    assert needed.title == "The two keys do not belong together"
    assert needed.action == OPEN_PAGE
    assert left_out.action == Action("Check the key ending 1234", CheckPressed())
