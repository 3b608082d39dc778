"""What a person's hands do: typed, since pytest-qt's own ways are not."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.screens.screen import Screen


def press(widget: QWidget, key: Qt.Key, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, held)


def type_text(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def focused(window: QWidget) -> QWidget:
    """What has the keyboard; a window that lost it is a mistake by itself."""
    found: QWidget | None = window.focusWidget()
    assert found is not None
    return found


def until_shown(window: ConnectWindow) -> ConnectWindow:
    """Help is made, filled and shown in a beat each."""
    late = time.monotonic() + 5
    while not window.isVisible():
        assert time.monotonic() < late, "it was not shown"
        QCoreApplication.processEvents()
    return window


def turn_to(window: ConnectWindow, screen: Screen) -> None:
    """Shows it, and lets go of the page before, as the event loop does; otherwise every page would be kept."""
    window.show_screen(screen)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
