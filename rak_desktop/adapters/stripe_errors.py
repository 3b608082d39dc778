"""Translates what the stripe library raises: into an answer of Stripe's, or into why none came.

The library's own text is never shown, logged or kept: it may hold the key. So our errors carry neither the
library's exception as cause nor as context; the evidence found in it becomes their code and facts.
"""

import errno
import http.client
import re
import socket
import ssl
from collections.abc import Iterator
from enum import Enum

import requests
import urllib3

from rak_desktop.adapters.stripe_answers import Answer
from rak_desktop.adapters.stripe_library import stripe
from rak_desktop.adapters.stripe_transport import proxy_said
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import OurFault, RakError, StripeUnreachable


class Meaning(Enum):
    """ANSWERED: Stripe, or somebody in its place, sent a status. NEVER: nothing we ask for can raise it."""

    ANSWERED = "answered"
    NO_ANSWER = "no answer"
    NEVER = "never"


# Every class of the library's (a test counts them). Those of single products, such as a declined card, are
# not about our questions, but they carry a status like any other answer.
MEANINGS: dict[type[Exception], Meaning] = {
    stripe.APIConnectionError: Meaning.NO_ANSWER,
    stripe.SignatureVerificationError: Meaning.NEVER,
    stripe.APIError: Meaning.ANSWERED,
    stripe.AuthenticationError: Meaning.ANSWERED,
    stripe.PermissionError: Meaning.ANSWERED,
    stripe.InvalidRequestError: Meaning.ANSWERED,
    stripe.RateLimitError: Meaning.ANSWERED,
    stripe.IdempotencyError: Meaning.ANSWERED,
    stripe.CardError: Meaning.ANSWERED,
    stripe.oauth_error.OAuthError: Meaning.ANSWERED,
    stripe.AlreadyCanceledError: Meaning.ANSWERED,
    stripe.BlockedByStripeError: Meaning.ANSWERED,
    stripe.CannotProceedError: Meaning.ANSWERED,
    stripe.CapabilityNotEnabledError: Meaning.ANSWERED,
    stripe.ControlledByAlternateResourceError: Meaning.ANSWERED,
    stripe.FeatureNotEnabledError: Meaning.ANSWERED,
    stripe.FinancialAccountNotOpenError: Meaning.ANSWERED,
    stripe.FxQuoteNeedsRefreshError: Meaning.ANSWERED,
    stripe.InsufficientFundsError: Meaning.ANSWERED,
    stripe.InvalidPaymentMethodError: Meaning.ANSWERED,
    stripe.InvalidPayoutMethodError: Meaning.ANSWERED,
    stripe.InvalidVaultedCredentialError: Meaning.ANSWERED,
    stripe.NotCancelableError: Meaning.ANSWERED,
    stripe.QuotaExceededError: Meaning.ANSWERED,
    stripe.RecipientNotNotifiableError: Meaning.ANSWERED,
    stripe.TemporarySessionExpiredError: Meaning.ANSWERED,
    stripe.VerificationAttemptFailedError: Meaning.ANSWERED,
    stripe.VerificationExpiredError: Meaning.ANSWERED,
    stripe.VerificationNotInitiatedError: Meaning.ANSWERED,
}


def meaning_of(kind: type[BaseException]) -> Meaning | None:
    """What an exception of this class means, or None for a class that is not in the table."""
    return next((meaning for known, meaning in MEANINGS.items() if issubclass(kind, known)), None)


def understood(error: Exception, host: str) -> Answer | RakError:
    """What the exception stands for. `host` is where we asked, for the words."""
    match meaning_of(type(error)):
        case Meaning.ANSWERED if isinstance(error, stripe.StripeError) and error.http_status is not None:
            data = error.json_body if isinstance(error.json_body, dict) else None
            return Answer(error.http_status, data, error.headers or {})
        case Meaning.NO_ANSWER:
            return no_answer(error, host)
        case None if isinstance(error, (AttributeError, TypeError, ValueError)):
            # The library stumbles over JSON of another shape than Stripe's, and over numbers too long to be numbers.
            return StripeUnreachable(Code.ANSWER_NOT_UNDERSTOOD)
        case _:
            return OurFault(error=type(error).__name__)


