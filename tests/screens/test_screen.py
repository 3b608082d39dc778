"""What follows from a screen as it is: what Enter presses, and whether Escape leads back."""

from dataclasses import replace

import pytest

from rak_desktop.flows.connect.events import Back
from rak_desktop.screens.actions import Action, Intent, SeeAll, ShowHelp, Tone
from rak_desktop.screens.blocks import Banner
from tests.fakes.steps import REVIEWING
from tests.support.reading import screen_of

REVIEW = screen_of(REVIEWING)
MEND_IT = Action("Mend it", ShowHelp())


def test_enter_presses_the_main_button() -> None:
    assert REVIEW.main_action is REVIEW.main
    assert REVIEW.taken_over_by is None


def test_what_mends_a_trouble_goes_before_it() -> None:
    banner = Banner(Tone.TROUBLE, "Something is wrong", "It can be mended.", MEND_IT)

    screen = replace(REVIEW, blocks=(banner, *REVIEW.blocks))

    assert screen.taken_over_by is banner
    assert screen.main_action is MEND_IT


def test_what_is_only_worth_knowing_does_not() -> None:
    banner = Banner(Tone.WARNING, "Something is odd", "It can be mended.", MEND_IT)

    assert replace(REVIEW, blocks=(banner, *REVIEW.blocks)).main_action is REVIEW.main


@pytest.mark.parametrize(
    ("way_back", "button", "escape"),
    [
        (None, None, None),
        (SeeAll(), None, SeeAll()),
        (None, Action("Back", Back()), Back()),
        (SeeAll(), Action("Back", Back()), Back()),
        (None, Action("Back", Back(), enabled=False), None),
    ],
)
def test_escape_leads_back_where_the_screen_or_one_of_its_buttons_does(
    way_back: "Intent | None", button: Action | None, escape: "Intent | None"
) -> None:
    screen = replace(REVIEW, way_back=way_back, others=(button,) if button else ())

    assert screen.escape == escape
