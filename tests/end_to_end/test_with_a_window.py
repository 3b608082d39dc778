"""What a merchant does in the real window when things are copied, closed and begun again; no browser is needed.

A stand-in answers for Stripe, and the vendor's folder says what the app is. Only what can be read in the window counts.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.computer import Computer, Stripe, a_stripe
from tests.end_to_end.merchant import connected, connecting, paste_and_check
from tests.support.clipboard import copied, on_the_clipboard
from tests.support.window_on_screen import WindowOnScreen

pytestmark = pytest.mark.journey

PUBLISHABLE = "pk_test_51PracticeForEverybody0123456789"
ASKED_BEFORE_CLOSING = "Stripe may not show it again."


@pytest.fixture(scope="module")
def stripe() -> Iterator[Stripe]:
    with a_stripe() as stripe:
        yield stripe


@pytest.fixture
def profile(computer: Computer, stripe: Stripe) -> str:
    """What the vendor sent; Stripe's stand-in answers."""
    computer.talk_to(stripe.address)
    return computer.vendors_folder()


def go_to_the_key(window: WindowOnScreen) -> None:
    window.press("Trying out (test)")
    window.press("Start")
    window.press("I already installed it")
    window.wait_for("Copy the key and paste it here")


def the_vendor_also_writes(profile: str, line: str) -> None:
    Path(profile, "profile.toml").write_text(f"schema = 1\n{line}\n")


# ── what is copied ───────────────────────────────────────────────────────────────────────────────────


def test_a_key_pasted_before_there_is_a_field_for_it(computer: Computer, stripe: Stripe, profile: str) -> None:
    with connecting(computer, profile) as window, copied(stripe.key, computer.environ):
        window.press("Trying out (test)")
        window.press("Start")
        window.wait_for("Allow Harbour Tickets in Stripe")

        window.press_keys("ctrl+v")
        window.wait_for(f"A restricted key for trying out, ending {stripe.key[-4:]}")
        window.press("Check the key")
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == stripe.key
        assert on_the_clipboard(computer.environ) == ""


def test_the_whole_panel_pasted_at_once(computer: Computer, stripe: Stripe, profile: str) -> None:
    panel = f"API keys\nPublishable key\n{PUBLISHABLE}\nCopy\nRestricted key\n“{stripe.key}”\nCopy\n"
    with connecting(computer, profile) as window, copied(panel, computer.environ):
        go_to_the_key(window)

        paste_and_check(window)
        window.press("Save")

        window.wait_for("Fjord Theatre is connected", "Proved just now")
        (kept,) = json.loads(computer.rak("list", "--json").stdout)["connections"]
        assert kept["publishable_key"] is None
        assert computer.key_at(kept["service"]) == stripe.key


def test_a_support_code_taken_for_the_key(computer: Computer, stripe: Stripe, profile: str) -> None:
    with connecting(computer, profile) as window:
        go_to_the_key(window)
        with copied("7K3M-9QXR-2B4D", computer.environ):
            window.press("Paste")
            window.wait_for("That is a support code, not a key", "It cannot connect anything.")
            assert "7K3M-9QXR-2B4D" not in window.text

        with copied(stripe.key, computer.environ):
            window.press("Paste")
            window.wait_for("A restricted key for trying out")


def test_an_app_that_needs_both_keys(computer: Computer, stripe: Stripe, profile: str) -> None:
    the_vendor_also_writes(profile, 'publishable_key = "required"')
    with connecting(computer, profile) as window:
        go_to_the_key(window)
        with copied(stripe.key, computer.environ):
            paste_and_check(window)
            window.wait_for("Harbour Tickets needs both keys")
        with copied(PUBLISHABLE, computer.environ):
            window.press("Paste the second key")
            window.wait_for("A publishable key for trying out, ending 6789")
        window.press("Check the key")
        window.press("Save")
        window.wait_for("Fjord Theatre is connected", "Proved just now")

    assert json.loads(computer.rak("key", "--format", "json").stdout)["publishable_key"] == PUBLISHABLE


# ── what Stripe says ─────────────────────────────────────────────────────────────────────────────────


def test_a_permission_that_the_app_can_do_without(computer: Computer, profile: str) -> None:
    reads = ("payment_intent", "charge", "customer", "checkout_session", "product", "plan", "payout", "balance")
    the_vendor_also_writes(profile, f"optional_permissions = {json.dumps([f'{name}_read' for name in reads])}")
    with a_stripe("permission-missing") as stripe:
        computer.talk_to(stripe.address)
        with connecting(computer, profile) as window, copied(stripe.key, computer.environ):
            go_to_the_key(window)
            paste_and_check(window)
            window.wait_for("Is this right?", "Missing")
            window.press("Save")

            assert computer.key_at(connected("Fjord Theatre", window)) == stripe.key


def test_what_stripe_did_not_tell_in_time(computer: Computer, profile: str) -> None:
    with a_stripe("slow") as stripe:
        computer.talk_to(stripe.address)
        with connecting(computer, profile) as window, copied(stripe.key, computer.environ):
            go_to_the_key(window)
            paste_and_check(window)
            window.wait_for("Checking the key")
            window.press("Cancel")
            window.wait_for("A restricted key for trying out")

            window.press("Check the key")
            window.wait_for("Is this right?", "Could not be told")
            window.press("Save")

            assert computer.key_at(connected("Fjord Theatre", window)) == stripe.key


# ── closing and coming back ──────────────────────────────────────────────────────────────────────────


def test_closing_with_a_key_that_is_not_stored_asks_first(computer: Computer, stripe: Stripe, profile: str) -> None:
    with connecting(computer, profile) as window, copied(stripe.key, computer.environ):
        go_to_the_key(window)
        window.press("Paste")
        window.wait_for("A restricted key for trying out")

        window.press_keys("alt+F4")
        window.wait_for("The key is not stored yet", ASKED_BEFORE_CLOSING)
        window.press("Stay here")
        window.wait_for("A restricted key for trying out")
        assert on_the_clipboard(computer.environ) == stripe.key

        window.press_keys("alt+F4")
        window.press("Close without saving")
        said = window.wait_until_closed()

    assert stripe.key not in said
    assert on_the_clipboard(computer.environ) == ""
    assert computer.rak("list", "--json").answer["connections"] == []
    assert "rak-desktop/" not in computer.keychain_items()


def test_a_merchant_who_closes_the_program_goes_on_where_they_were(
    computer: Computer, stripe: Stripe, profile: str
) -> None:
    with connecting(computer, profile) as window:
        window.press("Trying out (test)")
        window.press("Start")
        window.wait_for("Allow Harbour Tickets in Stripe")
        window.press_keys("alt+F4")
        window.wait_until_closed()

    with connecting(computer, profile) as window:
        window.wait_for("Allow Harbour Tickets in Stripe", "Trying out")
        window.press("I already installed it")
        window.wait_for("Copy the key and paste it here")
        window.press_keys("alt+F4")
        window.wait_until_closed()

    with connecting(computer, profile) as window, copied(stripe.key, computer.environ):
        window.wait_for("Copy the key and paste it here", "Trying out")
        assert "ending" not in window.text
        paste_and_check(window)
        window.press("Save")

        assert computer.key_at(connected("Fjord Theatre", window)) == stripe.key

    with connecting(computer, profile) as window:
        window.wait_for("Connect Harbour Tickets to Stripe", "Start")
