"""What stands below each other begins at the same place, whatever the script."""

import pytest

from rak_desktop.cli.columns import columns_of, padded, widest


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Shop", 4),
        ("Café", 4),
        ("Cafe\u0301", 4),
        ("お店", 4),
        ("ｷｰ", 2),
        ("\u2068HSW6\u2069", 4),
        ("المتجر", 6),
    ],
)
def test_a_text_takes_as_many_columns_as_a_terminal_gives_it(text: str, columns: int) -> None:
    assert columns_of(text) == columns


def test_every_text_of_a_column_ends_at_the_same_place() -> None:
    texts = ("お店", "Bücher 本", "Shop")

    assert {columns_of(padded(text, widest(texts))) for text in texts} == {9}


def test_of_no_texts_none_is_wide() -> None:
    assert widest(()) == 0
