"""HelpingDesk: the window of Help and the flow behind it, beside the window that help is about."""

import logging

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rak_desktop import __version__, logs
from rak_desktop.assembly import Services
from rak_desktop.core.situation import seen_from
from rak_desktop.core.support_code import support_code
from rak_desktop.core.support_report import Report
from rak_desktop.flows.connect.events import Back, Closed
from rak_desktop.flows.helping.events import Event, PlaceChosen
from rak_desktop.flows.helping.runner import HelpingFlow, Outside
from rak_desktop.flows.helping.steps import Step
from rak_desktop.qt.bridge import Bridge
from rak_desktop.qt.clipboard import QtClipboard
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.file_dialogs import ask_for_path
from rak_desktop.qt.support_desk import SupportDesk
from rak_desktop.qt.theme import Theme
from rak_desktop.resources import licence_texts
from rak_desktop.screens.actions import CloseWindow, CopyText, Intent, OpenSupportView, PickPlace, ShowHelp
from rak_desktop.screens.helping.frame import About
from rak_desktop.screens.helping.screen_for import helping_screen_for
from rak_desktop.screens.support_code import with_support_code
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.report import report_text

_SIZE = (740, 620)


class HelpingDesk:
    """One window of Help, which `begin` fills. Lives as long as somebody holds it.

    It stays in front of the window `behind` it, if there is one, and does not keep the program alive.
    """

    def __init__(self, services: Services, about: About, begin: Step, behind: QWidget | None = None) -> None:
        self._services = services
        self._about = about
        self._words = services.words
        self._clipboard = QtClipboard()
        self._steps = logs.StepLog(logging.getLogger(__name__))
        self.support: SupportDesk | None = None
        self.window = ConnectWindow()
        if behind is not None:  # while it is empty: what stands in a window is dressed anew when that gets a parent
            self.window.setParent(behind, Qt.WindowType.Window)
        self.window.furnish(Theme(about.profile.accent if about.profile else None))
        self._bridge = Bridge(self.window)  # what arrives when the window is gone has nobody to show it
        self.window.take_looks(services.settings.theme.value)
        self.window.resize(*_SIZE)
        self.window.intended.connect(self._on_intent)
        self.flow = HelpingFlow(begin, self._outside(services, about), self._change)

    def begin(self) -> None:
        """Fills the window, which is not shown by it."""
        self._show(self.flow.step)

    def speak(self, words: Words) -> None:
        """The same step in another language, and the helper's window too where it stands open."""
        self._words = words
        if self.support is not None:
            self.support.speak(words)
        self._show(self.flow.step)

    def _outside(self, services: Services, about: About) -> Outside:
        jobs = services.jobs(self._bridge.deliver)
        return Outside(
            checkup=services.checkup_outside,
            report=services.report_outside(jobs),
            support_code=str(support_code(seen_from(services.here, about.situation))),
            said=self._said,
            files=services.report_files,
            desktop=services.desktop,
            jobs=jobs,
            version=__version__,
            licences=licence_texts,
        )

    def _said(self, report: Report) -> str:
        return report_text(report, self._words)

    def _change(self, step: Step) -> None:
        self._steps.arrived(step)
        self._show(step)

    def _show(self, step: Step) -> None:
        screen = helping_screen_for(step, self._about, self._words)
        if screen is None:
            self.window.finish()
        else:
            self.window.show_screen(with_support_code(screen, self._services.here, self._words))

    def _on_intent(self, intent: Intent) -> None:
        match intent:
            case CopyText(text):
                self._clipboard.put(text)
            case PickPlace():
                ask_for_path(intent, self.window, lambda path: self.flow.send(PlaceChosen(path)))
            case ShowHelp():
                self.flow.send(Back())
            case OpenSupportView():
                self.support = SupportDesk(self._services, self._about.profile)
                self.support.window.show()
            case CloseWindow():
                self.flow.send(Closed())
            case event if isinstance(event, Event):
                self.flow.send(event)
