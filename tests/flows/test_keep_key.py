from datetime import timedelta

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, KeychainSlot
from rak_desktop.core.errors import BookError, KeychainError, ProfileError, RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Level, Need, Permission
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.core.verification import Account, PermissionResult, VerificationReport, VerifiedKey
from rak_desktop.flows.end_undertakings import end_undertakings
from rak_desktop.flows.keep_key import keep_key, new_unnamed_id
from rak_desktop.flows.keychain_steps import REST_WITHIN
from tests.fakes.clock import NOON, FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keychain import MemoryKeychain

OLDEST = RestrictedKey("rk_test_51OldestKeyOfThisShop0000")
OLD = RestrictedKey("rk_test_51OldKeyOfThisShop000001")
NEW = RestrictedKey("rk_test_51NewKeyOfThisShop000002")

PROFILE = AppProfile("com.example.tickets", "Tickets", "https://example.com", needs=())
SHOP = Account("acct_1FlowerShop", "Flower shop", confirmed=True)
SLOT = KeychainSlot("rak-desktop/com.example.tickets/acct_1FlowerShop/test")

UNUSABLE = [
    Code.KEYCHAIN_ABSENT,
    Code.KEYCHAIN_LOCKED,
    Code.KEYCHAIN_NO_ANSWER,
    Code.KEYCHAIN_OUT_OF_REACH,
    Code.KEYCHAIN_DENIED,
]


class Keeping:
    """A shop's computer, on which keys are kept one after the other."""

    def __init__(self) -> None:
        self.keychain = MemoryKeychain()
        self.book = MemoryBook()
        self.clock = FixedClock()

    def keep(
        self,
        key: RestrictedKey = NEW,
        account: Account = SHOP,
        label: str = "",
        publishable: PublishableKey | None = None,
        peer: Peer = Peer.STRIPE,
    ) -> Connection:
        report = VerificationReport(key.mode, key.ending, account, proven=True)
        return keep_key(
            VerifiedKey(key, report, publishable),
            PROFILE,
            label,
            peer,
            self.keychain,
            self.book,
            self.clock,
            new_id=lambda: "unnamed-0badcafe",
        )

    def replaced_once(self) -> None:
        """The shop's key was replaced a day ago: the oldest is at `…/previous`, and OLD is in use."""
        self.keep(OLDEST)
        self.keep(OLD)
        self.clock.advance(24 * 60 * 60)
        self.keychain.history.clear()

    def fail(self, action: str, slot: KeychainSlot, code: Code) -> RakError:
        """Keeping NEW while this one call fails."""
        self.keychain.fail_at[action, slot] = code
        with pytest.raises(KeychainError) as trouble:
            self.keep(NEW)
        self.keychain.fail_at.clear()
        assert trouble.value.code is code
        return trouble.value

    def start_again(self) -> None:
        assert end_undertakings(lambda: self.keychain, self.book, self.clock).left == ()

    def held(self) -> dict[KeychainSlot, RestrictedKey]:
        return {slot: self.keychain.load(slot) for slot in self.keychain.slots()}


@pytest.fixture
def shop() -> Keeping:
    return Keeping()


def test_a_key_that_was_never_stored_is_not_said_to_be_in_its_place_at_the_next_start(shop: Keeping) -> None:
    """The program ended while the keychain still waited for its password."""
    card = shop.keep(NEW)
    shop.keychain.forget(SLOT)
    shop.book.remove(card.id)
    shop.book.begin(Undertaking(Change.KEEP, card))

    tidied = end_undertakings(lambda: shop.keychain, shop.book, shop.clock)

    assert (tidied.ended, tidied.left) == ((), ())
    assert (shop.book.all(), shop.book.undertakings(), shop.held()) == ((), (), {})


