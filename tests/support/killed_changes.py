"""Changes keys in processes that are really killed. Run as a program of its own, since it forks.

    python -m tests.support.killed_changes every-step HOME
    python -m tests.support.killed_changes many HOME OPERATIONS

`every-step` kills each story at every step, with the real keychain and the real book, and starts again in a new
process; it also fills the disk and makes it read-only at each step that writes to the book. `many` lets four processes
change keys of the same and of their own shops all at once, with many killed, over a keychain of files. Each prints what
it did; a broken promise ends it with a traceback.
"""

import os
import random
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

from rak_desktop.adapters.connection_book import SqliteConnectionBook
from rak_desktop.adapters.os_keychain import OsKeychain
from rak_desktop.adapters.secret_service import SecretService
from rak_desktop.core.connection import ConnectionId
from rak_desktop.core.errors import RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.verification import Account
from rak_desktop.flows.keychain_steps import clear, key_at
from rak_desktop.flows.manage_connections import disconnect, drop_old_key
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import Keychain
from tests.fakes.clock import FixedClock
from tests.fakes.faults import BreakingComputer, Fault
from tests.fakes.file_keychain import FileKeychain
from tests.support.key_stories import (
    ID,
    PROFILE,
    SLOT,
    STORIES,
    Change,
    Story,
    assert_one_truth,
    bring_back,
    keep,
    start_again,
)
from tests.support.read_only import make_read_only

WORKERS = 4
TURN_WITHIN = PATIENCE = 30.0
"""Seconds: how busy the computer is that runs the tests must not decide what they find."""


DONE, REFUSED, KILLED = 0, 7, -signal.SIGKILL


def in_another_process(work: Callable[[], int]) -> int:
    """How it ended: DONE, REFUSED or KILLED. A mistake in the work ends everything."""
    child = os.fork()
    if child == 0:
        _and_exit(work)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended not in (DONE, REFUSED, KILLED):
        raise SystemExit("a process ended in a mistake of its own")
    return ended


def _and_exit(work: Callable[[], int]) -> NoReturn:
    """A forked child must never come back into the parent's code."""
    try:
        code = work()
    except BaseException:  # noqa: BLE001 - the same
        traceback.print_exc()
        code = 1
    os._exit(code)


def _changed(change: Change, keychain: Keychain, book: ConnectionBook) -> int:
    try:
        change(keychain, book)
    except RakError:
        return REFUSED
    return DONE


def dies() -> None:
    """As the system ends a process: nothing of it is asked."""
    os.kill(os.getpid(), signal.SIGKILL)


def say(what: object) -> None:
    """The log of the run, for who looks at a test that did not pass."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


# ── every step ───────────────────────────────────────────────────────────────────────────────────────


def every_step(home: Path) -> None:
    book = SqliteConnectionBook(home / "connections.sqlite3")
    keychain = OsKeychain(PATIENCE, SecretService(within=PATIENCE), may_ask=False)
    locks = in_another_process(lambda: _lockable(home)) == DONE
    home.chmod(0o700)
    if not locks:
        say(f"{CANNOT_LOCK} here")
    for story in STORIES:
        for at, step in enumerate(story.steps(), start=1):
            _one_killed_after(story, keychain, book, at)
            say(f"{story.name}, step {at} ({step}): killed")
            if step.startswith(_WRITES_TO_THE_BOOK):
                _one_broken_by(_Filling, story, keychain, book, at, home)
                say(f"{story.name}, step {at} ({step}): the disk is full")
                if locks:
                    _one_broken_by(partial(_Locking, home), story, keychain, book, at, home)
                    say(f"{story.name}, step {at} ({step}): the disk is read-only")


CANNOT_LOCK = "no folder can be made read-only"


def _lockable(home: Path) -> int:
    try:
        make_read_only(home)
    except OSError:
        return REFUSED
    return DONE


_WRITES_TO_THE_BOOK = ("begin", "put", "remove", "end")


def _one_killed_after(story: Story, keychain: Keychain, book: ConnectionBook, at: int) -> None:
    _empty(keychain, book)
    story.begin_with(keychain, book)

    computer = BreakingComputer(keychain, book, Fault.KILLED_AFTER, at, dies)
    assert in_another_process(lambda: _changed(story.change, computer.keychain, computer.book)) == KILLED
    _starts_again(story, keychain, book)


def _one_broken_by(
    breaking: Callable[[Keychain, ConnectionBook, int], BreakingComputer],
    story: Story,
    keychain: Keychain,
    book: ConnectionBook,
    at: int,
    home: Path,
) -> None:
    """From this step on the system lets this process write nothing into the book."""
    _empty(keychain, book)
    story.begin_with(keychain, book)

    computer = breaking(keychain, book, at)
    in_another_process(lambda: _changed(story.change, computer.keychain, computer.book))
    home.chmod(0o700)
    _starts_again(story, keychain, book)


class _Filling(BreakingComputer):
    """Fills the disk just before that step, for real: the system's own limit on what this process may write."""

    def __init__(self, keychain: Keychain, book: ConnectionBook, at: int) -> None:
        super().__init__(keychain, book, at=at)

    def _meet(self, name: str, breaks: bool, *, lasting: bool) -> bool:
        if len(self.calls) + 1 == self._at:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        return super()._meet(name, breaks, lasting=lasting)


