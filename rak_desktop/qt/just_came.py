"""What has just come into a window takes no press yet: nobody can have read it, so the press is not about it.

The second half of a double click lands on the button that took the first one's place, and so does a click on Cancel
in the moment in which the check ends: it would press Save, under an account that nobody has seen.
"""

import time
from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_SINCE = "came_at"
_COMING = "still_coming"


def it_came(part: QWidget) -> None:
    """Other things can be pressed in this part of a window from now on, or in all of it."""
    part.setProperty(_SINCE, time.monotonic())


def it_comes(part: QWidget, *, coming: bool) -> None:
    """What can be pressed in this part of a window is there and cannot be seen yet, or can be seen from now on."""
    part.setProperty(_COMING, coming)


def just_came(widget: QWidget) -> bool:
    """Is it too early to press this? Until it is seen, and then for as long as a double click may take here."""
    within = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
    return any(_is_new(part, within) for part in _whatever_holds(widget))


def _is_new(part: QWidget, within: float) -> bool:
    came = part.property(_SINCE)
    return bool(part.property(_COMING)) or (came is not None and time.monotonic() - came < within)


def _whatever_holds(widget: QWidget) -> Iterator[QWidget]:
    part: QWidget | None = widget
    while part is not None:
        yield part
        part = None if part.isWindow() else part.parentWidget()
