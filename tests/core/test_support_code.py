"""Twelve characters that can be read out: they come back as they were, or it is said that something is wrong."""

import re
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Here, Situation
from rak_desktop.core.support_code import LETTERS_ALOUD, SHAPE, read_support_code, support_code
from rak_desktop.core.support_code_format import (
    ALPHABET,
    FORMAT,
    LANGUAGES,
    WIDTHS,
    KeychainProduct,
    Network,
    System,
    brand_of,
    characters_of,
)
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.situations import screen_words

OFFLINE = Situation(
    Here((0, 1), System.LINUX, KeychainProduct.GNOME, Network.OFFLINE, "en"),
    screen=4,
    trouble=50,
    mode=Mode.LIVE,
    missing=2,
    brand=brand_of("com.example.harbour-tickets"),
)

SITUATIONS = st.builds(
    Situation,
    st.builds(
        Here,
        st.tuples(st.integers(0, 3), st.integers(0, 31)),
        st.sampled_from(System),
        st.sampled_from(KeychainProduct),
        st.sampled_from(Network),
        st.sampled_from(LANGUAGES),
    ),
    st.integers(0, 15),
    st.integers(0, 255),
    st.sampled_from([None, *Mode]),
    st.just(False),
    st.integers(0, 7),
    st.integers(0, 1023),
) | st.builds(Situation, practice=st.just(True), screen=st.integers(0, 15))


@given(SITUATIONS)
def test_what_goes_in_comes_out(situation: Situation) -> None:
    code = support_code(situation)

    assert read_support_code(str(code)) == situation
    assert read_support_code(code.digits) == situation


@given(SITUATIONS)
def test_it_is_three_groups_of_four_or_six_of_three(situation: Situation) -> None:
    code = support_code(situation)

    assert re.fullmatch(rf"[{ALPHABET}]{{4}}(?: [{ALPHABET}]{{4}}){{2}}", str(code))
    assert re.fullmatch(r"\d{3}(?: \d{3}){5}", code.digits)


GOLDEN = {
    "HRWJ 8XED N5CD": Situation(),
    "HSMY WCPC X89M": replace(OFFLINE, missing=0),
    "HRTP 0YED N5GR": Situation(screen=3, trouble=17, practice=True),
    "J73D N3NT ATH3": Situation(
        Here((9, 99), System.WSL, KeychainProduct.OTHER, Network.OFFLINE, "ar"),
        15,
        255,
        Mode.TEST,
        missing=99,
        brand=1023,
    ),
}
"""Codes of format 1, as they were given out. They never change: somebody may have written one down."""


@pytest.mark.parametrize("code", GOLDEN)
def test_a_code_that_was_given_out_once_can_always_be_read(code: str) -> None:
    told = GOLDEN[code]
    capped = replace(
        told, here=replace(told.here, version=(min(told.here.version[0], 3), min(told.here.version[1], 31)))
    )

    assert read_support_code(code) == replace(capped, missing=min(told.missing, 7))
    assert str(support_code(told)) == code


# ── what is misheard ─────────────────────────────────────────────────────────────────────────────────

MISHEARD = Trouble(Code.WRONG_SUPPORT_CODE)


def changed(code: str, at: dict[int, str]) -> str:
    return "".join(at.get(place, character) for place, character in enumerate(code))


def test_every_single_wrong_character_is_found_out() -> None:
    code = support_code(OFFLINE).characters

    for place, wrong in product(range(12), ALPHABET):
        if wrong != code[place]:
            assert read_support_code(changed(code, {place: wrong})) == MISHEARD


@pytest.mark.sweep
def test_every_pair_of_wrong_characters_is_found_out() -> None:
    """The checks are linear, so what holds for one code holds for all; further tests look at others all the same."""
    code = support_code(OFFLINE).characters

    for first, second in combinations(range(12), 2):
        for one, other in product(ALPHABET, repeat=2):
            if one != code[first] and other != code[second]:
                assert read_support_code(changed(code, {first: one, second: other})) == MISHEARD


