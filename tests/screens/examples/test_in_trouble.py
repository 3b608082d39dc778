"""From a help number alone to the screen that the merchant sees."""

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Situation
from rak_desktop.screens.examples.in_trouble import screen_at, usual_screen
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from tests.fakes.profile import harbour_tickets

STAGE = Stage(harbour_tickets(), Words())
IN_THE_WIZARD = [(screen, code) for code in Code if (screen := usual_screen(code))]


@pytest.mark.parametrize(("screen", "code"), IN_THE_WIZARD)
def test_a_trouble_is_shown_on_its_screen_with_its_number(screen: int, code: Code) -> None:
    shown = screen_at(Situation(screen=screen, trouble=code.number), STAGE)

    assert isinstance(shown, Screen)
    assert (shown.number, shown.situation.trouble) == (screen, code.number)


@pytest.mark.parametrize("number", range(1, 7))
def test_a_screen_without_trouble_is_shown_as_it_is(number: int) -> None:
    shown = screen_at(Situation(screen=number), STAGE)

    assert isinstance(shown, Screen)
    assert (shown.number, shown.situation.trouble) == (number, 0)


def test_every_picture_of_the_wizard_can_be_reached_by_its_help_number() -> None:
    for name, show in EXAMPLES.items():
        drawn = show(STAGE)
        if isinstance(drawn, Screen) and drawn.number <= 6:
            shown = screen_at(drawn.situation, STAGE)
            assert isinstance(shown, Screen), name
            assert shown.help_number == drawn.help_number, name


def test_practice_and_trying_out_look_as_they_do() -> None:
    practice = screen_at(Situation(screen=5, practice=True), STAGE)
    trying = screen_at(Situation(screen=5, mode=Mode.TEST), STAGE)

    assert isinstance(practice, Screen)
    assert isinstance(trying, Screen)
    assert practice.ribbon
    assert trying.rail
    assert trying.rail.mode
    assert trying.rail.mode.mode is Mode.TEST


@pytest.mark.parametrize("number", [0, 15])
def test_the_terminal_and_screens_of_later_versions_have_no_picture(number: int) -> None:
    assert screen_at(Situation(screen=number), STAGE) is None
