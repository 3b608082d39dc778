import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.pasted_text import MASK, plain


@pytest.mark.parametrize(
    ("pasted", "reads"),
    [
        ("a\u200b\u00ad\u202e\ufeff\x00\x07b", "ab"),
        ("a\u00a0b\u202fc\u3000d", "a b c d"),
        ("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"),
        ("a “b” «c» d", 'a "b" "c" d'),
        ("a•b●c", f"a{MASK}b{MASK}c"),
        ("a…", "a..."),
        ("\uff32\uff4b\uff3f\uff11", "Rk_1"),
        ("aéü🔑\ud800b", "a????b"),
        (f"a{MASK}b", "ab"),
        (" \n'“key”' \t", "key"),
    ],
)
def test_what_a_person_meant_is_said_in_ascii(pasted: str, reads: str) -> None:
    assert plain(pasted) == reads


@given(st.text(st.characters(exclude_categories=())))
def test_only_ascii_comes_out(text: str) -> None:
    assert plain(text).isascii()


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="\"'`")))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text