@given(SITUATIONS, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_no_code_has_a_character_that_may_be_misheard(situation: Situation, place: int, wrong: str) -> None:
    code = support_code(situation).characters

    heard = read_support_code(changed(code, {place: wrong}))

    assert heard == (situation if wrong == code[place] else MISHEARD)


@given(SITUATIONS)
def test_a_swap_of_any_two_characters_is_found_out(situation: Situation) -> None:
    code = support_code(situation).characters

    for first, second in combinations(range(12), 2):
        if code[first] != code[second]:
            assert read_support_code(changed(code, {first: code[second], second: code[first]})) == MISHEARD


@given(SITUATIONS)
def test_a_wrong_digit_and_a_swap_of_neighbours_are_found_out(situation: Situation) -> None:
    digits = support_code(situation).digits.replace(" ", "")

    for place, wrong in product(range(18), "0123456789"):
        if wrong != digits[place]:
            assert read_support_code(changed(digits, {place: wrong})) == MISHEARD
    for place in range(17):
        if digits[place] != digits[place + 1]:
            swapped = changed(digits, {place: digits[place + 1], place + 1: digits[place]})
            assert read_support_code(swapped) == MISHEARD


@pytest.mark.parametrize(("text", "length"), [("HRWJ 8XED N5C", 11), ("HRWJ 8XED N5CDD", 15), ("", 0)])
def test_a_code_of_another_length_is_said_to_have_one(text: str, length: int) -> None:
    length = len(text.replace(" ", ""))

    assert read_support_code(text) == Trouble(Code.WRONG_SUPPORT_CODE, {"reason": "length", "length": length})


@pytest.mark.parametrize("text", ["HRWJ 8XED N5CU", "HRWJ 8XED N5C!", "\u0660" * 18, "HRWJ 8XED N5C\u00df"])
def test_characters_of_no_code_are_misheard_ones(text: str) -> None:
    assert isinstance(read_support_code(text), Trouble)


@given(st.text())
def test_no_text_at_all_brings_the_reading_down(text: str) -> None:
    assert isinstance(read_support_code(text), Situation | Trouble)


# ── how people write it ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["hrwj8xedn5cd", "HRWJ-8XED-N5CD", " hrwj . 8xed, n5cd ", "H R W J 8 X E D N 5 C D"])
def test_groups_and_small_letters_make_no_difference(text: str) -> None:
    assert read_support_code(text) == Situation()


def test_letters_that_look_like_digits_count_as_those() -> None:
    """O is 0, I and L are 1, in capitals and in small letters."""
    code = next(c for c in (support_code(Situation(brand=n)).characters for n in range(1024)) if "0" in c and "1" in c)

    for zero, one in product("Oo", "IiLl"):
        assert read_support_code(code.replace("0", zero).replace("1", one)) == read_support_code(code)


def test_every_letter_has_a_word_that_begins_with_it() -> None:
    assert {letter for letter in ALPHABET if letter.isalpha()} == set(LETTERS_ALOUD)
    assert all(word.startswith(letter) for letter, word in LETTERS_ALOUD.items())


@given(SITUATIONS)
def test_what_is_pasted_as_a_key_is_known_for_a_code_by_its_shape(situation: Situation) -> None:
    code = support_code(situation)

    assert re.fullmatch(SHAPE, code.digits)
    if not (code.characters.isalpha() or code.characters.isdigit()):
        assert re.fullmatch(SHAPE, str(code).lower())


# ── versions ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def next_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version of the program, with more screens than format 1 has numbers for."""
    monkeypatch.setitem(WIDTHS, 2, (2, 4, 6, 8, 3, 3, 2, 3, 3, 4, 9))
    monkeypatch.setattr("rak_desktop.core.support_code_format.FORMAT", 2)


LATER = replace(OFFLINE, screen=40, brand=300)


@pytest.mark.usefixtures("next_format")
def test_a_later_format_can_name_more_screens_and_still_reads_every_code_of_this_one() -> None:
    code = support_code(LATER)

    assert read_support_code(str(code)) == LATER
    assert read_support_code(code.digits) == LATER
    for given_out, situation in GOLDEN.items():
        told = read_support_code(given_out)
        assert isinstance(told, Situation)
        assert (told.screen, told.trouble, told.mode) == (situation.screen, situation.trouble, situation.mode)


def test_a_code_of_a_later_format_is_said_to_be_too_new(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later_version:
        later_version.setitem(WIDTHS, 2, WIDTHS[1])
        later_version.setattr("rak_desktop.core.support_code_format.FORMAT", 2)
        later = support_code(LATER)

    assert read_support_code(str(later)) == Trouble(Code.SUPPORT_CODE_TOO_NEW)
    assert read_support_code(later.digits) == Trouble(Code.SUPPORT_CODE_TOO_NEW)


@pytest.mark.parametrize("number", WIDTHS)
def test_every_format_fills_the_code_and_has_all_fields(number: int) -> None:
    assert sum(WIDTHS[number]) == 47
    assert len(WIDTHS[number]) == len(WIDTHS[1])


def test_a_screen_for_which_there_is_no_number_is_one_of_another_version() -> None:
    told = read_support_code(str(support_code(replace(OFFLINE, screen=16))))

    assert isinstance(told, Situation)
    assert told.screen == 15
    assert screen_words(15, Words()) == "15, a screen of another version"


def test_a_trouble_that_only_a_later_version_knows_still_has_its_number() -> None:
    told = read_support_code(str(support_code(replace(OFFLINE, trouble=254))))

    assert isinstance(told, Situation)
    assert (told.trouble, told.code) == (254, None)


@given(st.tuples(*(st.integers(0, (1 << width) - 1) for width in WIDTHS[FORMAT])))
def test_any_fields_of_a_later_version_can_be_read(fields: tuple[int, ...]) -> None:
    """Lists grow at their end: a member that this version does not know is one that is not known."""
    assert isinstance(read_support_code(characters_of(fields)), Situation)


# ── nothing personal ─────────────────────────────────────────────────────────────────────────────────


@given(st.text(min_size=1), st.text(), st.integers(), st.integers())
def test_what_people_typed_cannot_get_into_it(app: str, language: str, screen: int, missing: int) -> None:
    """Whatever stands in a field, it comes out as one of a few numbers; what is not in a list is left out."""
    here = Here(language=language)

    told = read_support_code(
        str(support_code(Situation(here, abs(screen), 0, None, missing=abs(missing), brand=brand_of(app))))
    )

    assert isinstance(told, Situation)
    assert told.here.language in LANGUAGES
    assert (told.screen, told.missing) == (min(abs(screen), 15), min(abs(missing), 7))
    assert 0 < told.brand < 1024
