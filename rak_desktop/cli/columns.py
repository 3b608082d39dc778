"""Texts below each other in a terminal, which gives some characters two columns and some none."""

import unicodedata
from collections.abc import Iterable

_TWO = frozenset("WF")
_NONE = frozenset({"Mn", "Me", "Cf"})


def columns_of(text: str) -> int:
    """How many columns it takes: Japanese two for each character, accents and marks of direction none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def widest(texts: Iterable[str]) -> int:
    """The columns of the widest one."""
    return max(map(columns_of, texts), default=0)


def padded(text: str, columns: int) -> str:
    """Followed by as much room as is left in that many columns."""
    return text + " " * (columns - columns_of(text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _NONE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _TWO else 1
