"""What every screen of the wizard shares: rail, mode, ribbon, banner, addresses."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.flows.connect.steps import AwaitingKey, Goal, Step, StepWithPage, Welcome, page_of
from rak_desktop.screens.actions import CopyText, Tone
from rak_desktop.screens.blocks import AddressLine, Banner
from rak_desktop.screens.connect.frame import address_after_asking, trouble_banner
from rak_desktop.screens.screen import RowState
from rak_desktop.wording.catalogue import Words
from tests.fakes.steps import (
    AWAITING,
    CHECKING,
    FINISHED,
    GOAL,
    INSTALLING,
    NOT_ENOUGH,
    REVIEWING,
    STALLED,
    WELCOME,
    goal,
    name_of,
)
from tests.support.reading import rail_of, screen_of


def each_screen(wanted: Goal) -> list[Step]:
    """A step of each of the six screens."""
    return [
        replace(WELCOME, goal=wanted),
        replace(INSTALLING, goal=wanted),
        replace(AWAITING, goal=wanted),
        replace(CHECKING, goal=wanted),
        replace(REVIEWING, goal=wanted),
        replace(FINISHED, goal=wanted),
    ]


EACH_SCREEN = each_screen(GOAL)


@pytest.mark.parametrize("step", EACH_SCREEN, ids=name_of)
def test_the_rail_shows_what_is_done_where_we_are_and_what_is_to_come(step: Step) -> None:
    screen = screen_of(step)

    states = [row.state for row in rail_of(screen).rows]

    assert states[: screen.number - 1] == [RowState.DONE] * (screen.number - 1)
    assert states[screen.number - 1] is (RowState.DONE if screen.number == 6 else RowState.CURRENT)
    assert states[screen.number :] == [RowState.WAITING] * (6 - screen.number)
    assert rail_of(screen).place == f"Step {screen.number} of 6"


def test_the_rail_is_read_aloud_in_whole_sentences() -> None:
    spoken = [row.spoken for row in rail_of(screen_of(AWAITING)).rows]

    assert spoken[1:4] == [
        "Step 2 of 6, Allow in Stripe, done",
        "Step 3 of 6, Copy the key, current",
        "Step 4 of 6, Checking, to come",
    ]


def test_the_last_step_is_done_when_it_is_reached() -> None:
    assert rail_of(screen_of(FINISHED)).rows[5].spoken == "Step 6 of 6, Connected, done"


def test_the_rail_names_the_app_and_what_happens_here() -> None:
    rail = rail_of(screen_of(Welcome(goal(logo="logo.svg"))))

    assert (rail.app_name, rail.subtitle, rail.logo) == ("Harbour Tickets", "Connect to Stripe", "logo.svg")


@pytest.mark.parametrize(("mode", "said"), [(Mode.LIVE, "Real payments"), (Mode.TEST, "Trying out")])
def test_the_mode_is_always_in_sight_from_the_second_screen_on(mode: Mode, said: str) -> None:
    first = rail_of(screen_of(Welcome(goal(mode)))).mode
    later = rail_of(screen_of(AwaitingKey(goal(mode)))).mode

    assert first is None
    assert later is not None
    assert (later.mode, later.text) == (mode, said)


@pytest.mark.parametrize(
    ("peer", "says"), [(Peer.STAND_IN, "Not Stripe: "), (Peer.PRACTICE, "Practice: nothing here reaches Stripe")]
)
@pytest.mark.parametrize("number", range(6))
def test_who_is_not_talking_to_stripe_is_told_on_every_screen(number: int, peer: Peer, says: str) -> None:
    there = each_screen(goal(Mode.TEST, peer))[number]

    assert (screen_of(there).ribbon or "").startswith(says)
    assert screen_of(EACH_SCREEN[number]).ribbon is None


def test_the_window_is_named_after_what_is_connected_and_never_after_a_shop() -> None:
    assert {screen_of(step).window_title for step in EACH_SCREEN} == {"Connect Harbour Tickets to Stripe"}


def test_a_trouble_says_what_happened_what_it_means_and_what_to_do() -> None:
    banner = trouble_banner(Trouble(Code.NO_PUBLISHABLE_KEY), GOAL, Words())

    assert banner.tone is Tone.TROUBLE
    assert banner.title == "Harbour Tickets needs both keys"
    assert banner.text == (
        "The one that starts with rk_ is here. The one that starts with pk_ is not here yet. "
        "On the app’s page in Stripe, copy the key that starts with pk_ too, and paste it here."
    )


@pytest.mark.parametrize("step", [AWAITING, STALLED, NOT_ENOUGH], ids=name_of)
def test_an_address_is_there_to_copy_once_the_browser_was_asked(step: StepWithPage) -> None:
    """The system may take the request and still show nothing."""
    asked = replace(step, page=PageState.ASKED)

    (line,) = address_after_asking(asked, Words())

    assert address_after_asking(step, Words()) == ()
    assert line in screen_of(asked).blocks
    assert isinstance(line, AddressLine)
    assert (line.url, line.copy.intent) == (page_of(step), CopyText(page_of(step), "Copied"))


@pytest.mark.parametrize("step", [AWAITING, STALLED, NOT_ENOUGH], ids=name_of)
def test_a_page_that_did_not_open_says_so_on_every_screen(step: StepWithPage) -> None:
    banner, line = address_after_asking(replace(step, page=PageState.FROM_AFAR), Words())

    assert isinstance(banner, Banner)
    assert banner.title == "This program runs on another computer"
    assert isinstance(line, AddressLine)
    assert (line.url, line.copy.text) == (page_of(step), "Copy the address")
