"""Asking through the real library: the practice Stripe for decent answers, bare sockets for the others."""

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Barrier

import pytest

from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.adapters.stripe_transport import Limits
from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import (
    OurFault,
    ProfileError,
    RakError,
    StripeRefused,
    StripeUnreachable,
    Trouble,
)
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Level, Need, Permission
from rak_desktop.core.verification import Account
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer, StripeGateway
from rak_desktop.practice.keys import new_restricted_key
from rak_desktop.practice.scenarios import ACCOUNT_NOT_READABLE, ALL_GOOD, EXPIRED, PERMISSION_MISSING, Scenario
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.resources import permission_catalogue
from tests.contracts.stripe_gateway import CUSTOMERS, MANDATES, Asking, Story, StripeGatewayContract
from tests.fakes.clock import FixedClock
from tests.fakes.raw_server import RawServer, answer, saying
from tests.fakes.stripe_gateway import GOOD_ACCOUNT, MISSING, THEATRE, ScriptedStripeGateway

CATALOGUE = permission_catalogue()
KEY = RestrictedKey("rk_test_" + "AbCd1234" * 12)
LIVE_KEY = RestrictedKey("rk_live_" + "AbCd1234" * 12)
ACCOUNT_READING = Permission("connected_account_read", "Account", Level.READ, "Connect", None)
QUICK = Limits(connect=1, answer=1, body=4096)

ACCOUNT = json.dumps({"id": "acct_1Theatre", "object": "account", "business_profile": {"name": "Fjord Theatre"}})


class TestLibraryStripeGateway(StripeGatewayContract):
    """The contract, at the practice Stripe."""

    @pytest.fixture
    def asking(self) -> Iterator[Asking]:
        with ExitStack() as stack:

            def ask(story: Story) -> tuple[StripeGateway, RestrictedKey]:
                if story is Story.NOBODY_THERE:
                    gateway = LibraryStripeGateway(Peer.PRACTICE, _nobody(), limits=QUICK)
                    return gateway, RestrictedKey(new_restricted_key(Mode.TEST))
                stripe = stack.enter_context(_practice(_SCENARIOS[story]))
                gateway = stack.enter_context(closing(LibraryStripeGateway(Peer.PRACTICE, stripe.address)))
                unknown = story is Story.UNKNOWN
                return gateway, RestrictedKey(
                    new_restricted_key(Mode.TEST) if unknown else stripe.restricted_key(Mode.TEST)
                )

            yield ask


class TestScriptedStripeGateway(StripeGatewayContract):
    """The fake keeps the same contract."""

    @pytest.fixture
    def asking(self) -> Asking:
        return lambda story: (_SCRIPTS[story], KEY)


_SCENARIOS = {
    Story.GOOD: ALL_GOOD,
    Story.ENDED: EXPIRED,
    Story.UNKNOWN: ALL_GOOD,
    Story.ACCOUNT_NOT_READABLE: ACCOUNT_NOT_READABLE,
    Story.NO_CUSTOMERS: PERMISSION_MISSING,
}


def _refused(code: Code) -> ScriptedStripeGateway:
    refusal = Trouble(code)
    no = PermissionAnswer(CheckOutcome.UNKNOWN, code, refusal=refusal)
    return ScriptedStripeGateway(AccountAnswer(refusal=refusal), {CUSTOMERS.name: no})


_UNREADABLE = AccountAnswer(Account(THEATRE.id), proven=True)
_NOBODY = StripeUnreachable(Code.CONNECTION_REFUSED)
_SCRIPTS = {
    Story.GOOD: ScriptedStripeGateway(GOOD_ACCOUNT),
    Story.ENDED: _refused(Code.ENDED_KEY),
    Story.UNKNOWN: _refused(Code.UNKNOWN_KEY),
    Story.ACCOUNT_NOT_READABLE: ScriptedStripeGateway(_UNREADABLE),
    Story.NO_CUSTOMERS: ScriptedStripeGateway(permissions={CUSTOMERS.name: MISSING}),
    Story.NOBODY_THERE: ScriptedStripeGateway(_NOBODY, {CUSTOMERS.name: _NOBODY}),
}


def _practice(scenario: Scenario) -> PracticeStripe:
    """An app that declares to read the account, customers and mandates. Customers come first to be withheld."""
    permissions = (CUSTOMERS, MANDATES, ACCOUNT_READING)
    needs = [Need(permission, "for the test") for permission in permissions]
    return PracticeStripe(scenario, needs, permission_catalogue())


