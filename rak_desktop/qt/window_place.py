"""Remembers where a window stood and how large it was; never what was in it."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

_GEOMETRY = "geometry"


class WindowPlace:
    """Kept in one small file of ours. One that is missing, unreadable or from a screen that is gone changes nothing."""

    def __init__(self, file: Path, name: str) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        self._key = f"{name}/{_GEOMETRY}"

    def restore(self, window: QWidget) -> None:
        """Before the window is shown."""
        kept = self._settings.value(self._key)
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)

    def keep(self, window: QWidget) -> None:
        """After the window was closed; that it cannot be written is no trouble worth a word."""
        self._settings.setValue(self._key, window.saveGeometry())
        self._settings.sync()
