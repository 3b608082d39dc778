"""What every connection book promises, the file and the one in memory alike."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, KeychainSlot, PreviousKey
from rak_desktop.core.errors import BookError
from rak_desktop.core.mode import Mode
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.ports.connection_book import ConnectionBook
from tests.fakes.clock import NOON


def connection(account_id: str = "acct_1Contract", mode: Mode = Mode.TEST, minutes: int = 0) -> Connection:
    """A connection that was made so many minutes after noon."""
    made = NOON + timedelta(minutes=minutes)
    return Connection(
        id=ConnectionId("com.example.app", account_id, mode),
        slot=KeychainSlot(f"rak-desktop/com.example.app/{account_id}/{mode.value}"),
        label="Flower shop",
        key_ending="0001",
        connected_at=made,
        checked_at=made,
    )


FULL = Connection(
    id=ConnectionId("com.example.app", "acct_1Full", Mode.LIVE),
    slot=KeychainSlot("rak-desktop/com.example.app/acct_1Full/live"),
    label="Blumenhaus Größe „Süd“ 🌷",
    key_ending="9Zz_",
    connected_at=NOON + timedelta(microseconds=123456),
    checked_at=NOON + timedelta(days=1),
    account_name="Größe GmbH & Söhne",
    account_confirmed=True,
    publishable_key="pk_live_51ContractPublishable",
    health=Health.TROUBLE,
    trouble=Code.ENDED_KEY,
    permissions=(("customer_read", CheckOutcome.GRANTED), ("charge_write", CheckOutcome.NOT_TESTABLE)),
    previous=PreviousKey("0000", NOON - timedelta(days=2)),
)


class ConnectionBookContract:
    """Wants a fixture `book`, empty."""

    def test_a_new_book_is_empty(self, book: ConnectionBook) -> None:
        assert book.all() == ()
        assert book.find(FULL.id) is None

    def test_every_part_of_a_connection_comes_back(self, book: ConnectionBook) -> None:
        book.put(FULL)

        assert book.find(FULL.id) == FULL
        assert book.all() == (FULL,)

    def test_what_is_not_known_comes_back_as_not_known(self, book: ConnectionBook) -> None:
        bare = connection()

        book.put(bare)

        assert book.find(bare.id) == bare

    def test_a_key_that_nobody_checked_comes_back_as_one(self, book: ConnectionBook) -> None:
        unchecked = replace(connection(), checked_at=None, health=Health.UNKNOWN)

        book.put(unchecked)

        assert book.find(unchecked.id) == unchecked

    def test_putting_again_replaces_the_one_with_the_same_id(self, book: ConnectionBook) -> None:
        renamed = replace(FULL, label="Rosengarten")
        book.put(FULL)

        book.put(renamed)

        assert book.all() == (renamed,)

    def test_live_and_test_of_one_account_are_two_connections(self, book: ConnectionBook) -> None:
        live, test = connection(mode=Mode.LIVE), connection(mode=Mode.TEST)

        book.put(live)
        book.put(test)

        assert book.find(live.id) == live
        assert book.find(test.id) == test

    def test_the_oldest_comes_first(self, book: ConnectionBook) -> None:
        late, early = connection("acct_1Late", minutes=5), connection("acct_1Early", minutes=-5)
        noon = connection("acct_1Noon")

        for each in (noon, late, early):
            book.put(each)

        assert book.all() == (early, noon, late)

    def test_a_removed_connection_is_gone_and_the_others_stay(self, book: ConnectionBook) -> None:
        other = connection()
        book.put(FULL)
        book.put(other)

        book.remove(FULL.id)

        assert book.all() == (other,)

    def test_removing_what_is_not_there_is_fine(self, book: ConnectionBook) -> None:
        book.remove(FULL.id)
        book.put(FULL)
        book.remove(connection().id)

        assert book.all() == (FULL,)

    def test_what_was_begun_stands_there_until_it_is_ended(self, book: ConnectionBook) -> None:
        keeping, leaving = Undertaking(Change.KEEP, FULL), Undertaking(Change.DISCONNECT, connection())

        book.begin(keeping)
        book.begin(leaving)

        assert book.undertakings() == (keeping, leaving)
        book.end(FULL.id)
        assert book.undertakings() == (leaving,)
        assert book.all() == ()

    def test_a_connection_has_one_undertaking_at_a_time(self, book: ConnectionBook) -> None:
        book.begin(Undertaking(Change.KEEP, FULL))

        book.begin(Undertaking(Change.TAKE_BACK, FULL))

        assert book.undertakings() == (Undertaking(Change.TAKE_BACK, FULL),)

    def test_ending_what_was_not_begun_is_fine(self, book: ConnectionBook) -> None:
        book.end(FULL.id)
        book.put(FULL)
        book.end(FULL.id)

        assert book.undertakings() == ()

    def test_one_at_a_time_changes_keys(self, book: ConnectionBook) -> None:
        with book.alone(), pytest.raises(BookError) as trouble, book.alone():
            pass

        assert trouble.value.code is Code.BOOK_IN_USE

    def test_the_book_can_be_written_by_the_one_who_is_alone_and_by_those_who_change_no_key(
        self, book: ConnectionBook
    ) -> None:
        with book.alone():
            book.put(FULL)

        with book.alone():
            assert book.all() == (FULL,)

    def test_a_sound_book_is_not_set_aside(self, book: ConnectionBook) -> None:
        book.put(FULL)

        assert book.set_aside() is None
        assert book.all() == (FULL,)
