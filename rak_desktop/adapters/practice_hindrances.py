"""What stands before network and keychain in some stories of practice. In practice only, and never for real keys.

Practice plays Stripe with a server of its own. A missing network or keychain is on this side of the wire, so it is
played here: said as the real adapters would say it, and over as it would be in life.
"""

from collections.abc import Callable
from typing import Protocol

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError, StripeUnreachable
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.network_route import NetworkRoute
from rak_desktop.core.permissions import Permission
from rak_desktop.ports.keychain import Keychain, KeychainFacts
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer, StripeGateway


class Hindrances(Protocol):
    """What is in the way now; `practice/hindrances` has them."""

    no_store: bool

    @property
    def store_is_locked(self) -> bool: ...

    def meets_no_internet(self) -> bool: ...

    def meets_a_locked_store(self) -> bool: ...


class HinderedStripeGateway:
    """Implements ports/stripe_gateway. `now` answers what is in the way at this moment of the story."""

    def __init__(self, gateway: StripeGateway, now: Callable[[], Hindrances]) -> None:
        self._gateway = gateway
        self._now = now

    def warm_up(self) -> None:
        self._gateway.warm_up()

    def route(self) -> NetworkRoute:
        return self._gateway.route()

    def account_of(self, key: RestrictedKey) -> AccountAnswer:
        if self._now().meets_no_internet():
            raise StripeUnreachable(Code.OFFLINE)
        return self._gateway.account_of(key)

    def allows(self, key: RestrictedKey, permission: Permission) -> PermissionAnswer:
        return self._gateway.allows(key, permission)

    def allows_changing(self, key: RestrictedKey, permission: Permission) -> PermissionAnswer:
        return self._gateway.allows_changing(key, permission)


class HinderedKeychain:
    """Implements ports/keychain. Without a hindrance it is the keychain behind it.

    A locked one says so when it is read, and opens when somebody is there to give the password; without `may_ask`
    nobody is.
    """

    def __init__(self, keychain: Keychain, now: Callable[[], Hindrances], *, may_ask: bool = True) -> None:
        self._keychain = keychain
        self._now = now
        self._may_ask = may_ask

    def describe(self) -> KeychainFacts:
        facts = self._there().describe()
        return KeychainFacts(facts.name, locked=True) if self._now().store_is_locked else facts

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        keychain = self._there()
        if self._now().store_is_locked:
            raise KeychainError(Code.KEYCHAIN_LOCKED)
        return keychain.load(slot)

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        keychain = self._asked()
        if self._now().meets_a_locked_store():
            raise KeychainError(Code.KEYCHAIN_LOCKED)
        keychain.save(slot, key)

    def forget(self, slot: KeychainSlot) -> None:
        keychain = self._asked()
        self._now().meets_a_locked_store()
        keychain.forget(slot)

    def _asked(self) -> Keychain:
        keychain = self._there()
        if self._now().store_is_locked and not self._may_ask:
            raise KeychainError(Code.KEYCHAIN_LOCKED)
        return keychain

    def _there(self) -> Keychain:
        if self._now().no_store:
            raise KeychainError(Code.KEYCHAIN_ABSENT)
        return self._keychain
