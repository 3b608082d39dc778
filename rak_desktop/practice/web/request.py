"""What a browser asks and what it gets: plain values, so that pages know nothing of sockets."""

from collections.abc import Mapping
from dataclasses import field
from email.message import Message
from urllib.parse import parse_qsl, urlsplit

from rak_desktop.core.values import dataclass

LARGEST_FORM = 4096
"""Characters; the forms here are a few words long."""

_OWN_THINGS_ONLY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_STRICT = (
    ("Content-Security-Policy", _OWN_THINGS_ONLY),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


@dataclass(frozen=True)
class BrowserRequest:
    """`host` is this server's own name and port, as checked by the listener. A form never prints itself."""

    method: str
    path: str
    host: str
    query: Mapping[str, str]
    form: Mapping[str, str] = field(repr=False)
    cookies: str = field(repr=False)
    origin: str | None
    fetched_from: str | None

    @classmethod
    def read(cls, method: str, target: str, headers: Message, body: str) -> "BrowserRequest":
        """Takes the pieces of an HTTP request apart."""
        parts = urlsplit(target)
        return cls(
            method=method,
            path=parts.path,
            host=headers.get("Host", ""),
            query=_fields(parts.query),
            form=_fields(body),
            cookies=headers.get("Cookie", ""),
            origin=headers.get("Origin"),
            fetched_from=headers.get("Sec-Fetch-Site"),
        )


@dataclass(frozen=True)
class PageReply:
    """`headers` come beside the strict ones that every page has."""

    status: int
    body: bytes = field(repr=False)
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def all_headers(self) -> tuple[tuple[str, str], ...]:
        """What the browser is told besides the body."""
        return (("Content-Type", self.content_type), *_STRICT, *self.headers)


def _fields(text: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(text, max_num_fields=20, errors="replace"))
    except ValueError:
        return {}
