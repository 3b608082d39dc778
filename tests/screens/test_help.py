"""What Help says: the number to read out over the phone, and whom to call."""

from rak_desktop.screens.help import help_for
from rak_desktop.wording.catalogue import Words
from tests.fakes.profile import harbour_tickets
from tests.fakes.steps import AWAITING, STALLED
from tests.support.reading import screen_of

NEVER_THE_KEY = "Nobody who helps you needs the key. Never read it out or send it."


def test_it_says_the_number_and_that_nobody_needs_the_key() -> None:
    said = help_for(screen_of(AWAITING), harbour_tickets(), Words())

    assert said.text.split("\n\n") == ["If somebody helps you, tell them this number: 3-00", NEVER_THE_KEY]


def test_in_trouble_it_says_the_code_too() -> None:
    assert "The code of what happened is RAK-NET-50." in help_for(screen_of(STALLED), harbour_tickets(), Words()).text


def test_it_says_whom_to_reach_and_where_to_read_on() -> None:
    profile = harbour_tickets(support_contact="help@example.com", help_page="https://example.com/help")

    text = help_for(screen_of(AWAITING), profile, Words()).text

    assert "You reach Harbour Tickets at help@example.com." in text
    assert "There is help on this page: https://example.com/help" in text
