"""Coming: a page comes in pieces, one in each beat of the event loop, and is seen when it is whole.

To make it at once takes 20 to 50 ms, in which the window would hear nothing, and move nothing that turns. What is
pressed before it can be seen is not about it, and does nothing (`qt/just_came`).
"""

from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from rak_desktop.qt.beats import at_once
from rak_desktop.qt.just_came import it_comes

Pieces = Iterator[None]


class Coming:
    """Shows one screen after the other in `window`, in the order in which they were given."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._waiting: deque[tuple[Pieces, bool]] = deque()
        self._pieces: Pieces | None = None
        self._at_work = False
        self._beat = QTimer(window, singleShot=True, interval=0)  # begun anew after each: else two come at once
        self._beat.timeout.connect(self._go_on)

    @property
    def under_way(self) -> bool:
        """Is there something that was given and is not there yet, and not just being made?"""
        return not self._at_work and (self._pieces is not None or bool(self._waiting))

    def take(self, pieces: Pieces, *, in_beats: bool) -> None:
        """Begins with it, or does all of it at once where nothing else is still coming."""
        if self._pieces is not None or self._waiting:
            self._waiting.append((pieces, in_beats))
        elif in_beats:
            self._begin(pieces)
            self._beat.start()
        else:
            at_once(pieces)

    def complete(self) -> None:
        """All that was given is there."""
        while self.under_way:
            self._go_on()

    def _begin(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._be_seen(seen=False)

    def _go_on(self) -> None:
        if self._at_work:  # a piece that lets the event loop run, as one that draws another window does
            return
        self._at_work = True
        try:
            if self._pieces is None:
                self._take_next()
            elif _is_over(self._pieces):
                self._end()
        except Exception:
            self._end()
            raise
        finally:
            self._at_work = False
            if self.under_way:
                self._beat.start()
            else:
                self._beat.stop()

    def _take_next(self) -> None:
        pieces, in_beats = self._waiting.popleft()
        if in_beats:
            self._begin(pieces)
        else:
            at_once(pieces)
            self._end()

    def _end(self) -> None:
        self._pieces = None
        if not self._waiting:
            self._be_seen(seen=True)

    def _be_seen(self, *, seen: bool) -> None:
        it_comes(self._window, coming=not seen)
        self._window.setUpdatesEnabled(seen)


def _is_over(pieces: Pieces) -> bool:
    return next(pieces, pieces) is pieces
