"""Screen 6: where the key is now, and the proof."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import PreviousKey
from rak_desktop.core.errors import Trouble
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.flows.connect.events import Another, Retry
from rak_desktop.flows.connect.steps import Finished, OldKey, Proof
from rak_desktop.screens.actions import Action, CloseWindow, Icon, LeaveFor, StartProgram, Tone
from rak_desktop.screens.blocks import AddressLine, Banner, Disclosure, FactCard, FactRow, Links
from tests.fakes.clock import NOON
from tests.fakes.steps import FINISHED, goal
from tests.support.reading import blocks_of, screen_of, the

PROVED = replace(FINISHED, proof=Proof.GIVEN)
NOT_PROVED = replace(FINISHED, proof=Proof.NOT_GIVEN, proof_trouble=Trouble(Code.KEYCHAIN_NO_ANSWER))


def fact(step: Finished, which: int) -> FactRow:
    return the(FactCard, screen_of(step)).rows[which]


def test_it_says_that_the_shop_is_connected_and_where_the_key_is() -> None:
    row = fact(PROVED, 0)

    assert screen_of(PROVED).title == "Fjord Theatre is connected"
    assert row.title == "The key is in your password store"
    assert row.detail == "GNOME Keyring, under your sign-in on this computer"


def test_when_the_keychain_asks_for_its_password_once_more_this_is_said() -> None:
    replaced = replace(PROVED.connection, previous=PreviousKey("9876", NOON))

    screen = screen_of(replace(PROVED, connection=replaced, old_key=OldKey.ASKING, keychain_asks=True))

    row = blocks_of(screen, FactCard)[1].rows[1]
    asks = "GNOME Keyring is asking for its password now. Its window can be behind this one."
    assert (row.title, row.detail, row.busy) == ("Waiting", asks, True), "not: Asking Stripe"
    assert screen.announcement == asks


def test_the_proof_is_shown_when_it_was_given() -> None:
    screen, row = screen_of(PROVED), fact(PROVED, 1)

    assert screen.lead == "You can close this window. Harbour Tickets will find the key by itself."
    assert (row.title, row.tone, row.busy) == ("Proved just now", Tone.GOOD, False)
    assert row.detail == "Another program asked for the key and received it"
    assert screen.celebrate


def test_nothing_is_promised_while_the_proof_is_still_asked_for() -> None:
    screen, row = screen_of(FINISHED), fact(FINISHED, 1)

    assert screen.lead == "The key is stored. Now another program tries to get it."
    assert (row.title, row.tone, row.busy) == ("Proving it now", Tone.PLAIN, True)


def test_a_proof_that_was_not_given_is_a_warning_with_another_try_and_no_tick() -> None:
    screen, row = screen_of(NOT_PROVED), fact(NOT_PROVED, 1)
    banner = the(Banner, screen)

    assert screen.lead == "The key is stored, but another program did not get it yet."
    assert (row.title, row.tone) == ("Not proved yet", Tone.WARNING)
    assert (banner.tone, banner.title) == (Tone.WARNING, "Your password store does not answer")
    assert (banner.action, banner.secondary) == (None, Action("Try again", Retry(), Icon.RETRY))
    assert screen.help_number == "6-73"
    assert not screen.celebrate


@pytest.mark.parametrize(
    ("cleared", "said", "tone"),
    [
        (True, "Removed from the clipboard", Tone.GOOD),
        (False, "No key was found on the clipboard", Tone.PLAIN),
    ],
)
def test_the_clipboard_is_accounted_for_and_nothing_is_claimed_that_cannot_be_known(
    *, cleared: bool, said: str, tone: Tone
) -> None:
    row = fact(replace(PROVED, clipboard_cleared=cleared), 2)

    assert (row.title, row.tone) == (said, tone)
    assert row.detail == "If you use clipboard history, delete it there too"


def test_it_says_how_other_programs_get_the_key() -> None:
    disclosure = the(Disclosure, screen_of(PROVED))

    assert disclosure.title == "How other programs get the key"
    assert disclosure.code_lines == (
        "rak-desktop key --app com.example.harbour --account acct_1PracticeFjord --mode live",
        "rak-desktop/com.example.harbour/acct_1PracticeFjord/live",
    )


def test_in_practice_other_programs_are_told_to_ask_for_practice() -> None:
    practised = replace(PROVED, goal=goal(peer=Peer.PRACTICE))

    assert the(Disclosure, screen_of(practised)).code_lines[0].endswith(" --practice")


def test_without_a_place_to_go_back_to_it_closes() -> None:
    screen = screen_of(PROVED)

    assert (screen.main, screen.others) == (Action("Close", CloseWindow()), ())


def test_the_vendors_page_is_the_way_on() -> None:
    screen = screen_of(replace(PROVED, goal=goal(open_url="https://example.com/done")))

    assert screen.main == Action("Back to Harbour Tickets", LeaveFor("https://example.com/done"))
    assert screen.others == (Action("Close", CloseWindow()),)


def test_where_no_browser_took_the_vendors_page_its_address_is_there() -> None:
    step = replace(PROVED, goal=goal(open_url="https://example.com/done"), way_back=PageState.NOT_OPENED)

    screen = screen_of(step)

    assert the(Banner, screen).title == "Your browser did not open"
    assert the(AddressLine, screen).url == "https://example.com/done"


def with_programs(*here: str, open_url: str | None = None) -> Finished:
    wanted = goal(start_program="ticketd", tools=("ticketd", "gate-scanner"), open_url=open_url)
    return replace(PROVED, goal=wanted, programs=frozenset(here))


def test_the_vendors_program_can_be_started_where_it_is_here() -> None:
    screen = screen_of(with_programs("ticketd"))

    assert screen.main == Action("Start ticketd", StartProgram("ticketd"))
    assert screen.others == (Action("Close", CloseWindow()),)


def test_a_page_of_the_vendors_goes_before_their_program() -> None:
    screen = screen_of(with_programs("ticketd", open_url="https://example.com/done"))

    assert screen.main == Action("Back to Harbour Tickets", LeaveFor("https://example.com/done"))
    assert screen.others == (Action("Start ticketd", StartProgram("ticketd")), Action("Close", CloseWindow()))


@pytest.mark.parametrize("step", [with_programs("gate-scanner"), replace(with_programs(), programs=None)])
def test_a_program_that_is_not_here_is_not_offered(step: Finished) -> None:
    assert screen_of(step).main == Action("Close", CloseWindow())


def test_a_program_that_uses_the_key_and_is_on_another_computer_is_told_now() -> None:
    rows = {row.title: row for row in the(FactCard, screen_of(with_programs("ticketd"))).rows}

    assert rows["ticketd is on this computer"].tone is Tone.GOOD
    missing = rows["gate-scanner was not found on this computer"]
    assert missing.tone is Tone.WARNING
    assert missing.detail.startswith("Install it here, under your sign-in")


def test_as_long_as_nobody_has_looked_nothing_is_said_of_programs() -> None:
    assert not [row for row in the(FactCard, screen_of(PROVED)).rows if "this computer" in row.title]


def test_another_shop_can_be_connected() -> None:
    assert the(Links, screen_of(PROVED)).actions == (Action("Connect another shop", Another()),)
    assert blocks_of(screen_of(PROVED), Banner) == []


def test_whoever_keeps_a_clipboard_history_is_told_how_to_clear_it_on_each_system() -> None:
    (how,) = the(Links, screen_of(PROVED)).explanations

    assert how.title == "How to clear the clipboard history"
    assert [line.partition(":")[0] for line in how.lines] == ["Windows", "Mac", "Linux with KDE", "Linux otherwise"]
