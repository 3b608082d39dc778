"""The system changes between light and dark, or its text size, while the window is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.theme import Theme
from rak_desktop.screens.screen import Screen
from tests.qt.real_screens import REAL_SCREENS

NAMES = ("1-welcome", "2-asked", "3-masked", "4-offline", "5-review", "6-connected")


def window_of(qtbot: QtBot, scheme: Qt.ColorScheme, screen: Screen) -> tuple[ConnectWindow, Theme]:
    theme = Theme(scheme=scheme, body=14)
    window = ConnectWindow(theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.finish())
    window.show_screen(screen)
    window.show()
    return window, theme


def seen(window: ConnectWindow) -> QImage:
    """Without the caret, which blinks."""
    window.footer.help.setFocus()
    return window.grab().toImage()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in {"3-masked", "5-review"} else pytest.mark.sweep) for name in NAMES]
)
def test_a_page_that_is_open_turns_dark_with_the_system(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    dark, _ = window_of(qtbot, Qt.ColorScheme.Dark, REAL_SCREENS[name])
    window, theme = window_of(qtbot, Qt.ColorScheme.Light, REAL_SCREENS[name])
    assert seen(window) != seen(dark)

    monkeypatch.setattr(theme, "_scheme", Qt.ColorScheme.Dark)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert seen(window) == seen(dark)
