"""The Secret Service of Linux, for reading: bounded in time, and no prompt unless a person is there to answer it.

keyring writes there and could read, but it has no time limit, asks for a password where it should say "locked",
and takes ten times as long to load. What it stores is found by the same two attributes, and so is ours by it.

One connection to the session bus, six calls for a key (`secret_items`). What goes wrong becomes one of our errors.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rak_desktop.adapters.secret_items import (
    WITHIN,
    IsLocked,
    NoSessionBus,
    Secrets,
    Unreadable,
    address_of_the_bus,
)
from rak_desktop.adapters.secret_troubles import error_of_secret_service
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KEY_USERNAME, KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import KeychainFacts


class SecretService:
    """Implements ports/keychain.KeyReader, and can say which keychain it reads."""

    def __init__(
        self,
        within: float = WITHIN,
        environ: Mapping[str, str] = os.environ,
        run_user: str = "/run/user",
        *,
        patience: float | None = None,
    ) -> None:
        """`patience`: seconds a person gets to answer the system's question. Without it nothing is ever asked."""
        self._within = within
        self._environ = environ
        self._run_user = run_user
        self._patience = patience

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        with self._secrets() as secrets:
            values = self._values_at(slot, secrets)
        key = _as_key(next(iter(values))) if len(values) == 1 else None
        if key is None:
            # Not a restricted key, or several items that differ: somebody else has put one there.
            raise KeychainError(Code.KEYCHAIN_VALUE_CHANGED, values=len(values))
        return key

    def describe(self) -> KeychainFacts:
        """Which keychain this is, and whether it is locked (None: nobody has made a store yet)."""
        with self._secrets() as secrets:
            locked = secrets.is_locked()
            return KeychainFacts(secrets.name(), locked)

    def services(self) -> tuple[str, ...]:
        """Implements ports/key_finder."""
        with self._secrets() as secrets:
            return tuple(sorted(secrets.services_of(KEY_USERNAME)))

    def address(self) -> str | None:
        """The session bus this program was given, else the one of the same person's sign-in, if there is one."""
        try:
            return address_of_the_bus(self._environ, self._run_user)
        except NoSessionBus:
            return None

    def _values_at(self, slot: KeychainSlot, secrets: Secrets) -> set[bytes]:
        """Asks the person for the store, then for the item, where both are locked and somebody is there."""
        for _ in range(2):
            try:
                return secrets.values_at(slot.service, slot.username)
            except IsLocked:
                if self._patience is None:
                    raise
                secrets.unlock(slot.service, slot.username, self._patience)
        return secrets.values_at(slot.service, slot.username)

    @contextmanager
    def _secrets(self) -> Iterator[Secrets]:
        try:
            with Secrets(self._environ, self._within, self._run_user) as secrets:
                yield secrets
        except Unreadable as error:
            raise error_of_secret_service(error, self._environ) from error


def _as_key(value: bytes) -> RestrictedKey | None:
    """Returns instead of raising, since an exception about the bytes would carry them."""
    try:
        return RestrictedKey(value.decode())
    except ValueError:
        return None
