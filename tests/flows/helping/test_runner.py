"""Help, walked without a window: what was asked for arrives, and what nobody waits for any more is dropped."""

import json
from collections.abc import Iterable
from typing import NoReturn

import pytest

from rak_desktop.core.checkup import State
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.support_report import Report, from_json
from rak_desktop.flows.checkup.checks import NAMES
from rak_desktop.flows.connect.events import Back, Closed
from rak_desktop.flows.helping.events import (
    CheckComputer,
    MakeReport,
    PlaceChosen,
    ShowAbout,
    ShowInFolder,
    ShowLog,
    WriteMail,
)
from rak_desktop.flows.helping.runner import HelpingFlow, Outside
from rak_desktop.flows.helping.steps import (
    AtAbout,
    AtHelp,
    AtLog,
    Ended,
    Looked,
    Looking,
    Making,
    Ready,
    Refused,
    Saved,
    Step,
    Writing,
)
from tests.fakes.jobs import HeldJobs
from tests.fakes.keys import LIVE_KEY
from tests.fakes.report_files import MemoryDesktop, MemoryReports
from tests.fakes.steps import connection
from tests.flows.checkup.test_checks import Bench as Computer
from tests.flows.test_support_report import Bench

LINE = "2026-11-26 07:32:01,512 INFO rak_desktop.qt.main: step Welcome"


class Walk:
    """A flow over fakes; work waits until the test lets it go on."""

    def __init__(self, start: Step | None = None) -> None:
        self.computer, self.bench = Computer(), Bench()
        self.files, self.desktop, self.jobs = MemoryReports(), MemoryDesktop(), HeldJobs()
        self.seen: list[Step] = []
        outside = Outside(
            checkup=self.computer.outside,
            report=self.bench.outside,
            support_code="HSWJ CXAC N598",
            said=self.said,
            files=self.files,
            desktop=self.desktop,
            jobs=self.jobs,
            version="1.2.3",
            licences=self.licences,
        )
        self.flow = HelpingFlow(start or AtHelp(), outside, self.seen.append)
        self.spoilt = ""

    def said(self, report: Report) -> str:
        return f"{report.made} {self.spoilt}"

    def licences(self) -> str:
        if self.spoilt:
            raise RakError(Code.OUR_FAULT)
        return "MIT"

    def ready(self) -> Ready:
        self.flow.send(MakeReport())
        self.jobs.finish_all()
        assert isinstance(self.flow.step, Ready)
        return self.flow.step


@pytest.fixture
def walk() -> Walk:
    return Walk()


# ── this computer ────────────────────────────────────────────────────────────────────────────────────


def test_findings_come_in_one_by_one_and_then_all_is_seen(walk: Walk) -> None:
    walk.flow.send(CheckComputer())
    walk.jobs.finish_all()

    counts = [len(step.findings) for step in walk.seen if isinstance(step, Looking)]
    assert counts == list(range(len(counts)))
    assert isinstance(walk.flow.step, Looked)
    assert {finding.check for finding in walk.flow.step.findings} == set(NAMES)
    assert {finding.state for finding in walk.flow.step.findings} == {State.GOOD}
    assert walk.flow.step.settings is not None


def test_findings_that_nobody_waits_for_are_dropped(walk: Walk) -> None:
    walk.flow.send(CheckComputer())
    walk.flow.send(Back())
    walk.jobs.finish_all()

    assert walk.flow.step == AtHelp()


def test_pressing_twice_looks_once(walk: Walk) -> None:
    walk.flow.send(CheckComputer())
    walk.flow.send(CheckComputer())

    assert walk.jobs.held == 1


def test_a_second_look_does_not_take_the_findings_of_the_first(walk: Walk) -> None:
    walk.flow.send(CheckComputer())
    walk.flow.send(Back())
    walk.flow.send(CheckComputer())
    walk.jobs.finish()

    assert walk.flow.step == Looking(3)


