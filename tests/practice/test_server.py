"""The practice Stripe answers as Stripe does, each story in its own way."""

import socket
import threading
import time
from dataclasses import replace

import pytest

from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Need, PermissionCatalogue
from rak_desktop.practice.accounts import FJORD_THEATRE, HARBOUR_MUSEUM
from rak_desktop.practice.scenarios import (
    ACCOUNT_NOT_READABLE,
    ALL_GOOD,
    EXPIRED,
    PERMISSION_MISSING,
    RATE_LIMITED,
    SLOW,
    WRONG_MODE,
)
from rak_desktop.practice.server import PracticeStripe
from tests.practice.conftest import Opener, ask

ORDINARY_KEY = "rk_test_" + "AbCd1234" * 12


# ── when all is good ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("mode", Mode)
def test_a_key_of_the_practice_stripe_names_its_account(practise: Opener, mode: Mode) -> None:
    stripe = practise(ALL_GOOD)

    reply = ask(stripe.address, "/v1/account", stripe.restricted_key(mode))

    assert reply.status == 200
    assert reply.body["id"] == FJORD_THEATRE.id
    assert reply.body["settings"]["dashboard"]["display_name"] == "Fjord Theatre"


def test_the_second_account_has_keys_of_its_own(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)
    key = stripe.restricted_key(Mode.LIVE, HARBOUR_MUSEUM)

    assert ask(stripe.address, "/v1/account", key).body["id"] == HARBOUR_MUSEUM.id
    assert key != stripe.restricted_key(Mode.LIVE)


def test_a_list_that_the_key_may_read_is_empty(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)

    reply = ask(stripe.address, "/v1/customers?limit=1", stripe.restricted_key(Mode.TEST))

    assert (reply.status, reply.body["object"], reply.body["data"]) == (200, "list", [])


def test_what_exists_once_in_every_account_is_an_object(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)

    reply = ask(stripe.address, "/v1/balance", stripe.restricted_key(Mode.TEST))

    assert (reply.status, reply.body["object"]) == (200, "balance")


def test_an_invented_id_is_missing_with_stripes_code_for_it(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)

    reply = ask(stripe.address, "/v1/mandates/mandate_rakprobe00000000000000", stripe.restricted_key(Mode.TEST))

    assert (reply.status, reply.error["code"]) == (404, "resource_missing")


def test_a_write_permission_brings_the_read_permission_along(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)

    assert ask(stripe.address, "/v1/charges?limit=1", stripe.restricted_key(Mode.TEST)).status == 200


def test_a_permission_that_the_app_does_not_declare_is_refused(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)

    reply = ask(stripe.address, "/v1/invoices?limit=1", stripe.restricted_key(Mode.TEST))

    assert (reply.status, reply.error["code"]) == (403, "more_permissions_required")
    assert "('invoice_read')" in reply.error["message"]
    assert FJORD_THEATRE.id in reply.error["message"]


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/v1/nonsense"), ("POST", "/v1/customers"), ("DELETE", "/v1/customers")]
)
def test_everything_else_is_an_address_that_stripe_does_not_know(practise: Opener, method: str, path: str) -> None:
    stripe = practise(ALL_GOOD)

    reply = ask(stripe.address, path, stripe.restricted_key(Mode.TEST), method=method)

    assert reply.status == 404
    assert "code" not in reply.error


def test_every_answer_can_be_told_to_stripes_support(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)

    headers = ask(stripe.address, "/v1/account", stripe.restricted_key(Mode.TEST)).headers

    assert headers["Request-Id"].startswith("req_")
    assert headers["Stripe-Version"] == "2026-10-28"
    assert headers["Date"]


# ── keys that are refused ────────────────────────────────────────────────────────────────────────────


def test_without_a_key_nothing_is_told(practise: Opener) -> None:
    reply = ask(practise(ALL_GOOD).address, "/v1/account")

    assert reply.status == 401
    assert "did not provide an API key" in reply.error["message"]


