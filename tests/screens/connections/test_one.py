from dataclasses import replace
from typing import Any

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Health, PreviousKey
from rak_desktop.core.errors import Trouble
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.flows.connect.events import OldKeyEnded, OpenPage
from rak_desktop.flows.connect.steps import OldKey
from rak_desktop.flows.connections.events import CheckAsked, OldKeyWanted, ReplaceAsked
from rak_desktop.flows.connections.steps import BringingBack, Listing, Looking, NotChecked
from rak_desktop.screens.actions import Action, CopyText, Icon, Tone
from rak_desktop.screens.blocks import AccountCard, AddressLine, Banner, FactCard, PermissionTable
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from tests.fakes.clock import NOON
from tests.fakes.connections import MUSEUM, THEATRE, broken, shelf
from tests.support.reading import actions_of, blocks_of, filled_buttons, texts_of, the, words_of

ALL_THERE = (
    ("payment_intent_read", CheckOutcome.GRANTED),
    ("payment_intent_write", CheckOutcome.NOT_TESTABLE),
    ("customer_read", CheckOutcome.MISSING),
    ("of_an_older_app_read", CheckOutcome.GRANTED),
)


def shown(connection: Connection, **changes: Any) -> Screen:
    screen = connections_screen_for(replace(Looking(shelf(connection), connection.id), **changes), Words())
    assert screen is not None
    return screen


def banner(screen: Screen) -> Banner:
    return the(Banner, screen)


def test_it_shows_everything_but_the_key() -> None:
    screen = shown(replace(THEATRE, publishable_key="pk_live_51MadeUp"))

    copied = [each.intent.text for each in actions_of(screen) if isinstance(each.intent, CopyText)]
    assert copied == [THEATRE.slot.service, THEATRE.id.account_id, "pk_live_51MadeUp"]
    assert the(AccountCard, screen).mode_meaning == "This key works with real money"
    assert not any(text.startswith("rk_") for text in texts_of(screen))
    assert blocks_of(screen, Banner) == []


def test_what_the_app_may_do_is_as_of_the_last_check() -> None:
    table = the(PermissionTable, shown(replace(THEATRE, permissions=ALL_THERE)))

    assert table.title == "What Harbour Tickets may do"
    assert [row.word for row in table.rows] == ["Missing", "Allowed", "Shows when first used"]


def test_a_locked_password_store_is_opened_before_an_earlier_trouble_is_mended() -> None:
    ended = broken(THEATRE)
    screen = shown(ended, shelf=shelf(ended, not_checked={ended.id: NotChecked(Trouble(Code.KEYCHAIN_LOCKED), NOON)}))

    assert banner(screen).title == "Your password store is locked"
    assert banner(screen).action == Action("Unlock", CheckAsked(ended.id), Icon.LOCK)
    assert screen.help_number == "12-71"
    assert the(FactCard, screen).rows[0].title == "No longer works", "what was known is not taken back"


@pytest.mark.parametrize(
    "doing",
    [
        {"bringing_back": BringingBack.DONE},
        {"bringing_back": BringingBack.GOING_ON},
        {"bringing_back": BringingBack.FAILED, "trouble": Trouble(Code.ENDED_KEY)},
        *({"old_key": state} for state in OldKey),
    ],
)
def test_after_going_back_the_newer_key_is_not_called_the_old_one(doing: dict[str, object]) -> None:
    """Nor is the key that came back: going back once more brings the newer one."""
    gone_back = replace(THEATRE, key_ending="0Old", previous=PreviousKey("9New", NOON))

    texts = list(texts_of(shown(gone_back, **doing)))

    assert any("previous key" in text for text in texts)
    assert not any("old" in text.lower().split() for text in texts)


def test_whoever_went_back_reads_which_key_is_in_its_place_again() -> None:
    gone_back = replace(THEATRE, key_ending="0Old", previous=PreviousKey("9New", NOON))

    screen = shown(gone_back, bringing_back=BringingBack.DONE)

    assert banner(screen).title == "The key ending 0Old is in its place again"
    assert "The previous key, ending 9New, may still work" in list(texts_of(screen))


