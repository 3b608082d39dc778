"""The benchmark tells the truth about what a program does; and the proof that `key` does next to nothing."""

import shutil
from pathlib import Path

import pytest

from bench_key import OURS, Goal, Work, _changes_a_file, _programs, _watch
from private_session import PrivateSession
from tests.support.secret_service import need_a_secret_service


@pytest.mark.parametrize(
    "line",
    [
        '12 pwrite64(5</home/shop/book.sqlite3>, "x", 1, 0) = 1',
        '12 write(3</home/shop/log>, "x", 1) = 1',
        '12 rename("a", "b") = 0',
        '12 mkdir("/home/shop/.cache", 0700) = 0',
    ],
)
def test_a_change_to_a_file_is_seen(line: str) -> None:
    assert _changes_a_file(line)


@pytest.mark.parametrize(
    "line",
    [
        '12 write(1</dev/null>, "key", 3) = 3',
        '12 write(1<pipe:[123]>, "key", 3) = 3',
        '12 write(4<socket:[123]>, "x", 1) = 1',
        '12 write(4<anon_inode:[eventfd]>, "x", 8) = 8',
        '12 mkdir("/home/shop/.cache", 0700) = -1 EEXIST (File exists)',
        '12 execve("/usr/bin/write", ["write"], 0x7ffd /* 9 vars */) = 0',
        "12 <... write resumed>) = 8",
    ],
)
def test_what_changes_no_file_is_none(line: str) -> None:
    assert not _changes_a_file(line)


def test_a_goal_says_whether_it_was_reached() -> None:
    assert "reached" in str(Goal("wall time", 0.2, 0.25))
    assert "MISSED" in str(Goal("wall time", 0.3, 0.25))
    assert "not measured" in str(Goal("wall time", None, 0.25))


@pytest.mark.journey
def test_key_makes_one_connection_and_six_calls_starts_nothing_and_writes_nothing(tmp_path: Path) -> None:
    need_a_secret_service()
    for program in ("strace", "dbus-monitor"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed on this computer")

    with PrivateSession() as session:
        environ = {**session, "RAK_DESKTOP_HOME": str(tmp_path / "rak")}
        ours = next(program for program in _programs(tmp_path, environ) if program.name == OURS)
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        work = _watch(ours, environ, tmp_path)

    assert work == Work(work.memory, connections=1, calls=6, children=0, written=0)
    (tmp_path / "strace.txt").unlink()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
