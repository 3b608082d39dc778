"""Whatever the network says: only our errors come of it, and neither the key nor a control character gets through."""

import json
import logging
import socket
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rak_desktop.adapters.stripe_answers import Answer, account_answer, change_answer, permission_answer
from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.adapters.stripe_transport import Limits
from rak_desktop.cli.output import report_json
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from rak_desktop.core.verification import VerificationReport
from rak_desktop.flows.connect.steps import Checking, Reviewing, Stalled
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer
from tests.contracts.stripe_gateway import CUSTOMERS, MANDATES
from tests.fakes.clock import NOON
from tests.fakes.raw_server import RawServer, answer
from tests.fakes.steps import CHECKING, GOOD, REVIEWING, STALLED, checked
from tests.support.examples import examples
from tests.support.reading import screen_of, texts_of

T = TypeVar("T")

SECRET = "rk_test_" + "AbCd1234" * 12
KEY = RestrictedKey(SECRET)
QUICK = Limits(connect=2, answer=2, body=64 * 1024)

ODD_TEXTS = st.sampled_from(
    [
        SECRET,
        f"The key {SECRET} is good",
        "\u200b".join(SECRET),
        SECRET[8:],
        f"acct_{SECRET[8:68]}",
        "Fjord\u202eertaehT",
        "\x1b[31mred\x07\r\n",
        "x" * 5000,
        "\ud800",
        "acct_1Theatre",
        "",
    ]
)
TEXTS = ODD_TEXTS | st.text(max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)
CODES = st.sampled_from(
    ["resource_missing", "more_permissions_required", "api_key_expired", "lock_timeout", "new_code"]
)
ERRORS = st.fixed_dictionaries(
    {"message": TEXTS}, optional={"code": CODES | VALUES, "type": TEXTS, "request_log_url": TEXTS | VALUES}
)
ACCOUNTS = st.fixed_dictionaries(
    {"object": st.just("account")},
    optional={
        "id": TEXTS | VALUES,
        "business_profile": st.fixed_dictionaries({"name": TEXTS | VALUES}) | VALUES,
        "settings": st.fixed_dictionaries({"dashboard": st.fixed_dictionaries({"display_name": TEXTS})}) | VALUES,
    },
)
BODIES = VALUES | ACCOUNTS | st.fixed_dictionaries({"error": ERRORS | VALUES})
STATUSES = st.sampled_from([200, 201, 204, 301, 400, 401, 402, 403, 404, 407, 409, 418, 429, 500, 503, 511, 599])
HEADERS = st.dictionaries(st.sampled_from(["Date", "Stripe-Rate-Limited-Reason", "Request-Id"]), TEXTS)

Asking = Callable[[Answer], AccountAnswer | PermissionAnswer]
ASKED: tuple[Asking, ...] = (
    lambda told: account_answer(told, NOON),
    lambda told: permission_answer(told, CUSTOMERS),
    lambda told: permission_answer(told, MANDATES),
    lambda told: change_answer(told, CUSTOMERS),
)


def outcome(ask: Callable[[], T]) -> T | RakError:
    """The answer, or our error. Anything else that is raised fails the test."""
    try:
        return ask()
    except RakError as error:
        return error


def is_fit_to_be_shown(text: str) -> bool:
    """A line break of ours may stand in it; nothing else that drives a terminal or turns a text round."""
    return SECRET not in text and not any(
        unicodedata.category(each) in ("Cc", "Cf", "Cs") for each in text.replace("\n", "")
    )


@settings(max_examples=examples(300), deadline=None)
@given(status=STATUSES | st.integers(100, 599), body=BODIES, headers=HEADERS)
def test_no_status_and_body_raise_anything_but_our_errors(status: int, body: object, headers: dict[str, str]) -> None:
    for ask in ASKED:
        came = outcome(partial(ask, Answer(status, body, headers)))
        assert isinstance(came, AccountAnswer | PermissionAnswer | RakError)


@settings(max_examples=examples(200), deadline=None)
@given(status=STATUSES, body=BODIES)
def test_what_is_kept_of_an_answer_is_fit_for_screens_and_programs(status: int, body: object) -> None:
    came = outcome(lambda: account_answer(Answer(status, body, {}), NOON))
    if isinstance(came, RakError):
        assert all(is_fit_to_be_shown(str(fact)) for fact in came.facts.values())
        return
    account = came.account
    report = replace(GOOD, account=account)

    shown = list(texts_of(screen_of(reviewing(report))))
    told = json.dumps(report_json(report), ensure_ascii=False)

    assert [text for text in (*shown, told) if not is_fit_to_be_shown(text)] == []


def reviewing(report: VerificationReport) -> Reviewing:
    return replace(REVIEWING, checked=checked(report), label=report.account.name or "A shop")


# ── through the real library ─────────────────────────────────────────────────────────────────────────


class AnyStripe(RawServer):
    """Says what it was told to say last."""

    def __init__(self) -> None:
        super().__init__(self._say)
        self.says = b""

    def _say(self, connection: socket.socket) -> None:
        connection.sendall(self.says)


@pytest.fixture(scope="module")
def anybody() -> Iterator[AnyStripe]:
    with AnyStripe() as server:
        yield server


RAW = st.binary(max_size=200) | BODIES.map(lambda body: json.dumps(body).encode("utf-8", "surrogatepass"))
HEADER_LINES = st.lists(
    st.sampled_from(
        [
            "Content-Type: text/html",
            "Content-Encoding: br",
            "Location: http://elsewhere.example/\x1b[31m",
            f"X-Echo: {SECRET}",
            "Date: yesterday",
            "Set-Cookie: a=b",
            "Stripe-Notice: hello",
        ]
    ),
    max_size=3,
)


@settings(max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(status=STATUSES, body=RAW, headers=HEADER_LINES)
def test_through_the_library_too_nothing_but_our_errors_and_no_key_in_them_or_in_the_log(
    anybody: AnyStripe, caplog: pytest.LogCaptureFixture, status: int, body: bytes, headers: list[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    anybody.says = answer(f"{status} Some Reason", body, *headers)
    gateway = LibraryStripeGateway(Peer.STAND_IN, anybody.address, limits=QUICK)

    asking: list[Callable[[RestrictedKey], AccountAnswer | PermissionAnswer]] = [gateway.account_of]
    asking.append(lambda key: gateway.allows(key, CUSTOMERS))
    for ask in asking:
        said = _what_was_said(ask)
        assert is_fit_to_be_shown(said)
        assert SECRET[8:40] not in said
    gateway.close()

    assert SECRET not in caplog.text
    caplog.clear()


def _what_was_said(ask: Callable[[RestrictedKey], AccountAnswer | PermissionAnswer]) -> str:
    """The answer or the error as a screen would show it, and as it would stand in a traceback."""
    told = outcome(partial(ask, KEY))
    if isinstance(told, RakError):
        stalled: Stalled = replace(STALLED, trouble=Trouble(told.code, told.facts))
        assert (told.__cause__, told.__context__) == (None, None)
        return " ".join(texts_of(screen_of(stalled))) + repr(told)
    if isinstance(told, AccountAnswer):
        checking: Checking = replace(CHECKING, progress=replace(CHECKING.progress, account=told.account))
        return " ".join(texts_of(screen_of(checking)))
    return str(told.account_id)