class TestANewConnection:
    def test_the_key_is_at_its_address_and_nowhere_else(self, shop: Keeping) -> None:
        shop.keep(NEW)

        assert shop.held() == {SLOT: NEW}

    def test_its_card_is_in_the_book_and_given_back(self, shop: Keeping) -> None:
        card = shop.keep(NEW, label="Flowers at the station")

        assert card == Connection(
            id=ConnectionId("com.example.tickets", "acct_1FlowerShop", Mode.TEST),
            slot=SLOT,
            label="Flowers at the station",
            key_ending="0002",
            connected_at=NOON,
            checked_at=NOON,
            account_name="Flower shop",
            account_confirmed=True,
            health=Health.GOOD,
        )
        assert shop.book.all() == (card,)

    def test_what_could_not_be_told_is_not_called_good(self, shop: Keeping) -> None:
        need = Need(Permission("event_read", "Events", Level.READ, "Core", probe=None), "To hear of payments")
        results = (PermissionResult(need, CheckOutcome.UNKNOWN, Code.TIMED_OUT),)
        report = VerificationReport(NEW.mode, NEW.ending, SHOP, results, proven=True)

        card = keep_key(VerifiedKey(NEW, report), PROFILE, "", Peer.STRIPE, shop.keychain, shop.book, shop.clock)

        assert card.health is Health.UNKNOWN
        assert card.permissions == (("event_read", CheckOutcome.UNKNOWN),)

    def test_the_key_is_proven_beside_its_address_before_it_goes_there(self, shop: Keeping) -> None:
        shop.keep(NEW)

        writes = [call for call in shop.keychain.history if call[0] != "load"]
        assert writes == [("save", SLOT.next), ("save", SLOT), ("forget", SLOT.next)]

    def test_nothing_is_read_before_the_first_write(self, shop: Keeping) -> None:
        """Only writing makes a locked keychain ask its person for the password."""
        shop.keep(NEW)

        assert shop.keychain.history[0] == ("save", SLOT.next)

    def test_the_publishable_key_beside_it_is_remembered(self, shop: Keeping) -> None:
        publishable = PublishableKey("pk_test_51PublishableOfTheShop")

        assert shop.keep(publishable=publishable).publishable_key == publishable.text

    def test_practice_keeps_its_keys_at_addresses_of_its_own(self, shop: Keeping) -> None:
        card = shop.keep(peer=Peer.PRACTICE)

        assert card.slot.service == "rak-desktop-practice/com.example.tickets/acct_1FlowerShop/test"

    def test_live_and_test_keys_do_not_meet(self, shop: Keeping) -> None:
        live = RestrictedKey("rk_live_51LiveKeyOfThisShop00003")

        shop.keep(NEW)
        shop.keep(live)

        assert set(shop.held().values()) == {NEW, live}
        assert len(shop.book.all()) == 2


class TestTheLabel:
    def test_without_one_the_account_s_name_is_used(self, shop: Keeping) -> None:
        assert shop.keep().label == "Flower shop"

    def test_without_a_name_the_account_s_id_is_used(self, shop: Keeping) -> None:
        assert shop.keep(account=Account("acct_1FlowerShop")).label == "acct_1FlowerShop"

    def test_one_that_holds_a_key_is_refused_before_anything_is_done(self, shop: Keeping) -> None:
        with pytest.raises(ProfileError) as trouble:
            shop.keep(label=f"my shop {OLD.reveal()}")

        assert trouble.value.code is Code.KEY_IN_LABEL
        assert shop.keychain.history == []
        assert shop.book.all() == ()


class TestAnAccountThatStripeNeverNamed:
    def test_it_gets_an_id_of_our_own(self, shop: Keeping) -> None:
        card = shop.keep(account=Account())

        assert card.id.account_id == "unnamed-0badcafe"
        assert card.slot.service == "rak-desktop/com.example.tickets/unnamed-0badcafe/test"
        assert not card.account_confirmed

    def test_the_same_key_again_is_the_same_connection(self, shop: Keeping) -> None:
        first = shop.keep(account=Account())
        report = VerificationReport(NEW.mode, NEW.ending, Account(), proven=True)

        again = keep_key(VerifiedKey(NEW, report), PROFILE, "", Peer.STRIPE, shop.keychain, shop.book, shop.clock)

        assert again.id == first.id
        assert len(shop.book.all()) == 1

    def test_another_key_that_ends_alike_is_another_connection(self, shop: Keeping) -> None:
        first = shop.keep(account=Account())
        alike = RestrictedKey("rk_test_51AnotherShopsKeyAlike" + NEW.ending)
        report = VerificationReport(alike.mode, alike.ending, Account(), proven=True)

        other = keep_key(VerifiedKey(alike, report), PROFILE, "", Peer.STRIPE, shop.keychain, shop.book, shop.clock)

        assert other.id != first.id
        assert (shop.keychain.load(first.slot), shop.keychain.load(other.slot)) == (NEW, alike)

    def test_where_the_keychain_does_not_tell_the_key_is_known_by_its_ending(self, shop: Keeping) -> None:
        first = shop.keep(account=Account())
        report = VerificationReport(NEW.mode, NEW.ending, Account(), proven=True)
        locked = OpensWhenWritten(shop.keychain)

        again = keep_key(VerifiedKey(NEW, report), PROFILE, "", Peer.STRIPE, locked, shop.book, shop.clock)

        assert again.id == first.id

    def test_our_own_ids_are_random(self) -> None:
        ids = {new_unnamed_id() for _ in range(100)}

        assert len(ids) == 100
        assert all(len(each) == len("unnamed-") + 8 for each in ids)