def no_answer(error: BaseException, host: str) -> RakError:
    """Why no answer came, by the first row of the evidence that fits anywhere in the chain of causes."""
    chain = tuple(_chain(error))
    ours = next((link for link in chain if isinstance(link, RakError)), None)
    if ours is not None:
        return type(ours)(ours.code, **ours.facts)
    for kinds, code in _EVIDENCE:
        if any(isinstance(link, kinds) for link in chain):
            return _unreachable(code, chain, host)
        if code is Code.CONNECTION_REFUSED and any(getattr(link, "errno", None) in _NO_NETWORK for link in chain):
            return StripeUnreachable(Code.OFFLINE)
    return OurFault(error=type(chain[-1]).__name__)


_NO_NETWORK = (errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EHOSTDOWN)

# From the plainest evidence to the vaguest: a proxy's trouble is wrapped around a refused connection, say.
_EVIDENCE: tuple[tuple[tuple[type[BaseException], ...], Code], ...] = (
    ((ssl.SSLCertVerificationError,), Code.CERTIFICATE_WRONG),
    (
        (
            requests.exceptions.ProxyError,
            requests.exceptions.InvalidURL,  # ours is well formed, so it is the proxy's
            requests.exceptions.InvalidSchema,  # a proxy of a kind that needs a library we do not bring
            urllib3.exceptions.ProxyError,
            urllib3.exceptions.LocationParseError,
            urllib3.exceptions.URLSchemeUnknown,
        ),
        Code.PROXY_TROUBLE,
    ),
    ((socket.gaierror,), Code.NAME_NOT_FOUND),
    ((ConnectionRefusedError, PermissionError), Code.CONNECTION_REFUSED),  # the other end, or a firewall here
    ((requests.exceptions.ConnectTimeout, urllib3.exceptions.ConnectTimeoutError), Code.NOT_CONNECTED_IN_TIME),
    ((TimeoutError, requests.exceptions.Timeout, urllib3.exceptions.TimeoutError), Code.TIMED_OUT),
    (
        (
            ConnectionError,
            ssl.SSLEOFError,
            ssl.SSLZeroReturnError,
            http.client.IncompleteRead,
            http.client.RemoteDisconnected,
        ),
        Code.BROKEN_OFF,
    ),
    ((ssl.SSLError, http.client.HTTPException, ValueError), Code.ANSWER_NOT_UNDERSTOOD),
    ((OSError, urllib3.exceptions.HTTPError), Code.BROKEN_OFF),
)


def _unreachable(code: Code, chain: tuple[BaseException, ...], host: str) -> StripeUnreachable:
    """With the facts that the words need, and with what the rest of the chain tells more exactly."""
    if code in (Code.NAME_NOT_FOUND, Code.CONNECTION_REFUSED):
        return StripeUnreachable(code, host=host)
    if code is Code.TIMED_OUT and any(isinstance(link, urllib3.exceptions.NewConnectionError) for link in chain):
        return StripeUnreachable(Code.NOT_CONNECTED_IN_TIME)
    if code is Code.PROXY_TROUBLE and (status := _tunnel_status(chain)) is not None:
        return proxy_said(status)
    return StripeUnreachable(code)


def _tunnel_status(chain: tuple[BaseException, ...]) -> int | None:
    """The number with which a proxy refused the way through; of its text nothing is kept."""
    found = (_TUNNEL_STATUS.search(str(link)) for link in chain if isinstance(link, OSError))
    return next((int(match[1]) for match in found if match), None)


_TUNNEL_STATUS = re.compile(r"Tunnel connection failed: ([1-5]\d\d)\b")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and everything it was made from: its cause, its context, and what it carries in itself."""
    waiting: list[object] = [error]
    seen: list[BaseException] = []
    while waiting:
        link = waiting.pop(0)
        if isinstance(link, BaseException) and not any(link is known for known in seen):
            seen.append(link)
            waiting += [link.__cause__, link.__context__, getattr(link, "reason", None), *link.args]
    yield from seen
