"""What pictures, handbook and support view show: every step there is, every time the same, and no key."""

from typing import get_args

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


def test_an_example_is_called_after_its_screen() -> None:
    made = {name: show(STAGE) for name, show in EXAMPLES.items()}
    numbers = {name: screen.number for name, screen in made.items() if isinstance(screen, Screen)}

    assert set(numbers) == set(EXAMPLES)
    assert [name for name, number in numbers.items() if not name.startswith(f"{number}-")] == []


def test_no_example_shows_a_key() -> None:
    told = ((name, text) for name, show in EXAMPLES.items() for text in texts_of(show(STAGE)))

    assert [(name, text) for name, text in told if holds_secret(text)] == []


def test_an_example_is_the_same_each_time() -> None:
    """Else every picture would be a new one, and nobody could see what changed."""
    assert [name for name, show in EXAMPLES.items() if show(STAGE) != show(STAGE)] == []


def test_an_app_that_asks_for_nothing_can_be_shown_too() -> None:
    asks_for_nothing = Stage(harbour_tickets(needs=()), Words())

    assert [name for name, show in EXAMPLES.items() if show(asks_for_nothing) is None] == []
