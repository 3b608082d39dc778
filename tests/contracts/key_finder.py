"""What everything promises that lists the addresses of our keys."""

from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.key_finder import KeyFinder
from rak_desktop.ports.keychain import Keychain

KEY = RestrictedKey("rk_test_51FoundByTheContract0001")


class KeyFinderContract:
    """Wants fixtures `finder` and `keychain`, which look at the same store, and `slot`, which nobody else uses."""

    def test_an_address_is_listed_while_a_key_is_there(
        self, finder: KeyFinder, keychain: Keychain, slot: KeychainSlot
    ) -> None:
        assert slot.service not in finder.services()

        keychain.save(slot, KEY)
        keychain.save(slot.next, KEY)
        assert {slot.service, slot.next.service} <= set(finder.services())

        keychain.forget(slot)
        keychain.forget(slot.next)
        assert slot.service not in finder.services()
