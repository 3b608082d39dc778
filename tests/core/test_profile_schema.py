"""The schema that editors read says the same as the reader of profile.toml."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.profile_file import KEYS, troubles_in
from rak_desktop.resources import resource
from tests.core.test_lenient_json import ANY_JSON
from tests.core.test_profile_file import APP, LINK

SCHEMA = json.loads(resource("schemas", "profile.schema.json").read_text("utf-8"))
SAID_FOR_PEOPLE = {"$schema", "title", "description"}
KINDS = {"object": dict, "array": list, "string": str}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """JSON Schema, as far as ours uses it; a word without a rule here fails the test."""
    return all(RULES[word](value, said, schema) for word, said in schema.items() if word not in SAID_FOR_PEOPLE)


def _others_fit(value: Any, said: Any, schema: dict[str, Any]) -> bool:
    others = value.keys() - schema.get("properties", {}).keys() if isinstance(value, dict) else set()
    return not others if said is False else all(fits(value[key], said) for key in others)


RULES: dict[str, Callable[[Any, Any, dict[str, Any]], bool]] = {
    "type": lambda value, said, _: isinstance(value, KINDS[said]),
    "const": lambda value, said, _: type(value) is type(said) and value == said,
    "enum": lambda value, said, _: isinstance(value, str) and value in said,
    "pattern": lambda value, said, _: not isinstance(value, str) or re.search(said, value) is not None,
    "minItems": lambda value, said, _: not isinstance(value, list) or len(value) >= said,
    "maxItems": lambda value, said, _: not isinstance(value, list) or len(value) <= said,
    "items": lambda value, said, _: not isinstance(value, list) or all(fits(each, said) for each in value),
    "anyOf": lambda value, said, _: any(fits(value, each) for each in said),
    "properties": lambda value, said, _: all(fits(value[key], said[key]) for key in said.keys() & value.keys()),
    "additionalProperties": _others_fit,
}


def test_every_key_stands_in_the_schema_with_a_description() -> None:
    properties = SCHEMA["properties"]

    assert set(properties) == set(KEYS)
    assert all(about["description"].endswith((".", "?")) for about in properties.values())


VALUES = {
    "schema": st.sampled_from([0, 1, 2, True, "1", 1.0]),
    "install_link": st.sampled_from([LINK, f"{LINK}?x=1", "https://example.com/", "http://stripe.com", 1]),
    "modes": st.lists(st.sampled_from(["live", "test", "sandbox", 1]), max_size=3) | st.just("live"),
    "optional_permissions": st.lists(st.sampled_from(["event_read", 1]), max_size=2) | st.just("event_read"),
    "publishable_key": st.sampled_from(["none", "optional", "required", "maybe", True, ["none"]]),
    "help_page": st.sampled_from(
        ["https://example.com/help", "https://a.example?x#y", "http://example.com", "ftp:", 1]
    ),
    "open_url": st.sampled_from(["https://example.com", "javascript:alert(1)", "https://user@example.com", 1]),
    "start_program": st.sampled_from(["ticketd", "", "a b", "/bin/ticketd", "-x", 1]),
    "tools": st.lists(st.sampled_from(["ticketd", "Till.exe", "../till", 1]), max_size=6) | st.just("ticketd"),
    "accent": st.sampled_from(["#0b6670", "#0B6670", "#fff", "teal", 1]),
    "plain_words": st.dictionaries(st.sampled_from(["customer"]), st.sampled_from(["x", {"de": "x"}, 1, ["x"]])),
}


ANY_TOML = ANY_JSON.filter(lambda value: value is not None)


@given(
    st.sampled_from(sorted(KEYS)).flatmap(
        lambda key: st.tuples(st.just(key), (VALUES[key] | ANY_TOML) if key in VALUES else ANY_TOML)
    )
)
def test_the_schema_and_the_reader_take_the_same_values(setting: tuple[str, Any]) -> None:
    key, value = setting

    assert fits({key: value}, SCHEMA) == (not list(troubles_in({key: value}, APP)))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("install_link", LINK.replace(APP, "com.example.other")),  # whose app it is, only the manifest knows
        ("install_link", f"{LINK}/../com.example.other"),
        ("help_page", "https://example.com/a b"),
    ],
)
def test_where_the_reader_is_stricter_the_schema_lets_pass(key: str, value: str) -> None:
    assert fits({key: value}, SCHEMA)
    assert list(troubles_in({key: value}, APP))


def test_a_key_that_nobody_knows_is_marked_by_editors() -> None:
    assert not fits({"colour": "#0b6670"}, SCHEMA)
