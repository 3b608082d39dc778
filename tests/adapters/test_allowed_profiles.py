import pytest

from rak_desktop.adapters.allowed_profiles import AllowedInstaller, AllowedProfiles
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import PolicyError
from rak_desktop.core.mode import Mode
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_installer import HARBOUR_FILE, MemoryProfileInstaller
from tests.fakes.profile_library import MemoryProfileLibrary

HARBOUR = harbour_tickets()
MUSEUM = harbour_tickets(app_id="com.example.museum", name="Museum Shop")
LIBRARY = MemoryProfileLibrary(HARBOUR, MUSEUM)


def allowed(policy: FixedPolicy) -> AllowedProfiles:
    return AllowedProfiles(LIBRARY, policy.read())


def test_only_the_one_app_is_there_when_the_administrator_says_so() -> None:
    library = allowed(FixedPolicy(profile=MUSEUM.app_id))

    assert library.installed() == (MUSEUM,)
    assert library.get(MUSEUM.app_id) == MUSEUM
    with pytest.raises(PolicyError) as refusal:
        library.get(HARBOUR.app_id)
    assert refusal.value.code is Code.APP_NOT_ALLOWED


def test_the_administrators_default_stands_first() -> None:
    assert allowed(FixedPolicy(defaults={"profile": MUSEUM.app_id})).installed() == (MUSEUM, HARBOUR)


def test_where_no_app_may_be_connected_the_reason_is_told() -> None:
    with pytest.raises(PolicyError):
        allowed(FixedPolicy(profile="com.example.other")).installed()


def test_a_computer_without_apps_has_nothing_to_refuse() -> None:
    assert AllowedProfiles(MemoryProfileLibrary(), FixedPolicy(live_allowed=False).read()).installed() == ()


def test_an_app_comes_without_the_modes_that_are_not_allowed() -> None:
    assert allowed(FixedPolicy(live_allowed=False)).get(HARBOUR.app_id).modes == (Mode.TEST,)


def test_a_vendors_file_of_another_app_is_not_taken_in() -> None:
    installer = AllowedInstaller(MemoryProfileInstaller(), FixedPolicy(profile="com.example.other").read())

    with pytest.raises(PolicyError):
        installer.read(HARBOUR_FILE)


def test_a_vendors_file_is_offered_as_it_may_be_connected() -> None:
    installer = AllowedInstaller(MemoryProfileInstaller(), FixedPolicy(modes=["test"]).read())
    offer = installer.read(HARBOUR_FILE)

    assert offer.profile.modes == (Mode.TEST,)
    assert installer.install(offer).forbidden_modes == (Mode.LIVE,)
