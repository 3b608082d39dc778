"""What the library raises, and what it stands for."""

import errno
import http.client
import pkgutil
import socket
import ssl
from importlib import import_module

import pytest
import requests
import urllib3

from rak_desktop.adapters.stripe_answers import Answer
from rak_desktop.adapters.stripe_errors import MEANINGS, Meaning, meaning_of, no_answer, understood
from rak_desktop.adapters.stripe_library import stripe
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import OurFault, RakError, StripeUnreachable

SECRET = "rk_live_" + "AbCd1234" * 12
HOST = "api.stripe.com"


def every_class_below(kind: type[Exception]) -> set[type[Exception]]:
    return {kind}.union(*(every_class_below(below) for below in kind.__subclasses__()))


def test_every_exception_class_of_the_library_is_in_the_table() -> None:
    for module in ("stripe._error", "stripe.oauth_error"):
        import_module(module)
    assert "oauth_error" in {found.name for found in pkgutil.iter_modules(stripe.__path__)}

    abstract = {stripe.StripeError, stripe._error.StripeErrorWithParamCode}
    left_out = {kind for kind in every_class_below(stripe.StripeError) - abstract if meaning_of(kind) is None}

    assert left_out == set()


def test_nothing_in_the_table_covers_the_whole_family() -> None:
    """Else a new class of a new version would be taken for granted instead of looked at."""
    assert stripe.StripeError not in MEANINGS


@pytest.mark.parametrize("kind", [kind for kind, meaning in MEANINGS.items() if meaning is Meaning.ANSWERED])
def test_an_exception_that_is_an_answer_gives_its_status_and_json(kind: type[stripe.StripeError]) -> None:
    error = kind.__new__(kind)
    stripe.StripeError.__init__(error, SECRET, None, 418, {"error": {"message": "hello"}}, {"Date": "today"})

    assert understood(error, HOST) == Answer(418, {"error": {"message": "hello"}}, {"Date": "today"})


def test_the_librarys_complaint_about_a_body_keeps_the_status_and_drops_the_rest() -> None:
    error = stripe.APIError(f"Invalid response body: {SECRET}", b"<html>", 502, object())

    assert understood(error, HOST) == Answer(502, None, {})


@pytest.mark.parametrize("error", [AttributeError(SECRET), TypeError(SECRET), ValueError(SECRET)])
def test_an_answer_over_which_the_library_stumbles_is_not_understood(error: Exception) -> None:
    trouble = understood(error, HOST)

    assert isinstance(trouble, StripeUnreachable)
    assert trouble.code is Code.ANSWER_NOT_UNDERSTOOD
    assert not trouble.facts


@pytest.mark.parametrize(
    "error",
    [stripe.SignatureVerificationError(SECRET, SECRET), KeyError(SECRET), stripe.APIError(SECRET)],  # type: ignore[no-untyped-call]
)
def test_anything_else_is_our_fault_and_says_only_its_kind(error: Exception) -> None:
    trouble = understood(error, HOST)

    assert isinstance(trouble, OurFault)
    assert trouble.facts == {"error": type(error).__name__}


# ── why no answer came ───────────────────────────────────────────────────────────────────────────────


def made_from(*causes: BaseException) -> stripe.APIConnectionError:
    """The library's exception on top, each cause below the one before, all their texts full of the key."""
    top = stripe.APIConnectionError(f"Network error: {SECRET}")  # type: ignore[no-untyped-call]
    error: BaseException = top
    for cause in causes:
        error.__cause__ = cause
        error = cause
    return top


CONNECTION = urllib3.connection.HTTPSConnection(HOST)
NEW_CONNECTION = urllib3.exceptions.NewConnectionError(CONNECTION, SECRET)


