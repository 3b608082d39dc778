"""What somebody on the phone says or sends is read, whatever kind of code it is, and a key is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.code_reading import HelpNumber, read_code
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.findings import FindingCode
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import LETTERS_ALOUD, support_code
from tests.core.test_redaction import SECRETS
from tests.core.test_support_code import OFFLINE, SITUATIONS

BODY = "51H8xAbCdEfGhIjKlMnOpQr"


@pytest.mark.parametrize("text", ["RAK-NET-50", "rak-net-50", "RAK NET 50", "raknet50", " 50 ", "Code: RAK-NET-50"])
def test_the_code_of_a_trouble_is_read_in_any_writing(text: str) -> None:
    assert read_code(text) is Code.OFFLINE


@pytest.mark.parametrize("code", Code)
def test_every_code_can_be_asked_for(code: Code) -> None:
    assert read_code(code.value) is code
    assert read_code(str(code.number)) is code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4-50", HelpNumber(4, Code.OFFLINE)),
        ("Help number 3 - 17", HelpNumber(3, Code.PUBLISHABLE_KEY)),
        ("4\u201350", HelpNumber(4, Code.OFFLINE)),
        ("3-00", HelpNumber(3, None)),
        ("10-160", HelpNumber(10, Code.WRONG_SUPPORT_CODE)),
    ],
)
def test_a_help_number_is_a_screen_and_perhaps_a_trouble(text: str, expected: HelpNumber) -> None:
    assert read_code(text) == expected


@given(SITUATIONS)
def test_a_support_code_is_read_in_groups_and_in_digits_and_word_for_word(situation: Situation) -> None:
    code = support_code(situation)
    aloud = " ".join(LETTERS_ALOUD.get(character, character) for character in code.characters)

    assert read_code(f"Support code: {code}") == situation
    assert read_code(code.digits) == situation
    assert read_code(aloud) == situation


def test_words_that_people_use_for_digits_are_understood() -> None:
    code = support_code(OFFLINE).characters
    digits = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "niner")
    aloud = [digits[int(one)] if one.isdigit() else LETTERS_ALOUD[one].lower() for one in code]

    assert read_code(", ".join(aloud).replace("x-ray", "x ray").replace("alfa", "alpha")) == OFFLINE


@pytest.mark.parametrize(
    "text",
    [
        f"rk_live_{BODY}",
        f"sk_test_{BODY}",
        f"my key is rk_test_{BODY}, thanks",
        f"whsec_{BODY}",
        "rk_live_...1234",
        f"rk_live_{BODY[:5]}",
        f"Authorization: Bearer {BODY}",
    ],
)
def test_a_key_is_refused_without_being_repeated(text: str) -> None:
    assert read_code(text) == Trouble(Code.KEY_INSTEAD_OF_CODE)


@given(st.text(), SECRETS, st.text())
def test_a_secret_in_any_text_is_never_repeated(before: str, secret: str, after: str) -> None:
    answer = read_code(f"{before} {secret} {after}")

    assert isinstance(answer, Trouble)
    assert secret not in repr(answer)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "hello", "RAK-NET-999", "4-99", "999", "pk_live_51H8xAbCdEf", "acct_1H8xAbCdEfGhIjKl", "a " * 5000],
)
def test_anything_else_is_no_code(text: str) -> None:
    assert read_code(text) == Trouble(Code.UNKNOWN_CODE)


def test_a_code_that_was_misheard_is_told_from_no_code_at_all() -> None:
    assert read_code("HRWJ 8XED N5CE") == Trouble(Code.WRONG_SUPPORT_CODE)
    assert read_code("HRWJ 8XED") == Trouble(Code.WRONG_SUPPORT_CODE, {"reason": "length", "length": 8})


@given(st.text())
def test_no_text_brings_the_reading_down(text: str) -> None:
    assert isinstance(read_code(text), Situation | HelpNumber | Code | FindingCode | Trouble)
