import json

import pytest

from rak_desktop.core.vendor_text import VendorText, vendor_text

TICKETS = vendor_text(
    {"de-DE": "Karten", "en": "Tickets", "pt": "Ingressos", "pt-PT": "Bilhetes", "fr_CA": "Billets"}, 60
)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "Karten"),
        ("pt_BR", "Ingressos"),
        ("pt-PT", "Bilhetes"),
        ("fr", "Billets"),
        ("en", "Tickets"),
        ("ja", "Tickets"),
    ],
)
def test_a_language_gets_its_own_text_or_the_english_one(tag: str, text: str) -> None:
    assert isinstance(TICKETS, VendorText)
    assert TICKETS.in_language(tag) == text


def test_who_asks_for_english_gets_what_everybody_gets_who_asks_for_nothing() -> None:
    text = vendor_text({"en-US": "Checks", "en-GB": "Cheques"}, 60)

    assert isinstance(text, VendorText)
    assert text.in_language("en") == text == "Cheques"


def test_where_nobody_asks_for_a_language_it_is_a_text_like_any_other() -> None:
    assert TICKETS == "Tickets"
    assert json.dumps({"name": TICKETS}) == '{"name": "Tickets"}'


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Tickets", "Tickets"),
        ({"de": "Karten", "fr": "Billets"}, "Karten"),
        ({"enm": "Tikkets", "en-GB": "Tickets"}, "Tickets"),
        ({"de": 7, "fr": "Billets"}, "Billets"),
        ({}, ""),
        (None, ""),
        (["Tickets"], ""),
    ],
)
def test_what_stands_for_english(written: object, text: str) -> None:
    assert vendor_text(written, 60) == text


def test_a_long_text_is_cut_and_what_cannot_be_seen_is_taken_out() -> None:
    text = vendor_text({"en": "Tick\u202eets " * 40, "de": "Karten" * 40}, 20)

    assert len(text) <= 20
    assert "\u202e" not in text
    assert isinstance(text, VendorText)
    assert len(text.in_language("de")) <= 20
