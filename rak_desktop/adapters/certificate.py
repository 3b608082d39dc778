"""Reads from a certificate who made it and when it is valid: all that a person can act on.

Python shows a certificate's contents only when it trusts it, and this one was just refused. So the few
fields are read from its DER form here: a tree of tag, length, value.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from rak_desktop.core.values import dataclass

_VERSION = 0xA0
_ISSUER, _VALIDITY = 2, 3
_ORGANISATION, _COMMON_NAME = b"\x55\x04\x0a", b"\x55\x04\x03"
_LONG_LENGTH = 0x80
_UTC_TIME = 0x17
_ENCODINGS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}


@dataclass(frozen=True)
class Certificate:
    issuer: str
    begins: datetime
    ends: datetime


def read_certificate(der: bytes) -> Certificate:
    """Raises ValueError when this is no certificate."""
    try:
        (_, certificate), *_rest = _values(der)
        (_, signed), *_rest = _values(certificate)
        fields = [value for tag, value in _values(signed) if tag != _VERSION]
        begins, ends = (_time(tag, value) for tag, value in _values(fields[_VALIDITY]))
        return Certificate(_name(fields[_ISSUER]), begins, ends)
    except (IndexError, ValueError) as error:
        raise ValueError("this is not a certificate") from error


def _values(der: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(der):
        tag, length, at = der[at], der[at + 1], at + 2
        if length >= _LONG_LENGTH:
            size = length - _LONG_LENGTH
            length, at = int.from_bytes(der[at : at + size], "big"), at + size
        if at + length > len(der):
            raise IndexError
        yield tag, der[at : at + length]
        at += length


def _name(issuer: bytes) -> str:
    """The organisation, for that is the name people know; else the common name."""
    found = {}
    for _, group in _values(issuer):
        for _, pair in _values(group):
            (_, kind), (tag, text) = _values(pair)
            found[kind] = text.decode(_ENCODINGS.get(tag, "latin-1"))
    return found.get(_ORGANISATION) or found.get(_COMMON_NAME) or ""


def _time(tag: int, value: bytes) -> datetime:
    """Two-digit years are of 1950 to 2049; Python parts the centuries in 1969, and no such certificate is left."""
    shape = "%y%m%d%H%M%SZ" if tag == _UTC_TIME else "%Y%m%d%H%M%SZ"
    return datetime.strptime(value.decode("ascii"), shape).replace(tzinfo=UTC)