@pytest.mark.parametrize("code", [Code.ENDED_KEY, Code.UNKNOWN_KEY])
def test_a_previous_key_that_stripe_just_refused_is_not_said_to_work_perhaps(code: Code) -> None:
    replaced = replace(THEATRE, previous=PreviousKey("4sGd", NOON))

    screen = shown(replaced, bringing_back=BringingBack.FAILED, trouble=Trouble(code))

    texts = list(texts_of(screen))
    intents = [each.intent for each in actions_of(screen)]
    assert banner(screen).title == "The previous key cannot come back"
    assert "The previous key has ended" in texts
    assert not any("may still work" in text for text in texts)
    assert OldKeyEnded() in intents, "it can be removed from here"
    assert OldKeyWanted(replaced.id) not in intents


def test_a_previous_key_that_could_not_be_asked_about_may_come_back_later() -> None:
    replaced = replace(THEATRE, previous=PreviousKey("4sGd", NOON))

    screen = shown(replaced, bringing_back=BringingBack.FAILED, trouble=Trouble(Code.OFFLINE))

    assert "The previous key, ending 4sGd, may still work" in list(texts_of(screen))
    assert OldKeyWanted(replaced.id) in [each.intent for each in actions_of(screen)]


@pytest.mark.parametrize("doing", [{"old_key": OldKey.ASKING}, {"bringing_back": BringingBack.GOING_ON}])
def test_stripe_is_not_said_to_be_asked_while_the_keychain_asks_the_person(doing: dict[str, object]) -> None:
    replaced = replace(THEATRE, previous=PreviousKey("9876", NOON))

    before, meanwhile = (
        list(texts_of(shown(replaced, shelf=shelf(replaced, questions=number), **doing))) for number in (0, 1)
    )

    assert any("Asking Stripe" in text for text in before)
    assert not any("Asking Stripe" in text for text in meanwhile)
    assert "GNOME Keyring is asking for its password now. Its window can be behind this one." in meanwhile


def test_what_another_program_met_just_now_is_newer_than_the_lock() -> None:
    locked = {THEATRE.id: NotChecked(Trouble(Code.KEYCHAIN_LOCKED), NOON)}

    screen = shown(THEATRE, shelf=shelf(THEATRE, not_checked=locked), reported=Code.ENDED_KEY)

    assert banner(screen).title == "This key has ended"


def test_what_a_key_was_allowed_is_told_quietly_once_it_has_ended() -> None:
    table = the(PermissionTable, shown(broken(replace(THEATRE, permissions=ALL_THERE), Code.ENDED_KEY)))

    assert (table.summary, table.summary_tone) == ("From an earlier check", Tone.PLAIN)
    assert [row.word for row in table.rows] == ["Missing", "Allowed then", "Shows when first used"]
    assert Tone.GOOD not in {row.tone for row in table.rows}


def test_nothing_counts_as_confirmed_by_a_check_that_could_not_run() -> None:
    kept = replace(THEATRE, permissions=(("customer_read", CheckOutcome.GRANTED),))
    offline = {kept.id: NotChecked(Trouble(Code.OFFLINE), NOON)}

    assert the(PermissionTable, shown(kept)).summary_tone is Tone.GOOD
    assert the(PermissionTable, shown(kept, shelf=shelf(kept, not_checked=offline))).summary_tone is Tone.PLAIN


def test_a_missing_permission_leaves_the_others_confirmed() -> None:
    table = the(PermissionTable, shown(broken(replace(THEATRE, permissions=ALL_THERE), Code.PERMISSION_MISSING)))

    assert "Allowed" in [row.word for row in table.rows]


def test_nothing_is_said_of_permissions_that_no_check_has_told() -> None:
    assert blocks_of(shown(THEATRE), PermissionTable) == []


