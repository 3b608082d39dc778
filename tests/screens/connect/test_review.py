"""Screen 5: is this the right account? Save is the only way forward."""

from dataclasses import replace
from typing import Any

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.core.verification import Account, VerificationReport
from rak_desktop.flows.connect.events import Approved, Back, NotThere, OpenPage, Retry, WrongAccount
from rak_desktop.flows.connect.steps import Allowing, Reviewing
from rak_desktop.screens.actions import Action, Icon, Tone
from rak_desktop.screens.blocks import (
    AccountCard,
    AddressLine,
    Banner,
    FactCard,
    Hint,
    Links,
    NameField,
    Note,
    PermissionTable,
)
from tests.fakes.keys import OTHER_LIVE_KEY, TEST_KEY
from tests.fakes.profile import SEE_EVENTS, SEE_PAYMENTS
from tests.fakes.steps import (
    GOAL,
    GOOD,
    KEEP_STALLED,
    KEEPING,
    MISSING,
    NOT_ENOUGH,
    REVIEWING,
    TICKET,
    UNKNOWN,
    checked,
    connection,
    goal,
    result,
)
from tests.support.reading import blocks_of, screen_of, the

NOT_MINE = Action("Not my account", WrongAccount())
NAMELESS = Account("acct_1QzNameless")
OLD = connection(OTHER_LIVE_KEY, label="Box office")


def reviewing(label: str = "Fjord Theatre", **report: Any) -> Reviewing:
    return Reviewing(GOAL, checked(replace(GOOD, **report)), label)


def known(existing: Connection, *, same_key: bool | None) -> Reviewing:
    return Reviewing(GOAL, checked(existing=existing, same_key=same_key), existing.label)


def hints(step: Reviewing) -> list[str]:
    return [hint.text for hint in blocks_of(screen_of(step), Hint)]


def test_save_is_the_only_way_forward_and_nothing_is_stored_before() -> None:
    screen = screen_of(REVIEWING)

    assert (screen.title, screen.lead) == ("Is this right?", "Nothing is stored yet. Check the shop, then save.")
    assert screen.main == Action("Save", Approved(), Icon.LOCK)
    assert screen.others == (NOT_MINE,)


def test_the_account_is_shown_by_name_number_and_ending() -> None:
    card = the(AccountCard, screen_of(REVIEWING))

    assert (card.initial, card.name) == ("F", "Fjord Theatre")
    assert card.detail == "Account acct_1PracticeFjord  ·  key ending 1234"


def test_real_payments_are_loud() -> None:
    card = the(AccountCard, screen_of(REVIEWING))

    assert (card.mode, card.mode_title, card.mode_word) == (Mode.LIVE, "Real payments", "live")
    assert card.mode_meaning == "This key works with real money"


def test_trying_out_says_that_there_is_no_real_money() -> None:
    trying_out = Reviewing(goal(Mode.TEST), checked(replace(GOOD, mode=Mode.TEST), TEST_KEY), "Fjord Theatre")
    card = the(AccountCard, screen_of(trying_out))

    assert (card.mode, card.mode_title, card.mode_word) == (Mode.TEST, "Trying out", "test")
    assert card.mode_meaning == "No real money"


@pytest.mark.parametrize("mode", Mode)
def test_practice_never_claims_real_money(mode: Mode) -> None:
    practising = replace(REVIEWING, goal=goal(mode, Peer.PRACTICE))

    assert the(AccountCard, screen_of(practising)).mode_meaning == "Practice, no real money"


def test_the_keychains_question_is_announced_before_it_can_appear() -> None:
    assert hints(REVIEWING) == ["Next, your password store (GNOME Keyring) may ask for its password."]


def test_what_the_app_may_do_stands_under_the_account() -> None:
    assert the(PermissionTable, screen_of(REVIEWING)).summary == "3 of 3 confirmed"


def test_a_missing_optional_permission_is_shown_and_can_be_saved() -> None:
    screen = screen_of(reviewing(results=(result(SEE_EVENTS, MISSING),)))

    assert the(PermissionTable, screen).rows[0].word == "Missing, not needed"
    assert screen.main == Action("Save", Approved(), Icon.LOCK)


def test_a_missing_optional_permission_can_be_allowed_at_stripe_and_looked_for_again() -> None:
    step = reviewing(results=(result(SEE_EVENTS, MISSING),))

    assert the(Links, screen_of(step)).actions == (
        Action("Open my Stripe apps", OpenPage()),
        Action("Check again", Retry()),
    )
    asked = replace(step, page=PageState.ASKED)
    assert the(AddressLine, screen_of(asked)).url == GOAL.profile.review_permissions_page


def test_where_nothing_is_missing_there_is_nothing_to_mend() -> None:
    assert the(Links, screen_of(REVIEWING)).actions == ()


