"""Whole sentences with named placeholders, translated when they are shown."""

from gettext import NullTranslations

import pytest

from rak_desktop.wording import catalogue
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import Language
from rak_desktop.wording.marking import N_


class Backwards(NullTranslations):
    """A language that says everything the other way round, placeholders and all."""

    def gettext(self, message: str) -> str:
        return " ".join(reversed(message.split(" ")))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_a_placeholder_is_filled_by_name() -> None:
    assert Words()("{shop} is connected", shop="Fjord Theatre") == "Fjord Theatre is connected"


def test_a_fact_that_nobody_knew_shows_as_three_dots() -> None:
    assert Words()("A key ending {ending}") == "A key ending …"
    assert Words()("Nothing can be written in {place}. Try again.") == "Nothing can be written in … Try again."


def test_a_fact_is_not_read_as_a_sentence() -> None:
    """A shop may be called anything, and its name must not fill other placeholders."""
    assert Words()("{shop} is connected", shop="{app} {0}") == "{app} {0} is connected"


def test_facts_that_the_sentence_does_not_mention_are_left_out() -> None:
    assert Words()("Done", ending="1234") == "Done"


@pytest.mark.parametrize(("number", "said"), [(0, "0 are missing"), (1, "1 is missing"), (2, "2 are missing")])
def test_one_thing_is_counted_differently_from_several(number: int, said: str) -> None:
    assert Words().count("{number} is missing", "{number} are missing", number) == said


def test_other_facts_can_stand_beside_a_number() -> None:
    assert Words().count("{number} of {all} is missing", "{number} of {all} are missing", 2, all=5) == (
        "2 of 5 are missing"
    )


def test_sentences_are_translated_when_they_are_shown() -> None:
    words = Words(Backwards())

    assert words("The key ends with {ending}", ending="1234") == "1234 with ends key The"
    assert words.count("{number} thing", "{number} things", 2) == "things 2"


def test_marking_a_text_leaves_it_as_it_is() -> None:
    assert N_("Welcome") == "Welcome"


def test_a_name_keeps_its_own_direction_in_a_sentence_that_runs_the_other_way() -> None:
    arabic = Words(NullTranslations(), Language("ar", "العربية", right_to_left=True))

    assert arabic("{shop} has {count}", shop="Fjord Theatre", count=3) == "\u2068Fjord Theatre\u2069 has 3"


def test_a_vendors_program_calls_its_commands_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "PROGRAM", "rak-com.example.app")

    said = Words()("Connect with: rak-desktop connect. It is kept at {address}.", address="rak-desktop/a/b/live")

    assert said == "Connect with: rak-com.example.app connect. It is kept at rak-desktop/a/b/live."


@pytest.mark.parametrize("code", ["rk_", "pk_", "--yes", "--key-stdin", ".rakprofile", "4-50"])
def test_code_in_a_right_to_left_sentence_keeps_its_own_direction(code: str) -> None:
    arabic = Words(NullTranslations(), Language("ar", "العربية", right_to_left=True))

    assert arabic(f"use {code} here") == f"use \u2068{code}\u2069 here"


def test_a_fact_that_holds_right_to_left_words_runs_that_way() -> None:
    arabic = Words(NullTranslations(), Language("ar", "العربية", right_to_left=True))

    assert arabic("in {date}", date="23 نوفمبر") == "in \u206723 نوفمبر\u2069"


def test_listed_facts_have_commas_and_are_told_apart() -> None:
    arabic = Words(NullTranslations(), Language("ar", "العربية", right_to_left=True))

    assert Words().listed(["Refunds", "Prices"]) == "Refunds, Prices"
    assert arabic.listed(["Refunds", "سعر"]) == "\u2068Refunds\u2069, \u2067سعر\u2069"
    assert arabic.listed([]) == ""


def test_sentences_in_a_row_are_set_apart_as_their_language_does() -> None:
    japanese = Words(NullTranslations(), Language("ja", "日本語", gap=""))

    assert Words().in_a_row("One.", "", "Two.") == "One. Two."
    assert japanese.in_a_row("一つ。", "二つ。") == "一つ。二つ。"
