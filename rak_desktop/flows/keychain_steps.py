"""The small steps of which keeping, replacing and removing keys are made. Each proves what it did by reading."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.keychain import Keychain, KeychainFacts, KeyReader

T = TypeVar("T")

REST_WITHIN = 30.0
"""Seconds for all that follows the keychain's first answer, which a person may have had to give."""


def open_up(slot: KeychainSlot, keychain: Keychain) -> None:
    """Makes a locked keychain ask its person, if one is there, and changes nothing: only writing makes it ask."""
    keychain.forget(KeychainSlot(f"{slot.service}/nothing", slot.username))


class OpenedFirst:
    """Implements ports/keychain.KeyReader for a person who is there: a locked keychain asks them before it is read.

    Who closes that question is not asked the same about the next key.
    """

    def __init__(self, keychain: Keychain) -> None:
        self._keychain = keychain
        self._closed: KeychainError | None = None

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        if self._closed is not None:
            raise KeychainError(self._closed.code, **self._closed.facts)
        try:
            open_up(slot, self._keychain)
        except KeychainError as error:
            self._closed = error if error.code is Code.KEYCHAIN_DENIED else None
            raise
        return self._keychain.load(slot)


class AnnouncedKeychain:
    """Implements ports/keychain for a person who is there, and tells when the system asks them for a password.

    `asks` is called with True before a question may come and with False once it is answered, on the thread that works.
    A keychain that tells whether it is locked asks at writing alone. Of one that does not tell nobody knows what it
    does at writing; it may ask at reading, too, so it is first read through `quiet`, which never makes it ask.
    """

    def __init__(self, keychain: Keychain, quiet: KeyReader, asks: Callable[[bool], None]) -> None:
        self._keychain = keychain
        self._quiet = quiet
        self._asks = asks

    def describe(self) -> KeychainFacts:
        return self._keychain.describe()

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        if self.describe().locked is not None:
            return self._keychain.load(slot)
        try:
            return self._quiet.load(slot)
        except KeychainError as error:
            if error.code not in (Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_DENIED):
                raise
        with self._announced():
            return self._keychain.load(slot)

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        self._write(lambda: self._keychain.save(slot, key))

    def forget(self, slot: KeychainSlot) -> None:
        self._write(lambda: self._keychain.forget(slot))

    def _write(self, call: Callable[[], None]) -> None:
        if not self.describe().locked:
            call()
            return
        with self._announced():
            call()

    @contextmanager
    def _announced(self) -> Iterator[None]:
        self._asks(True)
        try:
            yield
        finally:
            self._asks(False)


def key_at(slot: KeychainSlot, reader: KeyReader) -> RestrictedKey | None:
    """The key at this address; None for an empty one, or a value that no reader of the address could use."""
    try:
        return reader.load(slot)
    except KeychainError as error:
        if error.code in (Code.KEYCHAIN_ITEM_GONE, Code.KEYCHAIN_VALUE_CHANGED):
            return None
        raise


def write(key: RestrictedKey, slot: KeychainSlot, keychain: Keychain) -> None:
    """Writes and reads back: a keychain that only says that it stored the key has not kept it."""
    keychain.save(slot, key)
    prove(key, slot, keychain)


def prove(key: RestrictedKey, slot: KeychainSlot, keychain: Keychain) -> None:
    """Raises KeychainError (REFUSED_TO_STORE) when another value than this key is found there."""
    if key_at(slot, keychain) != key:
        raise KeychainError(Code.KEYCHAIN_REFUSED_TO_STORE)


def clear(slot: KeychainSlot, keychain: Keychain) -> None:
    """Empties the address and looks. Raises KeychainError (STILL_THERE) when something is found there all the same."""
    keychain.forget(slot)
    try:
        keychain.load(slot)
    except KeychainError as error:
        if error.code is Code.KEYCHAIN_ITEM_GONE:
            return
        if error.code is not Code.KEYCHAIN_VALUE_CHANGED:
            raise
    raise KeychainError(Code.KEYCHAIN_STILL_THERE, service=slot.service)


def clear_up(slot: KeychainSlot, keychain: Keychain) -> None:
    """Empties what holds keys only while one is being changed. Raises as `clear`."""
    if key_at(slot.oldest, keychain) is not None:  # seldom, and to look is quicker than to delete
        clear(slot.oldest, keychain)
    clear(slot.next, keychain)


class BoundedKeychain:
    """A keychain for one piece of work, which takes bounded time although it has many steps.

    The first call may wait as long as a person needs for the system's question. From its answer on, nothing more is
    begun after `within` seconds: a keychain that falls silent in the middle is waited for once.
    """

    def __init__(self, keychain: Keychain, clock: Clock, within: float = REST_WITHIN) -> None:
        self._keychain = keychain
        self._clock = clock
        self._within = within
        self._ends: float | None = None

    def describe(self) -> KeychainFacts:
        return self._keychain.describe()

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        return self._in_time(lambda: self._keychain.load(slot))

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        self._in_time(lambda: self._keychain.save(slot, key))

    def forget(self, slot: KeychainSlot) -> None:
        self._in_time(lambda: self._keychain.forget(slot))

    def _in_time(self, call: Callable[[], T]) -> T:
        if self._ends is not None and self._clock.steady() > self._ends:
            raise KeychainError(Code.KEYCHAIN_NO_ANSWER)
        try:
            return call()
        finally:
            self._ends = self._ends or self._clock.steady() + self._within
