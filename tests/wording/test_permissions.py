"""What an app may do, in the words of a shop."""

import re
from dataclasses import replace

import pytest

from rak_desktop.core.permissions import Need
from rak_desktop.core.vendor_text import vendor_text
from rak_desktop.resources import permission_catalogue
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import first_spoken
from rak_desktop.wording.permissions import (
    _GROUPS,
    _PLAIN,
    _PLAIN_CHANGES,
    grouped,
    in_groups,
    plain_group,
    plain_name,
    resource_of,
)
from tests.fakes.profile import CHANGE_PAYMENTS, SEE_CUSTOMERS, SEE_PAYMENTS
from tests.fakes.profile import permission as made_up

CATALOGUE = permission_catalogue()
GERMAN = first_spoken(["de"])


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


def test_a_permission_that_is_newer_than_we_are_keeps_stripes_name_for_it() -> None:
    assert plain_name(made_up("moon_read", "Moons"), Words(), {}) == "Moons"


def test_changing_may_be_about_something_else_than_seeing() -> None:
    assert plain_name(made_up("connected_account_read"), Words(), {}) == "Your account’s name"
    assert plain_name(made_up("connected_account_write"), Words(), {}) == "Shops connected to your account"


@pytest.mark.parametrize("key", ["customer", "customer_read"])
def test_the_vendors_words_come_first(key: str) -> None:
    assert plain_name(made_up("customer_read"), Words(), {key: "Your guests"}) == "Your guests"


def test_the_vendors_words_are_said_in_the_language_of_the_merchant() -> None:
    own = {"customer": vendor_text({"en": "Guests", "de": "Gäste"}, 60)}
    reason = vendor_text({"en": "For the list at the door", "de": "Für die Liste am Einlass"}, 160)
    needs = (Need(made_up("customer_read"), reason),)

    (in_german,) = grouped(needs, Words(language=GERMAN), own)
    (in_english,) = grouped(needs, Words(), own)

    assert (in_german.name, in_german.purpose) == ("Gäste", "Für die Liste am Einlass")
    assert (in_english.name, in_english.purpose) == ("Guests", "For the list at the door")


def test_the_vendors_words_for_one_permission_come_before_those_for_both() -> None:
    own = {"customer": "Guests", "customer_write": "The guest list"}

    assert plain_name(made_up("customer_write"), Words(), own) == "The guest list"
    assert plain_name(made_up("customer_read"), Words(), own) == "Guests"


KNOWN = [permission for name in CATALOGUE.names() if (permission := CATALOGUE.find(name))]
LINES = {permission.name: plain_name(permission, Words(), {}) for permission in KNOWN}

JARGON = re.compile(
    r"\b(API|webhooks?|endpoints?|tokens?|intents?|sessions? ID|SKUs?|PaymentMethods?|legacy|retired|meters?|ledger|"
    r"KYC|connect(ed)? accounts?|platforms?|treasury|terminal|issuing|capital|radar|CVC|scope|objects?|resources?|"
    r"configurations?|provisioning|deprecated|metadata|clients?|plans?|charges? object)\b|_",
    re.IGNORECASE,
)


def test_all_169_permissions_have_words_of_ours() -> None:
    assert len(KNOWN) == 169
    assert {resource_of(permission) for permission in KNOWN} == set(_PLAIN)
    assert set(_PLAIN_CHANGES) <= set(CATALOGUE.names())


def test_each_line_is_short_begins_with_a_capital_and_has_no_jargon() -> None:
    assert [line for line in LINES.values() if JARGON.search(line)] == []
    assert [line for line in LINES.values() if len(line) > 52 or line.endswith(".") or not line[0].isupper()] == []


def test_no_two_things_have_the_same_line() -> None:
    things = {resource_of(permission): LINES[permission.name] for permission in KNOWN}

    assert len(set(things.values())) == len(things)


def test_every_permission_stands_below_a_heading_in_a_fixed_order() -> None:
    groups = in_groups(KNOWN, Words())

    assert sum(map(len, groups.values())) == len(KNOWN)
    assert next(iter(groups)) == "Payments and customers"
    assert list(groups)[-1] == "Other things"
    assert {permission.group for permission in KNOWN} == set(_GROUPS)


def test_a_permission_of_a_group_that_is_newer_than_we_are_is_some_other_thing() -> None:
    assert plain_group(replace(KNOWN[0], group="Moon"), Words()) == "Other things"


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