def test_what_could_not_be_told_is_shown_loudly_and_can_be_saved() -> None:
    screen = screen_of(reviewing(results=(result(SEE_PAYMENTS, UNKNOWN, Code.TIMED_OUT),)))

    assert the(PermissionTable, screen).summary_tone is Tone.WARNING
    assert screen.main == Action("Save", Approved(), Icon.LOCK)


# ── the name ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_shops_name_can_be_changed() -> None:
    assert the(NameField, screen_of(REVIEWING)) == NameField("Name of this shop", "Fjord Theatre")


@pytest.mark.parametrize("label", ["", "  ", "\u200b"], ids=["nothing", "spaces", "what nobody can see"])
def test_without_a_name_nothing_can_be_saved(label: str) -> None:
    assert screen_of(reviewing(label)).main == Action("Save", Approved(), Icon.LOCK, enabled=False)


def test_an_account_without_a_readable_name_shows_its_number_and_where_to_compare_it() -> None:
    step = reviewing("", account=NAMELESS)
    card = the(AccountCard, screen_of(step))

    assert (card.initial, card.name, card.detail) == ("?", "acct_1QzNameless", "Key ending 1234")
    assert hints(step)[0] == "Compare acct_1QzNameless with the account number in Stripe, under Settings."
    assert the(NameField, screen_of(step)).hint.startswith("Stripe did not tell the name")


def test_what_to_compare_and_the_name_to_give_stand_right_under_an_account_without_one() -> None:
    kinds = [type(block) for block in screen_of(reviewing("", account=NAMELESS)).blocks]

    assert kinds[:4] == [AccountCard, Hint, NameField, PermissionTable]


def test_the_field_for_a_missing_name_is_where_typing_begins() -> None:
    """The first button there was "Not my account", and the space of "Box office" pressed it."""
    assert screen_of(reviewing("", account=NAMELESS)).begins_inside
    assert not screen_of(REVIEWING).begins_inside


def test_an_account_that_stripe_does_not_tell_at_all_is_said_to_be_unknown() -> None:
    step = reviewing("", account=Account())

    assert the(AccountCard, screen_of(step)).name == "Stripe does not tell whose account this is"
    assert hints(step)[0] == "Compare the key’s last four characters, 1234, with the app’s page in Stripe."


def test_a_key_typed_as_the_name_is_said_and_only_another_name_helps() -> None:
    screen = screen_of(replace(REVIEWING, label="", trouble=Trouble(Code.KEY_IN_LABEL)))
    banner = the(Banner, screen)

    assert (banner.title, banner.action) == ("The name must not hold a key", None)
    assert screen.blocks[-2:] == (banner, the(NameField, screen))
    assert screen.main == Action("Save", Approved(), Icon.LOCK, enabled=False)
    assert screen.help_number == "5-95"


# ── the clock ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("off_by", [-7200, 7200])
def test_a_wrong_clock_is_a_warning_beside_a_working_key(off_by: int) -> None:
    step = reviewing(clock_off_by=off_by)

    assert hints(step)[0] == "This computer’s clock is 120 minutes off. Set it right soon."
    assert screen_of(step).main == Action("Save", Approved(), Icon.LOCK)


@pytest.mark.parametrize("off_by", [None, 0, -300, 300])
def test_a_clock_that_is_right_enough_is_not_mentioned(off_by: int | None) -> None:
    assert len(hints(reviewing(clock_off_by=off_by))) == 1


# ── a shop that is connected already ─────────────────────────────────────────────────────────────────


def test_the_same_key_again_is_said_to_be_there_already() -> None:
    banner = the(Banner, screen_of(known(connection(), same_key=True)))

    assert (banner.tone, banner.title) == (Tone.PLAIN, "This shop is connected already")
    assert banner.text == "It is the same key, ending 1234. Saving makes no second one."


def test_another_key_shows_both_endings_and_what_becomes_of_the_old_one() -> None:
    screen = screen_of(known(OLD, same_key=False))
    banner = the(Banner, screen)

    assert banner.text == (
        "Box office is connected with the key ending 9876. Saving puts the key ending 1234 in its place; "
        "the old one stays in your password store as a spare."
    )
    assert screen.announcement == banner.title


def test_where_the_old_key_could_not_be_read_nothing_is_promised_about_it() -> None:
    banner = the(Banner, screen_of(known(OLD, same_key=None)))

    assert (
        banner.text == "Box office is connected with the key ending 9876. Saving puts the key ending 1234 in its place."
    )


# ── saving ───────────────────────────────────────────────────────────────────────────────────────────


def test_while_saving_one_can_stop_waiting_and_the_keychains_window_is_mentioned() -> None:
    screen = screen_of(KEEPING)

    assert screen.main == Action("Saving …", Approved(), Icon.LOCK, enabled=False)
    assert screen.others == (Action("Stop waiting", Back()),)
    assert the(Hint, screen).text == (
        "GNOME Keyring may be asking for its password now. Its window can be behind this one."
    )
    assert the(Note, screen).text == "Name of this shop: Fjord Theatre"
    assert blocks_of(screen, NameField) == []


