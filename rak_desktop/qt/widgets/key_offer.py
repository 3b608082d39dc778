"""KeyOffer: "A key was just copied. Use it"; looks at the clipboard only while its page is in front."""

import sys

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import read_paste
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.layouts import WrappingLayout
from rak_desktop.qt.widgets.text import label

# macOS asks the person each time a program looks at the clipboard unasked, which would frighten more than help.
MAY_LOOK = sys.platform != "darwin"


_ANSWERED = "answered_key"


class KeyOffer(QWidget):
    """Remembers which key was used or refused last, as a fingerprint, so that nobody is asked twice.

    The memory is the window's: the page may have gone meanwhile, and a key that was checked on another page and
    refused must not be offered beside the reason why.
    """

    accepted = Signal()
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = label(role="small-strong", wrap=False)
        self._use = LinkButton(theme)
        self._use.clicked.connect(self.accepted)
        self.available = False
        row = WrappingLayout(theme.px(8), 0)
        row.addWidget(self._words)
        row.addWidget(self._use)
        self.setLayout(row)
        QGuiApplication.clipboard().dataChanged.connect(self.look)

    def show_words(self, words: str, use: str) -> None:
        """The sentence and the text to press."""
        self._words.setText(words)
        self._use.show_plain(use, f"{words} {use}")

    def forget(self) -> None:
        """The key on the clipboard was used, or refused."""
        if key := _key_on_clipboard():
            self.window().setProperty(_ANSWERED, key)
        self._set(available=False)

    def look(self) -> None:
        """Is there a key that was not there before?"""
        if not MAY_LOOK or not self._words.text() or not self.window().isActiveWindow():
            return
        key = _key_on_clipboard()
        self._set(available=key is not None and key != self.window().property(_ANSWERED))

    def watch(self, window: QWidget) -> None:
        """Looks again whenever the person comes back to this window."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.WindowActivate:
            self.look()
        return super().eventFilter(watched, event)

    def _set(self, *, available: bool) -> None:
        if available != self.available:
            self.available = available
            self.changed.emit()


def _key_on_clipboard() -> str | None:
    text = QGuiApplication.clipboard().text()
    key = read_paste(text).key if text else None
    return key.fingerprint if isinstance(key, RestrictedKey) else None
