from dataclasses import replace
from typing import Any

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, KeychainSlot, Selector
from rak_desktop.core.errors import BookError, KeychainError, PolicyError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.flows.hand_over_key import hand_over
from tests.fakes.clock import NOON
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.policy_source import FixedPolicy

TEST_KEY = RestrictedKey("rk_test_51HandedOverToATool00001")
LIVE_KEY = RestrictedKey("rk_live_51HandedOverToATool00002")
STRANGER = RestrictedKey("rk_test_51HandedOverToATool00003")


def connection(mode: Mode, account_id: str = "acct_1FlowerShop") -> Connection:
    known = ConnectionId("com.example.tickets", account_id, mode)
    ending = (LIVE_KEY if mode is Mode.LIVE else TEST_KEY).ending
    return Connection(known, known.slot(Peer.STRIPE), "Flower shop", ending, NOON, NOON)


TEST, LIVE = connection(Mode.TEST), connection(Mode.LIVE)


@pytest.fixture
def keychain() -> MemoryKeychain:
    keychain = MemoryKeychain()
    keychain.save(TEST.slot, TEST_KEY)
    keychain.save(LIVE.slot, LIVE_KEY)
    keychain.history.clear()
    return keychain


def test_the_chosen_connection_and_its_key_are_handed_over(keychain: MemoryKeychain) -> None:
    chosen, key = hand_over(Selector(mode=Mode.LIVE), MemoryBook(TEST, LIVE), keychain, None)

    assert (chosen, key) == (LIVE, LIVE_KEY)


def test_handing_over_reads_one_key_and_writes_nothing(keychain: MemoryKeychain) -> None:
    hand_over(Selector(mode=Mode.TEST), MemoryBook(TEST, LIVE), keychain, None)

    assert keychain.history == [("load", TEST.slot)]


@pytest.mark.parametrize(
    ("selector", "code"),
    [
        (Selector(), Code.SEVERAL_CONNECTIONS),
        (Selector(account_id="acct_1SomebodyElse"), Code.NO_SUCH_CONNECTION),
    ],
)
def test_without_a_single_match_the_keychain_is_not_asked(
    keychain: MemoryKeychain, selector: Selector, code: Code
) -> None:
    with pytest.raises(BookError) as trouble:
        hand_over(selector, MemoryBook(TEST, LIVE), keychain, None)

    assert trouble.value.code is code
    assert keychain.history == []


def test_what_was_asked_for_is_told_with_the_trouble_but_never_a_key_in_its_place() -> None:
    asked = Selector(app_id=TEST_KEY.reveal(), account_id="acct_1SomebodyElse", mode=Mode.LIVE)

    with pytest.raises(BookError) as trouble:
        hand_over(asked, MemoryBook(TEST, LIVE), MemoryKeychain(), None)

    assert {**trouble.value.facts, "candidates": ""} == {
        "candidates": "",
        "known": 2,
        "account_id": "acct_1SomebodyElse",
        "mode": "live",
    }


def test_a_key_that_is_gone_is_trouble_of_the_keychain_and_says_whose_it_was() -> None:
    """The connection is known, so this is not "no such connection"."""
    with pytest.raises(KeychainError) as trouble:
        hand_over(Selector(), MemoryBook(TEST), MemoryKeychain(), None)

    assert trouble.value.code is Code.KEYCHAIN_ITEM_GONE
    assert trouble.value.facts == {
        "app_id": "com.example.tickets",
        "account_id": "acct_1FlowerShop",
        "mode": "test",
        "label": "Flower shop",
    }


@pytest.mark.parametrize("code", [Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_ABSENT, Code.KEYCHAIN_NO_ANSWER])
def test_a_keychain_out_of_order_keeps_its_own_code(code: Code) -> None:
    with pytest.raises(KeychainError) as trouble:
        hand_over(Selector(), MemoryBook(TEST), MemoryKeychain(trouble=code), None)

    assert trouble.value.code is code


def test_a_test_key_in_the_place_of_a_live_one_is_not_handed_over(keychain: MemoryKeychain) -> None:
    keychain.save(LIVE.slot, TEST_KEY)

    with pytest.raises(KeychainError) as trouble:
        hand_over(Selector(mode=Mode.LIVE), MemoryBook(TEST, LIVE), keychain, None)

    assert trouble.value.code is Code.KEYCHAIN_VALUE_CHANGED


def test_a_key_that_somebody_else_put_there_is_not_handed_over_as_this_account_s(keychain: MemoryKeychain) -> None:
    keychain.save(TEST.slot, STRANGER)

    with pytest.raises(KeychainError) as trouble:
        hand_over(Selector(mode=Mode.TEST), MemoryBook(TEST, LIVE), keychain, None)

    assert trouble.value.code is Code.KEYCHAIN_VALUE_CHANGED
    assert trouble.value.facts["account_id"] == "acct_1FlowerShop"


@pytest.mark.parametrize("change", [Change.KEEP, Change.TAKE_BACK])
def test_while_a_key_is_being_replaced_the_one_that_is_there_is_handed_over(
    keychain: MemoryKeychain, change: Change
) -> None:
    """The keychain comes before the book, and whoever asks in between gets a key that works."""
    keychain.save(TEST.slot, STRANGER)
    book = MemoryBook(TEST, LIVE)
    book.begin(Undertaking(change, replace(TEST, key_ending=STRANGER.ending)))

    assert hand_over(Selector(mode=Mode.TEST), book, keychain, None) == (TEST, STRANGER)


def test_a_key_that_was_replaced_after_the_book_was_read_is_handed_over(keychain: MemoryKeychain) -> None:
    book = MemoryBook(TEST, LIVE)

    class ReplacedMeanwhile(MemoryKeychain):
        def load(self, slot: KeychainSlot) -> RestrictedKey:
            book.put(replace(TEST, key_ending=STRANGER.ending))
            return STRANGER

    assert hand_over(Selector(mode=Mode.TEST), book, ReplacedMeanwhile(), None) == (TEST, STRANGER)


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ({"live_allowed": False}, Code.MODE_NOT_ALLOWED),
        ({"profile": "com.example.other"}, Code.APP_NOT_ALLOWED),
        ({"keychains": "not a list"}, Code.POLICY_UNREADABLE),
    ],
)
def test_what_the_administrator_does_not_allow_is_not_even_read(
    keychain: MemoryKeychain, limit: dict[str, Any], code: Code
) -> None:
    with pytest.raises(PolicyError) as trouble:
        hand_over(Selector(mode=Mode.LIVE), MemoryBook(TEST, LIVE), keychain, FixedPolicy(**limit).read())

    assert trouble.value.code is code
    assert keychain.history == []


def test_a_connection_that_is_there_already_outlives_modes_that_are_no_longer_offered(keychain: MemoryKeychain) -> None:
    policy = FixedPolicy(modes=["test"], profile="com.example.tickets").read()

    assert hand_over(Selector(mode=Mode.LIVE), MemoryBook(TEST, LIVE), keychain, policy) == (LIVE, LIVE_KEY)
