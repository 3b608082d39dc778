"""What an answer of Stripe's means for the key that asked. Pure: status and JSON in, our values out.

A text is never trusted for more than a hint: account ids and permission names found in it are shown, and help to
see that a refusal is about something else. Where a text is new, the number and the code alone decide.

| Answer                                         | about the account        | about a permission                 |
|------------------------------------------------|--------------------------|------------------------------------|
| 200 as Stripe shapes it                        | the account, proven      | GRANTED                            |
| 404 `resource_missing` for an invented id      | –                        | GRANTED                            |
| 401                                            | refusal                  | refusal                            |
| 403 `account_invalid`, blocked address, closed | refusal                  | refusal                            |
| 403 naming this permission, or none            | proven, id as a hint     | MISSING                            |
| 403 naming only another permission             | proven, id as a hint     | UNKNOWN: it says nothing of this   |
| 403 closed to restricted keys, or no reason    | proven, id as a hint     | UNKNOWN with that reason           |
| a no that speaks of limited access             | as its number says       | UNKNOWN: restoring it may be enough |
| 401 that got no key at all                     | StripeUnreachable        | StripeUnreachable                  |
| 429                                            | StripeRefused, ask again | UNKNOWN, slow down                 |
| 5xx                                            | StripeRefused, ask again | UNKNOWN                            |
| 400, 404 without a code, anything else         | not proven               | UNKNOWN                            |
| not shaped like Stripe's answers               | StripeUnreachable        | StripeUnreachable                  |

A 403 proves the key even where its text is new: Stripe looks at permissions only after it recognised the key.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeRefused, StripeUnreachable, Trouble
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.permissions import Permission
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Account
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer


@dataclass(frozen=True)
class Answer:
    """What arrived: `data` is the parsed JSON, or None where the status says everything."""

    status: int
    data: object
    headers: Mapping[str, str]


# ── the account ──────────────────────────────────────────────────────────────────────────────────────


def account_answer(answer: Answer, now: datetime) -> AccountAnswer:
    """Raises StripeRefused for a 429 or a fault, StripeUnreachable for what is not shaped like Stripe's answers."""
    clock_off_by = _clock_off_by(answer.headers, now)
    if answer.status == HTTPStatus.OK:
        return AccountAnswer(_account(answer.data), proven=True, clock_off_by=clock_off_by)
    if _is_rate_limit(answer):
        raise StripeRefused(_busy_with(answer), reason=_rate_limited_reason(answer.headers))
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise StripeRefused(Code.STRIPE_FAULT, status=answer.status)
    error = _error(answer)
    refusal = _refusal(answer.status, error)
    if refusal is not None:
        return AccountAnswer(refusal=refusal, clock_off_by=clock_off_by)
    proven = answer.status == HTTPStatus.FORBIDDEN
    return AccountAnswer(Account(_account_hint(error)), proven=proven, clock_off_by=clock_off_by)


def _account(data: object) -> Account:
    if not isinstance(data, dict) or data.get("object") != "account" or "error" in data:
        raise StripeUnreachable(Code.ANSWER_NOT_UNDERSTOOD)
    account_id = data.get("id")
    if not isinstance(account_id, str) or _ACCOUNT_ID.fullmatch(account_id) is None:
        account_id = None
    name = _text_at(data, "settings", "dashboard", "display_name") or _text_at(data, "business_profile", "name")
    return Account(account_id, name, confirmed=account_id is not None)


def _text_at(data: Any, *path: str) -> str | None:
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return harmless(data).strip() or None if isinstance(data, str) else None


