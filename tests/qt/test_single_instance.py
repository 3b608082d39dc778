"""What a later start asks reaches the window, on its own thread and in time."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from rak_desktop.core.connection import Selector
from rak_desktop.core.second_start import SecondStart
from rak_desktop.ports.window_door import Entry
from rak_desktop.qt import single_instance
from rak_desktop.qt.single_instance import OneWindow
from tests.fakes.window_door import QuietDoor

MEND = SecondStart(Selector(account_id="acct_1"))


@pytest.mark.parametrize(("entry", "opens"), [(Entry.FIRST, True), (Entry.ALONE, True), (Entry.HANDED_OVER, False)])
def test_only_a_window_that_took_over_keeps_this_one_from_opening(qapp: object, entry: Entry, opens: bool) -> None:
    door = QuietDoor(entry)

    assert OneWindow(door).enter(MEND) is opens
    assert door.messages == [MEND.message()]


def test_a_later_start_is_heard_on_the_windows_own_thread_and_taken(qtbot: QtBot) -> None:
    door, heard, taken = QuietDoor(), [], []
    one = OneWindow(door)
    one.enter(SecondStart())
    one.listen(lambda asked: heard.append((asked, threading.current_thread() is threading.main_thread())))

    caller = threading.Thread(target=lambda: taken.append(door.knock(MEND.message())))
    caller.start()
    qtbot.waitUntil(lambda: bool(taken))
    caller.join()

    assert heard == [(MEND, True)]
    assert taken == [True]


def test_a_window_that_hangs_does_not_say_that_it_took_it(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "ANSWERS_WITHIN", 0.05)
    door = QuietDoor()
    OneWindow(door).enter(SecondStart())

    assert door.knock(SecondStart().message()) is False, "nobody turns the event loop"


def test_a_message_of_somebody_else_is_not_taken(qapp: object) -> None:
    door = QuietDoor()
    OneWindow(door).enter(SecondStart())

    assert door.knock(b"GET / HTTP/1.1\r\n") is False
