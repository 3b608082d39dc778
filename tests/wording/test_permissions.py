"""What an app may do, in the words of a shop."""

import pytest

from rak_desktop.core.permissions import Need
from rak_desktop.resources import permission_catalogue
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.permissions import _PLAIN, grouped, plain_name, resource_of
from tests.fakes.profile import CHANGE_PAYMENTS, SEE_CUSTOMERS, SEE_PAYMENTS
from tests.fakes.profile import permission as made_up

CATALOGUE = permission_catalogue()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("plan_read", "Prices"),
        ("charge_write", "Charges and refunds"),
        ("balance_transaction_source_read", "Movements on your balance"),
        ("customer_read", "Customers"),
    ],
)
def test_stripes_own_names_are_said_as_a_merchant_would(name: str, plain: str) -> None:
    assert plain_name(made_up(name), Words(), {}) == plain


def test_a_permission_that_merchants_seldom_meet_keeps_stripes_name_for_it() -> None:
    assert plain_name(made_up("mandate_read", "Mandates"), Words(), {}) == "Mandates"


@pytest.mark.parametrize("key", ["customer", "customer_read"])
def test_the_vendors_words_come_first(key: str) -> None:
    assert plain_name(made_up("customer_read"), Words(), {key: "Your guests"}) == "Your guests"


def test_the_vendors_words_for_one_permission_come_before_those_for_both() -> None:
    own = {"customer": "Guests", "customer_write": "The guest list"}

    assert plain_name(made_up("customer_write"), Words(), own) == "The guest list"
    assert plain_name(made_up("customer_read"), Words(), own) == "Guests"


def test_every_permission_has_a_readable_name() -> None:
    known = [permission for name in CATALOGUE.names() if (permission := CATALOGUE.find(name))]

    assert [each.name for each in known if "_" in (plain_name(each, Words(), {}) or "_")] == []


def test_every_word_of_ours_is_for_a_permission_that_there_is() -> None:
    resources = {resource_of(found) for name in CATALOGUE.names() if (found := CATALOGUE.find(name))}

    assert set(_PLAIN) - resources == set()


def test_seeing_and_changing_the_same_thing_is_one_line_with_the_weightier_purpose() -> None:
    payments, customers = grouped((SEE_PAYMENTS, SEE_CUSTOMERS, CHANGE_PAYMENTS), Words(), {})

    assert (payments.name, payments.writes) == ("Payments", True)
    assert payments.purpose == "To charge cards when somebody buys a ticket"
    assert payments.needs == (SEE_PAYMENTS, CHANGE_PAYMENTS)
    assert (customers.name, customers.writes) == ("Customers", False)


def test_a_purpose_that_the_vendor_left_empty_is_taken_from_the_other_permission() -> None:
    (payments,) = grouped((SEE_PAYMENTS, Need(CHANGE_PAYMENTS.permission, "")), Words(), {})

    assert payments.purpose == "To show what was sold"


def test_an_app_without_needs_has_no_lines() -> None:
    assert grouped((), Words(), {}) == ()