@pytest.mark.parametrize(
    ("code", "text", "intent"),
    [
        (Code.ENDED_KEY, "Replace key", ReplaceAsked(MUSEUM.id)),
        (Code.UNKNOWN_KEY, "Replace key", ReplaceAsked(MUSEUM.id)),
        (Code.PERMISSION_MISSING, "Open my Stripe apps", OpenPage()),
        (Code.ACCOUNT_WITHOUT_ACCESS, "Install it again", OpenPage()),
        (Code.BLOCKED_ADDRESS, "Open the page", OpenPage()),
    ],
)
def test_a_trouble_has_its_cause_and_the_one_thing_that_mends_it(code: Code, text: str, intent: object) -> None:
    screen = shown(broken(MUSEUM, code))

    assert banner(screen).tone is Tone.TROUBLE
    assert [(each.text, each.intent) for each in (banner(screen).action,) if each] == [(text, intent)]
    assert filled_buttons(screen) == [text]
    assert screen.help_number == f"12-{code.number}"


def test_what_is_missing_is_named_in_plain_words() -> None:
    missing = replace(broken(MUSEUM, Code.PERMISSION_MISSING), permissions=ALL_THERE)

    assert "Customers (see)" in banner(shown(missing)).text


def test_what_another_program_met_is_shown_until_a_check_knows_better() -> None:
    assert shown(MUSEUM, reported=Code.UNKNOWN_KEY).help_number == "12-30"
    assert blocks_of(shown(MUSEUM), Banner) == []


def test_a_check_that_could_not_run_is_a_warning_and_can_be_tried_again() -> None:
    offline = {MUSEUM.id: NotChecked(Trouble(Code.OFFLINE), NOON)}

    screen = shown(MUSEUM, shelf=shelf(MUSEUM, not_checked=offline))
    said = banner(screen)

    assert (said.tone, screen.help_number) == (Tone.WARNING, "12-50")
    assert said.action is not None
    assert said.action.intent == CheckAsked(MUSEUM.id)


def test_what_could_not_be_told_is_said_loudly() -> None:
    assert banner(shown(replace(MUSEUM, health=Health.UNKNOWN))).tone is Tone.WARNING


def test_of_a_key_of_another_account_nobody_is_said_to_have_asked_for_one() -> None:
    text = banner(shown(broken(MUSEUM, Code.OTHER_ACCOUNT))).text

    assert MUSEUM.id.account_id in text
    assert "you asked for" not in text


def test_a_key_that_nobody_checked_is_not_said_to_work() -> None:
    unchecked = banner(shown(replace(MUSEUM, health=Health.UNKNOWN, checked_at=None)))

    assert (unchecked.tone, unchecked.title) == (Tone.WARNING, "This key was not checked yet")


def test_the_address_of_the_page_stands_there_once_it_was_asked_for() -> None:
    screen = shown(broken(MUSEUM, Code.PERMISSION_MISSING), page=PageState.NOT_OPENED)

    assert the(AddressLine, screen).url == "https://dashboard.stripe.com/apps"


def test_practice_is_never_called_real_money() -> None:
    screen = shown(MUSEUM, shelf=replace(shelf(MUSEUM), peer=Peer.PRACTICE))

    assert the(AccountCard, screen).mode_meaning == "Practice, no real money"
    assert screen.ribbon is not None


def test_one_that_is_gone_leads_back_to_the_list() -> None:
    gone = connections_screen_for(Looking(shelf(THEATRE), MUSEUM.id), Words())

    assert gone == connections_screen_for(Listing(shelf(THEATRE)), Words())


def test_there_is_a_way_back_and_a_check_where_the_banner_has_none() -> None:
    assert words_of(shown(MUSEUM).others) == ["All connections", "Check now"]
    assert words_of(shown(broken(MUSEUM)).others) == ["All connections"]
    assert len(blocks_of(shown(MUSEUM), FactCard)) == 1