def test_an_unknown_key_is_refused_and_repeated_only_masked(practise: Opener) -> None:
    reply = ask(practise(ALL_GOOD).address, "/v1/account", ORDINARY_KEY)

    assert reply.status == 401
    assert reply.error["message"] == "Invalid API Key provided: rk_test_" + "*" * 90 + "Cd1234"


def test_a_publishable_key_is_refused_with_its_own_code(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)

    reply = ask(stripe.address, "/v1/account", stripe.publishable_key(Mode.TEST))

    assert (reply.status, reply.error["code"]) == (401, "secret_key_required")


def test_an_ordinary_test_key_is_taken_where_an_author_asked_for_it(
    catalogue: PermissionCatalogue, needs: tuple[Need, ...]
) -> None:
    with PracticeStripe(ALL_GOOD, needs, catalogue, also_accept=ORDINARY_KEY) as stripe:
        assert ask(stripe.address, "/v1/account", ORDINARY_KEY).status == 200


# ── the other stories ────────────────────────────────────────────────────────────────────────────────


def test_an_ended_key_is_refused_everywhere(practise: Opener) -> None:
    stripe = practise(EXPIRED)

    for path in ("/v1/account", "/v1/customers"):
        reply = ask(stripe.address, path, stripe.restricted_key(Mode.TEST))
        assert (reply.status, reply.error["code"]) == (401, "api_key_expired")


def test_one_permission_that_the_app_needs_is_withheld(practise: Opener) -> None:
    stripe = practise(PERMISSION_MISSING)
    key = stripe.restricted_key(Mode.TEST)

    assert ask(stripe.address, "/v1/customers?limit=1", key).status == 403
    assert ask(stripe.address, "/v1/account", key).status == 200
    assert ask(stripe.address, "/v1/prices?limit=1", key).status == 200


def test_the_withheld_permission_is_a_required_one_where_there_is_one(catalogue: PermissionCatalogue) -> None:
    optional, required = catalogue.find("customer_read"), catalogue.find("plan_read")
    assert optional is not None
    assert required is not None
    needs = (Need(optional, "nice to have", optional=True), Need(required, "needed"))

    with PracticeStripe(PERMISSION_MISSING, needs, catalogue) as stripe:
        key = stripe.restricted_key(Mode.TEST)
        assert ask(stripe.address, "/v1/customers", key).status == 200
        assert ask(stripe.address, "/v1/prices", key).status == 403


def test_an_account_that_may_not_be_read_is_still_named_in_the_older_text(practise: Opener) -> None:
    stripe = practise(ACCOUNT_NOT_READABLE)

    reply = ask(stripe.address, "/v1/account", stripe.restricted_key(Mode.TEST))

    assert reply.status == 403
    assert "Having the 'rak_accounts_kyc_basic_read' permission" in reply.error["message"]
    assert FJORD_THEATRE.id in reply.error["message"]
    assert "code" not in reply.error


def test_an_app_that_does_not_declare_to_read_the_account_may_not(catalogue: PermissionCatalogue) -> None:
    with PracticeStripe(ALL_GOOD, (), catalogue) as stripe:
        reply = ask(stripe.address, "/v1/account", stripe.restricted_key(Mode.TEST))

    assert reply.status == 403
    assert "rak_connected_account_read" in reply.error["message"]


@pytest.mark.parametrize("mode", Mode)
def test_in_the_wrong_mode_the_keys_shown_are_of_the_other_mode(practise: Opener, mode: Mode) -> None:
    stripe = practise(WRONG_MODE)

    assert RestrictedKey(stripe.restricted_key(mode)).mode is mode.other
    assert stripe.publishable_key(mode).startswith(f"pk_{mode.other.value}_")


# ── being a good guest on this computer ──────────────────────────────────────────────────────────────


def test_it_listens_on_this_computer_only(practise: Opener) -> None:
    assert practise(ALL_GOOD).address.startswith("http://127.0.0.1:")


