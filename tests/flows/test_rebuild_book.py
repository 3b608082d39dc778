from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import ConnectionId, Health, PreviousKey, Standing
from rak_desktop.core.errors import FORBIDDEN, NOT_A_FILE, NOT_OURS, BookError, Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.flows.end_undertakings import end_undertakings
from rak_desktop.flows.rebuild_book import rebuild_if_damaged
from rak_desktop.ports.key_finder import KeyFinder
from tests.fakes.clock import NOON, FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, PRACTICE_KEY, TEST_KEY
from tests.fakes.steps import connection

THEATRE = connection(LIVE_KEY)
TRYING_OUT = connection(TEST_KEY)


class Computer:
    """The theatre is connected twice, and its book was damaged."""

    def __init__(self) -> None:
        self.book = MemoryBook(THEATRE, TRYING_OUT, trouble=Code.BOOK_UNREADABLE)
        self.keychain = MemoryKeychain()
        self.keychain.save(THEATRE.slot, LIVE_KEY)
        self.keychain.save(THEATRE.slot.previous, OTHER_LIVE_KEY)
        self.keychain.save(TRYING_OUT.slot, TEST_KEY)

    def rebuild(self, finder: KeyFinder | None = None, *, can_list: bool = True) -> Trouble | None:
        found = (finder or self.keychain) if can_list else None
        return rebuild_if_damaged(self.book, lambda: found, lambda: self.keychain, Peer.STRIPE, FixedClock())


@pytest.fixture
def computer() -> Computer:
    return Computer()


def test_every_key_in_the_keychain_gets_a_card_and_the_old_book_stays(computer: Computer) -> None:
    told = computer.rebuild()

    assert told == Trouble(Code.BOOK_REBUILT, {"file": "the book.damaged-1", "count": 2})
    live, test = sorted(computer.book.all(), key=lambda card: card.id.mode.value)
    assert (live.id, live.slot, live.key_ending) == (THEATRE.id, THEATRE.slot, LIVE_KEY.ending)
    assert (test.id, test.key_ending) == (TRYING_OUT.id, TEST_KEY.ending)
    assert live.previous == PreviousKey(OTHER_LIVE_KEY.ending, NOON)
    assert live.label == THEATRE.id.account_id
    assert live.health is Health.UNKNOWN, "nothing is claimed of what only the damaged book knew"
    assert (live.checked_at, live.standing) == (None, Standing.NOT_KNOWN), "and no check that nobody made"


def test_nothing_is_written_to_the_keychain(computer: Computer) -> None:
    before = computer.keychain.slots()
    computer.keychain.history.clear()

    computer.rebuild()

    assert {action for action, _ in computer.keychain.history} == {"load"}
    assert computer.keychain.slots() == before


def test_a_key_that_was_just_being_kept_takes_its_place_afterwards(computer: Computer) -> None:
    """The crash that damaged the book came in the middle of a replacement."""
    computer.keychain.save(THEATRE.slot.next, OTHER_LIVE_KEY)
    computer.keychain.forget(THEATRE.slot.previous)

    computer.rebuild()
    end_undertakings(lambda: computer.keychain, computer.book, FixedClock())

    card = computer.book.find(THEATRE.id)
    assert card is not None
    assert (card.key_ending, card.previous) == (OTHER_LIVE_KEY.ending, PreviousKey(LIVE_KEY.ending, NOON))
    assert computer.keychain.load(THEATRE.slot) == OTHER_LIVE_KEY


def test_what_is_not_ours_or_makes_no_sense_is_passed_over(computer: Computer) -> None:
    practice = ConnectionId("com.example.harbour", "acct_1Practice", Mode.LIVE).slot(Peer.PRACTICE)
    wrong_mode = replace(THEATRE.id, account_id="acct_1Other", mode=Mode.TEST).slot(Peer.STRIPE)
    computer.keychain.save(practice, PRACTICE_KEY)
    computer.keychain.save(wrong_mode, LIVE_KEY)
    computer.keychain.save(replace(THEATRE.slot, service="another program"), LIVE_KEY)

    computer.rebuild()

    assert {card.id for card in computer.book.all()} == {THEATRE.id, TRYING_OUT.id}


@pytest.mark.parametrize("code", [Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_OUT_OF_REACH])
def test_while_the_keychain_cannot_be_read_the_damaged_book_stays_where_it_is(computer: Computer, code: Code) -> None:
    computer.keychain.trouble = code

    assert computer.rebuild() == Trouble(code)
    assert computer.book.trouble is Code.BOOK_UNREADABLE


def test_where_a_keychain_cannot_be_listed_a_new_book_begins(computer: Computer) -> None:
    assert computer.rebuild(can_list=False) == Trouble(Code.BOOK_REBUILT, {"file": "the book.damaged-1", "count": 0})
    assert computer.book.all() == ()


@pytest.mark.parametrize("trouble", [None, Code.BOOK_TOO_NEW, Code.BOOK_NOT_WRITABLE])
def test_a_sound_book_and_one_of_a_newer_version_are_left_alone(computer: Computer, trouble: Code | None) -> None:
    computer.book.trouble = trouble
    computer.keychain.history.clear()

    assert computer.rebuild() is None
    assert computer.book.trouble is trouble
    assert computer.keychain.history == []


@pytest.mark.parametrize("problem", [FORBIDDEN, NOT_A_FILE, NOT_OURS])
def test_a_book_that_cannot_be_read_and_is_not_damaged_is_left_alone(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, problem: str
) -> None:
    def refuse() -> None:
        raise BookError(Code.BOOK_UNREADABLE, problem=problem)

    monkeypatch.setattr(computer.book, "all", refuse)
    computer.keychain.history.clear()

    assert computer.rebuild() is None
    assert computer.keychain.history == []


def test_a_connection_of_which_only_the_old_key_is_left_works_with_that_one(computer: Computer) -> None:
    computer.keychain.forget(THEATRE.slot)

    told = computer.rebuild()
    left = end_undertakings(lambda: computer.keychain, computer.book, FixedClock()).left

    assert told is not None
    assert (told.facts["count"], left) == (2, ())
    card = computer.book.find(THEATRE.id)
    assert card is not None
    assert (card.key_ending, card.previous) == (OTHER_LIVE_KEY.ending, None)
    assert computer.keychain.load(THEATRE.slot) == OTHER_LIVE_KEY
    assert THEATRE.slot.previous not in computer.keychain.slots()
