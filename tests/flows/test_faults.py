"""The table of faults: every change to keys, broken at every single step in every way, and then a new start.

Afterwards there is exactly one truth: the address holds the key that the book tells of, or neither has one; nothing
lies at `…/next`; what lies at `…/previous` is the old key that the book tells of; and no note is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from rak_desktop.core.errors import RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.flows.end_undertakings import OLD_KEY_STAYS
from rak_desktop.flows.keychain_steps import key_at
from tests.fakes.clock import FixedClock
from tests.fakes.faults import BreakingComputer, Fault, Killed
from tests.fakes.keychain import MemoryKeychain
from tests.support.key_stories import A_DAY_AGO, SLOT, STORIES, Story, assert_one_truth, bring_back, start_again


@dataclass(frozen=True)
class Row:
    story: Story
    fault: Fault
    at: int
    step: str


def rows() -> Iterator[Row]:
    for story in STORIES:
        for at, step in enumerate(story.steps(), start=1):
            yield from (Row(story, fault, at, step) for fault in Fault if fault is not Fault.NONE)


ROWS = tuple(rows())


def row_id(row: Row) -> str:
    return f"{row.story.name}, step {row.at} ({row.step}): {row.fault.value}"


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_after_a_fault_and_a_new_start_there_is_exactly_one_truth(row: Row) -> None:
    keychain, book = row.story.computer()
    computer = BreakingComputer(keychain, book, row.fault, row.at)
    told_no = killed = False
    try:
        row.story.change(computer.keychain, computer.book)
    except RakError:
        told_no = True
    except Killed:
        killed = True

    left = start_again(keychain, book)

    assert left == ()
    there = key_in_use(keychain)
    assert there in (row.story.before, row.story.after)
    assert keychain.slots() <= {SLOT, SLOT.previous}
    assert_one_truth(keychain, book)
    if told_no and row.story.change is not bring_back and row.story.after is not None:
        assert there == row.story.before, "a person who was told that it did not work finds it as it was"
        if row.story.before != row.story.after:
            assert key_at(SLOT.previous, keychain) == row.story.spare_before, "so is the key that could be brought back"
    if not told_no and not killed:
        assert there == row.story.after


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_without_a_fault_the_change_is_complete(story: Story) -> None:
    keychain, book = story.computer()

    story.change(keychain, book)

    assert key_in_use(keychain) == story.after
    assert_one_truth(keychain, book)


@pytest.mark.parametrize("row", [row for row in ROWS if row.fault is Fault.KILLED_AFTER], ids=row_id)
def test_ending_it_can_be_killed_at_any_step_as_well(row: Row) -> None:
    for at in range(1, 30):
        keychain, book = row.story.computer()
        dying = BreakingComputer(keychain, book, row.fault, row.at)
        with pytest.raises(Killed):
            row.story.change(dying.keychain, dying.book)
        again = BreakingComputer(keychain, book, Fault.KILLED_BEFORE, at)
        try:
            start_again(again.keychain, again.book)
        except Killed:
            assert start_again(keychain, book) == ()
            assert_one_truth(keychain, book)
        else:
            return
    pytest.fail("ending it takes more steps than this test knows of")


class TestOldKeys:
    def test_after_seven_days_the_old_key_goes(self) -> None:
        keychain, book = STORIES[4].computer()
        clock = FixedClock(A_DAY_AGO + OLD_KEY_STAYS)

        assert start_again(keychain, book, clock) == ()

        assert keychain.slots() == {SLOT}
        assert_one_truth(keychain, book)

    def test_until_then_it_stays_and_the_keychain_is_not_asked(self) -> None:
        keychain, book = STORIES[4].computer()
        keychain.history.clear()

        assert start_again(keychain, book) == ()

        assert keychain.history == []
        assert SLOT.previous in keychain.slots()


def key_in_use(keychain: MemoryKeychain) -> RestrictedKey | None:
    return keychain.load(SLOT) if SLOT in keychain.slots() else None
