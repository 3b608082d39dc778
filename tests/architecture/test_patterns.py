"""Patterns mean the same to every Python that we promise."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rak_desktop.core.key_finding import different_keys

SOURCES = Path(__file__).parents[2] / "rak_desktop"

# Not "()*+" in a list of characters; and what follows a part of an f-string.
OF_A_GROUP = re.compile(r"(?<!\()\)(?:[*+?]|\{\d*,?\d*\})\+|\A(?:[*+?]|\{\d*,?\d*\})\+")


def texts_of(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def gives_nothing_back(text: str) -> bool:
    return OF_A_GROUP.search(text) is not None


def test_no_repetition_of_a_group_gives_nothing_back_by_a_plus() -> None:
    """Python 3.11.2, which Debian 12 has, goes on at the wrong place after it (gh-106052): `(?>(…)+)` is right."""
    found = {
        f"{file.relative_to(SOURCES)}: {text}"
        for file in SOURCES.rglob("*.py")
        for text in texts_of(file.read_text("utf-8"))
        if gives_nothing_back(text)
    }

    assert found == set()


@pytest.mark.parametrize("pattern", [r'rf"{PIECE}{{0,9}}+"', r'r"(?:ab?c)++"', r'r"(?:a|b)*+x"', r'r"(a){2}+"'])
def test_such_a_repetition_would_be_found(pattern: str) -> None:
    assert any(map(gives_nothing_back, texts_of(pattern)))


@pytest.mark.parametrize("pattern", [r'r"(?>(?:ab?c)+)"', r'r"[a-z]++\s*+"', '"!$&\'()*+,;="'])
def test_any_other_is_not(pattern: str) -> None:
    assert not any(map(gives_nothing_back, texts_of(pattern)))


def test_what_follows_a_key_is_left_for_the_next_one() -> None:
    """Of five keys only the last was found, where a piece that might have gone on was given up too late."""
    text = " ".join(f"rk_live_{number:010d}" for number in range(5))

    assert different_keys(text, ("rk_live_",)) == ("rk_live_0000000000", "rk_live_0000000001")
