"""What has just come into a window takes no press yet; it was meant for what was there before."""

from collections.abc import Generator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from rak_desktop.flows.connect.events import Approved, Back, CheckPressed
from rak_desktop.flows.connections.events import AnotherAsked, CheckAsked
from rak_desktop.flows.connections.steps import Round
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.screens.screen import Screen
from tests.fakes.connections import MUSEUM, THEATRE, broken, shelf
from tests.fakes.steps import AWAITING, CHECKING, FILLED, REVIEWING
from tests.qt.connections.test_list import show
from tests.qt.hands import click, press
from tests.support.reading import screen_of

HELD_DOWN = 60_000


@pytest.fixture
def unread(window: ConnectWindow) -> ConnectWindow:
    """The key was checked a moment ago, and the account stands there now."""
    window.show_screen(screen_of(CHECKING))
    QGuiApplication.styleHints().setMouseDoubleClickInterval(HELD_DOWN)
    window.show_screen(screen_of(REVIEWING))
    return window


def click_twice(widget: QWidget) -> None:
    """Only the second half of it."""
    where = QPointF(widget.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, held in (
        (QEvent.Type.MouseButtonDblClick, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        QApplication.sendEvent(widget, QMouseEvent(kind, where, widget.mapToGlobal(where), left, held, none))


def test_a_click_in_the_moment_in_which_the_account_appears_saves_nothing(
    unread: ConnectWindow, intents: list[object]
) -> None:
    click(unread.footer.main)
    click_twice(unread.footer.main)

    assert intents == []


def test_however_long_a_page_takes_to_come_it_has_only_just_come_then(
    window: ConnectWindow, intents: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow computer the second half of a double click waits until the page is there."""
    seconds = [0.0]
    monkeypatch.setattr("rak_desktop.qt.just_came.time", SimpleNamespace(monotonic=lambda: seconds[0]))
    window.show_screen(screen_of(CHECKING))
    QGuiApplication.styleHints().setMouseDoubleClickInterval(400)
    pieces = window.page.pieces

    def made_slowly(screen: Screen) -> Generator[None, None, list[BlockWidget[Any]]]:
        seconds[0] += 0.5
        return pieces(screen)

    monkeypatch.setattr(window.page, "pieces", made_slowly)
    window.show_screen(screen_of(REVIEWING))

    click(window.footer.main)

    assert intents == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_in_that_moment_saves_nothing_either(unread: ConnectWindow, intents: list[object], key: Qt.Key) -> None:
    unread.footer.main.setFocus()

    press(unread.footer.main, key)

    assert intents == []


def test_once_somebody_can_have_read_it_a_press_counts(unread: ConnectWindow, intents: list[object]) -> None:
    QGuiApplication.styleHints().setMouseDoubleClickInterval(0)

    click(unread.footer.main)

    assert intents == [Approved()]


def test_escape_goes_back_at_any_time(unread: ConnectWindow, intents: list[object]) -> None:
    press(unread, Qt.Key.Key_Escape)

    assert intents == [Back()]


def test_a_button_that_was_there_already_counts_as_soon_as_it_may_be_pressed(
    window: ConnectWindow, intents: list[object]
) -> None:
    """Whoever pastes a key and presses Enter means the button that was there all the time."""
    window.show_screen(screen_of(AWAITING))
    QGuiApplication.styleHints().setMouseDoubleClickInterval(HELD_DOWN)
    window.show_screen(screen_of(FILLED))

    press(window, Qt.Key.Key_Return)

    assert intents == [CheckPressed()]


def test_what_stands_in_a_list_can_be_pressed_while_its_checks_begin_and_end(
    window: ConnectWindow, intents: list[object]
) -> None:
    here = shelf(THEATRE, MUSEUM)
    show(window, here)
    QGuiApplication.styleHints().setMouseDoubleClickInterval(HELD_DOWN)
    row = show(window, replace(here, round=Round(running=THEATRE.id))).rows[MUSEUM.id]

    click(window.page.beside)
    click(row.action)
    click(window.footer.buttons[-1])

    assert intents == [AnotherAsked(), CheckAsked(MUSEUM.id)], "Stop checking has only just come"


def test_enter_does_not_stop_checks_that_began_a_moment_ago(window: ConnectWindow, intents: list[object]) -> None:
    here = shelf(THEATRE)
    show(window, here)
    QGuiApplication.styleHints().setMouseDoubleClickInterval(HELD_DOWN)
    show(window, replace(here, round=Round(running=THEATRE.id)))
    window.footer.buttons[-1].setFocus()

    press(window.footer.buttons[-1], Qt.Key.Key_Return)

    assert intents == []


def test_a_double_click_on_check_now_does_not_press_what_mends_a_key_that_failed_meanwhile(
    window: ConnectWindow, intents: list[object]
) -> None:
    show(window, shelf(THEATRE, MUSEUM))
    QGuiApplication.styleHints().setMouseDoubleClickInterval(HELD_DOWN)
    row = show(window, shelf(THEATRE, broken(MUSEUM))).rows[MUSEUM.id]

    click_twice(row.action)

    assert intents == []


def test_a_key_that_is_held_down_presses_once(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(screen_of(REVIEWING))
    none = Qt.KeyboardModifier.NoModifier

    for repeated in (False, True, True):
        enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", repeated)
        QCoreApplication.sendEvent(window, enter)

    assert intents == [Approved()]
