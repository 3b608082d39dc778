"""Bridge: brings finished work back to the UI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Bridge(QObject):
    """One long-lived object on the UI thread, with one queued signal."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._make, Qt.ConnectionType.QueuedConnection)

    def deliver(self, call: Callable[[], None]) -> None:
        """Makes this call on the UI thread, in the order of arrival. May be called from any thread."""
        try:
            self._arrived.emit(call)
        except RuntimeError:
            # The window is gone and with it everybody who waited for this answer.
            return

    @staticmethod
    def _make(call: Callable[[], None]) -> None:
        call()
