"""Health: one after another, and nothing that was known is lost."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health
from rak_desktop.core.errors import Trouble
from rak_desktop.flows.connect.events import KeychainAsks
from rak_desktop.flows.connections.advance import advance
from rak_desktop.flows.connections.effects import CheckKept, Effect
from rak_desktop.flows.connections.events import (
    BookRead,
    CheckAllAsked,
    CheckAnswered,
    CheckAsked,
    CheckingStopped,
    Event,
    Looked,
    Opened,
)
from rak_desktop.flows.connections.steps import Listing, Looking, Round, Step
from tests.fakes.clock import NOON
from tests.fakes.connections import MUSEUM, REHEARSAL, THEATRE, broken, listing

THREE = listing(THEATRE, MUSEUM, REHEARSAL)
OFFLINE = Trouble(Code.OFFLINE)


class Walk:
    """Sends events one by one, each with the next ticket, and collects what was to be asked."""

    def __init__(self, step: Step, now: datetime = NOON) -> None:
        self.step, self.now = step, now
        self.asked: list[CheckKept] = []
        self._ticket = 0

    def send(self, *events: Event) -> "Walk":
        for event in events:
            self._ticket += 1
            self.step, effects = advance(self.step, event, self._ticket, self.now)
            self._collect(effects)
        return self

    def answer(self, answer: Connection | Trouble) -> "Walk":
        return self.send(CheckAnswered(self.asked[-1].ticket, answer))

    @property
    def ids(self) -> list[ConnectionId]:
        return [effect.connection.id for effect in self.asked]

    def _collect(self, effects: tuple[Effect, ...]) -> None:
        self.asked += [effect for effect in effects if isinstance(effect, CheckKept)]


def checked(connection: Connection) -> Connection:
    return replace(connection, checked_at=NOON)


def test_when_the_window_opens_all_are_checked_one_after_another() -> None:
    walk = Walk(THREE).send(Opened())
    assert walk.ids == [THEATRE.id]

    walk.answer(checked(THEATRE)).answer(checked(MUSEUM)).answer(checked(REHEARSAL))

    assert walk.ids == [THEATRE.id, MUSEUM.id, REHEARSAL.id]
    assert walk.step.shelf.round == Round()
    assert walk.step.shelf.ended_at == NOON


def test_nothing_is_checked_where_somebody_switched_it_off() -> None:
    assert Walk(THREE).send(Opened(check=False)).asked == []


@pytest.mark.parametrize(("wished", "asked"), [(True, [MUSEUM.id]), (False, [])])
def test_what_comes_onto_the_list_unchecked_is_checked_as_at_the_opening(
    wished: bool, asked: list[ConnectionId]
) -> None:
    """A damaged book is put together anew behind the window that is open already."""
    unchecked = replace(MUSEUM, health=Health.UNKNOWN, checked_at=None)

    walk = Walk(listing()).send(Opened(check=wished), BookRead((THEATRE, unchecked)), BookRead((THEATRE, unchecked)))

    assert walk.ids == asked
    assert not any(effect.may_ask for effect in walk.asked)


def test_the_opening_never_makes_the_keychain_ask_and_a_pressed_button_may() -> None:
    assert not Walk(THREE).send(Opened()).asked[0].may_ask
    assert Walk(THREE).send(CheckAsked(MUSEUM.id)).asked[0].may_ask


def test_offline_ends_the_round_and_keeps_what_was_known() -> None:
    walk = Walk(THREE).send(Opened()).answer(OFFLINE)

    shelf = walk.step.shelf
    assert walk.ids == [THEATRE.id], "nobody else is asked in vain"
    assert not shelf.round.busy
    assert set(shelf.not_checked) == {THEATRE.id, MUSEUM.id, REHEARSAL.id}
    assert [connection.health for connection in shelf.connections] == [Health.GOOD] * 3
    assert isinstance(walk.step, Listing)


@pytest.mark.parametrize(
    "code",
    [
        Code.KEYCHAIN_LOCKED,
        Code.KEYCHAIN_NO_ANSWER,
        Code.KEYCHAIN_NOT_SET_UP,
        Code.SESSION_SILENT,
        Code.SESSION_ENDED,
        Code.RATE_LIMITED,
        Code.STRIPE_FAULT,
    ],
)
def test_what_is_in_the_way_of_all_is_met_once(code: Code) -> None:
    assert Walk(THREE).send(Opened()).answer(Trouble(code)).ids == [THEATRE.id]


def test_a_person_who_closed_the_keychains_question_is_not_asked_the_same_again() -> None:
    denied = Trouble(Code.KEYCHAIN_DENIED)

    assert Walk(THREE).send(CheckAllAsked()).answer(denied).ids == [THEATRE.id]
    assert Walk(THREE).send(Opened()).answer(denied).ids == [THEATRE.id, MUSEUM.id], "nobody was asked anything"


def test_a_question_of_the_keychain_stays_open_when_its_check_is_stopped() -> None:
    """Nobody can take it back, and another one may be behind it."""
    walk = Walk(THREE).send(CheckAllAsked(), KeychainAsks(True), CheckingStopped())
    assert walk.step.shelf.keychain_asks

    walk.send(CheckAsked(THEATRE.id), KeychainAsks(True), KeychainAsks(False))
    assert walk.step.shelf.keychain_asks

    assert not walk.send(KeychainAsks(False)).step.shelf.keychain_asks


def test_what_is_in_the_way_of_one_does_not_hold_up_the_others() -> None:
    walk = Walk(THREE).send(Opened()).answer(Trouble(Code.KEY_NOT_PROVEN))

    assert walk.ids == [THEATRE.id, MUSEUM.id]
    assert set(walk.step.shelf.not_checked) == {THEATRE.id}


def test_being_offline_goes_on_since_it_was_first_met() -> None:
    walk = Walk(THREE).send(Opened()).answer(OFFLINE)
    walk.now = NOON + timedelta(minutes=4)

    walk.send(CheckAllAsked()).answer(OFFLINE)

    assert walk.step.shelf.not_checked[THEATRE.id].since == NOON


@pytest.mark.parametrize("code", [Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_DENIED, Code.OFFLINE])
def test_what_stood_in_the_way_of_all_is_over_for_all_once_it_is_for_one(code: Code) -> None:
    """One Unlock opens the keychain: no other row may go on saying that it is locked."""
    walk = Walk(THREE).send(CheckAllAsked()).answer(Trouble(code))
    assert len(walk.step.shelf.not_checked) == 3

    walk.send(CheckAsked(MUSEUM.id)).answer(checked(MUSEUM)).answer(checked(THEATRE)).answer(checked(REHEARSAL))

    assert walk.ids[1:] == [MUSEUM.id, THEATRE.id, REHEARSAL.id]
    assert walk.step.shelf.not_checked == {}
    assert not walk.step.shelf.round.busy


def test_a_check_that_nobody_asked_for_brings_no_others_with_it() -> None:
    """Only a person who is there can have opened the keychain."""
    walk = Walk(listing(THEATRE)).send(Opened()).answer(Trouble(Code.KEYCHAIN_LOCKED))
    unchecked = replace(MUSEUM, health=Health.UNKNOWN, checked_at=None)

    walk.send(BookRead((THEATRE, unchecked))).answer(checked(MUSEUM))

    assert walk.ids == [THEATRE.id, MUSEUM.id]


def test_who_still_stands_in_the_way_of_the_next_ends_the_round() -> None:
    locked = Trouble(Code.KEYCHAIN_LOCKED)

    walk = Walk(THREE).send(Opened()).answer(locked).send(CheckAsked(MUSEUM.id)).answer(checked(MUSEUM)).answer(locked)

    assert walk.ids == [THEATRE.id, MUSEUM.id, THEATRE.id]
    assert not walk.step.shelf.round.busy


def test_what_is_about_one_key_is_not_asked_again_by_itself() -> None:
    walk = Walk(THREE).send(CheckAsked(MUSEUM.id)).answer(Trouble(Code.KEY_NOT_PROVEN))

    walk.send(CheckAsked(THEATRE.id)).answer(checked(THEATRE))

    assert walk.ids == [MUSEUM.id, THEATRE.id]


def test_a_check_that_could_run_again_ends_the_trouble_of_not_knowing() -> None:
    walk = Walk(listing(THEATRE)).send(Opened()).answer(OFFLINE).send(CheckAsked(THEATRE.id)).answer(checked(THEATRE))

    assert walk.step.shelf.not_checked == {}


def test_the_only_one_that_turned_worse_is_shown_instead_of_the_list() -> None:
    walk = Walk(THREE).send(Opened()).answer(checked(THEATRE)).answer(broken(MUSEUM)).answer(checked(REHEARSAL))

    assert isinstance(walk.step, Looking)
    assert walk.step.id == MUSEUM.id


def test_somebody_who_is_busy_with_another_is_not_taken_away_from_it() -> None:
    walk = Walk(listing(THEATRE, MUSEUM)).send(Opened(), Looked(THEATRE.id))

    walk.answer(checked(THEATRE)).answer(broken(MUSEUM))

    assert isinstance(walk.step, Looking)
    assert walk.step.id == THEATRE.id
    assert walk.step.shelf.worse == (MUSEUM.id,)


def test_two_that_turned_worse_stay_in_the_list() -> None:
    walk = Walk(listing(THEATRE, MUSEUM)).send(Opened()).answer(broken(THEATRE)).answer(broken(MUSEUM))

    assert isinstance(walk.step, Listing)
    assert walk.step.shelf.worse == (THEATRE.id, MUSEUM.id)


def test_what_was_in_trouble_before_is_no_news() -> None:
    walk = Walk(listing(broken(THEATRE), MUSEUM)).send(Opened()).answer(broken(THEATRE)).answer(checked(MUSEUM))

    assert isinstance(walk.step, Listing)
    assert walk.step.shelf.worse == ()


def test_the_one_that_is_looked_at_is_checked_first() -> None:
    assert Walk(Looking(THREE.shelf, MUSEUM.id)).send(Opened()).ids == [MUSEUM.id]


def test_a_check_that_somebody_asks_for_goes_before_what_waits() -> None:
    walk = Walk(THREE).send(Opened(), CheckAsked(REHEARSAL.id)).answer(checked(THEATRE))

    assert walk.ids == [THEATRE.id, REHEARSAL.id]


def test_after_stopping_a_late_answer_changes_nothing() -> None:
    walk = Walk(THREE).send(Opened(), CheckingStopped()).answer(broken(THEATRE))

    assert walk.ids == [THEATRE.id]
    assert walk.step.shelf.connections == THREE.shelf.connections


def test_one_that_was_disconnected_meanwhile_is_passed_over() -> None:
    walk = Walk(THREE).send(Opened(), BookRead((THEATRE, REHEARSAL))).answer(checked(THEATRE))

    assert walk.ids == [THEATRE.id, REHEARSAL.id]


def test_a_check_knows_better_than_what_another_program_met() -> None:
    reported = Looking(THREE.shelf, MUSEUM.id, reported=Code.UNKNOWN_KEY)

    walk = Walk(reported).send(Opened()).answer(checked(MUSEUM))

    assert isinstance(walk.step, Looking)
    assert walk.step.reported is None


def test_a_check_that_could_not_run_leaves_what_another_program_met() -> None:
    reported = Looking(THREE.shelf, MUSEUM.id, reported=Code.UNKNOWN_KEY)

    walk = Walk(reported).send(Opened()).answer(OFFLINE)

    assert isinstance(walk.step, Looking)
    assert walk.step.reported is Code.UNKNOWN_KEY
