"""A new page comes in softly, is there from the first moment, and stands still for who wants no motion."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.flows.connect.events import Started
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.page_turn import PageTurn
from tests.fakes.steps import AWAITING, INSTALLING, WELCOME
from tests.qt.hands import press
from tests.support.reading import screen_of


class _Still(QProxyStyle):
    """A system that wants no motion."""

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


@pytest.fixture
def shown(window: ConnectWindow) -> ConnectWindow:
    window.show_screen(screen_of(WELCOME))
    return window


def test_the_next_page_comes_in_and_then_stands_alone(shown: ConnectWindow, qtbot: QtBot) -> None:
    assert not shown.page.turning, "the first page of a window is just there"

    shown.show_screen(screen_of(INSTALLING))

    assert shown.page.turning
    qtbot.waitUntil(lambda: not shown.page.turning)
    over = shown.page.findChild(PageTurn)
    assert over is not None
    assert over.isHidden()


def test_the_same_page_painted_again_does_not_move(shown: ConnectWindow) -> None:
    shown.show_screen(screen_of(WELCOME))

    assert not shown.page.turning


def test_a_page_that_comes_in_takes_what_is_pressed_and_typed_at_once(
    shown: ConnectWindow, intents: list[object]
) -> None:
    shown.show_screen(screen_of(AWAITING))
    shown.show_screen(screen_of(WELCOME))
    assert shown.page.turning

    press(shown, Qt.Key.Key_Return)

    assert intents == [Started()]
    over = shown.page.findChild(PageTurn)
    assert over is not None
    assert over.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert over.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_another_size_ends_it(shown: ConnectWindow) -> None:
    shown.show_screen(screen_of(INSTALLING))

    shown.resize(500, 700)

    assert not shown.page.turning


def test_nothing_moves_where_the_system_wants_no_motion(shown: ConnectWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    style = _Still()
    monkeypatch.setattr("rak_desktop.qt.theme.QApplication.style", lambda: style)

    shown.show_screen(screen_of(INSTALLING))

    assert not shown.page.turning
