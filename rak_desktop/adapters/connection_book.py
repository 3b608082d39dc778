"""The connection book in one SQLite file: crash-safe, and shared by window, terminal and helper. Never a key.

SQLite's ordinary rollback journal is used: it works on network homes, and a reader needs nothing but the file.
A file that is damaged, or was written by a newer version, is left as it is. A missing one is that of a new computer; an
empty one was emptied by a power cut or a full disk, because a new book is put in its place only when it is whole.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from errno import errorcode
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, KeychainSlot, PreviousKey
from rak_desktop.core.errors import FORBIDDEN, NOT_A_FILE, NOT_OURS, BookError
from rak_desktop.core.mode import Mode
from rak_desktop.core.undertaking import Change, Undertaking

T = TypeVar("T")

SCHEMA_VERSION = 2
"""2 brought what the last check came to, the key that was replaced, and changes that were begun."""

BUSY_FOR = 2.0
"""Seconds to wait for another process that is writing; a write takes milliseconds."""

TURN_WITHIN = 5.0
"""Seconds to wait for another process that is changing keys; without a question to a person it takes about one."""

_COLUMNS = """
    app_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    mode TEXT NOT NULL,
    service TEXT NOT NULL,
    username TEXT NOT NULL,
    label TEXT NOT NULL,
    key_ending TEXT NOT NULL,
    connected_at TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    account_name TEXT,
    account_confirmed INTEGER NOT NULL,
    publishable_key TEXT,
    health TEXT NOT NULL"""
_COLUMNS_SINCE_2 = ("trouble TEXT", "permissions TEXT", "previous_ending TEXT", "previous_since TEXT")
_ID = "PRIMARY KEY (app_id, account_id, mode)"

_BRING_UP_TO = {
    1: (f"CREATE TABLE connections ({_COLUMNS}, {_ID})",),
    2: (
        *(f"ALTER TABLE connections ADD COLUMN {column}" for column in _COLUMNS_SINCE_2),
        f"CREATE TABLE undertakings ({_COLUMNS}, {', '.join(_COLUMNS_SINCE_2)}, change TEXT NOT NULL, {_ID})",
    ),
}
"""What makes a book of this version out of the one before it."""

_ALL = "SELECT * FROM connections ORDER BY connected_at, rowid"
_ONE = "SELECT * FROM connections WHERE app_id = ? AND account_id = ? AND mode = ?"
_PUT = "INSERT OR REPLACE INTO connections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM connections WHERE app_id = ? AND account_id = ? AND mode = ?"
_BEGUN = "SELECT * FROM undertakings ORDER BY rowid"
_BEGIN = "INSERT OR REPLACE INTO undertakings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_END = "DELETE FROM undertakings WHERE app_id = ? AND account_id = ? AND mode = ?"

_NEVER = ""
"""In place of a time: the column takes no NULL."""

_ROW, _EMPTY, _FOREIGN = "row", "empty", "other-database"
_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR")


class SqliteConnectionBook:
    """Implements ports/connection_book. Each call opens the file for itself, so threads may share this object."""

    def __init__(self, file: Path, busy_for: float = BUSY_FOR, turn_within: float = TURN_WITHIN) -> None:
        self._file = file
        self._busy_for = busy_for
        self._turn_within = turn_within

    def all(self) -> tuple[Connection, ...]:
        return self._read(_ALL, _as_connection)

    def find(self, connection_id: ConnectionId) -> Connection | None:
        return next(iter(self._read(_ONE, _as_connection, _id_values(connection_id))), None)

    def put(self, connection: Connection) -> None:
        self._write(_PUT, _as_row(connection))

    def remove(self, connection_id: ConnectionId) -> None:
        if self.find(connection_id):
            self._write(_REMOVE, _id_values(connection_id))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """SQLite's lock on an empty file beside the book: the same on every system, and gone with its process."""
        with ExitStack() as held:
            with self._troubles(Code.BOOK_NOT_WRITABLE):
                _make(self._turn)
                database = sqlite3.connect(self._turn, timeout=self._turn_within, isolation_level=None)
                held.enter_context(closing(database))
                database.execute("BEGIN EXCLUSIVE")
            yield

    def undertakings(self) -> tuple[Undertaking, ...]:
        return self._read(_BEGUN, _as_undertaking, since=2)

    def begin(self, undertaking: Undertaking) -> None:
        self._write(_BEGIN, (*_as_row(undertaking.card), undertaking.change.value))

    def end(self, connection_id: ConnectionId) -> None:
        if any(undertaking.card.id == connection_id for undertaking in self.undertakings()):
            self._write(_END, _id_values(connection_id))

    def set_aside(self) -> str | None:
        try:
            self.all()
            self.undertakings()
        except BookError as error:
            if not str(error.facts.get("reason")).startswith((*_DAMAGED, _ROW, _EMPTY)):
                return None
        else:
            return None
        free = (self._file.with_name(f"{self._file.name}.damaged-{number}") for number in count(1))
        aside = next(name for name in free if not name.exists())
        with self._troubles(Code.BOOK_NOT_WRITABLE):
            self._file.rename(aside)
            # A journal that is left would be taken for one of the new book.
            for journal in self._file.parent.glob(f"{self._file.name}-*"):
                journal.rename(aside.with_name(journal.name.replace(self._file.name, aside.name)))
        return str(aside)

    def _read(
        self, query: str, make: Callable[[tuple[Any, ...]], T], values: Sequence[object] = (), since: int = 1
    ) -> tuple[T, ...]:
        """A book of an older version is read as it is: reading must never need the right to write."""
        with self._troubles(Code.BOOK_UNREADABLE):
            if not self._file.exists():
                return ()
            with closing(self._open()) as database:
                known = self._version(database) >= since
                rows = database.execute(query, values).fetchall() if known else []
        try:
            return tuple(make(row) for row in rows)
        except (TypeError, ValueError) as error:
            raise self._error(Code.BOOK_UNREADABLE, _ROW) from error

    def _write(self, statement: str, values: Sequence[object]) -> None:
        with self._troubles(Code.BOOK_NOT_WRITABLE):
            if not self._file.exists():
                self._begin_anew()
            with closing(self._open()) as database:
                # Takes the right to write at once: two writers must not both bring an old book up to date.
                database.execute("BEGIN IMMEDIATE")
                _bring_up_to_date(database, self._version(database))
                database.execute(statement, values)
                database.execute("COMMIT")

    def _begin_anew(self) -> None:
        """Made beside its place, and never put over one that another first writer has put there meanwhile."""
        fresh = self._file.with_name(f"{self._file.name}.new-{os.urandom(4).hex()}")
        _make(fresh)
        try:
            with closing(sqlite3.connect(fresh, isolation_level=None)) as database:
                database.execute("BEGIN")
                _bring_up_to_date(database, 0)
                database.execute("COMMIT")
            with suppress(FileExistsError):
                _put_in_place(fresh, self._file)
        finally:
            fresh.unlink(missing_ok=True)

    @property
    def _turn(self) -> Path:
        return self._file.with_name(self._file.name + ".turn")

    def _open(self) -> sqlite3.Connection:
        """Python begins no transactions of its own without an isolation level."""
        return sqlite3.connect(self._file, timeout=self._busy_for, isolation_level=None)

    @contextmanager
    def _troubles(self, otherwise: Code) -> Iterator[None]:
        """Turns exceptions into ours: a damaged file is unreadable, a busy one in use, all else gets the given code."""
        try:
            yield
        except sqlite3.Error as error:
            reason = getattr(error, "sqlite_errorname", "")
            code = Code.BOOK_UNREADABLE if reason.startswith(_DAMAGED) else otherwise
            code = Code.BOOK_IN_USE if reason.startswith("SQLITE_BUSY") else code
            raise self._error(code, reason) from error
        except OSError as error:
            raise self._error(otherwise, errorcode.get(error.errno or 0, "")) from error

    def _error(self, code: Code, reason: str) -> BookError:
        """`problem`: why a file that need not be damaged cannot be read."""
        problem = _problem(self._file, reason) if code is Code.BOOK_UNREADABLE else None
        return BookError(code, file=str(self._file), reason=reason, **({"problem": problem} if problem else {}))

    def _version(self, database: sqlite3.Connection) -> int:
        """Raises BookError for what is no book of ours, or not any more."""
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise BookError(Code.BOOK_TOO_NEW, file=str(self._file), version=version)
        if version == 0:
            (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
            raise self._error(Code.BOOK_UNREADABLE, _FOREIGN if tables else _EMPTY)
        return int(version)


def _make(file: Path) -> None:
    """For its owner only. SQLite gives the files that it puts beside it the same permissions."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _problem(file: Path, reason: str) -> str | None:
    """None where the file is damaged, or nobody knows better."""
    if reason == _FOREIGN:
        return NOT_OURS
    if not reason.startswith(("SQLITE_CANTOPEN", "EACCES", "EPERM")):
        return None
    if os.path.isdir(file):  # noqa: PTH112 - says no, and raises nothing, where nobody may look
        return NOT_A_FILE
    return None if os.access(file, os.R_OK) else FORBIDDEN


def _bring_up_to_date(database: sqlite3.Connection, version: int) -> None:
    for newer in range(version + 1, SCHEMA_VERSION + 1):
        for change in _BRING_UP_TO[newer]:
            database.execute(change)
        database.execute(f"PRAGMA user_version = {newer}")


def _put_in_place(fresh: Path, file: Path) -> None:
    """Raises FileExistsError where another one is there already."""
    try:
        file.hardlink_to(fresh)
    except FileExistsError:
        raise
    except OSError:
        fresh.rename(file)  # a disk that knows no links


def _id_values(connection_id: ConnectionId) -> tuple[str, str, str]:
    return connection_id.app_id, connection_id.account_id, connection_id.mode.value


def _as_row(connection: Connection) -> tuple[object, ...]:
    return (
        *_id_values(connection.id),
        connection.slot.service,
        connection.slot.username,
        connection.label,
        connection.key_ending,
        _as_text(connection.connected_at),
        _as_text(connection.checked_at) if connection.checked_at else _NEVER,
        connection.account_name,
        connection.account_confirmed,
        connection.publishable_key,
        connection.health.value,
        connection.trouble and connection.trouble.value,
        "\n".join(f"{name} {outcome.value}" for name, outcome in connection.permissions),
        connection.previous and connection.previous.ending,
        connection.previous and _as_text(connection.previous.since),
    )


def _as_connection(row: tuple[Any, ...]) -> Connection:
    """Raises ValueError or TypeError for a mode, a health or a time that is none."""
    app_id, account_id, mode, service, username, label, ending, connected, checked, *rest = row
    name, confirmed, publishable_key, health, *since_2 = rest
    trouble, permissions, old_ending, old_since = since_2 or (None, None, None, None)
    return Connection(
        id=ConnectionId(app_id, account_id, Mode(mode)),
        slot=KeychainSlot(service, username),
        label=label,
        key_ending=ending,
        connected_at=datetime.fromisoformat(connected),
        checked_at=None if checked == _NEVER else datetime.fromisoformat(checked),
        account_name=name,
        account_confirmed=bool(confirmed),
        publishable_key=publishable_key,
        health=Health(health),
        trouble=_code(trouble),
        permissions=tuple(_as_permission(line) for line in (permissions or "").splitlines()),
        previous=_as_previous(old_ending, old_since),
    )


def _as_undertaking(row: tuple[Any, ...]) -> Undertaking:
    *card, change = row
    return Undertaking(Change(change), _as_connection(tuple(card)))


def _code(text: str | None) -> Code | None:
    """None also for a code that a newer program named: the health beside it still says that something is wrong."""
    try:
        return Code(text) if text else None
    except ValueError:
        return None


def _as_permission(line: str) -> tuple[str, CheckOutcome]:
    name, _, outcome = line.partition(" ")
    return name, CheckOutcome(outcome)


def _as_previous(ending: str | None, since: Any) -> PreviousKey | None:
    return PreviousKey(ending, datetime.fromisoformat(since)) if ending else None


def _as_text(time: datetime) -> str:
    """ISO 8601 in UTC, always of the same length, so that the order of the texts is the order of the times."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")
