"""The operating system's own keychain, through keyring: every write, and reading on macOS and Windows.

On Linux `secret_service` reads and looks before every write: it is bounded in time and never causes a prompt.
Which back end of keyring is used, and what has to be known about it, stands in `system_store`.

keyring has no time limit. Its calls run on a daemon thread that is given up on when patience ends. Whether such
a call still had its way is not known then; keeping a key at the same address again writes over what it left.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol, TypeVar

from keyring.errors import PasswordDeleteError

from rak_desktop.adapters.keychain_errors import as_keychain_error
from rak_desktop.adapters.system_store import Store, store_of_this_system
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import KeychainFacts, KeyReader

T = TypeVar("T")

_ASK_BEFORE_OVERWRITING = frozenset({"KeePassXC"})
"""Stores that ask the person before a program overwrites even its own item, but not before it adds one."""

_ANSWERED_LATELY, _THEN_WITHIN = 60.0, 60.0
"""Seconds: a keychain that did what it was asked within the last minute is open, and asks no person for its password.
So a change of a key that meets a silent keychain at every turn takes at most four and a half minutes, not seven. One
that said no may have been locked, and the next time the person needs their time to find the password."""

_MANY_ITEMS = 20
"""At one address. A store that only says that it deletes shall not be asked for ever."""


class Lookout(KeyReader, Protocol):
    """Reads, and tells beforehand how the keychain is, without ever making the system ask for a password."""

    def describe(self) -> KeychainFacts:
        """As in ports/keychain."""

    def address(self) -> str | None:
        """The session bus on which the keychain lives."""


class OsKeychain:
    """Implements ports/keychain. On Linux a lookout reads, and looks before every write."""

    def __init__(
        self, patience_seconds: float, reader: Lookout | None, *, may_ask: bool = True, store: Store | None = None
    ) -> None:
        """`may_ask`: somebody is there who could answer when the system asks for a password."""
        self._patience = patience_seconds
        self._lookout = reader
        self._may_ask = may_ask
        self._answered_at = -_ANSWERED_LATELY
        self._store = store or store_of_this_system()
        self._name = None if reader else self._store.name

    def describe(self) -> KeychainFacts:
        if self._lookout:
            return self._lookout.describe()
        return KeychainFacts(self._store.name)

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        if self._lookout:
            return self._lookout.load(slot)
        secret = self._patiently(lambda: self._store.back_end().get_password(slot.service, slot.username))
        if secret is None:
            raise KeychainError(Code.KEYCHAIN_ITEM_GONE, keychain=self._store.name)
        key = _as_key(secret)
        if key is None:
            raise KeychainError(Code.KEYCHAIN_VALUE_CHANGED, keychain=self._store.name)
        return key

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        secret = key.reveal()
        if is_too_large(secret, self._store.limit):
            raise KeychainError(Code.KEYCHAIN_TOO_LARGE, keychain=self._store.name)

        def write() -> None:
            facts = self._looked_at()
            if facts.locked is None and self._lookout and not self._may_ask:
                raise KeychainError(Code.KEYCHAIN_NOT_SET_UP, keychain=facts.name)
            if facts.name in _ASK_BEFORE_OVERWRITING:
                self._empty(slot)
            self._write(slot, secret)
            if self._lookout and not _stands_alone(key, slot, self._lookout):
                # Another program's item is at this address too, and readers may find that one first.
                self._empty(slot)
                self._write(slot, secret)

        self._patiently(write)

    def forget(self, slot: KeychainSlot) -> None:
        def delete() -> None:
            # Where there is no store nothing can be in it, and to delete would make the system ask for one.
            if self._looked_at().locked is not None or self._lookout is None:
                self._empty(slot)

        self._patiently(delete)

    def _write(self, slot: KeychainSlot, secret: str) -> None:
        self._store.back_end().set_password(slot.service, slot.username, secret)
        if self._store.leaves_copies:
            with suppress(PasswordDeleteError):
                self._store.back_end().delete_password(f"{slot.username}@{slot.service}", slot.username)

    def _empty(self, slot: KeychainSlot) -> None:
        """Deletes every item at this address; keyring deletes one at a time."""
        for _ in range(_MANY_ITEMS):
            try:
                self._store.back_end().delete_password(slot.service, slot.username)
            except PasswordDeleteError as error:
                # "There is none" has no cause, or on macOS the one called NotFound.
                if error.__cause__ is None or type(error.__cause__).__name__ == "NotFound":
                    return
                raise

    def _looked_at(self) -> KeychainFacts:
        """The keychain as it is before something is written. Raises KeychainError for what is wrong with it.

        A locked one makes the system ask, so it is wrong where nobody is there to answer.
        """
        facts = self.describe()
        self._name = facts.name
        if facts.locked and not self._may_ask:
            raise KeychainError(Code.KEYCHAIN_LOCKED, keychain=facts.name)
        if self._lookout and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            # keyring takes the bus from nowhere else, and the lookout found it at another sign-in.
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._lookout.address() or ""
        return facts

    def _patiently(self, work: Callable[[], T]) -> T:
        """The work's answer, or NO_ANSWER when patience ends. Raises only KeychainError."""

        def do() -> T:
            self._store.let_it_ask(self._may_ask)
            return work()

        lately = time.monotonic() - self._answered_at < _ANSWERED_LATELY
        patience = min(self._patience, _THEN_WITHIN) if lately else self._patience
        answers: SimpleQueue[T | KeychainError] = SimpleQueue()
        Thread(target=lambda: answers.put(_answer(do)), name="keychain", daemon=True).start()
        try:
            answer = answers.get(timeout=patience)
        except Empty:
            answer = KeychainError(Code.KEYCHAIN_NO_ANSWER)
        if isinstance(answer, KeychainError):
            raise self._named(answer)
        self._answered_at = time.monotonic()
        return answer

    def _named(self, error: KeychainError) -> KeychainError:
        """The same trouble, with the name of the keychain in which it was met, as far as that is known."""
        known = {"keychain": self._name} if self._name else {}
        return KeychainError(error.code, **{**known, **error.facts})


def is_too_large(secret: str, limit: int | None) -> bool:
    """Windows refuses such a secret with words about bad data, so it is measured first."""
    return limit is not None and len(secret.encode("utf-16-le")) > limit


def _answer(work: Callable[[], T]) -> T | KeychainError:
    """What the work came to. An exception of keyring's ends here, since its text could hold the secret."""
    try:
        return work()
    except KeychainError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a table knows those with a meaning; none may go on as it is
        return as_keychain_error(error)


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
