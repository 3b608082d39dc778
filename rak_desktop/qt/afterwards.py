"""Afterwards: what the first window did not need is loaded while it can be seen, so that nobody waits for it later.

PySide makes a class when its name is first taken. If another thread is in the middle of that while Qt asks for the
same class (a screen reader does), the program ends with whatever was pasted into it. So only what knows nothing of Qt
is loaded on a thread of its own; windows and classes of Qt come on the window's own thread, one in each beat.
"""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import chain

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QObject

from rak_desktop.assembly import Services
from rak_desktop.ports.jobs import Jobs
from rak_desktop.qt.beats import in_beats
from rak_desktop.qt.widgets.painters import PAINTERS, painter_of

_BETWEEN_BEATS_MS = 5

_WITHOUT_QT = (
    "hmac",
    "subprocess",
    "rak_desktop.log_file",
    "rak_desktop.flows.choose_app.runner",
    "rak_desktop.flows.connect.runner",
    "rak_desktop.flows.connections.runner",
    "rak_desktop.flows.keep_key",
    "rak_desktop.flows.manage_connections",
    "rak_desktop.flows.verify_key",
    "rak_desktop.flows.helping.runner",
    "rak_desktop.screens.choose_app",
    "rak_desktop.screens.connect.screen_for",
    "rak_desktop.screens.connect.installing",
    "rak_desktop.screens.connect.paste_key",
    "rak_desktop.screens.connect.checking",
    "rak_desktop.screens.connect.review",
    "rak_desktop.screens.connect.finished",
    "rak_desktop.screens.connections.screen_for",
    "rak_desktop.screens.connections.changing",
    "rak_desktop.screens.connections.other_programs",
    "rak_desktop.screens.connections.settings",
    "rak_desktop.screens.helping.screen_for",
    "rak_desktop.wording.report",
    "rak_desktop.wording.sentences",
)
_WITH_QT = (
    "rak_desktop.qt.widgets.page_turn",
    "rak_desktop.qt.choosing",
    "rak_desktop.qt.connections.desk",
    "rak_desktop.qt.helping.desk",
    "rak_desktop.qt.file_dialogs",
    "rak_desktop.qt.main",
)
# The classes with the most enumerations, all of which PySide makes with the class, and those that Qt gives us without
# being asked for them: the parts of a choice, of a text and of a question.
_CLASSES = (
    (QtWidgets, "QCommonStyle"),
    (QtGui, "QTextDocument"),
    (QtGui, "QAbstractTextDocumentLayout"),
    (QtGui, "QTextFrame"),
    (QtGui, "QAccessible"),
    (QtGui, "QKeySequence"),
    (QtGui, "QLinearGradient"),
    (QtGui, "QTextCharFormat"),
    (QtWidgets, "QMessageBox"),
    (QtWidgets, "QCommandLinkButton"),
    (QtWidgets, "QListView"),
    (QtWidgets, "QStyledItemDelegate"),
    (QtGui, "QStandardItemModel"),
)


def load_the_rest(window: QObject, jobs: Jobs, services: Services) -> None:
    """For as long as the window is there; what the next page needs comes first. Nobody waits for it.

    Nobody looks for garbage until then (`rak_desktop.__main__`), nor ever in what is loaded by then: it stays, and each
    look at it would hold up the window for 30 to 60 ms, on whichever thread it is taken.
    """

    def load_libraries() -> None:
        jobs.start(services.load_libraries, lambda _: look_for_garbage_again())

    jobs.start(load_without_qt, lambda _: None)
    in_beats(window, chain(_with_qt(), (load_libraries,)), every=_BETWEEN_BEATS_MS)


def load_without_qt() -> None:
    """For a thread of its own."""
    from rak_desktop.core.key_reading import read_paste
    from rak_desktop.core.redaction import scrub

    read_paste(scrub("_"))  # the patterns that know a key
    for name in _WITHOUT_QT:
        import_module(name)


def look_for_garbage_again() -> None:
    """In what is made from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _with_qt() -> Iterator[Callable[[], object]]:
    for block in PAINTERS:
        yield partial(painter_of, block)
    for module, name in _CLASSES:
        yield partial(getattr, module, name)
    for name in _WITH_QT:
        yield partial(import_module, name)
