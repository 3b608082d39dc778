"""What can be done with a connection that exists. How each of it stands a crash is in test_faults."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, PreviousKey
from rak_desktop.core.errors import BookError, KeychainError, ProfileError, RakError, StripeUnreachable, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.verification import VerificationReport
from rak_desktop.flows.end_undertakings import end_undertakings
from rak_desktop.flows.manage_connections import (
    bring_old_key_back,
    disconnect,
    drop_old_key,
    drop_old_key_if_ended,
    has_ended,
    rename,
)
from rak_desktop.ports.stripe_gateway import AccountAnswer
from tests.fakes.clock import NOON, FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.jobs import HeldJobs
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY
from tests.fakes.profile import harbour_tickets
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import ScriptedStripeGateway

IN_USE, OLD = LIVE_KEY, OTHER_LIVE_KEY
CARD = replace(connection(IN_USE), previous=PreviousKey(OLD.ending, NOON - timedelta(days=1)))
SLOT = CARD.slot
ENDED = AccountAnswer(refusal=Trouble(Code.ENDED_KEY))


class Shop:
    """A shop whose key was replaced a day ago."""

    def __init__(self) -> None:
        self.keychain = MemoryKeychain()
        self.keychain.save(SLOT, IN_USE)
        self.keychain.save(SLOT.previous, OLD)
        self.book = MemoryBook(CARD)
        self.stripe = ScriptedStripeGateway()

    def bring_back(self) -> tuple[Connection | None, VerificationReport]:
        return bring_old_key_back(
            CARD,
            harbour_tickets(),
            Peer.STRIPE,
            gateway=self.stripe,
            keychain=self.keychain,
            book=self.book,
            jobs=HeldJobs(),
            clock=FixedClock(),
        )

    def drop_if_ended(self) -> Connection:
        return drop_old_key_if_ended(CARD, self.stripe, self.keychain, self.book, HeldJobs(), FixedClock())

    def held(self) -> dict[str, RestrictedKey]:
        return {slot.service.removeprefix(SLOT.service): self.keychain.load(slot) for slot in self.keychain.slots()}


@pytest.fixture
def shop() -> Shop:
    return Shop()


class TestRenaming:
    def test_the_shop_has_its_new_name_and_nothing_else_changes(self, shop: Shop) -> None:
        renamed = rename(CARD.id, "By the river", shop.book)

        assert renamed == replace(CARD, label="By the river")
        assert shop.book.all() == (renamed,)

    def test_a_name_that_holds_a_key_is_refused(self, shop: Shop) -> None:
        with pytest.raises(ProfileError) as trouble:
            rename(CARD.id, f"shop {OLD.reveal()}", shop.book)

        assert trouble.value.code is Code.KEY_IN_LABEL
        assert shop.book.all() == (CARD,)

    def test_what_was_disconnected_meanwhile_has_no_name(self, shop: Shop) -> None:
        shop.book.remove(CARD.id)

        assert trouble_of(lambda: rename(CARD.id, "By the river", shop.book)) is Code.NO_SUCH_CONNECTION


class TestBringingTheOldKeyBack:
    def test_the_two_keys_change_places_so_that_this_can_be_undone_too(self, shop: Shop) -> None:
        card, _ = shop.bring_back()

        assert shop.held() == {"": OLD, "/previous": IN_USE}
        assert card is not None
        assert (card.key_ending, card.previous) == (OLD.ending, PreviousKey(IN_USE.ending, NOON))
        assert card.label == CARD.label
        assert shop.book.all() == (card,)

    def test_an_old_key_that_no_longer_works_changes_nothing(self, shop: Shop) -> None:
        shop.stripe = ScriptedStripeGateway(ENDED)

        card, report = shop.bring_back()

        assert card is None
        assert report.trouble == Trouble(Code.ENDED_KEY)
        assert shop.held() == {"": IN_USE, "/previous": OLD}

    def test_nor_does_one_that_cannot_be_checked(self, shop: Shop) -> None:
        shop.stripe = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))

        assert trouble_of(shop.bring_back) is Code.OFFLINE
        assert shop.held() == {"": IN_USE, "/previous": OLD}

    def test_a_locked_keychain_asks_its_person_first(self, shop: Shop) -> None:
        shop.keychain.locked = True

        card, _ = shop.bring_back()

        assert card is not None
        assert shop.keychain.asked == 1

    def test_where_there_is_none_this_is_said(self, shop: Shop) -> None:
        shop.keychain.forget(SLOT.previous)

        assert trouble_of(shop.bring_back) is Code.NO_OLD_KEY


class TestDroppingTheOldKey:
    def test_it_is_gone_and_the_card_says_so(self, shop: Shop) -> None:
        card = drop_old_key(CARD.id, shop.keychain, shop.book, FixedClock())

        assert shop.held() == {"": IN_USE}
        assert card == replace(CARD, previous=None)
        assert shop.book.all() == (card,)


class TestDroppingTheOldKeyOnceItHasEnded:
    def test_it_is_asked_about_where_it_waits_and_is_gone(self, shop: Shop) -> None:
        shop.stripe = ScriptedStripeGateway(ENDED)

        assert shop.drop_if_ended() == replace(CARD, previous=None)
        assert shop.held() == {"": IN_USE}

    def test_one_that_works_on_stays(self, shop: Shop) -> None:
        assert shop.drop_if_ended() == CARD
        assert shop.held() == {"": IN_USE, "/previous": OLD}

    def test_where_there_is_none_this_is_said(self, shop: Shop) -> None:
        shop.keychain.forget(SLOT.previous)

        assert trouble_of(shop.drop_if_ended) is Code.NO_OLD_KEY

    def test_a_locked_keychain_asks_its_person_first(self, shop: Shop) -> None:
        shop.stripe = ScriptedStripeGateway(ENDED)
        shop.keychain.locked = True

        assert shop.drop_if_ended().previous is None
        assert shop.keychain.asked == 1


class TestDisconnecting:
    def test_every_key_and_the_card_are_gone(self, shop: Shop) -> None:
        other = replace(CARD, id=ConnectionId("com.example.other", "acct_1Other", Mode.LIVE))
        shop.book.put(other)

        disconnect(CARD.id, shop.keychain, shop.book, FixedClock())

        assert shop.held() == {}
        assert shop.book.all() == (other,)

    def test_a_connection_whose_key_is_gone_already_can_be_disconnected(self, shop: Shop) -> None:
        shop.keychain.forget(SLOT)

        disconnect(CARD.id, shop.keychain, shop.book, FixedClock())

        assert shop.book.all() == ()

    def test_a_keychain_that_only_says_that_it_removed_the_key_is_caught(self, shop: Shop) -> None:
        shop.keychain = ClingingKeychain()

        assert trouble_of(lambda: disconnect(CARD.id, shop.keychain, shop.book, FixedClock())) is (
            Code.KEYCHAIN_STILL_THERE
        )
        assert shop.book.all() == (CARD,)

    def test_what_could_not_be_removed_is_removed_at_the_next_start_and_told_both_times(self, shop: Shop) -> None:
        shop.keychain.fail_at["forget", SLOT] = Code.KEYCHAIN_DENIED
        with pytest.raises(KeychainError) as trouble:
            disconnect(CARD.id, shop.keychain, shop.book, FixedClock())
        shop.keychain.fail_at.clear()

        (ended,) = end_undertakings(lambda: shop.keychain, shop.book, FixedClock()).ended

        assert trouble.value.facts["unfinished"] == "disconnect"
        assert ended.finished is not None
        assert ended.finished.code is Code.CHANGE_FINISHED
        assert ended.finished.facts["shop"] == CARD.label
        assert shop.held() == {}
        assert shop.book.all() == ()

    def test_the_key_in_use_goes_last(self, shop: Shop) -> None:
        shop.keychain.fail_at["forget", SLOT.previous] = Code.KEYCHAIN_DENIED

        with pytest.raises(KeychainError):
            disconnect(CARD.id, shop.keychain, shop.book, FixedClock())

        assert shop.held()[""] == IN_USE
        assert shop.book.all() == (CARD,)

    def test_nothing_is_removed_where_the_book_cannot_be_written(self, shop: Shop) -> None:
        shop.book.trouble = Code.BOOK_NOT_WRITABLE

        with pytest.raises(BookError):
            disconnect(CARD.id, shop.keychain, shop.book, FixedClock())

        assert shop.held() == {"": IN_USE, "/previous": OLD}

    def test_while_another_window_changes_a_key_nothing_is_begun(self, shop: Shop) -> None:
        with shop.book.alone():
            trouble = trouble_of(lambda: disconnect(CARD.id, shop.keychain, shop.book, FixedClock()))

        assert trouble is Code.BOOK_IN_USE
        assert shop.held() == {"": IN_USE, "/previous": OLD}


class TestWhetherAKeyHasEnded:
    @pytest.mark.parametrize("code", [Code.ENDED_KEY, Code.UNKNOWN_KEY])
    def test_stripe_says_that_it_does_not_know_it(self, code: Code) -> None:
        assert has_ended(OLD, ScriptedStripeGateway(AccountAnswer(refusal=Trouble(code))), HeldJobs())

    def test_it_works_on(self) -> None:
        assert not has_ended(OLD, ScriptedStripeGateway(), HeldJobs())

    def test_without_an_answer_nothing_is_known(self) -> None:
        offline = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))

        assert trouble_of(lambda: has_ended(OLD, offline, HeldJobs())) is Code.OFFLINE

    def test_a_call_that_never_answers_is_given_up_in_time(self) -> None:
        clock = FixedClock()

        assert trouble_of(lambda: has_ended(OLD, Endless(clock), HeldJobs(clock))) is Code.OUT_OF_TIME


class Endless(ScriptedStripeGateway):
    """Keeps whoever asks waiting past every limit of a single call."""

    def __init__(self, clock: FixedClock) -> None:
        super().__init__()
        self._clock = clock

    def account_of(self, key: RestrictedKey) -> AccountAnswer:
        self._clock.advance(21)
        return super().account_of(key)


class ClingingKeychain(MemoryKeychain):
    """Says that it removed the key at the address."""

    def __init__(self) -> None:
        super().__init__()
        self.save(SLOT, IN_USE)

    def forget(self, slot: object) -> None:
        pass


def trouble_of(call: object) -> Code:
    assert callable(call)
    with pytest.raises(RakError) as trouble:
        call()
    return trouble.value.code
