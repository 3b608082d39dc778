"""Whose account it is, also where there is little room."""

from functools import cache

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.account_card import AccountCardView
from rak_desktop.screens.blocks import AccountCard
from rak_desktop.wording.languages import LANGUAGES, Language
from tests.qt.real_screens import screens_in


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_in_a_narrow_window_number_and_ending_have_a_line_each(qtbot: QtBot, theme: Theme, language: Language) -> None:
    view = shown(qtbot, theme, card_in(language, "5-review"), 368)

    view.set_narrow(narrow=True)
    number, ending = detail_of(view).splitlines()
    view.set_narrow(narrow=False)

    assert "acct_1MadeUpTheatre" in number
    assert "7Hq2" in ending
    assert len(detail_of(view).splitlines()) == 1


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
@pytest.mark.parametrize("name", ["5-review", "5-practice", "5-trying-out"])
def test_the_mode_stands_in_one_line_whatever_is_beside_it(
    qtbot: QtBot, theme: Theme, language: Language, name: str
) -> None:
    card = card_in(language, name)
    view = shown(qtbot, theme, card, 368)

    title = next(label for label in view.findChildren(QLabel) if label.text() == card.mode_title)

    assert title.height() < 2 * title.fontMetrics().height()


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