class TestAConnectionThatExists:
    def test_the_old_key_is_kept_at_previous(self, shop: Keeping) -> None:
        shop.keep(OLD)

        shop.keep(NEW)

        assert shop.held() == {SLOT: NEW, SLOT.previous: OLD}

    def test_there_is_never_a_moment_without_a_working_key(self, shop: Keeping) -> None:
        shop.keep(OLD)
        shop.keychain.history.clear()

        shop.keep(NEW)

        writes = [call for call in shop.keychain.history if call[0] != "load"]
        assert writes == [
            ("save", SLOT.next),
            ("save", SLOT.previous),
            ("save", SLOT),
            ("forget", SLOT.next),
        ]

    def test_it_keeps_its_label_and_name_unless_there_are_new_ones(self, shop: Keeping) -> None:
        shop.keep(OLD, label="At the station")

        card = shop.keep(NEW, account=Account("acct_1FlowerShop"))

        assert (card.label, card.account_name) == ("At the station", "Flower shop")
        assert shop.keep(NEW, label="By the river").label == "By the river"

    def test_its_publishable_key_stays_until_another_one_comes(self, shop: Keeping) -> None:
        """It belongs to the account, not to the restricted key beside which it was pasted."""
        first, second = PublishableKey("pk_test_51PublishableOfTheShop"), PublishableKey("pk_test_51AnotherOfTheShop")
        shop.keep(OLD, publishable=first)

        assert shop.keep(NEW).publishable_key == first.text
        assert shop.keep(NEW, publishable=second).publishable_key == second.text

    def test_its_age_is_the_age_of_its_key(self, shop: Keeping) -> None:
        shop.keep(OLD)
        shop.clock.advance(60)
        same = shop.keep(OLD)
        shop.clock.advance(60)
        new = shop.keep(NEW)

        assert (same.connected_at, same.checked_at) == (NOON, NOON + timedelta(minutes=1))
        assert new.connected_at == NOON + timedelta(minutes=2)

    def test_the_same_key_again_is_one_entry_and_its_own_predecessor_never(self, shop: Keeping) -> None:
        shop.keep(OLD)
        shop.keep(OLD)

        assert shop.held() == {SLOT: OLD}
        assert len(shop.book.all()) == 1

    def test_something_strange_at_the_address_is_replaced(self, shop: Keeping) -> None:
        shop.keychain.strange.add(SLOT)

        shop.keep(NEW)

        assert shop.held() == {SLOT: NEW}