class _Locking(BreakingComputer):
    """Makes the disk read-only just before that step."""

    def __init__(self, folder: Path, keychain: Keychain, book: ConnectionBook, at: int) -> None:
        super().__init__(keychain, book, at=at)
        self._folder = folder

    def _meet(self, name: str, breaks: bool, *, lasting: bool) -> bool:
        if len(self.calls) + 1 == self._at:
            make_read_only(self._folder)
        return super()._meet(name, breaks, lasting=lasting)


def _starts_again(story: Story, keychain: Keychain, book: ConnectionBook) -> None:
    assert in_another_process(lambda: len(start_again(keychain, book))) == DONE, "something was left for later"
    assert key_at(SLOT, keychain) in (story.before, story.after)
    assert_one_truth(keychain, book)


def _empty(keychain: Keychain, book: ConnectionBook) -> None:
    for slot in (SLOT, SLOT.next, SLOT.previous, SLOT.oldest):
        clear(slot, keychain)
    book.remove(ID)


# ── many at once ─────────────────────────────────────────────────────────────────────────────────────


def many(home: Path, operations: int) -> None:
    workers = [os.fork() or _and_exit(partial(_work, home, number, operations // WORKERS)) for number in range(WORKERS)]
    ended = [os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) for worker in workers]
    assert ended == [0] * WORKERS
    keychain, book = _outside(home)
    assert start_again(keychain, book) == ()
    for shop in ("shared", *map(str, range(WORKERS))):
        assert_one_truth(keychain, book, _id(shop))
    known = {card.slot for card in book.all()} | {card.slot.previous for card in book.all() if card.previous}
    assert keychain.slots() == known, "something lies in the keychain that nobody knows of"


def _work(home: Path, number: int, operations: int) -> int:
    """Its own shop must be exactly as its own changes left it; the shared one only in order."""
    chance, counts = random.Random(number), Counter[str]()
    keychain, book = _outside(home)
    for serial in range(operations):
        shop = chance.choice((str(number), str(number), "shared"))
        new = RestrictedKey(f"rk_test_51Shop{shop}Of{number}{serial:08d}")
        before = key_at(_id(shop).slot(Peer.STRIPE), keychain)
        change, after = _chosen(chance, shop, new, before, keychain)
        outcome = _carry_out(change, keychain, book, at=chance.choice((0, chance.randint(1, 20))))
        counts[outcome] += 1
        if shop != "shared":
            there = key_at(_id(shop).slot(Peer.STRIPE), keychain)
            assert there in {"done": (after,), "refused": (before,), "killed": (before, after)}[outcome]
            assert_one_truth(keychain, book, _id(shop))
    say((number, dict(counts)))
    return DONE


def _chosen(
    chance: random.Random, shop: str, new: RestrictedKey, before: RestrictedKey | None, keychain: Keychain
) -> tuple[Change, RestrictedKey | None]:
    """A change that makes sense now, and the key that is in use after it."""
    spare, account = key_at(_id(shop).slot(Peer.STRIPE).previous, keychain), Account(f"acct_1{shop}", shop)
    changes: list[tuple[Change, RestrictedKey | None]] = [(keep(new, account), new)] * 3
    if before is not None:
        changes.append((lambda k, b: disconnect(_id(shop), k, b, FixedClock()), None))
        changes.append((lambda k, b: drop_old_key(_id(shop), k, b, FixedClock()), before))
        changes.append((keep(before, account), before))
    if before is not None and spare is not None:
        changes += [(lambda k, b: bring_back(k, b, _id(shop)), spare)] * 2
    return chance.choice(changes)


def _carry_out(change: Change, keychain: Keychain, book: ConnectionBook, at: int) -> str:
    """In a process of its own, which is killed at that step (0: never); the next start follows at once."""
    computer = BreakingComputer(keychain, book, Fault.KILLED_BEFORE, at, dies)

    def start_and_change() -> int:
        start_again(computer.keychain, computer.book)
        return _changed(change, computer.keychain, computer.book)

    ended = in_another_process(start_and_change)
    assert start_again(keychain, book) == ()
    return {DONE: "done", REFUSED: "refused", KILLED: "killed"}[ended]


def _outside(home: Path) -> tuple[FileKeychain, SqliteConnectionBook]:
    book = SqliteConnectionBook(home / "connections.sqlite3", busy_for=TURN_WITHIN, turn_within=TURN_WITHIN)
    return FileKeychain(home / "keys"), book


def _id(shop: str) -> ConnectionId:
    return ConnectionId(PROFILE.app_id, f"acct_1{shop}", Mode.TEST)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["every-step", home]:
            every_step(Path(home))
        case ["many", home, operations]:
            many(Path(home), int(operations))
