"""First paint: what can wait until a window is seen does wait, however long a busy computer takes to get there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_A_MOMENT_MS = 150
"""Work on other threads slows this one down, and after the first paint there is still something to be drawn."""


def once_seen(window: QWidget, call: Callable[[], None]) -> None:
    """Calls a moment after the window was painted, or a moment from now where it can be seen already.

    While a page is still coming in it (`qt/connect/coming`), which may take long on a slow computer, it is too soon.
    """
    soon = QTimer(window, singleShot=True, interval=_A_MOMENT_MS)

    def after_a_moment() -> None:
        if window.updatesEnabled():
            call()
        else:
            soon.start()

    soon.timeout.connect(after_a_moment)
    if window.isVisible():
        soon.start()
    else:
        window.installEventFilter(_FirstPaint(window, soon))


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, soon: QTimer) -> None:
        super().__init__(window)
        self._soon = soon

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._soon.start()
        return False
