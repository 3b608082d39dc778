"""Which language a person gets, whatever way their system says it."""

import pytest

from rak_desktop.wording.languages import ENGLISH, LANGUAGES, first_spoken, language_named


@pytest.mark.parametrize(
    ("wish", "tag"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("de_CH.UTF-8", "de"),
        ("de_DE@euro", "de"),
        ("DE", "de"),
        ("pt_BR", "pt_BR"),
        ("pt-BR", "pt_BR"),
        ("ar-EG", "ar"),
        ("es-419", "es"),
        ("ja_JP.eucJP", "ja"),
        ("en_GB", "en"),
    ],
)
def test_a_wish_is_understood_however_it_is_written(wish: str, tag: str) -> None:
    language = language_named(wish)

    assert language is not None
    assert language.tag == tag


def test_another_countrys_form_is_nearer_than_english() -> None:
    assert first_spoken(["pt_PT", "en_GB"]).tag == "pt_BR"


@pytest.mark.parametrize("wish", ["", "C", "POSIX", "tlh", "xx_YY", "../../etc", "deutsch", "d"])
def test_a_wish_that_is_none_of_ours_is_none(wish: str) -> None:
    assert language_named(wish) is None


def test_the_first_wish_that_we_speak_decides() -> None:
    assert first_spoken(["nl_NL", "fr_FR", "de_DE"]).tag == "fr"


def test_who_speaks_none_of_ours_gets_english() -> None:
    assert first_spoken(["nl", "sv"]) is ENGLISH
    assert first_spoken([]) is ENGLISH


def test_no_two_languages_share_a_name_or_tag() -> None:
    assert len({language.tag for language in LANGUAGES}) == len({language.own_name for language in LANGUAGES}) == 7
