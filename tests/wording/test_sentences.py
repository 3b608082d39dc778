"""How every sentence is written: for a worried shop owner on the phone."""

import re

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.wording.sentences import SENTENCES, VARIANTS

ALL = (*SENTENCES.items(), *((code, sentences) for (code, _, _), sentences in VARIANTS.items()))
TEXTS = [text for _, sentences in ALL for text in sentences]
FOR_MERCHANTS = [text for code, sentences in ALL for text in sentences if code.family != "RAK-PRO"]

ALARMING = re.compile(r"\b(invalid|error|failed|failure|please|oops|sorry|illegal|fatal|abort\w*)\b|!", re.IGNORECASE)
JARGON = re.compile(
    r"\b(keychain|keyring|tools?|token|credentials?|label|API|TLS|SSL|HTTP|DNS|timeout|exception|payload|"
    r"live mode|test mode|live-mode|test-mode|permission receipt)\b",
    re.IGNORECASE,
)
# What stands for itself: names of programs and packages, options of the terminal.
NAMES = re.compile(r"GNOME Keyring|gnome-keyring|Keychain Access|Credential Manager|\{keychain\}|--\w+")


def test_it_is_calm_and_blames_nobody() -> None:
    assert [text for text in TEXTS if ALARMING.search(text)] == []


def test_it_speaks_of_a_shop_and_not_of_software() -> None:
    assert [text for text in FOR_MERCHANTS if JARGON.search(NAMES.sub("", text))] == []


def test_it_is_short() -> None:
    assert [title for _, (title, _, _) in ALL if len(title) > 60] == []
    assert [text for text in TEXTS if len(text) > 190] == []


def test_a_title_is_no_sentence_and_the_others_are() -> None:
    assert [title for _, (title, _, _) in ALL if title.endswith(".")] == []
    assert [what for _, (_, what, _) in ALL if not what.endswith((".", "}"))] == []
    assert [what for _, (_, _, what) in ALL if not what.endswith(".")] == []


def test_it_is_well_set() -> None:
    assert [text for text in TEXTS if text != text.strip() or "  " in text] == []
    assert [text for text in TEXTS if {"'", '"'} & set(text)] == [], "apostrophes and quotation marks are curly"


def test_the_keychains_name_begins_a_sentence() -> None:
    """Without a name it is "Your computer’s password store", with a capital."""
    assert [text for text in TEXTS if re.search(r"[^.] \{keychain\}", text)] == []


def test_real_payments_and_trying_out_are_always_called_so() -> None:
    """Stripe's own words stand in brackets, or where Stripe's page is meant."""
    explained = re.compile(r"real payments \(live\)|trying out \(test\)|^Choose (live|test) in Stripe")

    assert [text for text in TEXTS if re.search(r"\b(live|test)\b", explained.sub("", text))] == []


@pytest.mark.parametrize("code", [Code.FULL_SECRET_KEY, Code.ORGANISATION_KEY, Code.MANAGED_KEY])
def test_a_key_that_opens_too_much_was_neither_sent_nor_kept_and_should_be_replaced(code: Code) -> None:
    _, what_happened, what_to_do = SENTENCES[code]

    assert "e did not send or keep it" in what_happened
    assert what_to_do.startswith("If you pasted it anywhere else, replace it in Stripe.")


def test_nothing_is_said_about_what_is_stored() -> None:
    """The same words serve while connecting and about a key that was kept long ago."""
    assert [text for text in TEXTS if "othing is stored" in text or "othing is kept" in text] == []
