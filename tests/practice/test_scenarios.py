"""The stories that can be practised."""

from rak_desktop.practice.scenarios import ALL_GOOD, SCENARIOS
from rak_desktop.wording.stories import STORIES

IN_THE_CONTRACT = (
    "all-good",
    "permission-missing",
    "wrong-mode",
    "wrong-account",
    "expired",
    "publishable-key-copied",
    "rate-limited",
    "slow",
    "offline",
    "captive-portal",
    "keychain-locked",
    "keychain-absent",
)


def test_every_story_of_the_contract_can_be_told() -> None:
    assert set(IN_THE_CONTRACT) <= set(SCENARIOS)


def test_every_story_is_found_by_the_name_that_people_type() -> None:
    assert all(name == scenario.name for name, scenario in SCENARIOS.items())


def test_every_story_has_words_and_all_words_a_story() -> None:
    assert set(STORIES) == set(SCENARIOS)


def test_every_story_but_the_good_one_has_its_trouble() -> None:
    troubles = [scenario for scenario in SCENARIOS.values() if scenario is not ALL_GOOD]

    assert len({repr(scenario) for scenario in troubles}) == len(troubles)
    assert not ALL_GOOD.key_ended
    assert not ALL_GOOD.withholds_a_permission
