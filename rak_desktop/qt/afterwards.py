"""Afterwards: what the first window did not need is loaded beside it, so that nobody waits for it later either."""

import gc
from importlib import import_module

from PySide6 import QtGui, QtWidgets

from rak_desktop.assembly import Services
from rak_desktop.core.key_reading import read_paste
from rak_desktop.core.redaction import scrub
from rak_desktop.qt.widgets.painters import PAINTERS, painter_of

_MODULES = (
    "hmac",
    "subprocess",
    "rak_desktop.log_file",
    "rak_desktop.qt.choosing",
    "rak_desktop.qt.connections.desk",
    "rak_desktop.qt.helping.desk",
    "rak_desktop.qt.file_dialogs",
    "rak_desktop.qt.main",
    "rak_desktop.qt.widgets.page_turn",
    "rak_desktop.screens.choose_app",
    "rak_desktop.screens.connections.frame",
    "rak_desktop.wording.sentences",
)


def load_the_rest(services: Services) -> None:
    """Takes a while, and nothing of it touches a window: for a thread of its own.

    Nobody looks for garbage until then (`rak_desktop open`), nor ever in what is loaded by then: it stays, and each
    look at it would hold up the window for 30 to 60 ms, on whichever thread it is taken.
    """
    try:
        _load(services)
    finally:
        if not gc.isenabled():
            gc.freeze()
            gc.enable()


def _load(services: Services) -> None:
    services.load_libraries()
    for name in _MODULES:
        import_module(name)
    for block in PAINTERS:
        painter_of(block)
    # The classes with the most enumerations, all of which PySide makes when the name of the class is first taken.
    _ = QtGui.QAccessible, QtGui.QKeySequence, QtGui.QLinearGradient, QtGui.QTextCharFormat
    _ = QtWidgets.QMessageBox, QtWidgets.QStyle
    # The patterns that know a key.
    read_paste(scrub("_"))
