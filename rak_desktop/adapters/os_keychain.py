"""The operating system's own keychain, through keyring: every write, and reading on macOS and Windows.

| System  | keyring's back end        | Reading                                                  |
|---------|---------------------------|----------------------------------------------------------|
| Linux   | `SecretService.Keyring`   | adapters/secret_service: bounded in time, never a prompt |
| macOS   | `macOS.Keyring`           | the same back end                                        |
| Windows | `Windows.WinVaultKeyring` | the same back end                                        |

The back end is made here by its class, so nothing else can take its place: keyring's own choice would follow
environment variables, its configuration file and installed plug-ins, and may end at a plain file or at none.

keyring has no time limit. Its calls run on a daemon thread that is given up on when patience ends. Whether such
a call still had its way is not known then; keeping a key at the same address again writes over what it left.
"""

import os
import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol, TypeVar

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from rak_desktop.adapters.keychain_errors import as_keychain_error
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import KeychainFacts, KeyReader

if sys.platform == "win32":
    from keyring.backends.Windows import WinVaultKeyring as _BackEnd

    _NAME = "Windows Credential Manager"
    _OWN_SETTINGS = {"persist": 2}  # CRED_PERSIST_LOCAL_MACHINE: a key does not roam to other computers
elif sys.platform == "darwin":
    from keyring.backends.macOS import Keyring as _BackEnd

    _NAME = "macOS Keychain"
    _OWN_SETTINGS = {"keychain": None}  # else the variable KEYCHAIN_PATH would be in it
else:
    from keyring.backends.SecretService import Keyring as _BackEnd

    _NAME = "Secret Service"
    _OWN_SETTINGS: dict[str, object] = {}

T = TypeVar("T")

SOMEBODY_WATCHES = 180.0
"""Seconds a person gets to answer the system's question, while the window says that it asks."""

NOBODY_WATCHES = 2.0
"""Seconds in the background. Nothing that would make the system ask is begun there."""

_MANY_ITEMS = 20
"""At one address. A store that only says that it deletes shall not be asked for ever."""

WINDOWS_LIMIT = 5 * 512
"""Bytes of one secret: CRED_MAX_CREDENTIAL_BLOB_SIZE in Microsoft's wincred.h. keyring writes UTF-16."""


class Lookout(KeyReader, Protocol):
    """Reads, and tells beforehand how the keychain is, without ever making the system ask for a password."""

    def describe(self) -> KeychainFacts:
        """As in ports/keychain."""

    def address(self) -> str | None:
        """The session bus on which the keychain lives."""


class OsKeychain:
    """Implements ports/keychain. On Linux a lookout reads, and looks before every write."""

    def __init__(self, patience_seconds: float, reader: Lookout | None, *, may_ask: bool = True) -> None:
        """`may_ask`: somebody is there who could answer when the system asks for a password."""
        self._patience = patience_seconds
        self._lookout = reader
        self._may_ask = may_ask

    def describe(self) -> KeychainFacts:
        if self._lookout:
            return self._lookout.describe()
        return KeychainFacts(_NAME)

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        if self._lookout:
            return self._lookout.load(slot)
        secret = self._patiently(lambda: _back_end().get_password(slot.service, slot.username))
        if secret is None:
            raise KeychainError(Code.KEYCHAIN_ITEM_GONE, service=slot.service)
        key = _as_key(secret)
        if key is None:
            raise KeychainError(Code.KEYCHAIN_VALUE_CHANGED, service=slot.service)
        return key

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        secret = key.reveal()
        if sys.platform == "win32" and is_too_large_for_windows(secret):
            raise KeychainError(Code.KEYCHAIN_TOO_LARGE, keychain=_NAME)

        def write() -> None:
            if not self._has_collection() and not self._may_ask:
                raise KeychainError(Code.KEYCHAIN_ABSENT, reason="no-collection")
            _back_end().set_password(slot.service, slot.username, secret)
            if self._lookout and not _stands_alone(key, slot, self._lookout):
                # Another program's item is at this address too, and readers may find that one first.
                _empty(slot)
                _back_end().set_password(slot.service, slot.username, secret)

        self._patiently(write)

    def forget(self, slot: KeychainSlot) -> None:
        def delete() -> None:
            if self._has_collection():
                _empty(slot)

        self._patiently(delete)

    def _has_collection(self) -> bool:
        """Can be written to without first making a collection, for which the system always asks.

        Raises KeychainError for what the lookout sees to be wrong with the keychain.
        """
        if self._lookout is None:
            return True
        facts = self._lookout.describe()
        if facts.locked and not self._may_ask:
            raise KeychainError(Code.KEYCHAIN_LOCKED, keychain=facts.name)
        if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            # keyring takes the bus from nowhere else, and the lookout found it at another sign-in.
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._lookout.address() or ""
        return facts.locked is not None

    def _patiently(self, work: Callable[[], T]) -> T:
        """The work's answer, or NO_ANSWER when patience ends. Raises only KeychainError."""
        answers: SimpleQueue[T | KeychainError] = SimpleQueue()
        Thread(target=lambda: answers.put(_answer(work)), name="keychain", daemon=True).start()
        try:
            answer = answers.get(timeout=self._patience)
        except Empty:
            answer = KeychainError(Code.KEYCHAIN_NO_ANSWER)
        if isinstance(answer, KeychainError):
            raise answer
        return answer


def is_too_large_for_windows(secret: str) -> bool:
    """Windows refuses such a secret with words about bad data, so it is measured first."""
    return len(secret.encode("utf-16-le")) > WINDOWS_LIMIT


def _answer(work: Callable[[], T]) -> T | KeychainError:
    """What the work came to. An exception of keyring's ends here, since its text could hold the secret."""
    try:
        return work()
    except KeychainError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a table knows those with a meaning; none may go on as it is
        return as_keychain_error(error)


def _back_end() -> KeyringBackend:
    make: Callable[[], KeyringBackend] = _BackEnd
    back_end = make()
    # Its constructor takes properties from variables named KEYRING_PROPERTY_…, the attributes' names among them.
    vars(back_end).clear()
    for name, value in _OWN_SETTINGS.items():
        setattr(back_end, name, value)
    return back_end


def _empty(slot: KeychainSlot) -> None:
    """Deletes every item at this address; keyring deletes one at a time."""
    for _ in range(_MANY_ITEMS):
        try:
            _back_end().delete_password(slot.service, slot.username)
        except PasswordDeleteError as error:
            # "There is none" has no cause, or on macOS the one called NotFound.
            if error.__cause__ is None or type(error.__cause__).__name__ == "NotFound":
                return
            raise


def _stands_alone(key: RestrictedKey, slot: KeychainSlot, lookout: Lookout) -> bool:
    try:
        return lookout.load(slot) == key
    except KeychainError as error:
        return error.code is not Code.KEYCHAIN_VALUE_CHANGED


def _as_key(secret: str) -> RestrictedKey | None:
    try:
        return RestrictedKey(secret)
    except ValueError:
        return None
