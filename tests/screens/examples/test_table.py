"""What pictures, handbook and support view show: every step there is, every time the same, and no key."""

from typing import get_args

import pytest

from rak_desktop.core.redaction import holds_secret
from rak_desktop.flows.choose_app import steps as choose_app
from rak_desktop.flows.connect import steps as connect
from rak_desktop.screens.examples import choosing, connecting
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from tests.fakes.profile import harbour_tickets
from tests.support.reading import texts_of

STAGE = Stage(harbour_tickets(), Words())


def test_every_step_at_which_a_window_is_open_is_shown() -> None:
    shown = {type(step_on(STAGE)) for step_on in (*connecting.STEPS.values(), *choosing.STEPS.values())}

    assert shown == {*get_args(connect.Step), *get_args(choose_app.Step)} - {
        connect.Ended,
        choose_app.Ended,
        choose_app.Chosen,
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_called_after_its_screen(name: str) -> None:
    screen = EXAMPLES[name](STAGE)

    assert isinstance(screen, Screen)
    assert name.startswith(f"{screen.number}-")


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_example_shows_a_key(name: str) -> None:
    assert not [text for text in texts_of(EXAMPLES[name](STAGE)) if holds_secret(text)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_the_same_each_time(name: str) -> None:
    """Else every picture would be a new one, and nobody could see what changed."""
    assert EXAMPLES[name](STAGE) == EXAMPLES[name](STAGE)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_app_that_asks_for_nothing_can_be_shown_too(name: str) -> None:
    assert EXAMPLES[name](Stage(harbour_tickets(needs=()), Words())) is not None
