from dataclasses import replace
from datetime import timedelta

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Health
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.flows.connections.events import AnotherAsked, CheckAsked, Looked, ReplaceAsked
from rak_desktop.flows.connections.steps import Listing, NotChecked, Round, Shelf
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import Banner, ConnectionList, ConnectionRow, Hint
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from tests.fakes.clock import NOON
from tests.fakes.connections import MUSEUM, REHEARSAL, THEATRE, broken, kept, listing, shelf
from tests.fakes.profile import harbour_tickets
from tests.support.reading import action, blocks_of, filled_buttons, the, words_of


def shown(step: Listing) -> Screen:
    screen = connections_screen_for(step, Words())
    assert screen is not None
    return screen


def row_of(step: Listing, place: int = 0) -> ConnectionRow:
    return the(ConnectionList, shown(step)).rows[place]


def test_a_row_says_who_which_mode_and_how_it_is_in_words() -> None:
    row = row_of(listing(replace(THEATRE, label="Box office", checked_at=NOON - timedelta(hours=1))))

    assert (row.initial, row.name) == ("F", "Fjord Theatre")
    assert row.detail == f"Box office · key ends {THEATRE.key_ending}"
    assert row.mode.text == "Real payments"
    assert (row.health.icon, row.health.tone, row.health.word) == (Icon.TICK, Tone.GOOD, "Works")
    assert row.health.detail.endswith("key here for 8 months")
    assert row.action.text == "Check now"
    assert not row.needs_mending
    assert row.spoken.startswith("Fjord Theatre, Box office")


def test_trying_out_is_named_in_the_words_of_a_shop() -> None:
    assert row_of(listing(REHEARSAL)).mode.text == "Trying out"


def test_a_shop_without_a_readable_name_is_called_as_the_person_called_it() -> None:
    row = row_of(listing(replace(THEATRE, account_name=None, label="Stage door")))

    assert (row.name, row.detail) == ("Stage door", f"Key ends {THEATRE.key_ending}")


def test_the_app_is_named_where_there_are_several() -> None:
    ferry = replace(MUSEUM, id=replace(MUSEUM.id, app_id="com.example.ferry"))
    apps = {app.app_id: app for app in (harbour_tickets(), harbour_tickets(app_id=ferry.id.app_id, name="Ferries"))}

    screen = shown(listing(THEATRE, ferry, apps=apps))

    details = [row.detail for row in the(ConnectionList, screen).rows]
    assert details == [f"{name} · key ends {THEATRE.key_ending}" for name in ("Harbour Tickets", "Ferries")]
    assert screen.window_title == "RAK Desktop"


@pytest.mark.parametrize(
    ("code", "word", "text", "intent"),
    [
        (Code.ENDED_KEY, "No longer works", "Replace key", ReplaceAsked(MUSEUM.id)),
        (Code.KEYCHAIN_ITEM_GONE, "The key is gone", "Replace key", ReplaceAsked(MUSEUM.id)),
        (Code.KEYCHAIN_VALUE_CHANGED, "The key was changed", "Replace key", ReplaceAsked(MUSEUM.id)),
        (Code.OTHER_ACCOUNT, "The key was changed", "Replace key", ReplaceAsked(MUSEUM.id)),
        (Code.PERMISSION_MISSING, "Works only partly", "Repair", Looked(MUSEUM.id)),
        (Code.ACCOUNT_WITHOUT_ACCESS, "No longer works", "Repair", Looked(MUSEUM.id)),
    ],
)
def test_only_what_needs_mending_has_the_filled_button_and_it_says_what_to_do(
    code: Code, word: str, text: str, intent: object
) -> None:
    step = listing(THEATRE, broken(MUSEUM, code))
    row = row_of(step, 1)

    assert (row.health.word, row.health.tone) == (word, Tone.TROUBLE)
    assert (row.action.text, row.action.intent, row.needs_mending) == (text, intent, True)
    assert not row_of(step).needs_mending


