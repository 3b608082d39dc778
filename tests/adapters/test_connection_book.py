import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta, timezone
from errno import EPERM
from pathlib import Path

import pytest

from rak_desktop.adapters.connection_book import SCHEMA_VERSION, SqliteConnectionBook
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import FORBIDDEN, NOT_A_FILE, NOT_OURS, BookError
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.ports.connection_book import ConnectionBook
from tests.contracts.connection_book import FULL, ConnectionBookContract, connection
from tests.fakes.clock import NOON
from tests.fakes.connection_book import MemoryBook
from tests.support.program import ROOT

as_other_user = pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() == 0, reason="the system's administrator may write everywhere"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "connections.sqlite3"


@pytest.fixture
def sqlite_book(file: Path) -> SqliteConnectionBook:
    return SqliteConnectionBook(file, busy_for=0.1, turn_within=0.1)


class TestTheBookInAFile(ConnectionBookContract):
    @pytest.fixture
    def book(self, sqlite_book: SqliteConnectionBook) -> ConnectionBook:
        return sqlite_book


class TestTheBookInMemory(ConnectionBookContract):
    @pytest.fixture
    def book(self) -> ConnectionBook:
        return MemoryBook()


def test_reading_makes_no_file_and_no_folder(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    sqlite_book.all()
    sqlite_book.find(FULL.id)
    sqlite_book.remove(FULL.id)

    assert not file.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_only_its_owner_can_read_file_and_folder(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    sqlite_book.put(FULL)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_times_of_another_zone_are_kept_as_the_same_moment_in_utc(
    file: Path, sqlite_book: SqliteConnectionBook
) -> None:
    tokyo = timezone(timedelta(hours=9))

    sqlite_book.put(replace(FULL, checked_at=NOON.astimezone(tokyo)))

    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT checked_at FROM connections").fetchone() == (
            "2026-11-23T12:00:00.000000+00:00",
        )
    assert sqlite_book.all()[0].checked_at == NOON


def test_two_books_of_one_file_see_each_other(file: Path) -> None:
    window, terminal = SqliteConnectionBook(file), SqliteConnectionBook(file)

    window.put(FULL)

    assert terminal.find(FULL.id) == FULL


def test_several_first_writers_at_once_all_get_their_turn(file: Path) -> None:
    book = SqliteConnectionBook(file)
    many = [connection(f"acct_1Writer{number}", minutes=number) for number in range(20)]

    with ThreadPoolExecutor(max_workers=10) as writers:
        list(writers.map(book.put, many))

    assert book.all() == tuple(many)


def test_a_writer_that_died_halfway_leaves_the_book_as_it_was(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    """SQLite's journal of the dead process is still beside the file; the next reader takes it back."""
    sqlite_book.put(FULL)
    dying = f"""
import os, sqlite3
database = sqlite3.connect({str(file)!r}, isolation_level=None)
database.execute("PRAGMA cache_size = 1")
database.execute("BEGIN IMMEDIATE")
database.execute("UPDATE connections SET label = 'half written'")
database.execute("CREATE TABLE much (text)")
database.executemany("INSERT INTO much VALUES (?)", [("x" * 4000,)] * 200)
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", dying], check=False)
    assert len(list(file.parent.iterdir())) == 2

    assert sqlite_book.all() == (FULL,)


def test_a_book_that_somebody_writes_for_long_is_in_use_and_not_damaged(file: Path) -> None:
    book = SqliteConnectionBook(file, busy_for=0.05)
    book.put(FULL)
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")

        for change in (book.all, lambda: book.put(FULL)):
            with pytest.raises(BookError) as trouble:
                change()
            assert trouble.value.code is Code.BOOK_IN_USE


def test_a_book_of_a_newer_version_is_neither_read_nor_written(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    sqlite_book.put(FULL)
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = file.read_bytes()

    assert _trouble(sqlite_book.all) is Code.BOOK_TOO_NEW
    assert _trouble(lambda: sqlite_book.put(FULL)) is Code.BOOK_TOO_NEW
    assert file.read_bytes() == before


SCHEMA_1 = """
CREATE TABLE connections (
    app_id TEXT NOT NULL, account_id TEXT NOT NULL, mode TEXT NOT NULL, service TEXT NOT NULL, username TEXT NOT NULL,
    label TEXT NOT NULL, key_ending TEXT NOT NULL, connected_at TEXT NOT NULL, checked_at TEXT NOT NULL,
    account_name TEXT, account_confirmed INTEGER NOT NULL, publishable_key TEXT, health TEXT NOT NULL,
    PRIMARY KEY (app_id, account_id, mode)
);
INSERT INTO connections VALUES (
    'com.example.app', 'acct_1Contract', 'test', 'rak-desktop/com.example.app/acct_1Contract/test', 'key',
    'Flower shop', '0001', '2026-11-23T12:00:00.000000+00:00', '2026-11-23T12:00:00.000000+00:00',
    NULL, 0, NULL, 'good'
);
PRAGMA user_version = 1;
"""


@pytest.fixture
def file_of_version_1(file: Path) -> Path:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as database:
        database.executescript(SCHEMA_1)
    return file


def test_a_book_of_the_first_version_is_read_as_it_is(
    file_of_version_1: Path, sqlite_book: SqliteConnectionBook
) -> None:
    before = file_of_version_1.read_bytes()

    assert sqlite_book.all() == (connection(),)
    assert sqlite_book.find(connection().id) == connection()
    assert sqlite_book.undertakings() == ()
    assert file_of_version_1.read_bytes() == before


def test_the_first_write_brings_an_old_book_up_to_date_in_place(
    file_of_version_1: Path, sqlite_book: SqliteConnectionBook
) -> None:
    sqlite_book.put(FULL)
    sqlite_book.begin(Undertaking(Change.KEEP, FULL))

    assert set(sqlite_book.all()) == {FULL, connection()}
    with closing(sqlite3.connect(file_of_version_1)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_several_writers_at_once_bring_an_old_book_up_to_date_once(file_of_version_1: Path) -> None:
    book = SqliteConnectionBook(file_of_version_1)
    many = [connection(f"acct_1Writer{number}", minutes=number + 1) for number in range(10)]

    with ThreadPoolExecutor(max_workers=5) as writers:
        list(writers.map(book.put, many))

    assert book.all() == (connection(), *many)


def test_a_trouble_that_only_a_newer_program_can_name_makes_nothing_unreadable(
    file: Path, sqlite_book: SqliteConnectionBook
) -> None:
    sqlite_book.put(FULL)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE connections SET trouble = 'RAK-STR-999'")

    assert sqlite_book.all() == (replace(FULL, trouble=None),)


def test_two_processes_at_once_take_turns_and_a_killed_one_gives_its_turn_up(
    file: Path, sqlite_book: SqliteConnectionBook
) -> None:
    holding = f"""
import sys, time
from pathlib import Path
from rak_desktop.adapters.connection_book import SqliteConnectionBook
with SqliteConnectionBook(Path({str(file)!r})).alone():
    print("mine", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout is not None
        other.stdout.readline()

        assert _trouble(lambda: _take_a_turn(sqlite_book)) is Code.BOOK_IN_USE
        sqlite_book.put(FULL)  # whoever changes no key need not wait
        other.kill()

    _take_a_turn(sqlite_book)


def test_no_turn_is_taken_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands in the way")
    book = SqliteConnectionBook(tmp_path / "data" / "connections.sqlite3")

    assert _trouble(lambda: _take_a_turn(book)) is Code.BOOK_NOT_WRITABLE


@pytest.mark.parametrize(
    "content", [b"", b"this is no database" * 100, b"\0" * 5000, b"SQLite format 3\0" + b"x" * 100]
)
def test_a_damaged_book_is_said_to_be_so_and_stays_as_it_is(
    file: Path, sqlite_book: SqliteConnectionBook, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)

    assert _trouble(sqlite_book.all) is Code.BOOK_UNREADABLE
    assert _trouble(lambda: sqlite_book.put(FULL)) is Code.BOOK_UNREADABLE
    assert file.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"this is no database" * 100, b"SQLite format 3\0" + b"x" * 100])
def test_a_damaged_book_is_kept_under_another_name_and_a_new_one_begins(
    file: Path, sqlite_book: SqliteConnectionBook, content: bytes
) -> None:
    file.parent.mkdir()
    journal = file.with_name(file.name + "-journal")
    for kept_as in ("connections.sqlite3.damaged-1", "connections.sqlite3.damaged-2"):
        file.write_bytes(content)
        journal.write_bytes(b"of the damaged one")

        assert sqlite_book.set_aside() == str(file.with_name(kept_as))

        assert file.with_name(kept_as).read_bytes() == content
        assert not journal.exists(), "it would be taken for one of the new book"
        assert sqlite_book.all() == ()
        sqlite_book.put(FULL)
        assert sqlite_book.all() == (FULL,)


def test_a_row_that_makes_no_sense_is_damage_as_well(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    sqlite_book.put(FULL)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE connections SET mode = 'nonsense'")

    assert sqlite_book.set_aside() is not None
    assert sqlite_book.all() == ()


def test_what_is_no_damaged_book_of_ours_is_left_alone(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    assert sqlite_book.set_aside() is None
    file.mkdir(parents=True)
    assert sqlite_book.set_aside() is None
    file.rmdir()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE bookmarks (url)")
    assert sqlite_book.set_aside() is None
    file.unlink()
    sqlite_book.put(FULL)
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert sqlite_book.set_aside() is None
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_database_of_another_program_is_not_written_to(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE bookmarks (url)")

    assert _trouble(sqlite_book.all) is Code.BOOK_UNREADABLE
    assert _trouble(lambda: sqlite_book.put(FULL)) is Code.BOOK_UNREADABLE


@pytest.mark.parametrize("value", ["'nonsense'", "x'00'"])
@pytest.mark.parametrize("column", ["mode", "health", "connected_at"])
def test_a_row_that_makes_no_sense_makes_the_book_unreadable(
    file: Path, sqlite_book: SqliteConnectionBook, column: str, value: str
) -> None:
    sqlite_book.put(FULL)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(f"UPDATE connections SET {column} = {value}")

    assert _trouble(sqlite_book.all) is Code.BOOK_UNREADABLE


def test_a_new_book_is_there_as_a_whole_or_not_at_all(
    file: Path, sqlite_book: SqliteConnectionBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first writer that is killed leaves no empty file, which would be taken for a damaged book."""
    monkeypatch.setattr(Path, "hardlink_to", _killed)
    with pytest.raises(KeyboardInterrupt):
        sqlite_book.put(FULL)
    monkeypatch.undo()

    assert list(file.parent.iterdir()) == []
    assert sqlite_book.all() == ()


def test_a_new_book_begins_on_a_disk_that_knows_no_links_too(
    file: Path, sqlite_book: SqliteConnectionBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", _not_known_here)

    sqlite_book.put(FULL)

    assert sqlite_book.all() == (FULL,)
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_folder_that_cannot_be_made_is_a_book_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands in the way")
    book = SqliteConnectionBook(tmp_path / "data" / "connections.sqlite3")

    assert _trouble(lambda: book.put(FULL)) is Code.BOOK_NOT_WRITABLE


def test_a_folder_in_place_of_the_file_is_named_as_trouble(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    file.mkdir(parents=True)

    assert _trouble(sqlite_book.all) is Code.BOOK_UNREADABLE
    assert _trouble(lambda: sqlite_book.put(FULL)) is Code.BOOK_NOT_WRITABLE


@as_other_user
def test_a_book_that_may_only_be_read_is_read(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    sqlite_book.put(FULL)
    file.chmod(0o400)
    file.parent.chmod(0o500)
    try:
        assert sqlite_book.all() == (FULL,)
        assert _trouble(lambda: sqlite_book.put(FULL)) is Code.BOOK_NOT_WRITABLE
    finally:
        file.parent.chmod(0o700)


def test_a_book_that_another_process_keeps_busy_is_in_use_but_read(
    file: Path, sqlite_book: SqliteConnectionBook
) -> None:
    sqlite_book.put(FULL)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert sqlite_book.all() == (FULL,)
        assert _trouble(lambda: sqlite_book.put(FULL)) is Code.BOOK_IN_USE


def test_an_error_says_which_file_and_why(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    file.parent.mkdir()
    file.write_bytes(b"this is no database" * 100)

    with pytest.raises(BookError) as trouble:
        sqlite_book.all()

    assert trouble.value.facts == {"file": str(file), "reason": "SQLITE_NOTADB"}


def test_why_a_book_that_is_not_damaged_cannot_be_read(file: Path, sqlite_book: SqliteConnectionBook) -> None:
    file.mkdir(parents=True)
    folder = _problem_of(sqlite_book)
    file.rmdir()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE bookmarks (url)")
    foreign = _problem_of(sqlite_book)

    assert (folder, foreign) == (NOT_A_FILE, NOT_OURS)


@as_other_user
@pytest.mark.parametrize("place", ["the file", "its folder"])
def test_a_book_of_another_sign_in_is_said_to_be_one(file: Path, sqlite_book: SqliteConnectionBook, place: str) -> None:
    sqlite_book.put(FULL)
    protected = file if place == "the file" else file.parent
    protected.chmod(0o000)
    try:
        assert _problem_of(sqlite_book) == FORBIDDEN
    finally:
        protected.chmod(0o700)


def _problem_of(book: SqliteConnectionBook) -> object:
    with pytest.raises(BookError) as trouble:
        book.all()
    assert trouble.value.code is Code.BOOK_UNREADABLE
    return trouble.value.facts["problem"]


def _trouble(call: Callable[[], object]) -> Code:
    with pytest.raises(BookError) as trouble:
        call()
    return trouble.value.code


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def _not_known_here(*_: object) -> None:
    raise OSError(EPERM, "this disk knows no links")


def _take_a_turn(book: SqliteConnectionBook) -> None:
    with book.alone():
        pass
