"""Bridge: brings finished work back to the UI thread."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal


class _Bell(QObject):
    """What other threads ring, and what is heard on the UI thread. There is one, and it is never taken down.

    A bridge goes with its window, which Qt may be taking down at the very moment in which a thread brings an answer:
    whoever speaks to it then ends the program.
    """

    _one: ClassVar["_Bell | None"] = None
    _rung = Signal()

    @classmethod
    def of_the_ui_thread(cls) -> "_Bell":
        """Made there, by whoever is the first to need it."""
        cls._one = cls._one or cls()
        return cls._one

    def __init__(self) -> None:
        super().__init__()
        self._waking: deque[QTimer] = deque()
        self._rung.connect(self._hear)

    def ring(self, beat: QTimer) -> None:
        """May be called from any thread: nothing is asked of the beat there."""
        self._waking.append(beat)
        self._rung.emit()

    def _hear(self) -> None:
        while self._waking:
            # A window that is gone has nobody who waits for the answer.
            with suppress(RuntimeError):
                self._waking.popleft().start()


class Bridge(QObject):
    """One long-lived object on the UI thread, which takes one answer in each beat of the event loop.

    Between answers that arrive together the window paints, and hears what is pressed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._beat = QTimer(self, singleShot=True, interval=0)
        self._beat.timeout.connect(self._make_next)
        self._bell = _Bell.of_the_ui_thread()

    def deliver(self, call: Callable[[], None]) -> None:
        """Makes this call on the UI thread, in the order of arrival. May be called from any thread."""
        self._waiting.append(call)
        self._bell.ring(self._beat)

    def _make_next(self) -> None:
        if not self._waiting:  # the one that was told of last may have been taken with those before it
            return
        call = self._waiting.popleft()
        try:
            call()
        finally:
            self._beat.start()  # not before: it would be due again by now, and the window hears nothing in between
