"""Carries out what the rule book of Help says: holds the step, works through ports, feeds answers back as events."""

import json
from collections.abc import Callable

from rak_desktop.core.checkup import Finding
from rak_desktop.core.errors import RakError
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.core.support_report import Report, as_json
from rak_desktop.core.values import dataclass
from rak_desktop.flows.checkup.checks import Outside as CheckupOutside
from rak_desktop.flows.checkup.checks import checks_of
from rak_desktop.flows.checkup.runner import run_checks
from rak_desktop.flows.flow import Flow, as_value
from rak_desktop.flows.helping.advance import advance
from rak_desktop.flows.helping.effects import (
    AskForMail,
    Effect,
    LookAtAll,
    Prepare,
    ReadLicences,
    ReadLog,
    ShowFile,
    WriteFile,
)
from rak_desktop.flows.helping.events import (
    Event,
    FindingArrived,
    LicencesAnswered,
    LogAnswered,
    LookedAll,
    ReportAnswered,
    WriteAnswered,
)
from rak_desktop.flows.helping.steps import Draft, Step
from rak_desktop.flows.support_report import Outside as ReportOutside
from rak_desktop.flows.support_report import look_through, make_report
from rak_desktop.ports.desktop import Desktop
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.report_files import ReportFiles


@dataclass(frozen=True)
class Outside:
    """Everything Help needs from outside. `said` puts a report into words; `licences` are all texts in one."""

    checkup: CheckupOutside
    report: ReportOutside
    support_code: str
    said: Callable[[Report], str]
    files: ReportFiles
    desktop: Desktop
    jobs: Jobs
    version: str
    licences: Callable[[], str]


class HelpingFlow(Flow[Step, Event, Effect]):
    """Help, from its opening to its end."""

    def __init__(self, start: Step, outside: Outside, on_change: Callable[[Step], None]) -> None:
        super().__init__(start, on_change)
        self._outside = outside

    def _advance(self, event: Event, ticket: int) -> tuple[Step, tuple[Effect, ...]]:
        return advance(self.step, event, ticket)

    def _carry_out(self, effect: Effect) -> None:
        jobs, outside = self._outside.jobs, self._outside
        match effect:
            case LookAtAll(ticket):
                jobs.start(lambda: self._look(ticket), lambda answer: self._looked(ticket, answer))
            case Prepare(ticket):
                jobs.start(self._draft, lambda answer: self.send(ReportAnswered(ticket, as_value(answer))))
            case WriteFile(ticket, draft, path):
                jobs.start(
                    lambda: _written(outside.files, draft, path),
                    lambda answer: self.send(WriteAnswered(ticket, as_value(answer))),
                )
            case ReadLog(ticket):
                jobs.start(
                    lambda: tuple(outside.report.log()),
                    lambda answer: self.send(LogAnswered(ticket, () if isinstance(answer, RakError) else answer)),
                )
            case ReadLicences(ticket):
                jobs.start(
                    outside.licences,
                    lambda answer: self.send(
                        LicencesAnswered(ticket, outside.version, "" if isinstance(answer, RakError) else answer)
                    ),
                )
            case ShowFile(path):
                jobs.start(lambda: outside.desktop.show_file(path), lambda _: None)
            case AskForMail(address, subject, text):
                jobs.start(lambda: outside.desktop.write_mail(address, subject, text), lambda _: None)

    # The work, off the caller's thread.

    def _look(self, ticket: int) -> EffectiveSettings:
        def tell(finding: Finding) -> None:
            self._outside.jobs.deliver(lambda: self.send(FindingArrived(ticket, finding)))

        for finding in run_checks(checks_of(self._outside.checkup), self._outside.jobs):
            tell(finding)
        return self._outside.report.settings()

    def _draft(self) -> Draft:
        outside = self._outside
        report = make_report(outside.support_code, outside.report)
        draft = Draft(report, outside.said(report), json.dumps(as_json(report), indent=1))
        look_through((draft.text, draft.json), outside.report)
        return draft

    # The answers, back on the caller's thread.

    def _looked(self, ticket: int, answer: EffectiveSettings | RakError) -> None:
        self.send(LookedAll(ticket, None if isinstance(answer, RakError) else answer))


def _written(files: ReportFiles, draft: Draft, path: str) -> str:
    files.write(path, draft.json, draft.text)
    return path
