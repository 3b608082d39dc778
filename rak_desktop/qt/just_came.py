"""What has just come into a window takes no press yet: nobody can have read it, so the press is not about it.

The second half of a double click lands on the button that took the first one's place, and so does a click on Cancel
in the moment in which the check ends: it would press Save, under an account that nobody has seen.
"""

import time
from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_SINCE = "came_at"


def it_came(part: QWidget) -> None:
    """Other things can be pressed in this part of a window from now on, or in all of it."""
    part.setProperty(_SINCE, time.monotonic())


def just_came(widget: QWidget) -> bool:
    """Is it too early to press this? For as long as a double click may take on this system."""
    within = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
    since = (part.property(_SINCE) for part in _whatever_holds(widget))
    return any(came is not None and time.monotonic() - came < within for came in since)


def _whatever_holds(widget: QWidget) -> Iterator[QWidget]:
    part: QWidget | None = widget
    while part is not None:
        yield part
        part = None if part.isWindow() else part.parentWidget()
