"""The JSON bodies, worded as Stripe words them: a text that differs would hide a mistake in reading it.

A key in a text is always masked the way Stripe masks it: the beginning, stars, the last six characters.
"""

from collections.abc import Mapping
from typing import Any

from rak_desktop.core.permissions import Permission
from rak_desktop.core.values import dataclass
from rak_desktop.practice.accounts import PracticeAccount


@dataclass(frozen=True)
class Reply:
    status: int
    body: Mapping[str, Any]
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RawReply:
    """Bytes as they are, as no decent server sends them; then the connection ends.

    `again` is sent again and again, `every` so many seconds, until the other side hangs up; `waits` only waits for
    that; `resets` ends the connection the hard way, as a firewall does.
    """

    beginning: bytes
    again: bytes = b""
    every: float = 0.0
    waits: bool = False
    resets: bool = False

    @classmethod
    def whole(cls, status: str, body: bytes, *headers: str) -> "RawReply":
        """An answer with this status line, body and further headers."""
        kind = (
            () if any(header.startswith("Content-Type") for header in headers) else ("Content-Type: application/json",)
        )
        head = (f"HTTP/1.1 {status}", "Connection: close", f"Content-Length: {len(body)}", *kind, *headers, "", "")
        return cls("\r\n".join(head).encode("latin-1") + body)


# ── yes ──────────────────────────────────────────────────────────────────────────────────────────────


def account(whose: PracticeAccount) -> Reply:
    return Reply(
        200,
        {
            "id": whose.id,
            "object": "account",
            "business_profile": {"name": whose.name, "url": None},
            "charges_enabled": True,
            "country": "NO",
            "default_currency": "nok",
            "payouts_enabled": True,
            "settings": {"dashboard": {"display_name": whose.name, "timezone": "Europe/Oslo"}},
            "type": "standard",
        },
    )


def empty_list(path: str) -> Reply:
    if path.startswith("/v2/"):
        return Reply(200, {"data": [], "next_page_url": None, "previous_page_url": None})
    return Reply(200, {"object": "list", "url": path, "has_more": False, "data": []})


def single_object(path: str) -> Reply:
    """Something that exists once in every account, such as the balance."""
    return Reply(200, {"object": path.removeprefix("/v1/").replace("/", "."), "livemode": False})


# ── no ───────────────────────────────────────────────────────────────────────────────────────────────


def no_key() -> Reply:
    return refused(401, "You did not provide an API key. You need to provide it in the Authorization header.")


def unknown_key(key: str) -> Reply:
    return refused(401, f"Invalid API Key provided: {masked(key)}")


def ended_key(key: str) -> Reply:
    return refused(401, f"Expired API Key provided: {masked(key)}", "api_key_expired")


def address_not_allowed(key: str) -> Reply:
    return Reply(
        401,
        {"error": {"message": f"The API key provided ({masked(key)}) does not allow requests from your IP address."}},
    )


def publishable_key() -> Reply:
    return refused(
        401,
        "This API call cannot be made with a publishable API key. Please use a secret API key.",
        "secret_key_required",
    )


def permission_missing(permission: Permission, key: str, whose: PracticeAccount) -> Reply:
    """The text of 2026: a label, the permission's name, and where to change the key."""
    label = f"{permission.resource} {permission.level.value.title()}"
    return refused(
        403,
        f"Permission denied. The provided key '{masked(key)}' does not have the required permissions for this "
        f"endpoint on account '{whose.id}'. Enabling \"{label}\" ('{permission.name}') permissions on this key "
        f"would allow this request to continue. "
        f"Edit it at https://dashboard.stripe.com/b/{whose.id}/apikeys/mk_practice/edit.",
        "more_permissions_required",
    )


def permission_missing_older(name: str, key: str, whose: PracticeAccount) -> Reply:
    """The text of the years before."""
    return refused(
        403,
        f"The provided key '{masked(key)}' does not have the required permissions for this endpoint on account "
        f"'{whose.id}'. Having the 'rak_{name}' permission would allow this request to continue.",
    )


def too_many_requests() -> Reply:
    """D: Stripe's page on rate limits; the code is documented as `rate_limit`."""
    return refused(429, "Request rate limit exceeded. Learn more about rate limits.", "rate_limit")


def no_such_object(path: str) -> Reply:
    invented = path.rpartition("/")[2]
    return refused(404, f"No such object: '{invented}'", "resource_missing", param="id")


def no_such_address(method: str, path: str) -> Reply:
    return refused(404, f"Unrecognized request URL ({method}: {path}).")


def masked(key: str) -> str:
    beginning = "_".join(key.split("_", 2)[:2]) + "_"
    return beginning + "*" * max(0, len(key) - len(beginning) - 6) + key[-6:]


def refused(status: int, message: str, code: str | None = None, param: str | None = None) -> Reply:
    """An error as Stripe shapes it."""
    error = {"type": "invalid_request_error", "message": message, "code": code, "param": param}
    return Reply(status, {"error": {name: value for name, value in error.items() if value is not None}})
