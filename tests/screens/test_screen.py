"""What follows from a screen as it is: what Enter presses, and whether Escape leads back."""

from dataclasses import replace

import pytest

from rak_desktop.flows.connect.events import Back
from rak_desktop.screens.actions import Action, ShowHelp, Tone
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
    ("goes_back", "button", "leads_back"),
    [
        (False, None, False),
        (True, None, True),
        (False, Action("Back", Back()), True),
        (False, Action("Back", Back(), enabled=False), False),
    ],
)
def test_escape_leads_back_where_the_screen_or_one_of_its_buttons_does(
    goes_back: bool, button: Action | None, leads_back: bool
) -> None:
    screen = replace(REVIEW, goes_back=goes_back, others=(button,) if button else ())

    assert screen.has_a_way_back is leads_back
