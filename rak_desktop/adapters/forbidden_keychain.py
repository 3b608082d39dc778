"""A keychain that the administrator does not allow: no key goes in or out, but what is in it can be removed."""

from typing import NoReturn

from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import Keychain


class ForbiddenKeychain:
    """Implements ports/keychain over the real one. Looking at it is refused too, before anybody has pasted in vain."""

    def __init__(self, keychain: Keychain, refusal: KeychainError) -> None:
        self._keychain = keychain
        self._refusal = refusal

    def describe(self) -> NoReturn:
        self._refuse()

    def load(self, slot: KeychainSlot) -> NoReturn:  # noqa: ARG002 - the port's
        self._refuse()

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> NoReturn:  # noqa: ARG002 - the port's
        self._refuse()

    def forget(self, slot: KeychainSlot) -> None:
        self._keychain.forget(slot)

    def _refuse(self) -> NoReturn:
        raise KeychainError(self._refusal.code, **self._refusal.facts)
