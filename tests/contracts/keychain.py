"""What every keychain promises, the real one and the one in memory alike."""

from collections.abc import Callable
from contextlib import suppress
from string import ascii_letters, digits

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.flows.keychain_steps import OpenedFirst
from rak_desktop.ports.keychain import Keychain

KEY = RestrictedKey("rk_test_51ContractKeyOfTheTests0001")
OTHER_KEY = RestrictedKey("rk_test_51ContractKeyOfTheTests0002")


class KeychainContract:
    """Wants two fixtures: `keychain`, unlocked, and `slot`, an address that no other test uses."""

    def test_a_saved_key_comes_back(self, keychain: Keychain, slot: KeychainSlot) -> None:
        keychain.save(slot, KEY)

        assert keychain.load(slot) == KEY

    def test_saving_again_replaces_the_key(self, keychain: Keychain, slot: KeychainSlot) -> None:
        keychain.save(slot, KEY)
        keychain.save(slot, OTHER_KEY)

        assert keychain.load(slot) == OTHER_KEY

    def test_the_longest_key_comes_back_whole(self, keychain: Keychain, slot: KeychainSlot) -> None:
        longest = RestrictedKey("rk_live_" + "x" * 300)

        keychain.save(slot, longest)

        assert keychain.load(slot) == longest

    def test_a_key_with_every_character_that_keys_have_comes_back(self, keychain: Keychain, slot: KeychainSlot) -> None:
        every = RestrictedKey("rk_live_" + ascii_letters + digits + "_-")

        keychain.save(slot, every)

        assert keychain.load(slot) == every

    def test_an_address_may_have_any_characters(self, keychain: Keychain, slot: KeychainSlot) -> None:
        odd = KeychainSlot(f"{slot.service}/Käse & <Brot> \"日本\" 'a' \\ %41 *", slot.username)

        keychain.save(odd, KEY)

        assert keychain.load(odd) == KEY

    def test_the_new_and_the_previous_key_have_addresses_of_their_own(
        self, keychain: Keychain, slot: KeychainSlot
    ) -> None:
        keychain.save(slot.next, KEY)
        keychain.save(slot.previous, OTHER_KEY)

        assert keychain.load(slot.next) == KEY
        assert keychain.load(slot.previous) == OTHER_KEY
        assert _trouble_at(slot, keychain) is Code.KEYCHAIN_ITEM_GONE

    def test_an_address_where_nothing_was_saved_is_empty(self, keychain: Keychain, slot: KeychainSlot) -> None:
        assert _trouble_at(slot, keychain) is Code.KEYCHAIN_ITEM_GONE

    def test_a_forgotten_key_is_gone(self, keychain: Keychain, slot: KeychainSlot) -> None:
        keychain.save(slot, KEY)

        keychain.forget(slot)

        assert _trouble_at(slot, keychain) is Code.KEYCHAIN_ITEM_GONE

    def test_forgetting_what_is_not_there_is_fine(self, keychain: Keychain, slot: KeychainSlot) -> None:
        keychain.forget(slot)
        keychain.forget(slot)

    def test_it_says_its_name_and_that_it_is_open(self, keychain: Keychain) -> None:
        facts = keychain.describe()

        assert facts.name
        assert not facts.locked


class LockedKeychainContract:
    """Wants three fixtures: `locked`, a keychain for a person who is there, with KEY at `slot`; and `has_asked`."""

    def test_reading_says_that_it_is_locked_and_asks_nobody(
        self, locked: Keychain, slot: KeychainSlot, has_asked: Callable[[], bool]
    ) -> None:
        assert _trouble_at(slot, locked) is Code.KEYCHAIN_LOCKED
        assert locked.describe().locked
        assert not has_asked()

    def test_its_person_is_asked_by_who_opens_it_first(
        self, locked: Keychain, slot: KeychainSlot, has_asked: Callable[[], bool]
    ) -> None:
        with suppress(KeychainError):  # the question may be closed instead
            assert OpenedFirst(locked).load(slot) == KEY

        assert has_asked()


def _trouble_at(slot: KeychainSlot, keychain: Keychain) -> Code:
    with pytest.raises(KeychainError) as trouble:
        keychain.load(slot)
    return trouble.value.code
