"""Carries out what the rule book says: holds the step, works through ports, feeds answers back as events."""

from collections.abc import Callable

from rak_desktop.core.errors import RakError
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.flows.choose_app.advance import advance
from rak_desktop.flows.choose_app.effects import AddApp, Effect, ReadFile
from rak_desktop.flows.choose_app.events import AppAdded, Event, FileAnswered
from rak_desktop.flows.choose_app.steps import Step
from rak_desktop.flows.flow import Flow
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.profile_installer import ProfileInstaller


class ChooseAppFlow(Flow[Step, Event, Effect]):
    """From the first look to a chosen app."""

    def __init__(self, start: Step, installer: ProfileInstaller, jobs: Jobs, on_change: Callable[[Step], None]) -> None:
        super().__init__(start, on_change)
        self._installer = installer
        self._jobs = jobs

    def _advance(self, event: Event, ticket: int) -> tuple[Step, tuple[Effect, ...]]:
        return advance(self.step, event, ticket)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case ReadFile(ticket, path):
                self._jobs.start(lambda: self._installer.read(path), lambda answer: self._file_answered(ticket, answer))
            case AddApp(ticket, offer):
                self._jobs.start(lambda: self._installer.install(offer), lambda answer: self._app_added(ticket, answer))

    def _file_answered(self, ticket: int, answer: ProfileOffer | RakError) -> None:
        self.send(FileAnswered(ticket, answer.trouble if isinstance(answer, RakError) else answer))

    def _app_added(self, ticket: int, answer: AppProfile | RakError) -> None:
        self.send(AppAdded(ticket, answer.trouble if isinstance(answer, RakError) else answer))
