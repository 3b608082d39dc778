"""Choosing an app over an installer in memory, with jobs that the test finishes."""

from rak_desktop.core.codes import Code
from rak_desktop.flows.choose_app.events import FilePicked, Trusted
from rak_desktop.flows.choose_app.runner import ChooseAppFlow
from rak_desktop.flows.choose_app.steps import Adding, Choosing, Chosen, Offered, Reading, Refused, Step
from rak_desktop.flows.connect.events import Back
from tests.fakes.jobs import HeldJobs
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_installer import HARBOUR_FILE, MemoryProfileInstaller


class Desk:
    """A person in front of the question which app."""

    def __init__(self) -> None:
        self.installer = MemoryProfileInstaller()
        self.jobs = HeldJobs()
        self.seen: list[Step] = []
        self.flow = ChooseAppFlow(Choosing(), self.installer, self.jobs, self.seen.append)


def test_from_the_vendors_file_to_the_chosen_app() -> None:
    desk = Desk()

    desk.flow.send(FilePicked(HARBOUR_FILE))
    desk.jobs.finish()
    assert desk.installer.installed == {}, "looking keeps nothing"
    desk.flow.send(Trusted())
    desk.jobs.finish()

    assert [type(step) for step in desk.seen] == [Reading, Offered, Adding, Chosen]
    assert desk.flow.step == Chosen(harbour_tickets())
    assert set(desk.installer.installed) == {"com.example.harbour"}


def test_the_reason_of_a_refusal_reaches_the_step() -> None:
    desk = Desk()

    desk.flow.send(FilePicked("/home/person/other.zip"))
    desk.jobs.finish()

    assert isinstance(desk.flow.step, Refused)
    assert desk.flow.step.trouble.facts["reason"] == "not-there"


def test_a_full_disk_is_told_and_another_try_works() -> None:
    desk = Desk()
    desk.installer.full = True
    desk.flow.send(FilePicked(HARBOUR_FILE))
    desk.jobs.finish()
    desk.flow.send(Trusted())
    desk.jobs.finish()
    assert isinstance(desk.flow.step, Offered)
    assert desk.flow.step.trouble
    assert desk.flow.step.trouble.code is Code.PROFILE_NOT_WRITABLE

    desk.installer.full = False
    desk.flow.send(Trusted())
    desk.jobs.finish()

    assert isinstance(desk.flow.step, Chosen)


def test_a_slow_look_at_the_first_file_does_not_take_the_place_of_the_second() -> None:
    desk = Desk()
    desk.flow.send(FilePicked("/home/person/first.zip"))
    desk.flow.send(FilePicked(HARBOUR_FILE))

    desk.jobs.finish(1)
    desk.jobs.finish(0)

    assert [type(step) for step in desk.seen] == [Reading, Reading, Offered, Offered]
    desk.flow.send(Back())
    assert desk.seen[-1] == Choosing()
