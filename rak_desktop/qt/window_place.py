"""Remembers where a window stood, how large it was, and whose it was; never what was in it."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

_GEOMETRY, _NAME, _ON_A_WAY = "geometry", "name", "on_a_way"
_LONGEST_NAME = 200


class WindowPlace:
    """Kept in one small file of ours. One that is missing, unreadable or from a screen that is gone changes nothing."""

    def __init__(self, file: Path, name: str) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        self._name = name

    def restore(self, window: QWidget) -> None:
        """Before the window is shown."""
        kept = self._kept(_GEOMETRY)
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)

    def keep(self, window: QWidget) -> None:
        """After the window was closed; that it cannot be written is no trouble worth a word."""
        self._keep(_GEOMETRY, window.saveGeometry())
        self._settings.sync()

    def form(self) -> tuple[str, bool] | None:
        """Whose it will be at its next start, and whether it will have the steps of a way at its side."""
        name, on_a_way = self._kept(_NAME), self._kept(_ON_A_WAY)
        if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME or on_a_way not in ("true", "false"):
            return None
        return name, on_a_way == "true"

    def keep_form(self, name: str, *, on_a_way: bool) -> None:
        """For the next start."""
        self._keep(_NAME, name)
        self._keep(_ON_A_WAY, "true" if on_a_way else "false")
        self._settings.sync()

    def _kept(self, what: str) -> object:
        return self._settings.value(f"{self._name}/{what}")

    def _keep(self, what: str, value: object) -> None:
        self._settings.setValue(f"{self._name}/{what}", value)
