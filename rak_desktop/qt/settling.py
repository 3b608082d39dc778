"""Settling: gives every piece its final place at once, before anything is painted.

Qt lets nested layouts answer each other level by level, one turn of the event loop each, and paints in between:
a page is then seen for a moment with clipped words. Mostly two rounds are enough: the first finds the widths, the
second the heights at those widths. A scroll bar that comes or goes changes the widths once more.
"""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_MOST_ROUNDS = 4


def settle(window: QWidget) -> None:
    """Places everything that can be seen in this window, from the smallest piece to the largest."""
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]
    for widget in seen:
        widget.ensurePolished()
    for _ in range(_MOST_ROUNDS):
        before = [widget.geometry() for widget in seen]
        _place(window, seen)
        if before == [widget.geometry() for widget in seen]:
            return


def _place(window: QWidget, seen: list[QWidget]) -> None:
    for widget in reversed(seen):
        widget.updateGeometry()  # also forgets the heights that Qt keeps for each width
    whole = window.layout()
    if whole is not None:
        whole.invalidate()
        whole.activate()
    for widget in seen:
        if isinstance(widget, QAbstractScrollArea):
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LayoutRequest))
    for widget in seen:
        QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
