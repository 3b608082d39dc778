"""What the terminal writes is noticed within a second."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.adapters.connection_book import SqliteConnectionBook
from rak_desktop.qt.book_watch import BookWatch
from tests.fakes.connections import MUSEUM, THEATRE

A_MINUTE = 60_000


def watch(qtbot: QtBot, book: Path) -> BookWatch:
    window = QWidget()
    qtbot.addWidget(window)
    return BookWatch(book, window)


def test_a_change_by_another_process_is_noticed(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "connections.sqlite3"
    SqliteConnectionBook(path).put(THEATRE)
    watched = watch(qtbot, path)

    write = (
        f"import sqlite3; d = sqlite3.connect({str(path)!r}); d.execute('UPDATE connections SET label = 1'); d.commit()"
    )
    with qtbot.waitSignal(watched.changed, timeout=A_MINUTE):
        subprocess.run([sys.executable, "-c", write], check=True)


def test_several_writes_are_one_change(qtbot: QtBot, tmp_path: Path) -> None:
    book = SqliteConnectionBook(tmp_path / "connections.sqlite3")
    book.put(THEATRE)
    watched = watch(qtbot, tmp_path / "connections.sqlite3")
    heard: list[None] = []
    watched.changed.connect(lambda: heard.append(None))

    for label in ("a", "b", "c"):
        book.put(replace(MUSEUM, label=label))
    qtbot.waitUntil(lambda: bool(heard), timeout=A_MINUTE)
    qtbot.wait(300)

    assert len(heard) == 1


def test_a_book_that_is_written_for_the_first_time_is_noticed(qtbot: QtBot, tmp_path: Path) -> None:
    watched = watch(qtbot, tmp_path / "connections.sqlite3")

    with qtbot.waitSignal(watched.changed, timeout=A_MINUTE):
        SqliteConnectionBook(tmp_path / "connections.sqlite3").put(THEATRE)
    with qtbot.waitSignal(watched.changed, timeout=A_MINUTE):
        SqliteConnectionBook(tmp_path / "connections.sqlite3").put(MUSEUM)


def test_a_window_that_comes_to_the_front_looks_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    """On another computer's disk nobody tells us of changes."""
    watched = watch(qtbot, tmp_path / "nowhere" / "connections.sqlite3")

    window = watched.parent()
    assert window is not None
    with qtbot.waitSignal(watched.changed, timeout=A_MINUTE):
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
