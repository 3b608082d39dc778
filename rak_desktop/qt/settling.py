"""Settling: gives every piece its final place at once, before anything is painted.

Qt lets nested layouts answer each other level by level, one turn of the event loop each, and paints in between:
a page is then seen for a moment with clipped words. Here all layouts forget what they knew, and are then asked from
the outermost inwards. A round that follows changes only what a new width or a scroll bar changes.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget

from rak_desktop.qt.beats import at_once

_MOST_ROUNDS = 4
_MOST_LEVELS = 12


def settle(window: QWidget, spread: Callable[[], object] = lambda: None) -> None:
    """Places everything that can be seen in this window. `spread` decides before that how far apart it stands."""
    at_once(settling(window, spread))


def settling(window: QWidget, spread: Callable[[], object]) -> Iterator[None]:
    """The same in pieces, for a page that nobody sees yet."""
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]
    for widget in seen:
        widget.ensurePolished()
    for layout in window.findChildren(QLayout):
        layout.invalidate()
    for widget in reversed(seen):
        widget.updateGeometry()  # also forgets the heights that Qt keeps for each width
    yield
    spread()
    yield
    scrolled = [widget for widget in seen if isinstance(widget, QAbstractScrollArea)]
    for _ in range(_MOST_ROUNDS):
        before = [widget.geometry() for widget in seen]
        _place(window, scrolled)
        if before == [widget.geometry() for widget in seen]:
            return
        yield


def settle_changes() -> None:
    """The same for a page that stays, where a few words are others now: only what they touch is placed again.

    Whoever is placed anew tells the next one outwards, so one round for each level is enough.
    """
    for _ in range(_MOST_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _place(window: QWidget, scrolled: list[QAbstractScrollArea]) -> None:
    whole = window.layout()
    if whole is not None:
        whole.activate()
    for area in scrolled:
        QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))
        if isinstance(area, QScrollArea):
            _place_inside(area.widget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _place_inside(scrolled: QWidget | None) -> None:
    """Qt asks for it only once, which may have been while the page was still being filled."""
    layout = scrolled.layout() if scrolled is not None else None
    if layout is not None:
        layout.activate()