def test_a_question_of_the_keychain_is_said_to_be_there_as_soon_as_that_is_known() -> None:
    screen = screen_of(replace(KEEPING, keychain_asks=True))

    asks = "GNOME Keyring is asking for its password now. Its window can be behind this one."
    assert (the(Hint, screen).text, screen.announcement) == (asks, asks)


def test_a_locked_keychain_is_unlocked_by_trying_again() -> None:
    screen = screen_of(KEEP_STALLED)
    banner = the(Banner, screen)

    assert (banner.title, banner.action) == ("Your password store is locked", Action("Unlock", Retry(), Icon.LOCK))
    assert banner.text.startswith("GNOME Keyring needs its password first.")
    assert screen.lead == "The key is not stored yet. It is still in this window."
    assert (screen.main, screen.others) == (None, (NOT_MINE, Action("Back", Back())))


def test_any_other_trouble_with_saving_can_be_tried_again() -> None:
    screen = screen_of(replace(KEEP_STALLED, trouble=Trouble(Code.BOOK_NOT_WRITABLE)))

    assert the(Banner, screen).action == Action("Try again", Retry(), Icon.RETRY)


def test_while_nobody_knows_whether_the_key_is_stored_nothing_says_that_it_is_not() -> None:
    screen = screen_of(replace(KEEP_STALLED, trouble=Trouble(Code.KEYCHAIN_NO_ANSWER), ticket=TICKET))

    assert screen.lead == "Whether the key is stored is not known yet. It is still in this window."
    assert the(Banner, screen).action == Action("Go on waiting", Retry(), Icon.RETRY)
    assert (screen.main, screen.others, screen.way_back) == (None, (), None)


# ── a required permission is missing ─────────────────────────────────────────────────────────────────


def test_a_missing_required_permission_stops_before_save_and_shows_the_repair() -> None:
    screen = screen_of(NOT_ENOUGH)
    banner = the(Banner, screen)

    assert screen.main is None
    assert banner.title == "The key does not allow everything Harbour Tickets needs"
    assert "Stripe does not allow it yet: Payments (see)." in banner.text
    assert "press Review permissions" in banner.text
    assert banner.action == Action("Open my Stripe apps", OpenPage(), Icon.OPEN)
    assert screen.others == (NOT_MINE, Action("Another key", Back()), Action("Check again", Retry(), Icon.RETRY))


def test_the_trouble_stands_between_the_account_and_what_is_allowed() -> None:
    kinds = [type(block) for block in screen_of(NOT_ENOUGH).blocks]

    assert kinds == [AccountCard, Banner, PermissionTable, Links]


@pytest.mark.parametrize(
    ("way", "page", "to_do"),
    [
        (Allowing.NEW_KEY, "Open the app’s page", "Make a new key"),
        (Allowing.REINSTALL, "Open the install page", "Install the app in Stripe once more"),
    ],
)
def test_the_other_ways_to_allow_it_have_a_page_each(way: Allowing, page: str, to_do: str) -> None:
    banner = the(Banner, screen_of(replace(NOT_ENOUGH, way=way)))

    assert banner.action == Action(page, OpenPage(), Icon.OPEN)
    assert to_do in banner.text


def test_who_does_not_find_it_is_led_on_until_there_is_no_other_way() -> None:
    offered = [the(Links, screen_of(replace(NOT_ENOUGH, way=way))).actions for way in Allowing]

    assert offered == [
        (Action("Review permissions is not there", NotThere()),),
        (Action("A new key lacks it too", NotThere()),),
        (),
    ]


def test_each_permission_can_be_looked_at_with_its_purpose_and_its_state() -> None:
    (each,) = the(Links, screen_of(NOT_ENOUGH)).explanations

    assert isinstance(each.shows, FactCard)
    assert [(row.title, row.detail, row.chip) for row in each.shows.rows] == [
        ("See: Payments", "To show what was sold", "Missing"),
        ("Change: Payments", "To charge cards when somebody buys a ticket", "Shows when first used"),
        ("See: Customers", "To put the buyer’s name on the ticket", "Allowed"),
        ("See: What happens in your account", "To notice a change sooner", "Allowed"),
    ]


def test_a_report_without_an_account_still_shows_what_is_missing() -> None:
    unnamed: VerificationReport = replace(NOT_ENOUGH.report, account=Account())

    assert the(PermissionTable, screen_of(replace(NOT_ENOUGH, report=unnamed))).rows[0].word == "Missing"


def test_that_the_computer_may_ask_for_a_password_is_said_where_nobody_has_to_scroll() -> None:
    before, during = screen_of(REVIEWING).blocks, screen_of(KEEPING).blocks

    kinds = [type(block) for block in before]
    assert kinds.index(Hint) < kinds.index(NameField)
    assert isinstance(during[0], Hint)
