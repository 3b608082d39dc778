"""The languages follow the program's sentences, and nothing is guessed to fit."""

import re

import pytest
from babel.messages.catalog import Catalog

from translations import (
    ROOT,
    TRANSLATED,
    as_mo,
    as_po,
    brought_up_to_date,
    flaws,
    mo_file,
    placeholders,
    po_file,
    sentences,
    translation,
)


def test_no_sentence_hides_in_a_formatted_text() -> None:
    """Inside an f-string the collector does not see it, and it would stay English for ever."""
    hidden = re.compile(r"""f"[^"\n]*\{(?:self\._)?words\(['"]""")
    files = sorted((ROOT / "rak_desktop").rglob("*.py"))

    assert [file.name for file in files if hidden.search(file.read_text("utf-8"))] == []


def _german(**translated: str) -> Catalog:
    catalog = Catalog(locale="de", domain="rak_desktop")
    for english, german in translated.items():
        catalog.add(english, german)
    return catalog


def _template(*messages: str | tuple[str, str]) -> Catalog:
    catalog = Catalog(domain="rak_desktop")
    for message in messages:
        catalog.add(message)
    return catalog


def test_a_sentence_that_changed_is_not_guessed_to_fit() -> None:
    fresh = brought_up_to_date(_german(Save="Speichern", Cancel="Abbrechen"), _template("Save", "Save it now"))

    assert {message.id: message.string for message in fresh if message.id} == {"Save": "Speichern", "Save it now": None}


def test_a_missing_sentence_and_a_wrong_placeholder_are_flaws() -> None:
    catalog = _german(**{"{shop} is connected": "{laden} ist verbunden", "Save": "", "Back": "Zurück"})

    assert sorted(flaws(catalog)) == ["missing: Save", "wrong placeholders: {shop} is connected"]


def test_a_plural_may_say_one_thing_in_words() -> None:
    catalog = Catalog(locale="de", domain="rak_desktop")
    catalog.add(("{number} is missing", "{number} are missing"), ("Eine fehlt", "{number} fehlen"))

    assert list(flaws(catalog)) == []


def test_the_same_sentences_are_always_the_same_bytes() -> None:
    catalog = _german(Save="Speichern")

    assert as_po(catalog) == as_po(_german(Save="Speichern"))
    assert as_mo(catalog) == as_mo(_german(Save="Speichern"))


def test_placeholders_are_named() -> None:
    assert placeholders("{shop} has {number} of {shop}") == {"shop", "number"}


@pytest.fixture(scope="module")
def program() -> Catalog:
    return sentences()


def test_sentences_marked_in_each_way_are_found(program: Catalog) -> None:
    assert "Open Stripe" in program  # words("…")
    assert "Stripe does not know this key" in program  # N_("…") in a table
    assert any(isinstance(message.id, tuple | list) for message in program)  # words.count("…", "…", n)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_language_has_every_sentence(tag: str, program: Catalog) -> None:
    """Run `.venv/bin/python packaging/translations.py update`, then translate what `missing` lists."""
    assert list(flaws(brought_up_to_date(translation(tag), program))) == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_files_of_every_language_are_up_to_date(tag: str, program: Catalog) -> None:
    known = translation(tag)

    assert po_file(tag).read_bytes() == as_po(brought_up_to_date(known, program))
    assert mo_file(tag).read_bytes() == as_mo(known)


@pytest.mark.parametrize(
    ("tag", "odd"),
    [("fr", r" [:;?!»]|« |\s…$"), ("es", r"\s…$|\s[:;?!]"), ("pt_BR", r"\s…$|\s[:;?!]"), ("ar", r"\s…$|[,;?]$")],
)
def test_signs_stand_as_the_language_writes_them(tag: str, odd: str) -> None:
    """French puts a space before some of them, one at which no line may end; the dots of a pause follow their word."""
    texts = (text for message in translation(tag) if message.id for text in as_texts(message.string))

    assert [text for text in texts if re.search(odd, text)] == []


def test_apostrophes_are_of_one_kind(program: Catalog) -> None:
    """In windows, in errors and in `--help` alike; what is to be typed has none."""
    catalogs = (program, *map(translation, TRANSLATED))
    texts = (text for catalog in catalogs for message in catalog for text in (message.id, message.string) if message.id)

    assert [text for each in texts for text in as_texts(each) if "'" in text] == []


def as_texts(translated: object) -> tuple[str, ...]:
    return tuple(translated) if isinstance(translated, tuple | list) else (str(translated),)
