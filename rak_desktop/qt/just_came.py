"""What has just come into a window takes no press yet: nobody can have read it, so the press is not about it.

The second half of a double click lands on the button that took the first one's place, and so does a click on Cancel
in the moment in which the check ends: it would press Save, under an account that nobody has seen.
"""

import time

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_SINCE = "came_at"


def it_came(window: QWidget) -> None:
    """Other things can be pressed in this window from now on."""
    window.setProperty(_SINCE, time.monotonic())


def just_came(widget: QWidget) -> bool:
    """Is it too early for a press in this widget's window? For as long as a double click may take on this system."""
    since = widget.window().property(_SINCE)
    within = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
    return since is not None and time.monotonic() - since < within
