"""GivenKeys: every key that practice has given out, whose it is, and whether it has ended.

It outlives the stories and, with a file, the program: who comes back to practise finds their shops connected, as they
would at Stripe. No key is kept in it, only its SHA-256, from which nobody makes the key again.
"""

import contextlib
import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rak_desktop.core.mode import Mode
from rak_desktop.core.values import dataclass
from rak_desktop.practice.accounts import ACCOUNTS, PracticeAccount
from rak_desktop.whole_file import write_whole

_SCHEMA = 1
_MOST = 200
"""Of so many keys it is remembered; the oldest are forgotten, and are unknown from then on."""


@dataclass(frozen=True)
class KeyOwner:
    """Whose a key is, and whether it has ended."""

    account: PracticeAccount
    mode: Mode
    ended: bool = False


class GivenKeys:
    """Asked from several threads. A file that cannot be read or written is as none: practice goes on without it."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._owners = dict(_read(file)) if file else {}

    def give(self, secret: str, owner: KeyOwner) -> None:
        """Remembers that it was given out."""
        with self._lock:
            self._owners[_digest(secret)] = owner
            self._write()

    def end(self, account: PracticeAccount, mode: Mode) -> None:
        """Every key that was ever given out there has ended."""
        with self._lock:
            here = {digest for digest, owner in self._owners.items() if (owner.account, owner.mode) == (account, mode)}
            self._owners |= {digest: KeyOwner(account, mode, ended=True) for digest in here}
            self._write()

    def owner_of(self, secret: str) -> KeyOwner | None:
        """Compared in constant time: this is a server, if a small one."""
        asked = _digest(secret)
        with self._lock:
            known = tuple(self._owners.items())
        return next((owner for digest, owner in known if secrets.compare_digest(digest, asked)), None)

    def living(self, account: PracticeAccount, mode: Mode) -> bool:
        """Does a key of there still work?"""
        with self._lock:
            return KeyOwner(account, mode) in self._owners.values()

    def _write(self) -> None:
        if self._file is None:
            return
        written = [
            {"digest": digest, "account": owner.account.id, "mode": owner.mode.value, "ended": owner.ended}
            for digest, owner in list(self._owners.items())[-_MOST:]
        ]
        with contextlib.suppress(OSError):
            write_whole(self._file, json.dumps({"schema": _SCHEMA, "keys": written}))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _read(file: Path) -> Iterator[tuple[str, KeyOwner]]:
    try:
        held: Any = json.loads(file.read_text("utf-8"))
        for each in held["keys"] if held["schema"] == _SCHEMA else ():
            yield str(each["digest"]), KeyOwner(ACCOUNTS[each["account"]], Mode(each["mode"]), each["ended"] is True)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return
