"""Where Stripe's API is asked: at Stripe, or at a stand-in on this very computer."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError

STRIPE_ADDRESS = "https://api.stripe.com"


def stand_in_address(text: str) -> str:
    """The address of a server on this computer, written anew from its parts.

    Raises ProfileError for everything else: `localhost` and loopback numbers are taken, other names are not,
    whatever they resolve to. `localhost` becomes 127.0.0.1, so that no name is looked up at all.
    """
    parts = _parts(text)
    if parts is None or not _is_bare(parts):
        raise _objection()
    host = _loopback(parts.hostname or "")
    if host is None:
        raise _objection()
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")


def _parts(text: str) -> SplitResult | None:
    # urlsplit drops line breaks and tabs; an address with such in it means something else to somebody else.
    if not text.isascii() or not text.isprintable() or " " in text or "\\" in text:
        return None
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _is_bare(parts: SplitResult) -> bool:
    """Only a scheme, a host and perhaps a port: anything more could hide another host."""
    host = parts.hostname or ""
    written = f"[{host}]" if ":" in host else host
    nothing_beside = parts.netloc.lower() in (written, f"{written}:{parts.port}")
    nothing_more = parts.path in ("", "/") and not parts.query and not parts.fragment
    return parts.scheme in ("http", "https") and nothing_beside and nothing_more


def _loopback(host: str) -> str | None:
    if host == "localhost":
        return "127.0.0.1"
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return None
    if "%" in host or not number.is_loopback:
        return None
    if isinstance(number, ipaddress.IPv4Address):
        return str(number)
    # From Python 3.13 on an IPv4 number that is written as one of IPv6 is a loopback number as well.
    return None if number.ipv4_mapped else f"[{number}]"


def _objection() -> ProfileError:
    return ProfileError(Code.WRONG_USE, reason="stand-in-elsewhere")
