"""A search for garbage at the limit of recursion fails, whatever it finds: see tests/conftest.py."""

import gc
import json
import tomllib
from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("read", "nested"),
    [(json.loads, "[" * 100_000), (json.loads, '{"a": ' * 100_000), (tomllib.loads, "a = " + "[" * 100_000)],
    ids=["list", "object", "toml"],
)
def test_no_search_begins_while_a_text_that_is_nested_without_end_is_read(
    read: Callable[[str], object], nested: str
) -> None:
    searches: list[str] = []

    def tell(phase: str, _: object) -> None:
        searches.append(phase)

    gc.callbacks.append(tell)
    try:
        with pytest.raises(RecursionError):
            read(nested)
    finally:
        gc.callbacks.remove(tell)

    assert searches == []
