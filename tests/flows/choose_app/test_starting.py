from rak_desktop.adapters.allowed_profiles import AllowedProfiles
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.choose_app.starting import first_step
from rak_desktop.flows.choose_app.steps import Choosing, Chosen, Refused
from tests.fakes.policy_source import FixedPolicy
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


def test_when_the_administrator_allows_none_of_the_apps_that_is_said() -> None:
    policy = FixedPolicy(profile="com.example.other").read()

    step = first_step(AllowedProfiles(MemoryProfileLibrary(HARBOUR, FERRIES), policy))

    assert isinstance(step, Refused)
    assert step.trouble.code is Code.APP_NOT_ALLOWED


def test_of_several_apps_the_only_one_that_is_allowed_needs_no_question() -> None:
    policy = FixedPolicy(profile=FERRIES.app_id).read()

    assert first_step(AllowedProfiles(MemoryProfileLibrary(HARBOUR, FERRIES), policy)) == Chosen(FERRIES)