@pytest.mark.parametrize(
    ("causes", "code"),
    [
        ((socket.gaierror(socket.EAI_NONAME, SECRET),), Code.NAME_NOT_FOUND),
        ((requests.ConnectionError(SECRET), NEW_CONNECTION, socket.gaierror(-3, SECRET)), Code.NAME_NOT_FOUND),
        ((NEW_CONNECTION, ConnectionRefusedError(errno.ECONNREFUSED, SECRET)), Code.CONNECTION_REFUSED),
        ((NEW_CONNECTION, OSError(errno.EPERM, SECRET)), Code.CONNECTION_REFUSED),
        ((NEW_CONNECTION, OSError(errno.ENETUNREACH, SECRET)), Code.OFFLINE),
        ((NEW_CONNECTION, OSError(errno.EHOSTUNREACH, SECRET)), Code.OFFLINE),
        ((NEW_CONNECTION, OSError(errno.ENETDOWN, SECRET)), Code.OFFLINE),
        ((requests.ConnectTimeout(SECRET), TimeoutError(SECRET)), Code.NOT_CONNECTED_IN_TIME),
        ((requests.ReadTimeout(SECRET),), Code.TIMED_OUT),
        ((urllib3.exceptions.ReadTimeoutError(None, "/", SECRET),), Code.TIMED_OUT),  # type: ignore[arg-type]
        ((NEW_CONNECTION, OSError(errno.ETIMEDOUT, SECRET)), Code.NOT_CONNECTED_IN_TIME),
        ((ConnectionResetError(errno.ECONNRESET, SECRET),), Code.BROKEN_OFF),
        ((BrokenPipeError(errno.EPIPE, SECRET),), Code.BROKEN_OFF),
        ((http.client.RemoteDisconnected(SECRET),), Code.BROKEN_OFF),
        ((http.client.IncompleteRead(b"", 9),), Code.BROKEN_OFF),
        ((ssl.SSLEOFError(SECRET),), Code.BROKEN_OFF),
        ((OSError(errno.EIO, SECRET),), Code.BROKEN_OFF),
        ((ssl.SSLError(1, SECRET),), Code.ANSWER_NOT_UNDERSTOOD),
        ((http.client.BadStatusLine(SECRET),), Code.ANSWER_NOT_UNDERSTOOD),
        ((UnicodeError(SECRET),), Code.ANSWER_NOT_UNDERSTOOD),
        ((requests.exceptions.SSLError(SECRET), ssl.SSLCertVerificationError(1, SECRET)), Code.CERTIFICATE_WRONG),
        ((requests.exceptions.ProxyError(SECRET), ConnectionRefusedError(SECRET)), Code.PROXY_TROUBLE),
        ((requests.exceptions.InvalidProxyURL(SECRET),), Code.PROXY_TROUBLE),
        ((StripeUnreachable(Code.ANSWER_TOO_LARGE),), Code.ANSWER_TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, Code) else type(value[-1]).__name__,
)
def test_the_evidence_decides_and_no_text_comes_through(causes: tuple[BaseException, ...], code: Code) -> None:
    trouble = understood(made_from(*causes), HOST)

    assert isinstance(trouble, RakError)
    assert trouble.code is code
    assert "AbCd1234" not in repr(trouble) + repr(trouble.facts)


def test_evidence_is_found_wherever_it_hangs() -> None:
    """The libraries below put causes into arguments, reasons and contexts as they like."""
    deep = ConnectionResetError(errno.ECONNRESET, SECRET)
    in_arguments = requests.ConnectionError(urllib3.exceptions.ProtocolError(SECRET, deep))
    as_reason = urllib3.exceptions.MaxRetryError(None, "/", deep)  # type: ignore[arg-type]
    as_context = ValueError(SECRET)
    as_context.__context__ = deep

    assert [no_answer(error, HOST).code for error in (in_arguments, as_reason, as_context)] == [Code.BROKEN_OFF] * 3


def test_a_ring_of_causes_comes_to_an_end() -> None:
    one, two = KeyError("one"), KeyError("two")
    one.__context__, two.__context__ = two, one

    assert isinstance(no_answer(one, HOST), OurFault)


def test_the_host_is_told_where_the_words_need_it() -> None:
    refused = no_answer(made_from(ConnectionRefusedError()), HOST)

    assert refused.facts == {"host": HOST}


def test_of_a_proxys_refusal_only_the_number_is_told() -> None:
    wrapped = requests.exceptions.ProxyError(OSError(f"Tunnel connection failed: 407 {SECRET}"))

    assert no_answer(wrapped, HOST).facts == {"status": 407}
