"""The stories that can be practised."""

from rak_desktop.practice.scenarios import ALL_GOOD, SCENARIOS


def test_every_story_is_found_by_the_name_that_people_type() -> None:
    assert list(SCENARIOS) == [
        "all-good",
        "permission-missing",
        "wrong-mode",
        "expired",
        "account-not-readable",
        "key-shown-once",
        "address-blocked",
    ]
    assert all(name == scenario.name for name, scenario in SCENARIOS.items())


def test_every_story_but_the_good_one_has_its_trouble() -> None:
    troubles = [scenario for scenario in SCENARIOS.values() if scenario is not ALL_GOOD]

    assert len({repr(scenario) for scenario in troubles}) == len(troubles)
    assert not ALL_GOOD.key_ended
    assert not ALL_GOOD.withholds_a_permission