class TestWhenAStepFails:
    @pytest.mark.parametrize("code", UNUSABLE)
    @pytest.mark.parametrize(
        ("action", "slot"),
        [("save", SLOT.next), ("load", SLOT.next), ("save", SLOT), ("load", SLOT)],
    )
    def test_a_new_connection_leaves_nothing_behind(
        self, shop: Keeping, action: str, slot: KeychainSlot, code: Code
    ) -> None:
        shop.fail(action, slot, code)
        if code is Code.KEYCHAIN_NO_ANSWER:
            shop.start_again()

        assert shop.held() == {}
        assert shop.book.all() == ()
        assert shop.book.undertakings() == ()

    @pytest.mark.parametrize("code", [code for code in UNUSABLE if code is not Code.KEYCHAIN_NO_ANSWER])
    @pytest.mark.parametrize(
        ("action", "slot"),
        [
            ("save", SLOT.next),
            ("load", SLOT.next),
            ("save", SLOT.previous),
            ("load", SLOT.previous),
            ("save", SLOT),
            ("load", SLOT),
        ],
    )
    def test_a_replacement_leaves_everything_as_it_was(
        self, shop: Keeping, action: str, slot: KeychainSlot, code: Code
    ) -> None:
        shop.replaced_once()
        keys, cards = shop.held(), shop.book.all()

        shop.fail(action, slot, code)

        assert shop.held() == keys == {SLOT: OLD, SLOT.previous: OLDEST}
        assert shop.book.all() == cards
        shop.start_again()
        assert shop.held() == keys

    @pytest.mark.parametrize("slot", [SLOT.next, SLOT.previous, SLOT])
    def test_a_keychain_that_falls_silent_is_not_asked_again_and_the_next_start_takes_it_back(
        self, shop: Keeping, slot: KeychainSlot
    ) -> None:
        shop.replaced_once()

        shop.fail("save", slot, Code.KEYCHAIN_NO_ANSWER)

        assert shop.keychain.history[-1] == ("save", slot)
        shop.start_again()
        assert shop.held()[SLOT] == OLD
        assert SLOT.next not in shop.held()
        assert [card.key_ending for card in shop.book.all()] == [OLD.ending]

    def test_a_book_that_cannot_be_written_undoes_a_new_connection(self, shop: Keeping) -> None:
        shop.book.trouble = Code.BOOK_NOT_WRITABLE

        with pytest.raises(BookError) as trouble:
            shop.keep(NEW)

        assert trouble.value.code is Code.BOOK_NOT_WRITABLE
        assert shop.held() == {}

    def test_a_book_that_cannot_be_written_puts_the_old_key_back(self, shop: Keeping) -> None:
        shop.replaced_once()
        shop.book.trouble = Code.BOOK_NOT_WRITABLE

        with pytest.raises(BookError):
            shop.keep(NEW)

        assert shop.held() == {SLOT: OLD, SLOT.previous: OLDEST}

    def test_a_book_that_cannot_be_read_stops_before_the_keychain(self, shop: Keeping) -> None:
        shop.book.trouble = Code.BOOK_UNREADABLE

        with pytest.raises(BookError):
            shop.keep(NEW)

        assert shop.keychain.history == []

    @pytest.mark.parametrize("code", [code for code in UNUSABLE if code is not Code.KEYCHAIN_DENIED])
    def test_a_keychain_that_is_away_is_asked_once(self, shop: Keeping, code: Code) -> None:
        """Each question may cost a person minutes, or a second look at the same prompt."""
        shop.fail("save", SLOT.next, code)

        assert shop.keychain.history == [("save", SLOT.next)]

    def test_who_closes_the_keychains_question_is_not_asked_again_to_take_it_back(self, shop: Keeping) -> None:
        shop.keychain.locked, shop.keychain.person_opens = True, False

        with pytest.raises(KeychainError) as trouble:
            shop.keep(NEW)

        assert trouble.value.code is Code.KEYCHAIN_DENIED
        assert shop.keychain.asked == 1
        assert shop.book.undertakings() == ()

    def test_what_an_open_keychain_denied_is_taken_back_because_it_may_be_half_done(self, shop: Keeping) -> None:
        shop.keychain = StoresAndDenies()

        with pytest.raises(KeychainError) as trouble:
            shop.keep(NEW)

        assert trouble.value.code is Code.KEYCHAIN_DENIED
        assert shop.held() == {}

    def test_a_keychain_that_falls_silent_is_waited_for_once_while_steps_are_taken_back(self, shop: Keeping) -> None:
        shop.replaced_once()
        shop.book = SilencingBook(shop.book, shop.keychain)

        with pytest.raises(BookError):
            shop.keep(NEW)

        proving, taking_back = ("load", SLOT), ("save", SLOT)
        assert shop.keychain.history[-2:] == [proving, taking_back]

    def test_a_keychain_that_lies_about_storing_is_caught(self, shop: Keeping) -> None:
        shop.keychain = ForgetfulKeychain()

        with pytest.raises(KeychainError) as trouble:
            shop.keep(NEW)

        assert trouble.value.code is Code.KEYCHAIN_REFUSED_TO_STORE
        assert shop.book.all() == ()

    def test_what_cannot_be_undone_does_not_hide_why_the_step_failed(self, shop: Keeping) -> None:
        shop.keychain.fail_at["forget", SLOT.next] = Code.KEYCHAIN_DENIED
        shop.keychain.fail_at["save", SLOT] = Code.KEYCHAIN_REFUSED_TO_STORE

        with pytest.raises(KeychainError) as trouble:
            shop.keep(NEW)

        assert trouble.value.code is Code.KEYCHAIN_REFUSED_TO_STORE
        assert SLOT not in shop.held()

    def test_a_key_is_kept_although_its_copy_at_next_cannot_be_cleared(self, shop: Keeping) -> None:
        shop.keychain.fail_at["forget", SLOT.next] = Code.KEYCHAIN_NO_ANSWER

        card = shop.keep(NEW)

        assert shop.book.all() == (card,)
        assert shop.held() == {SLOT: NEW, SLOT.next: NEW}

    def test_being_stopped_by_the_person_undoes_as_well(self, shop: Keeping) -> None:
        shop.book = InterruptedBook()

        with pytest.raises(KeyboardInterrupt):
            shop.keep(NEW)

        assert shop.held() == {}


