"""A person who is there is told when the keychain asks them, and only then."""

from collections.abc import Callable

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.flows.keychain_steps import AnnouncedKeychain, OpenedFirst
from rak_desktop.ports.keychain import Keychain, KeychainFacts
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY

SLOT = KeychainSlot("rak-desktop/com.example.tickets/acct_1FlowerShop/live")
CHANGES: dict[str, Callable[[Keychain], object]] = {
    "save": lambda keychain: keychain.save(SLOT, OTHER_LIVE_KEY),
    "forget": lambda keychain: keychain.forget(SLOT),
    "read": lambda keychain: OpenedFirst(keychain).load(SLOT),
}


class Desk:
    """One person at a keychain with LIVE_KEY in it. `told` is what they heard of its questions."""

    def __init__(self, keychain: MemoryKeychain) -> None:
        keychain.save(SLOT, LIVE_KEY)
        self.told: list[bool] = []
        self.real = keychain
        self.quiet = MemoryKeychain()
        self.keychain = AnnouncedKeychain(keychain, self.quiet, self.told.append)

    def trouble(self, change: Callable[[Keychain], object]) -> Code:
        with pytest.raises(KeychainError) as trouble:
            change(self.keychain)
        return trouble.value.code


class AsksAtReading(MemoryKeychain):
    """As on macOS: it does not tell whether it is locked, and asks when it is read."""

    def describe(self) -> KeychainFacts:
        return KeychainFacts(self.name)

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        self.asked += 1
        return super().load(slot)


@pytest.fixture
def desk() -> Desk:
    return Desk(MemoryKeychain())


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_question_of_a_locked_keychain_is_announced_and_so_is_its_end(
    desk: Desk, change: Callable[[Keychain], object]
) -> None:
    desk.real.locked = True

    change(desk.keychain)

    assert desk.real.asked == 1
    assert desk.told == [True, False]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_question_that_the_person_closes_is_over_as_well(desk: Desk, change: Callable[[Keychain], object]) -> None:
    desk.real.locked, desk.real.person_opens = True, False

    assert desk.trouble(change) is Code.KEYCHAIN_DENIED
    assert desk.told == [True, False]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nobody_hears_of_an_open_keychain(desk: Desk, change: Callable[[Keychain], object]) -> None:
    change(desk.keychain)

    assert desk.told == []


def test_one_that_may_ask_at_reading_is_read_without_a_question_first() -> None:
    desk = Desk(AsksAtReading())
    desk.quiet.save(SLOT, LIVE_KEY)

    assert desk.keychain.load(SLOT) == LIVE_KEY
    assert (desk.real.asked, desk.told) == (0, [])


@pytest.mark.parametrize("code", [Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_DENIED])
def test_only_where_that_needs_the_person_the_question_comes_and_is_announced(code: Code) -> None:
    desk = Desk(AsksAtReading())
    desk.quiet.trouble = code

    assert desk.keychain.load(SLOT) == LIVE_KEY
    assert (desk.real.asked, desk.told) == (1, [True, False])


def test_what_no_person_can_mend_is_no_question() -> None:
    desk = Desk(AsksAtReading())

    assert desk.trouble(lambda keychain: keychain.load(SLOT)) is Code.KEYCHAIN_ITEM_GONE
    assert (desk.real.asked, desk.told) == (0, [])
