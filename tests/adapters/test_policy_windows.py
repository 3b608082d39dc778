from collections.abc import Mapping

import pytest

from rak_desktop.adapters.policy_windows import PolicyKeys
from rak_desktop.core.policy import Policy
from tests.contracts.policy_source import Decide, PolicySourceContract

LOCKS, DEFAULTS = r"Software\Policies\rak-desktop", r"Software\Policies\rak-desktop\Defaults"
COMPUTER, PERSON = "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER"

Registry = Mapping[tuple[str, str], Mapping[str, object]]


def as_registry_has_it(values: Mapping[str, object]) -> dict[str, object]:
    """Group Policy writes yes and no as numbers."""
    return {item: int(value) if isinstance(value, bool) else value for item, value in values.items()}


class TestRegistry(PolicySourceContract):
    @pytest.fixture
    def decide(self) -> Decide:
        def write(defaults: Mapping[str, object], locked: Mapping[str, object]) -> PolicyKeys:
            keys = {(COMPUTER, DEFAULTS): as_registry_has_it(defaults), (COMPUTER, LOCKS): as_registry_has_it(locked)}
            return PolicyKeys(lambda root, key: keys.get((root, key), {}))

        return write


def policy(registry: Registry) -> Policy:
    return PolicyKeys(lambda root, key: registry.get((root, key), {})).read()


def test_the_computer_goes_before_the_person() -> None:
    read = policy({(PERSON, LOCKS): {"language": "fr", "theme": "dark"}, (COMPUTER, LOCKS): {"language": "de"}})

    assert read.locked["language"].value == "de"
    assert read.locked["language"].place == rf"{COMPUTER}\{LOCKS}"
    assert read.locked["theme"].place == rf"{PERSON}\{LOCKS}"


def test_capital_letters_make_no_difference() -> None:
    assert policy({(COMPUTER, LOCKS): {"Live_Allowed": 0}}).locked["live_allowed"].value is False


def test_a_key_that_cannot_be_opened_may_hold_a_lock() -> None:
    def locked_up(root: str, key: str) -> Mapping[str, object]:
        raise PermissionError(root, key)

    read = PolicyKeys(locked_up).read()

    assert {odd.reason for odd in read.oddities} == {"unreadable"}
    assert read.broken_lock is not None