# ── the report ───────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_saved_before_the_person_saw_it_and_chose_a_place(walk: Walk) -> None:
    draft = walk.ready().draft

    assert walk.files.written == {}
    assert from_json(json.loads(draft.json)) == draft.report

    walk.flow.send(PlaceChosen("/home/ada/report.zip"))
    walk.jobs.finish_all()

    assert walk.seen[-2:] == [Writing(draft, 3), Saved(draft, "/home/ada/report.zip")]
    assert walk.files.written == {"/home/ada/report.zip": (draft.json, draft.text)}


def test_a_place_that_cannot_be_written_to_leaves_the_report_on_the_screen(walk: Walk) -> None:
    draft = walk.ready().draft
    walk.files.trouble = Code.REPORT_NOT_WRITABLE
    walk.flow.send(PlaceChosen("/nowhere/report.zip"))
    walk.jobs.finish_all()

    assert walk.flow.step == Ready(draft, Trouble(Code.REPORT_NOT_WRITABLE))


def test_a_report_with_a_key_in_it_is_not_even_shown(walk: Walk) -> None:
    walk.bench.keep(connection(), LIVE_KEY)
    walk.spoilt = LIVE_KEY.reveal()
    walk.flow.send(MakeReport())
    walk.jobs.finish_all()

    assert walk.flow.step == Refused(Trouble(Code.REPORT_HOLDS_SECRET))


def test_a_report_that_nobody_waits_for_is_dropped(walk: Walk) -> None:
    walk.flow.send(MakeReport())
    walk.flow.send(Back())
    walk.jobs.finish_all()

    assert walk.seen == [Making(1), AtHelp(), AtHelp()]


def test_the_saved_file_is_shown_and_the_mail_prepared_by_the_persons_own_desktop(walk: Walk) -> None:
    walk.ready()
    for event in (
        PlaceChosen("/home/ada/report.zip"),
        ShowInFolder(),
        WriteMail("help@harbour.example", "code", "Hello"),
    ):
        walk.flow.send(event)
        walk.jobs.finish_all()

    assert walk.desktop.asked == [("show", "/home/ada/report.zip"), ("mail", "help@harbour.example")]


def test_there_is_nothing_to_show_before_it_is_saved(walk: Walk) -> None:
    walk.ready()
    walk.flow.send(ShowInFolder())
    walk.jobs.finish_all()

    assert walk.desktop.asked == []


# ── the log, and the end ─────────────────────────────────────────────────────────────────────────────


def test_the_log_is_read_off_the_window(walk: Walk) -> None:
    walk.bench.log = [LINE]
    walk.flow.send(ShowLog())
    assert walk.flow.step == AtLog(1)
    walk.jobs.finish_all()

    assert walk.flow.step == AtLog(1, (LINE,))


def test_the_licences_are_read_off_the_window_and_their_absence_hides_nothing_else(walk: Walk) -> None:
    walk.flow.send(ShowAbout())
    assert walk.flow.step == AtAbout(1)
    walk.jobs.finish_all()
    assert walk.flow.step == AtAbout(1, "1.2.3", "MIT")

    walk.spoilt = "yes"
    walk.flow.send(ShowAbout())
    walk.jobs.finish_all()
    assert walk.flow.step == AtAbout(3, "1.2.3", "")


def test_a_log_that_cannot_be_read_is_an_empty_one(walk: Walk) -> None:
    class Unreadable(list[str]):
        def __iter__(self) -> NoReturn:
            raise RakError(Code.BOOK_UNREADABLE)

    walk.bench.log = Unreadable()
    walk.flow.send(ShowLog())
    walk.jobs.finish_all()

    assert walk.flow.step == AtLog(1, ())


@pytest.mark.parametrize("before", [(), (CheckComputer(),), (MakeReport(),), (ShowLog(),)])
def test_closing_ends_it_from_everywhere(walk: Walk, before: Iterable[CheckComputer | MakeReport | ShowLog]) -> None:
    for event in (*before, Closed()):
        walk.flow.send(event)
    walk.jobs.finish_all()

    assert walk.flow.step == Ended()