def _nobody() -> str:
    """The address of a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def at(server: RawServer, limits: Limits = QUICK) -> LibraryStripeGateway:
    return LibraryStripeGateway(Peer.STAND_IN, server.address, limits=limits, clock=FixedClock())


# ── to whom a key may be shown ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("peer", "key", "code"),
    [
        (Peer.PRACTICE, KEY, Code.REAL_KEY_IN_PRACTICE),
        (Peer.STAND_IN, LIVE_KEY, Code.LIVE_KEY_AT_STAND_IN),
        (Peer.STAND_IN, RestrictedKey(new_restricted_key(Mode.TEST)), Code.PRACTICE_KEY),
        (Peer.STRIPE, RestrictedKey(new_restricted_key(Mode.LIVE)), Code.PRACTICE_KEY),
    ],
    ids=["a real key in practice", "a live key at a stand-in", "practice at a stand-in", "practice at Stripe"],
)
def test_a_key_that_is_not_meant_for_this_peer_is_not_sent(peer: Peer, key: RestrictedKey, code: Code) -> None:
    with RawServer(saying("200 OK", ACCOUNT)) as server:
        gateway = LibraryStripeGateway(peer, None if peer is Peer.STRIPE else server.address)

        for question in (lambda: gateway.account_of(key), lambda: gateway.allows(key, CUSTOMERS)):
            with pytest.raises(RakError) as raised:
                question()
            assert raised.value.code is code
        assert server.heard == []


def test_only_a_stand_in_has_an_address_and_it_must_have_one() -> None:
    with pytest.raises(OurFault):
        LibraryStripeGateway(Peer.STRIPE, "http://127.0.0.1:1")
    with pytest.raises(OurFault):
        LibraryStripeGateway(Peer.PRACTICE)


def test_a_stand_in_on_another_computer_is_refused() -> None:
    with pytest.raises(ProfileError) as raised:
        LibraryStripeGateway(Peer.STAND_IN, "http://192.0.2.1:12111")

    assert raised.value.code is Code.WRONG_USE


def test_a_permission_without_a_probe_is_our_mistake() -> None:
    with RawServer(saying("200 OK", ACCOUNT)) as server, pytest.raises(OurFault):
        at(server).allows(KEY, ACCOUNT_READING)


# ── what is sent ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("declared", "outcome"), [(True, CheckOutcome.GRANTED), (False, CheckOutcome.MISSING)])
def test_a_change_is_tried_on_an_invented_object_and_changes_nothing(declared: bool, outcome: CheckOutcome) -> None:
    change = CATALOGUE.find("customer_write")
    assert change is not None
    needs = [Need(change, "for the test")] if declared else []
    with (
        PracticeStripe(ALL_GOOD, needs, CATALOGUE) as stripe,
        closing(LibraryStripeGateway(Peer.PRACTICE, stripe.address)) as gateway,
    ):
        told = gateway.allows_changing(RestrictedKey(stripe.restricted_key(Mode.TEST)), change)

        assert (told.outcome, told.proven) == (outcome, True)
        assert stripe.requests == ("POST /v1/customers/cus_rakprobe00000000000000",)


def test_a_change_that_cannot_be_tried_is_our_mistake() -> None:
    with RawServer(saying("200 OK", "{}")) as server, pytest.raises(OurFault):
        at(server).allows_changing(KEY, CUSTOMERS)


def test_the_question_carries_the_key_and_names_this_program() -> None:
    with RawServer(saying("200 OK", ACCOUNT)) as server:
        at(server).account_of(KEY)

    (question,) = server.heard
    assert question.startswith("GET /v1/account HTTP/1.1")
    assert f"Authorization: Bearer {KEY.reveal()}" in question
    assert "RAKDesktop/" in question


def test_a_probe_asks_for_as_little_as_it_can() -> None:
    with RawServer(saying("200 OK", '{"object": "list", "data": []}')) as server:
        at(server).allows(KEY, CUSTOMERS)

    assert server.heard[0].startswith("GET /v1/customers?limit=1 HTTP/1.1")


def test_neither_statistics_nor_the_surroundings_are_sent_and_no_file_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLAUDECODE", "1")
    with RawServer(saying("200 OK", ACCOUNT, "Request-Id: req_1", "Stripe-Notice: hello there")) as server:
        gateway = at(server)
        gateway.account_of(KEY)
        gateway.account_of(KEY)

    sent = "".join(server.heard).lower()
    for word in ("telemetry", "aiagent", "ai_agent", "claude", "platform", "cookie"):
        assert word not in sent
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert capfd.readouterr() == ("", "")


def test_a_cookie_of_one_answer_does_not_come_back_with_the_next_question() -> None:
    with RawServer(saying("200 OK", ACCOUNT, "Set-Cookie: who=you; Path=/")) as server:
        gateway = at(server)
        gateway.account_of(KEY)
        gateway.account_of(KEY)

    assert "who=you" not in "".join(server.heard)


def test_six_questions_go_side_by_side() -> None:
    all_here = Barrier(6)

    def answer_when_all_have_asked(connection: socket.socket) -> None:
        all_here.wait(5)
        connection.sendall(answer("200 OK", '{"object": "list", "data": []}'))

    with RawServer(answer_when_all_have_asked) as server, ThreadPoolExecutor(6) as threads:
        gateway = at(server, Limits(connect=1, answer=5))
        answers = list(threads.map(lambda _: gateway.allows(KEY, CUSTOMERS), range(6)))

    assert {told.outcome for told in answers} == {CheckOutcome.GRANTED}


# ── what an answer of Stripe's becomes ───────────────────────────────────────────────────────────────


def test_the_date_of_an_answer_shows_how_far_this_computers_clock_is_off() -> None:
    with RawServer(saying("200 OK", ACCOUNT, "Date: Mon, 23 Nov 2026 10:00:00 GMT")) as server:
        told = at(server).account_of(KEY)  # the test's clock stands at noon

    assert told.clock_off_by == 7200


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("429 Too Many Requests", Code.RATE_LIMITED),
        ("500 Internal Server Error", Code.STRIPE_FAULT),
        ("503 Service Unavailable", Code.STRIPE_FAULT),
    ],
)
@pytest.mark.parametrize("body", ["<html>busy</html>", '{"error": {"message": "busy"}}', b"\xff\xfe", ""])
def test_a_busy_or_broken_stripe_is_told_by_its_status_whatever_the_body(
    status: str, code: Code, body: str | bytes
) -> None:
    with RawServer(saying(status, body)) as server:
        gateway = at(server)
        told = gateway.allows(KEY, CUSTOMERS)
        with pytest.raises(StripeRefused) as raised:
            gateway.account_of(KEY)

    assert raised.value.code is code
    assert (told.outcome, told.reason, told.proven) == (CheckOutcome.UNKNOWN, code, False)
    assert told.slow_down is (code is Code.RATE_LIMITED)


# ── the key in what comes back ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", ["200 OK", "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found"])
def test_an_answer_that_repeats_the_key_gives_none_of_it_on(status: str) -> None:
    secret = KEY.reveal()
    error = {"type": "invalid_request_error", "message": f"Invalid API Key provided: {secret}", "param": secret}
    account = {"object": "account", "id": secret, "settings": {"dashboard": {"display_name": secret}}}
    body = account if status == "200 OK" else {"error": error}
    with RawServer(saying(status, json.dumps(body), f"Request-Id: {secret}")) as server:
        gateway = at(server)
        said = repr(gateway.account_of(KEY)) + repr(gateway.allows(KEY, CUSTOMERS))

    assert "AbCd1234AbCd" not in said


def test_a_piece_of_the_key_is_no_account_id_and_no_name() -> None:
    piece = f"acct_{KEY.reveal()[8:60]}"
    body = {"object": "account", "id": piece, "business_profile": {"name": f"{piece} & Sons"}}
    with RawServer(saying("200 OK", json.dumps(body))) as server:
        told = at(server).account_of(KEY)
    refusal = {"error": {"type": "invalid_request_error", "message": f"The key does not reach account '{piece}'."}}
    with RawServer(saying("403 Forbidden", json.dumps(refusal))) as server:
        hint = at(server).allows(KEY, CUSTOMERS).account_id

    assert told.account == Account()
    assert hint is None


def test_an_account_id_that_begins_like_the_key_is_one() -> None:
    """As at Stripe, where the beginning of a key looks like part of an account's id."""
    like_it = f"acct_1{KEY.reveal()[8:24]}"
    with RawServer(saying("200 OK", json.dumps({"object": "account", "id": like_it}))) as server:
        assert at(server).account_of(KEY).account.id == like_it


def test_what_goes_wrong_carries_nothing_of_the_librarys(caplog: pytest.LogCaptureFixture) -> None:
    """The library's texts, and the frames of its exceptions, may hold the key."""
    caplog.set_level("DEBUG")
    with RawServer(saying("302 Found", "", f"Location: https://evil.example/{KEY.reveal()}")) as server:
        gateway = at(server)
        with pytest.raises(StripeUnreachable) as raised:
            gateway.account_of(KEY)

    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None
    assert "AbCd1234AbCd" not in repr(raised.value) + repr(raised.value.facts) + caplog.text
