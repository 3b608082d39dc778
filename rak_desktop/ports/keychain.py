"""Keychain: the operating system's own store of secrets, and nothing else."""

from typing import Protocol

from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.values import dataclass

SOMEBODY_WATCHES = 180.0
"""Seconds a person gets to answer the system's question, when they know that it asks."""

NOBODY_WATCHES = 2.0
"""Seconds in the background. Nothing that would make the system ask is begun there."""


@dataclass(frozen=True)
class KeychainFacts:
    """Which keychain this is, by the name its owner knows it (such as GNOME Keyring), and whether it is locked now.

    `locked` is None where the system does not tell.
    """

    name: str
    locked: bool | None = None


class KeyReader(Protocol):
    """Reading only: all that handing over needs."""

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        """The key at this address.

        Nobody can rely on it to make a locked keychain ask: on Linux that is LOCKED at once, whoever is there. Somebody
        who is there is asked by `flows/keychain_steps.OpenedFirst`.

        Raises KeychainError: ITEM_GONE when nothing is there, VALUE_CHANGED when what is there is not a
        restricted key, and absent, locked, denied, no answer or out of reach for the states of the keychain.
        """


class Keychain(KeyReader, Protocol):
    """Raises only KeychainError. Never falls back to another store."""

    def describe(self) -> KeychainFacts:
        """Which keychain would be used. Raises KeychainError when there is none. Never causes a prompt."""

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        """Writes or overwrites. Makes a locked keychain ask for its password when a person is there."""

    def forget(self, slot: KeychainSlot) -> None:
        """Deletes; an address that holds nothing is fine. Makes a locked keychain ask, as `save` does."""
