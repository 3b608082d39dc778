import pytest

from rak_desktop.core.key_finding import different_keys, goes_on_with_a_key, was_a_key_all_the_same

BODY = "51H8xAbCdEfGhIjKlMnOpQrS"
FIRST_LENGTH = f"rk_live_{BODY}"
TODAYS_LENGTH = FIRST_LENGTH + "0a1B" * 18 + "xYz"
SHORTER = f"rk_live_{BODY[:13]}"


@pytest.mark.parametrize(
    ("so_far", "next_line", "joined"),
    [
        (SHORTER, "ijklmnop", True),
        (SHORTER, "4242", True),
        (SHORTER, "Thanks", False),
        (FIRST_LENGTH, "tUvW", True),
        (FIRST_LENGTH, "t4uv", True),
        (FIRST_LENGTH, "thanks", False),
        (FIRST_LENGTH, "THANKS", False),
        (FIRST_LENGTH, "20261123", False),
        (TODAYS_LENGTH, "tUv4", False),
    ],
)
def test_the_table_in_the_module_is_true(so_far: str, next_line: str, joined: bool) -> None:
    text = f"Key: {so_far}\n{next_line}"

    assert different_keys(text, ("rk_live_",)) == (so_far + next_line if joined else so_far,)


def test_the_lengths_are_those_that_stripe_made() -> None:
    assert len(FIRST_LENGTH) == 32
    assert len(TODAYS_LENGTH) == 107


def test_only_keys_of_the_asked_names_are_given() -> None:
    text = f"pk_live_{BODY[:11]} {SHORTER} rk_test_{BODY[:11]}"

    assert different_keys(text, ("rk_test_",)) == (f"rk_test_{BODY[:11]}",)
    assert different_keys(SHORTER, ("rk_test_",)) == ()


def test_it_stops_at_the_second_key() -> None:
    text = " ".join(f"rk_live_{number:010d}" for number in range(5))

    assert len(different_keys(text, ("rk_live_",))) == 2


@pytest.mark.parametrize(
    ("typed", "goes_on"),
    [
        ("", False),
        ("51", None),
        ("Har", None),
        ("Harb", False),
        ("4711", False),
        ("H&", False),
        ("My ", False),
        ("51H", True),
        ("tUv", True),
        ("_x", True),
    ],
)
def test_what_is_typed_after_a_key_began_is_more_of_it_or_something_else(typed: str, goes_on: bool | None) -> None:
    assert goes_on_with_a_key(typed) is goes_on


@pytest.mark.parametrize(
    ("typed", "was_one"),
    [
        ("Harb", None),
        ("HarbourCafe", None),
        ("Studio54", None),
        ("4711", None),
        ("Harbour ", False),
        ("4711&", False),
        ("Harb7x", True),
        ("4711aB3d", True),
    ],
)
def test_a_word_that_was_taken_for_a_name_may_turn_out_to_be_the_rest_of_a_key(
    typed: str, was_one: bool | None
) -> None:
    assert was_a_key_all_the_same(typed) is was_one