def test_a_check_that_could_not_run_keeps_the_last_good_state_in_words() -> None:
    offline = NotChecked(Trouble(Code.OFFLINE), NOON - timedelta(minutes=4))

    row = row_of(listing(THEATRE, not_checked={THEATRE.id: offline}))

    assert (row.health.word, row.health.tone, row.action.text) == ("Could not be checked", Tone.WARNING, "Try again")
    assert row.health.detail == "No internet since 11:56. It worked on 28 March."


def test_a_locked_password_store_can_be_unlocked_from_the_row() -> None:
    locked = NotChecked(Trouble(Code.KEYCHAIN_LOCKED), NOON)

    row = row_of(listing(THEATRE, not_checked={THEATRE.id: locked}))

    assert (row.action.text, row.action.intent) == ("Unlock", CheckAsked(THEATRE.id))
    assert row.health.icon is Icon.LOCK


@pytest.mark.parametrize("code", [Code.ENDED_KEY, Code.PERMISSION_MISSING, Code.KEYCHAIN_ITEM_GONE])
@pytest.mark.parametrize("lock", [Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_DENIED])
def test_the_lock_is_mended_before_what_an_earlier_check_said_which_still_stands(code: Code, lock: Code) -> None:
    shut = NotChecked(Trouble(lock), NOON)

    before, row = (row_of(listing(broken(THEATRE, code), not_checked=each)) for each in ({}, {THEATRE.id: shut}))

    assert (row.action.text, row.action.intent) == ("Unlock", CheckAsked(THEATRE.id))
    assert (row.health.word, row.needs_mending) == (before.health.word, True)
    assert row.health.detail.startswith(f"{before.health.detail}. Your password store ")


def test_what_was_learned_since_the_lock_was_met_comes_first() -> None:
    """In the terminal, say, where somebody typed the password."""
    shut = NotChecked(Trouble(Code.KEYCHAIN_LOCKED), NOON - timedelta(hours=1))

    row = row_of(listing(broken(THEATRE), not_checked={THEATRE.id: shut}))

    assert row.action.text == "Replace key"


def test_what_could_not_be_told_is_no_pass() -> None:
    row = row_of(listing(replace(THEATRE, health=Health.UNKNOWN)))

    assert (row.health.word, row.health.tone) == ("Works, partly checked", Tone.WARNING)


def test_a_key_that_nobody_checked_is_said_to_be_one() -> None:
    unchecked = replace(THEATRE, health=Health.UNKNOWN, checked_at=None)

    row = row_of(listing(unchecked))
    offline = row_of(listing(unchecked, not_checked={unchecked.id: NotChecked(Trouble(Code.OFFLINE), NOON)}))

    assert (row.health.word, row.health.tone, row.action.text) == ("Not checked yet", Tone.WARNING, "Check now")
    assert offline.health.detail == "No internet since 12:00."


def test_while_checking_the_row_turns_and_the_round_can_be_stopped() -> None:
    step = listing(THEATRE, MUSEUM, round=Round((MUSEUM.id,), THEATRE.id, 1))

    assert row_of(step).health.busy
    assert row_of(step).health.detail == "Key here for 8 months"
    assert not row_of(step, 1).health.busy
    assert shown(step).lead == "Checking, 2 to go. Nothing is changed by it."
    assert words_of(shown(step).others)[-1] == "Stop checking"


def test_while_the_keychain_asks_for_its_password_nothing_is_said_to_be_checked() -> None:
    step = listing(THEATRE, MUSEUM, round=Round((MUSEUM.id,), THEATRE.id, 1, quiet=False), questions=1)
    screen, row = shown(step), row_of(step)

    asks = "GNOME Keyring is asking for its password now. Its window can be behind this one."
    assert (blocks_of(screen, Hint)[0].text, screen.announcement) == (asks, asks)
    assert (row.health.word, row.health.detail) == ("Waiting", "GNOME Keyring is asking for its password")
    assert row.health.busy
    assert screen.lead == "2 connections on this computer."


def test_a_quiet_check_waits_for_no_password() -> None:
    """Something else has the keychain ask, as disconnecting does."""
    step = listing(THEATRE, round=Round((), THEATRE.id, 1), questions=1)

    assert row_of(step).health.word == "Checking"


