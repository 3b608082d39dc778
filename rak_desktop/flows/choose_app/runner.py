"""Carries out what the rule book says: holds the step, works through ports, feeds answers back as events."""

from collections.abc import Callable
from itertools import count

from rak_desktop.core.errors import RakError
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.flows.choose_app.advance import advance
from rak_desktop.flows.choose_app.effects import AddApp, Effect, ReadFile
from rak_desktop.flows.choose_app.events import AppAdded, Event, FileAnswered
from rak_desktop.flows.choose_app.steps import Step
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.profile_installer import ProfileInstaller


class ChooseAppFlow:
    """From the first look to a chosen app. Used from one thread only; `on_change` is called there after every step."""

    def __init__(self, start: Step, installer: ProfileInstaller, jobs: Jobs, on_change: Callable[[Step], None]) -> None:
        self._installer = installer
        self._jobs = jobs
        self._on_change = on_change
        self._tickets = count(1)
        self.step = start

    def send(self, event: Event) -> None:
        """Something happened."""
        self.step, effects = advance(self.step, event, next(self._tickets))
        self._on_change(self.step)
        for effect in effects:
            self._carry_out(effect)

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