def test_it_answers_only_those_who_ask_for_this_computer_by_name(practise: Opener) -> None:
    """A web page elsewhere can point a name of its own at this computer."""
    stripe = practise(ALL_GOOD)

    reply = ask(stripe.address, "/v1/account", stripe.restricted_key(Mode.TEST), Host="evil.example")

    assert reply.status == 403
    assert stripe.requests == ()


def test_it_remembers_what_was_asked_but_no_key_and_no_parameters(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)
    key = stripe.restricted_key(Mode.TEST)

    ask(stripe.address, f"/v1/customers?limit=1&oops={key}", key)

    assert stripe.requests == ("GET /v1/customers",)


def test_it_remembers_only_what_was_asked_last(practise: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that a vendor's own tests talk to runs for days."""
    monkeypatch.setattr("rak_desktop.practice.server._REMEMBERED", 2)
    stripe = practise(ALL_GOOD)

    for path in ("/v1/account", "/v1/customers", "/v1/charges"):
        ask(stripe.address, path, stripe.restricted_key(Mode.TEST))

    assert stripe.requests == ("GET /v1/customers", "GET /v1/charges")


def test_it_prints_nothing(practise: Opener, capfd: pytest.CaptureFixture[str]) -> None:
    stripe = practise(ALL_GOOD)

    ask(stripe.address, "/v1/account", stripe.restricted_key(Mode.TEST))

    assert capfd.readouterr() == ("", "")


def test_after_stopping_nobody_answers_and_no_thread_is_left(
    catalogue: PermissionCatalogue, needs: tuple[Need, ...]
) -> None:
    before = threading.active_count()
    with PracticeStripe(ALL_GOOD, needs, catalogue) as stripe:
        address = stripe.address
        ask(address, "/v1/account")

    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        ask(address, "/v1/account")
    with pytest.raises(RuntimeError):
        _ = stripe.address


# ── what stands in the way ───────────────────────────────────────────────────────────────────────────


def test_too_many_questions_are_answered_with_wait_and_later_with_an_answer(practise: Opener) -> None:
    stripe = practise(replace(RATE_LIMITED, limited_for=0.2))
    key = stripe.restricted_key(Mode.LIVE)

    first = ask(stripe.address, "/v1/account", key)
    time.sleep(0.25)

    assert (first.status, first.error["code"]) == (429, "rate_limit")
    assert ask(stripe.address, "/v1/account", key).status == 200


def test_slow_answers_come_after_their_time(practise: Opener) -> None:
    stripe = practise(replace(SLOW, answers_after=0.2))
    began = time.monotonic()

    ask(stripe.address, "/v1/account", stripe.restricted_key(Mode.LIVE))

    assert time.monotonic() - began >= 0.2


def test_whoever_waits_for_a_slow_answer_does_not_hold_up_the_end(catalogue: PermissionCatalogue) -> None:
    stripe = PracticeStripe(replace(SLOW, answers_after=60), (), catalogue)
    stripe.start()
    with socket.create_connection(("127.0.0.1", int(stripe.address.rpartition(":")[2]))) as asking:
        asking.sendall(f"GET /v1/account HTTP/1.1\r\nHost: {stripe.address.removeprefix('http://')}\r\n\r\n".encode())
        time.sleep(0.1)
        began = time.monotonic()
        stripe.stop()

    assert time.monotonic() - began < 30, "half of the time that the answer takes"


def test_another_story_begins_anew_at_the_same_address(practise: Opener) -> None:
    stripe = practise(ALL_GOOD)
    address, key = stripe.address, stripe.restricted_key(Mode.LIVE)

    stripe.tell(EXPIRED)

    assert stripe.address == address
    assert ask(address, "/v1/account", stripe.restricted_key(Mode.LIVE)).error["code"] == "api_key_expired"
    assert ask(address, "/v1/account", key).status == 200, "what was connected before stays connected"
