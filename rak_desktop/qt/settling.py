"""Settling: gives every piece its final place at once, before anything is painted.

Qt lets nested layouts answer each other level by level, one turn of the event loop each, and paints in between:
a page is then seen for a moment with clipped words. Two rounds are enough: the first finds the widths (and whether a
scroll bar is needed), the second the heights at those widths.
"""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_ROUNDS = 2


def settle(window: QWidget) -> None:
    """Places everything that can be seen in this window, from the smallest piece to the largest."""
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]
    for widget in seen:
        widget.ensurePolished()
    for _ in range(_ROUNDS):
        for widget in (*reversed(seen), window):
            layout = widget.layout()
            if layout is not None:
                layout.invalidate()
        _place(window, seen)


def _place(window: QWidget, seen: list[QWidget]) -> None:
    layout = window.layout()
    if layout is not None:
        layout.activate()
    for widget in seen:
        if isinstance(widget, QAbstractScrollArea):
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LayoutRequest))
    for widget in seen:
        QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