def test_nothing_connected_leads_to_the_wizard() -> None:
    screen = shown(listing())

    assert screen.title == "Nothing is connected yet"
    assert screen.main is not None
    assert screen.main.intent == AnotherAsked()


def test_the_list_says_where_the_keys_are_and_that_they_stay() -> None:
    assert the(Hint, shown(listing(THEATRE))).text.startswith("The keys are in GNOME Keyring. They stay there")


def test_a_change_for_the_worse_is_said_once_by_name() -> None:
    step = listing(broken(THEATRE), broken(MUSEUM), worse=(THEATRE.id, MUSEUM.id))

    assert shown(step).announcement == "Needs your attention: Fjord Theatre, Museum Shop"


def test_a_book_that_cannot_be_read_is_said_and_can_be_read_again() -> None:
    screen = shown(Listing(shelf(trouble=Trouble(Code.BOOK_UNREADABLE, {"file": "book"}))))

    assert the(Banner, screen).tone is Tone.TROUBLE
    assert (screen.title, screen.lead) == ("Connections", "")
    assert screen.help_number == "7-82"
    assert filled_buttons(screen) == ["Try again"], "another shop could not be written into that list"


def test_fifty_rows_have_fifty_names() -> None:
    many: Shelf = shelf(*(kept(f"Shop {number}", Mode.LIVE) for number in range(50)))

    assert len({row.spoken for row in the(ConnectionList, shown(Listing(many))).rows}) == 50


def test_another_shop_is_connected_from_beside_the_title() -> None:
    assert action("Connect another", shown(listing(THEATRE))).intent == AnotherAsked()


def telling(*told: Trouble | None) -> Listing:
    step = listing(MUSEUM)
    return replace(step, shelf=replace(step.shelf, told=tuple(filter(None, told))))


def test_what_was_finished_at_this_start_is_told_calmly() -> None:
    finished = Undertaking(Change.DISCONNECT, THEATRE).finished

    banner = the(Banner, shown(telling(finished)))

    assert banner.tone is Tone.PLAIN
    assert banner.title == f"{THEATRE.label} is disconnected now"
    assert THEATRE.key_ending in banner.text
    assert banner.action is None


def test_everything_that_came_of_the_last_time_is_told() -> None:
    finished, waits = Undertaking(Change.DISCONNECT, THEATRE).finished, Trouble(Code.KEYCHAIN_LOCKED)

    screen = shown(telling(finished, waits))

    titles = [banner.title for banner in blocks_of(screen, Banner)]
    assert titles == [f"{THEATRE.label} is disconnected now", "A change that stopped halfway waits for the next start"]
    assert all(title in screen.announcement for title in titles)


def test_what_has_to_wait_is_told_with_the_reason() -> None:
    waits = Trouble(Code.KEYCHAIN_LOCKED, {"keychain": "KWallet", "unfinished": "waits"})

    screen = shown(telling(waits))

    banner = the(Banner, screen)
    assert screen.help_number == "7-71"
    assert banner.title == "A change that stopped halfway waits for the next start"
    assert "KWallet" in banner.text
    assert banner.text.endswith("start the program again."), "there is nothing here with which to try again"
    assert banner.action is None


def test_what_another_program_asked_for_in_vain_is_told_without_commands() -> None:
    candidates = {"candidates": "Fjord Theatre"}
    missing, several = (Trouble(code, candidates) for code in (Code.NO_SUCH_CONNECTION, Code.SEVERAL_CONNECTIONS))

    not_here = the(Banner, shown(replace(listing(THEATRE), missing=missing)))
    which = the(Banner, shown(replace(listing(THEATRE, MUSEUM), missing=several)))

    assert action("Connect a shop", shown(replace(listing(THEATRE), missing=missing))).intent == AnotherAsked()
    assert not_here.action is not None
    assert which.action is None, "the rows below are the way on"
    for banner in (not_here, which):
        assert "rak-desktop" not in banner.text
        assert "--" not in banner.text
