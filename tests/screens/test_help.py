"""What Help says: the number to read out over the phone, and whom to call."""

import pytest

from rak_desktop.core.support_code import support_code
from rak_desktop.flows.connect.steps import Step
from rak_desktop.screens.help import help_for
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.spelling import said_aloud
from tests.fakes.profile import harbour_tickets
from tests.fakes.steps import AWAITING, STALLED, name_of
from tests.support.reading import screen_of

NEVER_THE_KEY = "Nobody who helps you needs the key. Never read it out or send it."


def test_it_says_the_number_and_that_nobody_needs_the_key() -> None:
    first, *_, last = help_for(screen_of(AWAITING), harbour_tickets(), Words()).text.split("\n\n")

    assert first == "If somebody helps you, tell them this number: 3-00"
    assert last == NEVER_THE_KEY


@pytest.mark.parametrize("step", [AWAITING, STALLED], ids=name_of)
def test_the_support_code_can_be_read_out_in_three_ways(step: Step) -> None:
    screen = screen_of(step)
    code = support_code(screen.situation)

    text = help_for(screen, harbour_tickets(), Words()).text

    assert f"Support code: {code}" in text
    assert f"Said aloud: {said_aloud(code, Words())}" in text
    assert f"In digits only: {code.digits}" in text


def test_it_says_whom_to_reach_and_where_to_read_on() -> None:
    profile = harbour_tickets(support_contact="help@example.com", help_page="https://example.com/help")

    text = help_for(screen_of(AWAITING), profile, Words()).text

    assert "You reach Harbour Tickets at help@example.com." in text
    assert "There is help on this page: https://example.com/help" in text
