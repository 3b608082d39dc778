"""BookWatch: notices within a moment that somebody wrote into the connection book: the terminal, another window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

SETTLES_IN_MS = 100
"""One write touches the file and its journal several times; they are one change."""


class BookWatch(QObject):
    """The system tells; asking it over and over would keep a laptop awake.

    A file on another computer changes without a word, so a window that comes to the front looks as well.
    """

    changed = Signal()

    def __init__(self, book: Path, window: QWidget) -> None:
        super().__init__(window)
        self._book = book
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLES_IN_MS)
        self._settle.timeout.connect(self.changed)
        for told in (self._watcher.fileChanged, self._watcher.directoryChanged):
            told.connect(self._touched)
        self._watch()
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._window and event.type() is QEvent.Type.WindowActivate:
            self._touched()
        return super().eventFilter(watched, event)

    def _touched(self) -> None:
        self._watch()
        self._settle.start()

    def _watch(self) -> None:
        """The file may be there only now, or have been put in place anew."""
        wanted = {str(path) for path in (self._book.parent, self._book) if path.exists()}
        known = {*self._watcher.files(), *self._watcher.directories()}
        if new := sorted(wanted - known):
            self._watcher.addPaths(new)
