"""Keys: what each key does in the window.

| Key                | What it does                                                                  |
|--------------------|-------------------------------------------------------------------------------|
| Enter              | presses the focused button, else the one main action of the screen; once for  |
|                    | each time it is pressed, and never what has only just come (`qt/just_came`)   |
| Escape             | goes back where there is a way back, else asks to close; loses nothing        |
| Tab, Shift+Tab     | in the order of reading: page, help number, secondary, main                   |
| Ctrl+V             | reaches the key field from anywhere on its page                               |
| F1                 | help                                                                          |
"""

from PySide6 import QtGui
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from rak_desktop.core.key import RestrictedKey
from rak_desktop.flows.connect.events import KeyEntered
from rak_desktop.qt.just_came import just_came
from rak_desktop.qt.widgets.focus_ring import FocusRing
from rak_desktop.qt.widgets.footer import Footer
from rak_desktop.qt.widgets.page import Page
from rak_desktop.screens.actions import ShowHelp
from rak_desktop.screens.screen import Screen


class Keys:
    """Takes those that no part of the window had a use for. `screen` is the one that is shown, if any."""

    def __init__(self, window: QWidget, intended: SignalInstance, page: Page, footer: Footer, ring: FocusRing) -> None:
        self._window = window
        self._intended = intended
        self._page = page
        self._footer = footer
        self._ring = ring

    def take(self, event: QKeyEvent, screen: Screen | None) -> bool:
        """Does what the key is for; False for one that means nothing here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._press_main(screen)
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back(screen)
        elif event.key() == Qt.Key.Key_F1:
            self._ring.used_keyboard()
            self._intended.emit(ShowHelp())
        elif event.matches(QtGui.QKeySequence.StandardKey.Paste):
            self._take_paste(screen)
        elif event.matches(QtGui.QKeySequence.StandardKey.Close):
            self._window.close()
        else:
            return False
        return True

    def _press_main(self, screen: Screen | None) -> None:
        focused = self._window.focusWidget()
        button = focused if isinstance(focused, QAbstractButton) and focused.isEnabled() else None
        if just_came(button or self._footer):
            return
        if button is not None:
            button.click()
            return
        if any(block.take_enter() for block in self._page.blocks):
            return
        main = screen.main_action if screen else None
        if main is not None and main.enabled:
            self._intended.emit(main.intent)

    def _go_back(self, screen: Screen | None) -> None:
        way = screen.escape if screen is not None else None
        if way is not None:
            self._intended.emit(way)
        else:
            self._window.close()

    def _take_paste(self, screen: Screen | None) -> None:
        if any(block.take_paste() for block in self._page.blocks):
            return
        if screen is not None and screen.takes_paste:
            from rak_desktop.core.key_reading import read_paste

            paste = read_paste(QGuiApplication.clipboard().text())
            if isinstance(paste.key, RestrictedKey):
                self._intended.emit(KeyEntered(paste))
