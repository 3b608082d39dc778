"""Pictures: real words, one description, nothing to press, and every theme's own inks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.page_state import PageState
from rak_desktop.qt import pictures
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.connection_row import ConnectionRowView
from rak_desktop.qt.widgets.links import LinksView
from rak_desktop.qt.widgets.numbered_steps import NumberedStepsView
from rak_desktop.qt.widgets.pictures.sketch import Sketch
from rak_desktop.qt.widgets.secret_field import SecretFieldView
from rak_desktop.qt.widgets.step_circle import StepSquare
from rak_desktop.screens.screen import Screen
from tests.fakes.steps import AWAITING, INSTALLING, WELCOME
from tests.qt.real_screens import REAL_SCREENS
from tests.support.reading import screen_of

PICTURES = {
    "welcome": screen_of(WELCOME),
    "install page": screen_of(replace(INSTALLING, page=PageState.ASKED)),
    "settings page": screen_of(AWAITING),
    "two keys": screen_of(replace(AWAITING, trouble=Trouble(Code.PUBLISHABLE_KEY))),
}
EVERY_PICTURE = pytest.mark.parametrize("screen", PICTURES.values(), ids=PICTURES.keys())


def sketch(window: ConnectWindow) -> Sketch:
    (found,) = [each for each in window.page.findChildren(Sketch) if each.isVisibleTo(window)]
    return found


def painted(window: ConnectWindow) -> QImage:
    return sketch(window).grab().toImage()


@EVERY_PICTURE
def test_a_picture_is_described_and_nothing_in_it_can_be_pressed(window: ConnectWindow, screen: Screen) -> None:
    window.show_screen(screen)

    assert sketch(window).accessibleName().startswith("Picture")
    assert sketch(window).focusPolicy() is Qt.FocusPolicy.NoFocus
    assert sketch(window).findChildren(QWidget) == []


@EVERY_PICTURE
def test_a_picture_is_drawn_in_the_inks_of_its_theme(window: ConnectWindow, screen: Screen) -> None:
    window.show_screen(screen)
    picture = painted(window)
    inks = {picture.pixelColor(x, y).name() for x in range(0, 280, 2) for y in range(0, picture.height(), 2)}

    assert QColor("#0B6670").name() in inks
    assert QColor("#E4F1F2").name() in inks


@EVERY_PICTURE
def test_a_picture_keeps_its_proportions_and_fits_a_narrow_window(window: ConnectWindow, screen: Screen) -> None:
    window.resize(400, 800)
    window.show_screen(screen)

    shown = sketch(window)
    assert 0 < shown.height() <= shown.heightForWidth(shown.width())
    assert shown.mapTo(window, shown.rect().topRight()).x() <= 400 - 16


@pytest.mark.parametrize(
    ("name", "mirrored"), [("welcome", True), ("install page", False), ("settings page", False), ("two keys", False)]
)
def test_the_way_is_mirrored_and_stripes_page_is_not(window: ConnectWindow, name: str, mirrored: bool) -> None:
    window.show_screen(PICTURES[name])
    before = painted(window)

    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = painted(window)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert (after != before) is mirrored


def test_picture_and_steps_stand_side_by_side_and_one_below_the_other_when_narrow(window: ConnectWindow) -> None:
    window.show_screen(PICTURES["settings page"])
    steps = window.page.block_of(NumberedStepsView)
    assert steps is not None
    assert sketch(window).x() > 200

    window.resize(400, 800)

    assert sketch(window).x() == 0
    assert sketch(window).y() > 100


@pytest.mark.parametrize("name", ["install page", "settings page"])
def test_picture_and_steps_begin_at_the_same_height_whichever_is_taller(window: ConnectWindow, name: str) -> None:
    window.show_screen(PICTURES[name])
    steps = window.page.block_of(NumberedStepsView)
    assert steps is not None
    first = steps.findChildren(StepSquare)[0]

    assert first.mapTo(steps, QPoint(0, 0)).y() == sketch(window).y() == 0


def test_the_key_can_be_pasted_and_checked_without_scrolling(window: ConnectWindow) -> None:
    window.show_screen(PICTURES["settings page"])

    field = window.page.block_of(SecretFieldView)
    assert field is not None
    assert window.page.verticalScrollBar().maximum() == 0
    assert not field.visibleRegion().isEmpty()


def test_an_explanation_opens_under_its_question_one_at_a_time(window: ConnectWindow) -> None:
    window.show_screen(PICTURES["settings page"])
    view = window.page.block_of(LinksView)
    assert isinstance(view, LinksView)
    first, second = view.questions

    first.click()
    assert "That happens often. Stripe may not show the same key again." in _texts(view)
    second.click()

    assert not first.isChecked()
    assert any("The app has a page of its own" in text for text in _texts(view))
    second.click()
    assert _texts(view) == []


def test_an_answer_that_opens_below_the_fold_is_scrolled_into_view(window: ConnectWindow) -> None:
    window.show_screen(PICTURES["settings page"])
    view = window.page.block_of(LinksView)
    assert isinstance(view, LinksView)

    for question in view.questions:
        question.click()

        assert _texts(view)
        foot = view.mapTo(window.page.viewport(), view.rect().bottomLeft()).y()
        assert foot <= window.page.viewport().height()


def test_what_says_that_it_was_copied_is_never_below_the_fold(window: ConnectWindow) -> None:
    window.resize(860, 560)
    window.show_screen(screen_of(INSTALLING))
    QGuiApplication.processEvents()
    link = next(b for b in window.findChildren(LinkButton) if b.text() == "I can’t install it")

    link.click()

    assert link.text().startswith("Copied")
    foot = link.mapTo(window.page.viewport(), link.rect().bottomLeft()).y()
    assert 0 < foot <= window.page.viewport().height()


def test_an_open_explanation_stays_open_while_the_page_is_painted_again(window: ConnectWindow) -> None:
    window.show_screen(PICTURES["settings page"])
    view = window.page.block_of(LinksView)
    assert isinstance(view, LinksView)
    view.questions[0].click()

    window.show_screen(replace(PICTURES["settings page"], announcement="Again"))

    assert view.questions[0].isChecked()
    assert _texts(view)


def test_stripes_page_is_shown_to_who_asks_and_stays_while_the_page_is_painted_again(window: ConnectWindow) -> None:
    window.show_screen(screen_of(INSTALLING))
    view = window.page.block_of(LinksView)
    assert isinstance(view, LinksView)
    assert "Press Install app" not in _texts(view)

    view.questions[0].click()
    window.show_screen(replace(screen_of(INSTALLING), announcement="Again"))

    assert sketch(window).accessibleName().startswith("Picture of Stripe’s page")
    assert "Press Install app" in _texts(view)


def test_high_contrast_has_lines_where_grounds_are_gone(window: ConnectWindow, theme: Theme) -> None:
    tokens = theme.tokens
    theme.tokens = replace(tokens, tint=tokens.page, rail=tokens.page, hairline=tokens.ink, tint_line=tokens.ink)
    window.show_screen(PICTURES["welcome"])

    picture = painted(window)
    edge = [picture.pixelColor(x, 0).name() for x in range(40, 200)]

    assert QColor(tokens.page).name() not in edge


def _texts(view: QWidget) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view.window())]


def test_of_a_long_list_every_row_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    take = pictures._taken

    def taken(window: QWidget, form: pictures.Form) -> QPixmap:
        drawn.append(len([row for row in window.findChildren(ConnectionRowView) if not row.visibleRegion().isEmpty()]))
        return take(window, form)

    monkeypatch.setattr(pictures, "_taken", taken)
    pictures.picture_of(REAL_SCREENS["7-fifty"], pictures.Form())

    assert drawn == [50]
