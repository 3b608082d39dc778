"""What waits for the first paint, and where things stand when reading runs from right to left."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.qt.first_paint import once_seen
from rak_desktop.qt.mirroring import mirrored


def test_work_waits_until_the_window_was_painted(qtbot: QtBot) -> None:
    window, called = QWidget(), []
    qtbot.addWidget(window)
    once_seen(window, lambda: called.append("before"))
    qtbot.wait(250)
    assert called == []

    window.show()
    qtbot.waitUntil(lambda: called == ["before"])


def test_in_a_window_that_can_be_seen_it_waits_a_moment_only(qtbot: QtBot) -> None:
    window, called = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)

    once_seen(window, lambda: called.append("now"))

    assert called == []
    qtbot.waitUntil(lambda: called == ["now"])


def test_it_waits_for_a_page_that_takes_long_to_come(qtbot: QtBot) -> None:
    """On a slow computer what can wait would make that last even longer."""
    window, called = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.setUpdatesEnabled(False)

    once_seen(window, lambda: called.append("now"))
    qtbot.wait(350)
    assert called == []

    window.setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: called == ["now"])


def test_pieces_are_mirrored_as_qt_would_do_it() -> None:
    area, place = QRect(10, 20, 301, 80), QRect(17, 25, 40, 9)

    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        assert mirrored(direction, area, place) == QStyle.visualRect(direction, area, place)
