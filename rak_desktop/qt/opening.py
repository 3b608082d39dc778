"""Before the first window, and until the last one is closed."""

import os
import sys

from PySide6.QtWidgets import QApplication

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.qt.application import lacks_display, make_application
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.helping.last_resort import LastResort
from rak_desktop.qt.window_place import WindowPlace

_SWITCH_AFTER = 0.001
"""Seconds that a busy thread may keep the others from running Python: for each 5 ms, Python's own, the window waits."""


def started(services: Services) -> QApplication:
    """The application, ready for its first window. Raises ProfileError where there is no display."""
    if lacks_display(os.environ, sys.platform):
        raise ProfileError(Code.NO_DISPLAY)
    logs.set_up(services.paths.logs)
    logs.catch_what_nobody_caught()
    sys.setswitchinterval(_SWITCH_AFTER)
    application = make_application(services.words.language.tag)
    LastResort(services).watch()
    return application


def shown_until_closed(application: QApplication, window: ConnectWindow, services: Services) -> int:
    """Where it stood last time; the exit code."""
    place = WindowPlace(services.paths.config / "window.ini", "connect")
    place.restore(window)
    window.show()
    code = application.exec()
    place.keep(window)
    return code
