"""Bridge: brings finished work back to the UI thread."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal


class Bridge(QObject):
    """One long-lived object on the UI thread, which takes one answer in each beat of the event loop.

    Between answers that arrive together the window paints, and hears what is pressed.
    """

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._beat = QTimer(self, singleShot=True, interval=0)
        self._beat.timeout.connect(self._make_next)
        self._arrived.connect(self._beat.start)

    def deliver(self, call: Callable[[], None]) -> None:
        """Makes this call on the UI thread, in the order of arrival. May be called from any thread."""
        self._waiting.append(call)
        try:
            self._arrived.emit()
        except RuntimeError:
            # The window is gone and with it everybody who waited for this answer.
            return

    def _make_next(self) -> None:
        if not self._waiting:  # the one that was told of last may have been taken with those before it
            return
        call = self._waiting.popleft()
        try:
            call()
        finally:
            self._beat.start()  # not before: it would be due again by now, and the window hears nothing in between
