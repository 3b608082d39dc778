"""Whose account it is, also where there is little room."""

from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.account_card import AccountCardView
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.blocks import AccountCard
from rak_desktop.wording.languages import ENGLISH, LANGUAGES, Language
from tests.qt.real_screens import screens_in

# Long words, another direction and wide letters are for all days, the other languages for the full run.
IN_EVERY_LANGUAGE = pytest.mark.parametrize(
    "language",
    [
        pytest.param(language, id=language.tag, marks=() if language.tag in {"de", "ar", "ja"} else pytest.mark.sweep)
        for language in LANGUAGES
    ],
)


@IN_EVERY_LANGUAGE
def test_in_a_narrow_window_number_and_ending_have_a_line_each(qtbot: QtBot, theme: Theme, language: Language) -> None:
    view = shown(qtbot, theme, card_in(language, "5-review"), 368)

    view.set_narrow(narrow=True)
    number, ending = detail_of(view).splitlines()
    view.set_narrow(narrow=False)

    assert "acct_1MadeUpTheatre" in number
    assert "7Hq2" in ending
    assert len(detail_of(view).splitlines()) == 1


@IN_EVERY_LANGUAGE
@pytest.mark.parametrize("name", ["5-review", "5-practice", "5-trying-out"])
def test_the_mode_stands_in_one_line_whatever_is_beside_it(
    qtbot: QtBot, theme: Theme, language: Language, name: str
) -> None:
    card = card_in(language, name)
    view = shown(qtbot, theme, card, 368)

    title = next(label for label in view.findChildren(QLabel) if label.text() == card.mode_title)

    assert title.height() < 2 * title.fontMetrics().height()


def test_a_name_that_is_one_endless_word_is_seen_whole(qtbot: QtBot, theme: Theme) -> None:
    endless = "x" * 190

    view = shown(qtbot, theme, named(endless), 368)

    assert view._name.height() >= 5 * view._name.fontMetrics().height()


def test_a_name_in_two_scripts_reads_as_it_does_in_the_heading(qtbot: QtBot, theme: Theme) -> None:
    mixed = "\u0645\u0637\u0639\u0645 Fjord 24"
    heading = label(role="name")
    heading.setStyleSheet(theme.sheet())
    qtbot.addWidget(heading)
    heading.setText(mixed)

    view = shown(qtbot, theme, named(mixed), 368)
    heading.resize(view._name.size())
    heading.show()

    assert view._name.grab().toImage() == heading.grab().toImage()


def test_an_account_without_a_readable_name_has_its_number_there_to_be_copied(qtbot: QtBot, theme: Theme) -> None:
    marked = Qt.TextInteractionFlag.TextSelectableByMouse

    assert shown(qtbot, theme, card_in(ENGLISH, "5-nameless"), 368)._name.textInteractionFlags() & marked
    assert not shown(qtbot, theme, card_in(ENGLISH, "5-review"), 368)._name.textInteractionFlags() & marked


def named(name: str) -> AccountCard:
    return replace(card_in(ENGLISH, "5-review"), name=name)


made_once = cache(screens_in)


def card_in(language: Language, name: str) -> AccountCard:
    return next(block for block in made_once(language)[name].blocks if isinstance(block, AccountCard))


def shown(qtbot: QtBot, theme: Theme, card: AccountCard, width: int) -> AccountCardView:
    view = AccountCardView(theme)
    view.setStyleSheet(theme.sheet())
    qtbot.addWidget(view)
    view.show_block(card)
    view.resize(width, view.heightForWidth(width))
    view.show()
    return view


def detail_of(view: AccountCardView) -> str:
    return next(label.text() for label in view.findChildren(QLabel) if "7Hq2" in label.text())
