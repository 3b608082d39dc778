"""Odd answers: every other way in which a question to Stripe can end, one story each, for support, authors and tests.

What each comes to stands in `wording/stories`. Where Stripe documents a code or a text it is said as there; what is
not Stripe's doing is done as a network, a proxy or a hostile server does it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from rak_desktop.core.permissions import Permission
from rak_desktop.core.values import dataclass
from rak_desktop.practice import answers
from rak_desktop.practice.accounts import PracticeAccount
from rak_desktop.practice.answers import RawReply, Reply
from rak_desktop.practice.scenarios import SCENARIOS, Scenario


@dataclass(frozen=True)
class Question:
    """What was asked with a key that is good. `permission` is None for the account."""

    key: str
    owner: PracticeAccount
    path: str
    permission: Permission | None = None


Answering = Callable[[Question], Reply | RawReply]


@dataclass(frozen=True)
class OddAnswer:
    """`to_permissions` alone leaves the account readable, so that only what the app may do is in doubt."""

    say: Answering
    to_account: bool = True
    to_permissions: bool = True

    def answer_to(self, question: Question) -> Reply | RawReply | None:
        """The odd answer, or None where this question is answered as always."""
        asked = self.to_account if question.permission is None else self.to_permissions
        return self.say(question) if asked else None


def _always(reply: Reply | RawReply, *, to_account: bool = True) -> OddAnswer:
    return OddAnswer(lambda _: reply, to_account=to_account)


def _refusing(status: int, message: str, code: str | None = None, *, to_account: bool = True) -> OddAnswer:
    """`{key}` and `{account}` in the message are filled as Stripe does it."""

    def say(asked: Question) -> Reply:
        return answers.refused(status, message.format(key=answers.masked(asked.key), account=asked.owner.id), code)

    return OddAnswer(say, to_account=to_account)


def _missing_in_the_older_wording(asked: Question) -> Reply:
    name = asked.permission.name if asked.permission else "connected_account_read"
    return answers.permission_missing_older(name, asked.key, asked.owner)


def _html(status: str) -> RawReply:
    page = b"<!DOCTYPE html><html><body>Sign in to this network</body></html>"
    return RawReply.whole(status, page, "Content-Type: text/html")


_PROVIDED = "The provided key '{key}' does not have the required permissions for this endpoint on account '{account}'."
_ENDLESS = RawReply(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", again=b" " * 65536)
_DRIPPING = RawReply(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{", again=b" ", every=1.0)
_BREAKING = RawReply(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"id":')

ODD_ANSWERS: Mapping[str, OddAnswer] = MappingProxyType(
    {
        # the key
        "unknown-key": OddAnswer(lambda asked: answers.unknown_key(asked.key)),
        "platform-key-ended": _refusing(401, "This key has ended.", "platform_api_key_expired"),
        "publishable-key-refused": _always(answers.publishable_key()),
        "account-without-access": _refusing(
            403, "The provided key '{key}' does not have access to account '{account}'.", "account_invalid"
        ),
        "mode-conflict": _refusing(400, "This key and this object are of different modes.", "livemode_mismatch"),
        "account-not-active": _refusing(
            403, "Your account cannot currently make live charges.", "testmode_charges_only"
        ),
        "account-closed": _refusing(403, "This account has been closed."),
        # what it may do
        "permission-missing-older": OddAnswer(_missing_in_the_older_wording, to_account=False),
        "permission-missing-unnamed": _refusing(
            403, f"{_PROVIDED} Having more permissions would allow this request to continue.", to_account=False
        ),
        "permission-missing-tomorrow": _refusing(403, "Nope.", "more_permissions_required", to_account=False),
        "closed-to-restricted-keys": _refusing(
            403,
            "This is a restricted API key, and the required permissions are not available for use by restricted keys.",
            to_account=False,
        ),
        "refused-without-reason": _refusing(403, "We are unable to serve your request.", to_account=False),
        "key-limited": _refusing(403, "This API key has limited access. Restore access to go on.", to_account=False),
        "unexpected-answer": _refusing(400, "Not with this account.", to_account=False),
        "nothing-proven": _refusing(400, "Not with this account."),
        # Stripe itself
        "busy": _refusing(429, "This object cannot be accessed right now.", "lock_timeout"),
        "rate-limited-account": _always(
            replace(answers.too_many_requests(), headers=(("Stripe-Rate-Limited-Reason", "global-rate"),))
        ),
        "stripe-fault": _always(RawReply.whole("503 Service Unavailable", b"down", "Content-Type: text/plain")),
        # the network
        "key-taken-out": _always(answers.no_key()),
        "silent": _always(RawReply(b"", waits=True)),
        "dripping": _always(_DRIPPING),
        "broken-off": _always(_BREAKING),
        "reset": _always(RawReply(b"", resets=True)),
        "redirected": _always(RawReply.whole("302 Found", b"", "Location: http://portal.example/sign-in")),
        "web-page": _always(_html("200 OK")),
        "proxy-login": _always(_html("407 Proxy Authentication Required")),
        "not-json": _always(RawReply.whole("200 OK", b'{"id": "acct_1')),
        "wrong-shape": _always(RawReply.whole("200 OK", b'[{"id": ["acct_1"]}]')),
        "packed": _always(RawReply.whole("200 OK", b"\x1f\x8b\x08" + b"\0" * 64, "Content-Encoding: gzip")),
        "endless": _always(_ENDLESS),
    }
)

ODD_SCENARIOS = {name: Scenario(name, odd_answer=name) for name in ODD_ANSWERS}

EVERY_SCENARIO: Mapping[str, Scenario] = MappingProxyType({**SCENARIOS, **ODD_SCENARIOS})
"""Whatever practice can be asked to tell."""