class TestTheTimeItTakes:
    def test_a_person_may_need_long_for_the_first_answer_and_the_rest_still_has_its_time(self, shop: Keeping) -> None:
        shop.keychain = SlowKeychain(shop.clock, seconds=[170.0])

        shop.keep(NEW)

        assert shop.held() == {SLOT: NEW}

    def test_a_keychain_that_hangs_again_and_again_is_given_up_on(self, shop: Keeping) -> None:
        """Each call has a limit of its own, and there are ten: together they could take half an hour."""
        shop.keychain = SlowKeychain(shop.clock, seconds=[40.0] * 20)

        with pytest.raises(KeychainError) as trouble:
            shop.keep(NEW)

        assert trouble.value.code is Code.KEYCHAIN_NO_ANSWER
        assert shop.clock.steady() <= 40 + REST_WITHIN + 40
        shop.keychain.seconds.clear()
        shop.start_again()
        assert shop.held() == {}


class OpensWhenWritten(MemoryKeychain):
    """Locked until something is written: only then does the system ask its person for the password."""

    def __init__(self, keychain: MemoryKeychain) -> None:
        super().__init__(trouble=Code.KEYCHAIN_LOCKED)
        self._keys = {slot: keychain.load(slot) for slot in keychain.slots()}

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        self.trouble = None
        super().save(slot, key)


class SilencingBook(MemoryBook):
    """Cannot be written, and from the moment this is tried the keychain says nothing any more."""

    def __init__(self, book: MemoryBook, keychain: MemoryKeychain) -> None:
        super().__init__()
        for card in book.all():
            super().put(card)
        self._keychain = keychain

    def put(self, connection: Connection) -> None:
        self._keychain.trouble = Code.KEYCHAIN_NO_ANSWER
        raise BookError(Code.BOOK_NOT_WRITABLE)


class StoresAndDenies(MemoryKeychain):
    """Says that it may not store what it has just stored."""

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        super().save(slot, key)
        raise KeychainError(Code.KEYCHAIN_DENIED)


class ForgetfulKeychain(MemoryKeychain):
    """Says that it saved."""

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        pass


class InterruptedBook(MemoryBook):
    """Ctrl-C is pressed while it is written."""

    def put(self, connection: Connection) -> None:
        raise KeyboardInterrupt


class SlowKeychain(MemoryKeychain):
    """Takes so many seconds for each call."""

    def __init__(self, clock: FixedClock, seconds: list[float]) -> None:
        super().__init__()
        self._clock = clock
        self.seconds = seconds

    def _meet(self, action: str, slot: KeychainSlot) -> None:
        self._clock.advance(self.seconds.pop(0) if self.seconds else 0.0)
        super()._meet(action, slot)
