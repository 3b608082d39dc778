import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.redaction import holds_secret
from tests.fakes.keys import LIVE_KEY

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Harbour Café", "Harbour Café"),
        ("  two\n\tlines\u00a0and\u2028more  ", "two lines and more"),
        ("\x1b[31mred\x07", "[31mred"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("half a character \ud800", "half a character"),
        (f"key {LIVE_KEY.reveal()}", "key rk_live_<hidden>"),
        ("key rk_\u200blive_51H8xAbCdEf", "key rk_live_<hidden>"),
        ("", ""),
    ],
)
def test_only_readable_text_remains(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert harmless("one two three", most=8) == "one two…"


@given(ANY_TEXT, st.integers(1, 300))
def test_it_is_one_short_line_without_controls_and_secrets(text: str, most: int) -> None:
    shown = harmless(text, most)

    assert len(shown) <= most
    assert shown == " ".join(shown.split())
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs"}
    assert not holds_secret(shown)


@given(ANY_TEXT)
def test_a_harmless_text_is_left_alone(text: str) -> None:
    shown = harmless(text)

    assert harmless(shown) == shown
