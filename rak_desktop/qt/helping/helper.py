"""Helper: opens Help for a window. What Help needs is loaded then: the first window shall not wait for it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from rak_desktop.assembly import Services
from rak_desktop.core.profile import AppProfile
from rak_desktop.qt.beats import in_beats
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words

if TYPE_CHECKING:
    from rak_desktop.qt.helping.desk import HelpingDesk

_ASIDE = QPoint(32, 32)


class Helper:
    """Opens Help for the window of a desk. One at a time: asked again, it shows the new numbers in front."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._ending: _EndsWith | None = None
        self.desk: HelpingDesk | None = None

    def help_with(self, screen: Screen | None, profile: AppProfile | None, window: ConnectWindow) -> None:
        """Help about what this window shows now."""
        if screen is None:
            return
        from rak_desktop.flows.helping.steps import AtHelp
        from rak_desktop.qt.helping.desk import HelpingDesk
        from rak_desktop.screens.helping.frame import about_screen

        if self.desk is not None:
            self.desk.window.finish()
            self.desk.window.deleteLater()  # it belongs to the window behind it, and would live as long
        self.desk = HelpingDesk(self._services, about_screen(screen, profile), AtHelp(), window)
        if window.by_keyboard:
            self.desk.window.go_on_by_keyboard()
        self._ending = _EndsWith(window, self.desk.window)
        self.desk.window.move(window.pos() + _ASIDE)
        in_beats(self.desk.window, _pieces(self.desk, window))

    def speak(self, words: Words) -> None:
        """Another language was chosen; Help that stands open says it, too."""
        if self.desk is not None:
            self.desk.speak(words)


def _pieces(desk: "HelpingDesk", behind: QWidget) -> Iterator[Callable[[], object]]:
    """A beat each: to be made, filled and shown take as long as each other. The one behind may be closed meanwhile."""
    yield desk.begin
    if behind.isVisible():
        yield desk.window.show


class _EndsWith(QObject):
    """Closes the window of Help when the other one is closed, or makes room for a rehearsal."""

    def __init__(self, watched: QWidget, window: ConnectWindow) -> None:
        super().__init__(window)
        self._window = window
        watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self._window.finish()
        return False
