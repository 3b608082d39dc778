"""What the app may do, as the key answered: missing first, and never a tick for a check that did not run."""

from dataclasses import replace

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.verification import PermissionResult
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import PermissionRow, PermissionTable
from rak_desktop.screens.connect.permission_table import missing_names, permission_table
from rak_desktop.wording.catalogue import Words
from tests.fakes.profile import CHANGE_PAYMENTS, SEE_CUSTOMERS, SEE_EVENTS, SEE_PAYMENTS, harbour_tickets
from tests.fakes.steps import GOOD, GRANTED, MISSING, NOT_TESTABLE, UNKNOWN, result


def table(*results: PermissionResult) -> PermissionTable:
    return permission_table(replace(GOOD, results=results), harbour_tickets(), Words())


def row(outcome: PermissionResult) -> PermissionRow:
    (only,) = table(outcome).rows
    return only


def test_what_needs_attention_comes_first() -> None:
    shown = table(
        result(SEE_PAYMENTS, GRANTED),
        result(CHANGE_PAYMENTS, NOT_TESTABLE),
        result(SEE_EVENTS, UNKNOWN),
        result(SEE_CUSTOMERS, MISSING),
    )

    assert [(each.text, each.word) for each in shown.rows] == [
        ("See: Customers", "Missing"),
        ("See: What happens in your account", "Could not be told"),
        ("See: Payments", "Allowed"),
        ("Change: Payments", "Shows when first used"),
    ]


@pytest.mark.parametrize("outcome", [outcome for outcome in CheckOutcome if outcome is not GRANTED])
def test_only_what_was_granted_has_a_tick(outcome: CheckOutcome) -> None:
    shown = table(result(SEE_PAYMENTS, outcome))

    assert shown.rows[0].icon is not Icon.TICK
    assert shown.rows[0].tone is not Tone.GOOD
    assert shown.summary_icon is not Icon.TICK
    assert shown.summary_tone is not Tone.GOOD


def test_what_was_granted_has_one() -> None:
    assert row(result(SEE_PAYMENTS, GRANTED)) == PermissionRow(Icon.TICK, "See: Payments", "Allowed", Tone.GOOD)


def test_what_is_missing_says_what_it_is_needed_for() -> None:
    assert row(result(SEE_PAYMENTS, MISSING)) == PermissionRow(
        Icon.CROSS, "See: Payments", "Missing", Tone.TROUBLE, "To show what was sold"
    )


def test_what_is_missing_and_not_needed_is_no_trouble() -> None:
    shown = table(result(SEE_EVENTS, MISSING))

    assert (shown.rows[0].word, shown.rows[0].tone) == ("Missing, not needed", Tone.WARNING)
    assert (shown.summary, shown.summary_tone) == ("1 of 1 is missing", Tone.WARNING)


def test_what_could_not_be_told_is_loud_and_says_why() -> None:
    shown = table(result(SEE_PAYMENTS, UNKNOWN, Code.RATE_LIMITED), result(SEE_CUSTOMERS, GRANTED))

    assert shown.rows[0] == PermissionRow(
        Icon.QUESTION, "See: Payments", "Could not be told", Tone.WARNING, "Stripe asks us to slow down"
    )
    assert (shown.summary, shown.summary_tone) == ("1 could not be told", Tone.WARNING)


def test_what_cannot_be_tested_counts_neither_way() -> None:
    shown = table(result(SEE_PAYMENTS, GRANTED), result(CHANGE_PAYMENTS, NOT_TESTABLE))

    assert (shown.summary, shown.summary_tone, shown.summary_icon) == ("1 of 1 confirmed", Tone.GOOD, Icon.TICK)


@pytest.mark.parametrize("results", [(), (result(CHANGE_PAYMENTS, NOT_TESTABLE),)], ids=["no needs", "only changes"])
def test_where_nothing_can_be_tested_nothing_is_confirmed(results: tuple[PermissionResult, ...]) -> None:
    shown = table(*results)

    assert (shown.summary, shown.summary_tone) == ("None of it can be tested", Tone.PLAIN)


def test_several_missing_ones_are_counted_and_named_in_one_sentence() -> None:
    lacking = (result(SEE_PAYMENTS, MISSING), result(SEE_CUSTOMERS, MISSING), result(SEE_EVENTS, MISSING))

    assert table(*lacking).summary == "3 of 3 are missing"
    assert missing_names(replace(GOOD, results=lacking), harbour_tickets(), Words()) == (
        "Payments (see), Customers (see)"
    )


def test_a_missing_change_is_named_as_such() -> None:
    lacking = replace(GOOD, results=(result(CHANGE_PAYMENTS, MISSING),))

    assert missing_names(lacking, harbour_tickets(), Words()) == "Payments (change)"


def test_the_vendors_own_words_come_before_ours() -> None:
    profile = harbour_tickets(plain_words={"payment_intent": "Ticket sales"})

    shown = permission_table(GOOD, profile, Words())

    assert [each.text for each in shown.rows] == [
        "See: Ticket sales\u00a0· Customers\u00a0· What happens in your account",
        "Change: Ticket sales",
    ]


def test_what_is_as_expected_shares_a_row_and_what_is_not_has_its_own() -> None:
    """Twenty permissions must not make a page that nobody reads to its end."""
    shown = table(
        result(SEE_PAYMENTS, GRANTED),
        result(SEE_CUSTOMERS, GRANTED),
        result(SEE_EVENTS, MISSING),
        result(CHANGE_PAYMENTS, GRANTED),
    )

    assert [(each.text, each.word) for each in shown.rows] == [
        ("See: What happens in your account", "Missing, not needed"),
        ("See: Payments\u00a0· Customers", "Allowed"),
        ("Change: Payments", "Allowed"),
    ]


def test_the_table_says_whose_permissions_these_are() -> None:
    assert table().title == "What Harbour Tickets may do"
