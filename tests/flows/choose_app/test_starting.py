from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.choose_app.starting import first_step
from rak_desktop.flows.choose_app.steps import Choosing, Chosen, Refused
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary

HARBOUR = harbour_tickets()
FERRIES = harbour_tickets(app_id="com.example.ferry")


def test_the_only_app_needs_no_question() -> None:
    assert first_step(MemoryProfileLibrary(HARBOUR)) == Chosen(HARBOUR)


def test_no_app_and_several_apps_are_a_question() -> None:
    assert first_step(MemoryProfileLibrary()) == Choosing()
    assert first_step(MemoryProfileLibrary(HARBOUR, FERRIES)) == Choosing((HARBOUR, FERRIES))


def test_a_file_to_look_at_goes_before_the_only_app() -> None:
    assert first_step(MemoryProfileLibrary(HARBOUR), more_to_come=True) == Choosing((HARBOUR,))


def test_when_what_is_here_cannot_be_used_that_is_said() -> None:
    class Broken(MemoryProfileLibrary):
        def installed(self) -> tuple[AppProfile, ...]:
            raise ProfileError(Code.PROFILE_UNREADABLE, reason="not-toml", file="profile.toml", key="")

    step = first_step(Broken())

    assert isinstance(step, Refused)
    assert step.trouble.facts["reason"] == "not-toml"
