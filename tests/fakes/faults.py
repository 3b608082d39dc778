"""A keychain and a book that break at a chosen call, and a program that dies there."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum
from typing import TypeVar

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, KeychainSlot
from rak_desktop.core.errors import BookError, KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.undertaking import Undertaking
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import Keychain, KeychainFacts

T = TypeVar("T")


class Killed(BaseException):
    """The process is gone: nothing it would have done after this happens."""


class Fault(Enum):
    """What goes wrong at the chosen call."""

    NONE = "nothing goes wrong"
    KILLED_BEFORE = "killed just before"
    KILLED_AFTER = "killed just after"
    KEYCHAIN_REFUSES = "the keychain says no"
    KEYCHAIN_SILENT = "the keychain is silent from here on"
    KEYCHAIN_SILENT_AND_LATE = "the keychain is silent from here on, and does late what it was asked"
    DISK_FULL = "nothing can be written to the book from here on"


_OF_THE_KEYCHAIN = (Fault.KEYCHAIN_REFUSES, Fault.KEYCHAIN_SILENT, Fault.KEYCHAIN_SILENT_AND_LATE)


class BreakingComputer:
    """Passes calls on to a keychain and a book until call number `at`. `calls` lists what was asked, in order.

    `die` ends the whole process; without it the program only seems to be dead.
    """

    def __init__(
        self,
        keychain: Keychain,
        book: ConnectionBook,
        fault: Fault = Fault.NONE,
        at: int = 0,
        die: Callable[[], object] = lambda: None,
    ) -> None:
        self.calls: list[str] = []
        self.keychain = _BreakingKeychain(keychain, self)
        self.book = _BreakingBook(book, self)
        self._fault = fault
        self._at = at
        self._die = die
        self._dead = False

    def ask_keychain(self, name: str, call: Callable[[], T]) -> T:
        silent = self._fault in (Fault.KEYCHAIN_SILENT, Fault.KEYCHAIN_SILENT_AND_LATE)
        if self._meet(name, self._fault in _OF_THE_KEYCHAIN, lasting=silent):
            if self._fault is Fault.KEYCHAIN_SILENT_AND_LATE and len(self.calls) == self._at:
                call()
            raise KeychainError(Code.KEYCHAIN_NO_ANSWER if silent else Code.KEYCHAIN_DENIED)
        return self._do(call)

    def ask_book(self, name: str, call: Callable[[], T], *, writing: bool = False) -> T:
        if self._meet(name, self._fault is Fault.DISK_FULL, lasting=True) and writing:
            raise BookError(Code.BOOK_NOT_WRITABLE, file="the book")
        return self._do(call)

    def _meet(self, name: str, breaks: bool, *, lasting: bool) -> bool:
        if self._dead:
            raise Killed
        self.calls.append(name)
        now = len(self.calls)
        if now == self._at and self._fault is Fault.KILLED_BEFORE:
            self._dead = True
            self._die()
            raise Killed
        return breaks and self._at > 0 and (now == self._at or (lasting and now > self._at))

    def _do(self, call: Callable[[], T]) -> T:
        try:
            return call()
        finally:
            if len(self.calls) == self._at and self._fault is Fault.KILLED_AFTER:
                self._dead = True
                self._die()
                raise Killed


class _BreakingKeychain:
    def __init__(self, keychain: Keychain, computer: BreakingComputer) -> None:
        self._keychain = keychain
        self._computer = computer

    def describe(self) -> KeychainFacts:
        return self._keychain.describe()

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        return self._computer.ask_keychain(f"load {_place(slot)}", lambda: self._keychain.load(slot))

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        self._computer.ask_keychain(f"save {_place(slot)}", lambda: self._keychain.save(slot, key))

    def forget(self, slot: KeychainSlot) -> None:
        self._computer.ask_keychain(f"forget {_place(slot)}", lambda: self._keychain.forget(slot))


class _BreakingBook:
    def __init__(self, book: ConnectionBook, computer: BreakingComputer) -> None:
        self._book = book
        self._computer = computer

    def all(self) -> tuple[Connection, ...]:
        return self._computer.ask_book("all", self._book.all)

    def find(self, connection_id: ConnectionId) -> Connection | None:
        return self._computer.ask_book("find", lambda: self._book.find(connection_id))

    def put(self, connection: Connection) -> None:
        self._computer.ask_book("put", lambda: self._book.put(connection), writing=True)

    def remove(self, connection_id: ConnectionId) -> None:
        self._computer.ask_book("remove", lambda: self._book.remove(connection_id), writing=True)

    def alone(self) -> AbstractContextManager[None]:
        return self._book.alone()

    def set_aside(self) -> str | None:
        return self._book.set_aside()

    def undertakings(self) -> tuple[Undertaking, ...]:
        return self._computer.ask_book("undertakings", self._book.undertakings)

    def begin(self, undertaking: Undertaking) -> None:
        name = f"begin {undertaking.change.value}"
        self._computer.ask_book(name, lambda: self._book.begin(undertaking), writing=True)

    def end(self, connection_id: ConnectionId) -> None:
        self._computer.ask_book("end", lambda: self._book.end(connection_id), writing=True)


def _place(slot: KeychainSlot) -> str:
    last = slot.service.rpartition("/")[2]
    return last if last in ("next", "previous", "nothing") else "address"
