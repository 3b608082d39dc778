"""The last resort: an exception that nobody caught ends in a calm window with the same report, never in a traceback."""

import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.qt.application import make_application
from rak_desktop.qt.bridge import Bridge

if TYPE_CHECKING:
    from rak_desktop.qt.helping.desk import HelpingDesk


def show_alone(services: Services, error: Exception) -> None:
    """Where no window came up at all. Returns when the calm one is closed, or cannot be shown either."""
    with suppress(Exception):
        logs.set_up(services.paths.logs)
        logs.log_mistake("the window did not come up", error)
        application = QApplication.instance() or make_application()
        resort = LastResort(services)
        resort.show()
        if resort.desk is not None:
            application.exec()


class LastResort:
    """Shows one window at a time, however many mistakes there are; all of them are logged."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._bridge = Bridge()
        self.desk: HelpingDesk | None = None

    def watch(self) -> None:
        """From now on, on every thread. Qt hands on what was raised in a slot."""
        logs.catch_what_nobody_caught()
        logged = sys.excepthook, threading.excepthook

        def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            logged[0](kind, error, trace)
            if isinstance(error, Exception):
                self._bridge.deliver(self.show)

        def caught_on_a_thread(found: threading.ExceptHookArgs) -> None:
            logged[1](found)
            if isinstance(found.exc_value, Exception):
                self._bridge.deliver(self.show)

        sys.excepthook, threading.excepthook = caught, caught_on_a_thread

    def show(self) -> None:
        """The calm window, unless it can be seen already. What goes wrong here must not begin the same again."""
        if self.desk is not None and self.desk.window.isVisible():
            return
        with suppress(Exception):
            from rak_desktop.core.situation import situation_at
            from rak_desktop.flows.helping.steps import Broken
            from rak_desktop.qt.helping.desk import HelpingDesk
            from rak_desktop.screens.helping.frame import About

            situation = situation_at(0, Trouble(Code.OUR_FAULT))
            self.desk = HelpingDesk(self._services, About("0-97", situation), Broken())
            self.desk.begin()
            self.desk.window.show()
