"""The table of faults: every change to keys, broken at every single step in every way, and then a new start.

Afterwards there is exactly one truth: the address holds the key that the book tells of, or neither has one; nothing
lies at `…/next`; what lies at `…/previous` is the old key that the book tells of; and no note is left.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from rak_desktop.core.connection import Connection, ConnectionId, Health, PreviousKey
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.verification import Account, VerificationReport, VerifiedKey
from rak_desktop.flows.end_undertakings import OLD_KEY_STAYS, end_undertakings
from rak_desktop.flows.keep_key import keep_key
from rak_desktop.flows.manage_connections import bring_old_key_back, disconnect, drop_old_key
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import Keychain
from tests.fakes.clock import NOON, FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.faults import BreakingComputer, Fault, Killed
from tests.fakes.jobs import HeldJobs
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.stripe_gateway import ScriptedStripeGateway

OLDEST = RestrictedKey("rk_test_51OldestKeyOfThisShop0000")
OLD = RestrictedKey("rk_test_51OldKeyOfThisShop000001")
NEW = RestrictedKey("rk_test_51NewKeyOfThisShop000002")

PROFILE = AppProfile("com.example.tickets", "Tickets", "https://example.com", needs=())
SHOP = Account("acct_1FlowerShop", "Flower shop", confirmed=True)
ID = ConnectionId(PROFILE.app_id, "acct_1FlowerShop", Mode.TEST)
SLOT = ID.slot(Peer.STRIPE)
A_DAY_AGO = NOON - timedelta(days=1)
CARD = Connection(ID, SLOT, "Flower shop", OLD.ending, A_DAY_AGO, A_DAY_AGO, SHOP.name, True, health=Health.GOOD)

Change = Callable[[Keychain, ConnectionBook], object]


def keep(key: RestrictedKey) -> Change:
    verified = VerifiedKey(key, VerificationReport(key.mode, key.ending, SHOP, proven=True))
    return lambda keychain, book: keep_key(verified, PROFILE, "", Peer.STRIPE, keychain, book, FixedClock())


def bring_back(keychain: Keychain, book: ConnectionBook) -> None:
    card = book.find(ID)
    assert card is not None
    bring_old_key_back(
        card,
        PROFILE,
        Peer.STRIPE,
        gateway=ScriptedStripeGateway(),
        keychain=keychain,
        book=book,
        jobs=HeldJobs(),
        clock=FixedClock(),
    )


@dataclass(frozen=True)
class Story:
    """A change: which keys are at the address and at `…/previous` before it, and at the address after it."""

    name: str
    change: Change
    before: RestrictedKey | None
    spare_before: RestrictedKey | None
    after: RestrictedKey | None

    def computer(self) -> tuple[MemoryKeychain, MemoryBook]:
        keychain, book = MemoryKeychain(), MemoryBook()
        if self.before:
            spare = PreviousKey(self.spare_before.ending, A_DAY_AGO) if self.spare_before else None
            book.put(replace(CARD, key_ending=self.before.ending, previous=spare))
            keychain.save(SLOT, self.before)
        if self.spare_before:
            keychain.save(SLOT.previous, self.spare_before)
        return keychain, book

    def steps(self) -> list[str]:
        computer = BreakingComputer(*self.computer())
        self.change(computer.keychain, computer.book)
        return computer.calls


STORIES = (
    Story("a new key", keep(NEW), None, None, NEW),
    Story("the same key again", keep(OLD), OLD, None, OLD),
    Story("a replacement", keep(NEW), OLD, None, NEW),
    Story("a second replacement", keep(NEW), OLD, OLDEST, NEW),
    Story("bringing the old key back", bring_back, NEW, OLD, OLD),
    Story("dropping the old key", lambda k, b: drop_old_key(ID, k, b, FixedClock()), NEW, OLD, NEW),
    Story("disconnecting", lambda k, b: disconnect(ID, k, b, FixedClock()), NEW, OLD, None),
)


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
    assert_one_truth(keychain, book)
    if told_no and row.story.change is not bring_back and row.story.after is not None:
        assert there == row.story.before, "a person who was told that it did not work finds it as it was"
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


def start_again(keychain: Keychain, book: ConnectionBook, clock: FixedClock | None = None) -> tuple[Trouble, ...]:
    return end_undertakings(lambda: keychain, book, clock or FixedClock())


def key_in_use(keychain: MemoryKeychain) -> RestrictedKey | None:
    return keychain.load(SLOT) if SLOT in keychain.slots() else None


def assert_one_truth(keychain: MemoryKeychain, book: MemoryBook) -> None:
    assert book.undertakings() == ()
    assert keychain.slots() <= {SLOT, SLOT.previous}
    assert [card.key_ending for card in book.all()] == [keychain.load(SLOT).ending for _ in {SLOT} & keychain.slots()]
    told = [card.previous.ending for card in book.all() if card.previous]
    assert told == [keychain.load(SLOT.previous).ending for _ in {SLOT.previous} & keychain.slots()]
