import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.lenient_json import read_json

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1} // the end', {"a": 1}),
        ('{"a": /* one */ 1}', {"a": 1}),
        ('{"a": [1, 2,], }', {"a": [1, 2]}),
        ('{"a": 1, // the last one\n}', {"a": 1}),
        ('\ufeff{"a": 1}', {"a": 1}),
        ('{"a": "https://example.com/*", "b": ", ]"}', {"a": "https://example.com/*", "b": ", ]"}),
        (r'{"a": "a \" // quote"}', {"a": 'a " // quote'}),
    ],
)
def test_what_people_write_by_hand_is_read(text: str, value: object) -> None:
    assert read_json(text) == value


@given(ANY_JSON)
def test_strict_json_is_read_as_it_is(value: object) -> None:
    assert read_json(json.dumps(value)) == value


@given(st.text() | st.text('"\\/*,{}[]: \n1a'))
def test_anything_else_is_a_value_error(text: str) -> None:
    with suppress(ValueError):
        read_json(text)


@pytest.mark.parametrize("trap", ['"\\', "/*", "//", '"', ",", "[", '{"a":', '"\\"', ",/**/", "1"])
def test_no_text_makes_it_start_over_and_over_again(trap: str) -> None:
    """Half a megabyte takes a fraction of a second; in quadratic time it would take a quarter of an hour."""
    with pytest.raises(ValueError, match=r"."):
        read_json(trap * (500_000 // len(trap)))
