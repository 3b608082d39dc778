from rak_desktop.practice.hindrances import Hindrances
from rak_desktop.practice.scenarios import ALL_GOOD, KEYCHAIN_ABSENT, KEYCHAIN_LOCKED, OFFLINE


def test_the_internet_is_away_once() -> None:
    now = Hindrances(OFFLINE)

    assert [now.meets_no_internet() for _ in range(3)] == [True, False, False]


def test_the_store_is_locked_until_somebody_tried_to_save() -> None:
    now = Hindrances(KEYCHAIN_LOCKED)

    assert now.store_is_locked
    assert now.meets_a_locked_store()
    assert not now.store_is_locked
    assert not now.meets_a_locked_store()


def test_a_missing_store_stays_missing() -> None:
    assert Hindrances(KEYCHAIN_ABSENT).no_store


def test_in_a_good_story_nothing_is_in_the_way() -> None:
    now = Hindrances(ALL_GOOD)

    assert (now.no_store, now.meets_no_internet(), now.meets_a_locked_store()) == (False, False, False)
