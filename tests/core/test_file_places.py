import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.file_places import json_lines, nearest, toml_lines
from tests.core.test_lenient_json import ANY_JSON

MANIFEST = """{
  "id": "com.example.app",
  "permissions": [
    { "permission": "customer_read",
      "purpose": "a, b: {c}" },
    "event_read"
  ],
  "ui_extension": { "views": [ { "viewport": "settings" } ] }
}"""


def test_every_field_and_entry_has_its_line() -> None:
    lines = json_lines(MANIFEST)

    assert lines["id",] == 2
    assert lines["permissions",] == 3
    assert lines["permissions", 0] == 4
    assert lines["permissions", 0, "purpose"] == 5
    assert lines["permissions", 1] == 6
    assert lines["ui_extension", "views", 0, "viewport"] == 8


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    lines = json_lines(MANIFEST)

    assert nearest(lines, ("permissions", 1, "purpose")) == 6
    assert nearest(lines, ("ui_extension", "content_security_policy")) == 8
    assert nearest(lines, ("version",)) is None


def test_toml_keys_have_the_line_and_the_table_they_stand_in() -> None:
    text = 'schema = 1\n\n# modes = []\nmodes = ["live"]\n[plain_words]\n"customer" = "Guests"\n  event.de = "x"\n'

    assert toml_lines(text) == {
        ("schema",): 1,
        ("modes",): 4,
        ("plain_words",): 5,
        ("plain_words", "customer"): 6,
        ("plain_words", "event.de"): 7,
    }


@given(ANY_JSON)
def test_every_field_of_any_json_is_found(value: object) -> None:
    lines = json_lines(json.dumps(value, indent=1))

    assert all(line >= 1 for line in lines.values())
    if isinstance(value, dict):
        plain = [key for key in value if key and json.dumps(key) == f'"{key}"']
        assert all((key,) in lines for key in plain)


@given(st.text() | st.text('"\\/*,{}[]: \n=.1a'))
def test_no_text_is_a_trouble(text: str) -> None:
    json_lines(text)
    toml_lines(text)


@pytest.mark.parametrize("trap", ['"\\', '"', ",", "[", '{"a":', "[[", "a.", "="])
def test_no_text_makes_it_start_over_and_over_again(trap: str) -> None:
    """Half a megabyte takes a moment; in quadratic time it would take a quarter of an hour."""
    text = trap * (500_000 // len(trap))

    json_lines(text)
    toml_lines(text)