def _clock_off_by(headers: Mapping[str, str], now: datetime) -> int | None:
    try:
        theirs = parsedate_to_datetime(headers.get("Date", ""))
        return int((now - theirs.replace(tzinfo=theirs.tzinfo or UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None


# ── a permission ─────────────────────────────────────────────────────────────────────────────────────


def permission_answer(answer: Answer, permission: Permission) -> PermissionAnswer:
    """Raises StripeUnreachable for what is not shaped like Stripe's answers."""
    if answer.status == HTTPStatus.OK:
        return _answer_to_success(answer.data, permission)
    return _answer_to_anything_else(answer, permission, invented=_asked_for_an_invented_id(permission))


def change_answer(answer: Answer, permission: Permission) -> PermissionAnswer:
    """What trying to change an invented object told. Raises StripeUnreachable for what is not shaped like Stripe's.

    Only a lack of the permission and a lack of the object count. A 400 may come before Stripe looks at permissions
    (O: creating a payment below the smallest amount), and that the change was made is no answer to our question.
    """
    if answer.status == HTTPStatus.OK:
        return PermissionAnswer(CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER)
    return _answer_to_anything_else(answer, permission, invented=True)


def _answer_to_anything_else(answer: Answer, permission: Permission, *, invented: bool) -> PermissionAnswer:
    if _is_rate_limit(answer):
        return PermissionAnswer(CheckOutcome.UNKNOWN, _busy_with(answer), slow_down=True)
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PermissionAnswer(CheckOutcome.UNKNOWN, Code.STRIPE_FAULT)
    error = _error(answer)
    refusal = _refusal(answer.status, error)
    if refusal is not None:
        return PermissionAnswer(CheckOutcome.UNKNOWN, refusal.code, refusal=refusal)
    return _answer_to_no(answer.status, permission, error, invented=invented)


def _answer_to_no(status: int, permission: Permission, error: Mapping[str, Any], *, invented: bool) -> PermissionAnswer:
    if _SPEAKS_OF_LIMITS.search(_message(error)):
        proven = status == HTTPStatus.FORBIDDEN
        return PermissionAnswer(CheckOutcome.UNKNOWN, Code.KEY_LIMITED, proven=proven, account_id=_account_hint(error))
    if status == HTTPStatus.FORBIDDEN:
        outcome, reason = _lack_of(permission, error)
        return PermissionAnswer(outcome, reason, proven=True, account_id=_account_hint(error))
    if status == HTTPStatus.NOT_FOUND and invented and error.get("code") == "resource_missing":
        return PermissionAnswer(CheckOutcome.GRANTED, proven=True)
    return PermissionAnswer(CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER)


def _answer_to_success(data: object, permission: Permission) -> PermissionAnswer:
    """Every object of Stripe's says what it is; the lists of its second version have only data."""
    if not isinstance(data, dict) or not ("object" in data or "data" in data) or "error" in data:
        raise StripeUnreachable(Code.ANSWER_NOT_UNDERSTOOD)
    if _asked_for_an_invented_id(permission):
        return PermissionAnswer(CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER, proven=True)
    return PermissionAnswer(CheckOutcome.GRANTED, proven=True)


def _asked_for_an_invented_id(permission: Permission) -> bool:
    return permission.probe is not None and permission.probe.expects_missing_id


def _lack_of(permission: Permission, error: Mapping[str, Any]) -> tuple[CheckOutcome, Code | None]:
    """What a 403 says about this permission."""
    message = _message(error)
    if _CLOSED_TO_RESTRICTED_KEYS.search(message):
        return CheckOutcome.UNKNOWN, Code.CLOSED_TO_RESTRICTED_KEYS
    if _NAMES_NO_REASON.search(message):
        return CheckOutcome.UNKNOWN, Code.REFUSED_WITHOUT_REASON
    named = {name.removeprefix("rak_") for name in _PERMISSION_NAME.findall(message)}
    its_names = {permission.name, *permission.aliases, permission.name.removesuffix("_read") + "_write"}
    if named and not named & its_names:
        return CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER
    return CheckOutcome.MISSING, None


# ── refusals of the key itself ───────────────────────────────────────────────────────────────────────


def _refusal(status: int, error: Mapping[str, Any]) -> Trouble | None:
    """Why this key is no use at all, or None. Texts are looked at only where Stripe sends no code.

    Raises StripeUnreachable when the answer shows that the key did not arrive: we sent one.
    """
    code = error.get("code")
    if code is None:
        message = _message(error)
        if status == HTTPStatus.UNAUTHORIZED and _NO_KEY_ARRIVED.search(message):
            raise StripeUnreachable(Code.KEY_TAKEN_OUT)
        found = next((trouble for text, trouble in _REFUSING_TEXTS if text.search(message)), None)
    else:
        found = _REFUSING_CODES.get(code) if isinstance(code, str) else None
    if found is None and status == HTTPStatus.UNAUTHORIZED:
        found = Code.UNKNOWN_KEY
    if found is Code.PUBLISHABLE_KEY:
        return Trouble(found, {"told_by": "stripe"})
    return None if found is None else Trouble(found)


_REFUSING_CODES = {
    "api_key_expired": Code.ENDED_KEY,
    "platform_api_key_expired": Code.ENDED_KEY,
    "secret_key_required": Code.PUBLISHABLE_KEY,
    "account_invalid": Code.ACCOUNT_WITHOUT_ACCESS,
    "testmode_charges_only": Code.ACCOUNT_NOT_ACTIVE,
    "livemode_mismatch": Code.MODE_CONFLICT,
}
_REFUSING_TEXTS = (
    (re.compile(r"^expired api key", re.IGNORECASE), Code.ENDED_KEY),
    (re.compile(r"with a publishable api key", re.IGNORECASE), Code.PUBLISHABLE_KEY),
    (re.compile(r"does not have access to account", re.IGNORECASE), Code.ACCOUNT_WITHOUT_ACCESS),
    (re.compile(r"from your ip address|access polic(y|ies)", re.IGNORECASE), Code.BLOCKED_ADDRESS),
    (re.compile(r"cannot currently make live charges", re.IGNORECASE), Code.ACCOUNT_NOT_ACTIVE),
    (
        re.compile(r"\baccount (has been|is|was) (closed|rejected|suspended|deactivated)", re.IGNORECASE),
        Code.ACCOUNT_NOT_ACTIVE,
    ),
)

_ACCOUNT_ID = re.compile(r"acct_[A-Za-z0-9]{1,60}")
_PERMISSION_NAME = re.compile(r"'((?:rak_)?[a-z][a-z0-9_]{1,60}_(?:read|write))'")
_CLOSED_TO_RESTRICTED_KEYS = re.compile(r"not available for use by restricted keys", re.IGNORECASE)
_NAMES_NO_REASON = re.compile(r"unable to serve your request|any connect permissions", re.IGNORECASE)


_NO_KEY_ARRIVED = re.compile(r"did not provide an api key", re.IGNORECASE)
# What Stripe calls a key that was not used for 180 days; the exact text of such a refusal is not known (D: Stripe's
# support page "Why does my API key have limited access?"; it loses payouts, transfers and bank accounts).
_SPEAKS_OF_LIMITS = re.compile(r"\blimited access\b|\brestore (its |full )?access\b", re.IGNORECASE)


# ── reading what arrived ─────────────────────────────────────────────────────────────────────────────


def _is_rate_limit(answer: Answer) -> bool:
    return answer.status == HTTPStatus.TOO_MANY_REQUESTS or (
        answer.status == HTTPStatus.BAD_REQUEST and _error(answer).get("code") == "rate_limit"
    )


def _busy_with(answer: Answer) -> Code:
    """Another call that holds the same object is not too many calls (D: Stripe's page on rate limits)."""
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    locked = isinstance(error, dict) and error.get("code") == "lock_timeout"
    return Code.STRIPE_BUSY if locked else Code.RATE_LIMITED


_RATE_LIMITED_REASONS = frozenset(
    {"global-rate", "endpoint-rate", "global-concurrency", "endpoint-concurrency", "resource-specific"}
)


def _rate_limited_reason(headers: Mapping[str, str]) -> str:
    """Stripe's own word for which limit it was, or nothing (D: Stripe's page on rate limits)."""
    reason = headers.get("Stripe-Rate-Limited-Reason", "")
    return reason if reason in _RATE_LIMITED_REASONS else ""


def _error(answer: Answer) -> Mapping[str, Any]:
    """The inside of `{"error": {…}}`. Whatever refuses in another shape is not Stripe."""
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    if not isinstance(error, dict) or not isinstance(error.get("message", error.get("type")), str):
        raise StripeUnreachable(Code.ANSWER_NOT_UNDERSTOOD)
    return error


def _message(error: Mapping[str, Any]) -> str:
    message = error.get("message")
    return message if isinstance(message, str) else ""


def _account_hint(error: Mapping[str, Any]) -> str | None:
    """The first thing shaped like an account id, in the text or in the address of the request's log."""
    for text in (_message(error), error.get("request_log_url")):
        if isinstance(text, str) and (found := _ACCOUNT_ID.search(text)):
            return found[0]
    return None
