"""The connection book in one SQLite file: crash-safe, and shared by window, terminal and helper. Never a key.

SQLite's ordinary rollback journal is used: it works on network homes, and a reader needs nothing but the file.
A file that is damaged, or was written by a newer version, is left as it is.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from errno import errorcode
from pathlib import Path
from typing import Any

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, KeychainSlot
from rak_desktop.core.errors import BookError
from rak_desktop.core.mode import Mode

SCHEMA_VERSION = 1

BUSY_FOR = 2.0
"""Seconds to wait for another process that is writing; a write takes milliseconds."""

_SCHEMA = """
CREATE TABLE connections (
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
    health TEXT NOT NULL,
    PRIMARY KEY (app_id, account_id, mode)
)
"""
_ALL = "SELECT * FROM connections ORDER BY connected_at, rowid"
_ONE = "SELECT * FROM connections WHERE app_id = ? AND account_id = ? AND mode = ?"
_PUT = "INSERT OR REPLACE INTO connections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM connections WHERE app_id = ? AND account_id = ? AND mode = ?"

_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR")


class SqliteConnectionBook:
    """Implements ports/connection_book. Each call opens the file for itself, so threads may share this object."""

    def __init__(self, file: Path, busy_for: float = BUSY_FOR) -> None:
        self._file = file
        self._busy_for = busy_for

    def all(self) -> tuple[Connection, ...]:
        return self._read(_ALL)

    def find(self, connection_id: ConnectionId) -> Connection | None:
        return next(iter(self._read(_ONE, _id_values(connection_id))), None)

    def put(self, connection: Connection) -> None:
        self._write(_PUT, _as_row(connection))

    def remove(self, connection_id: ConnectionId) -> None:
        if self.find(connection_id):
            self._write(_REMOVE, _id_values(connection_id))

    def _read(self, query: str, values: Sequence[object] = ()) -> tuple[Connection, ...]:
        with self._troubles(Code.BOOK_UNREADABLE):
            if not self._file.exists():
                return ()
            with closing(self._open()) as database:
                written = self._version(database) > 0
                rows = database.execute(query, values).fetchall() if written else []
        try:
            return tuple(_as_connection(row) for row in rows)
        except (TypeError, ValueError) as error:
            raise BookError(Code.BOOK_UNREADABLE, file=str(self._file), reason="row") from error

    def _write(self, statement: str, values: Sequence[object]) -> None:
        with self._troubles(Code.BOOK_NOT_WRITABLE):
            self._make()
            with closing(self._open()) as database:
                # Takes the right to write at once: two first writers must not both find an empty file.
                database.execute("BEGIN IMMEDIATE")
                if self._version(database) == 0:
                    database.execute(_SCHEMA)
                    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
                database.execute(statement, values)
                database.execute("COMMIT")

    def _open(self) -> sqlite3.Connection:
        """Python begins no transactions of its own without an isolation level."""
        return sqlite3.connect(self._file, timeout=self._busy_for, isolation_level=None)

    @contextmanager
    def _troubles(self, otherwise: Code) -> Iterator[None]:
        """Turns exceptions into ours: a damaged file is unreadable, anything else gets the given code."""
        try:
            yield
        except sqlite3.Error as error:
            reason = getattr(error, "sqlite_errorname", "")
            code = Code.BOOK_UNREADABLE if reason.startswith(_DAMAGED) else otherwise
            raise BookError(code, file=str(self._file), reason=reason) from error
        except OSError as error:
            raise BookError(otherwise, file=str(self._file), reason=errorcode.get(error.errno or 0, "")) from error

    def _make(self) -> None:
        """For its owner only. SQLite gives the files that it puts beside it the same permissions."""
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))

    def _version(self, database: sqlite3.Connection) -> int:
        """0 for a file in which nothing was written yet. Raises BookError for what is no book of ours."""
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise BookError(Code.BOOK_TOO_NEW, file=str(self._file), version=version)
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version == 0 and tables:
            raise BookError(Code.BOOK_UNREADABLE, file=str(self._file), reason="other-database")
        return int(version)


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
        _as_text(connection.checked_at),
        connection.account_name,
        connection.account_confirmed,
        connection.publishable_key,
        connection.health.value,
    )


def _as_connection(row: tuple[Any, ...]) -> Connection:
    """Raises ValueError or TypeError for a mode, a health or a time that is none."""
    app_id, account_id, mode, service, username, label, ending, connected, checked, *rest = row
    name, confirmed, publishable_key, health = rest
    return Connection(
        id=ConnectionId(app_id, account_id, Mode(mode)),
        slot=KeychainSlot(service, username),
        label=label,
        key_ending=ending,
        connected_at=datetime.fromisoformat(connected),
        checked_at=datetime.fromisoformat(checked),
        account_name=name,
        account_confirmed=bool(confirmed),
        publishable_key=publishable_key,
        health=Health(health),
    )


def _as_text(time: datetime) -> str:
    """ISO 8601 in UTC, always of the same length, so that the order of the texts is the order of the times."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")
