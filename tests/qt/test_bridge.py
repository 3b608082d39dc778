"""Answers come back to the UI thread in their order, one in a beat."""

from threading import Event, Thread

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from rak_desktop.qt.bridge import Bridge


def test_answers_that_come_together_are_taken_in_their_order_and_the_window_has_its_turn_between(qtbot: QtBot) -> None:
    bridge = Bridge()
    happened: list[object] = []
    window = QTimer(interval=0)
    window.timeout.connect(lambda: happened.append("beat"))
    window.start()

    for number in range(4):
        bridge.deliver(lambda number=number: happened.append(number))  # type: ignore[misc]
    qtbot.waitUntil(lambda: 3 in happened)

    taken = [each for each in happened if each != "beat"]
    assert taken == [0, 1, 2, 3]
    assert all("beat" in happened[happened.index(each) : happened.index(each + 1)] for each in range(3))


def test_answers_from_other_threads_are_all_taken_and_nothing_else_is(qtbot: QtBot) -> None:
    """Each tells that it is there, also one that was taken together with others before it was heard of."""
    bridge = Bridge()
    taken: list[int] = []

    def answer(number: int) -> None:
        for _ in range(50):
            bridge.deliver(lambda: taken.append(number))

    threads = [Thread(target=answer, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(taken) == 200)
    for thread in threads:
        thread.join()
    qtbot.wait(1)

    assert {number: taken.count(number) for number in range(4)} == dict.fromkeys(range(4), 50)


def test_an_answer_may_be_taken_before_its_thread_could_tell_of_it(qtbot: QtBot) -> None:
    bridge = Bridge()
    taken: list[str] = []
    bridge._waiting.append(lambda: taken.append("from a slow thread"))
    bridge.deliver(lambda: taken.append("from a quick one"))
    qtbot.waitUntil(lambda: len(taken) == 2)

    bridge._bell.ring(bridge._beat)
    qtbot.wait(1)

    assert taken == ["from a slow thread", "from a quick one"]


def test_an_answer_for_a_window_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    bridge = Bridge()
    taken: list[str] = []
    with qtbot.waitSignal(bridge.destroyed):
        bridge.deleteLater()

    bridge.deliver(lambda: taken.append("too late"))
    qtbot.wait(1)

    assert taken == []


def test_an_answer_may_come_at_the_very_moment_in_which_the_window_goes(qapp: object) -> None:
    """Qt takes the window down without waiting for other threads, and one that met that ended the program."""
    for _ in range(50):
        window = QObject()
        bridge = Bridge(window)
        on_the_way = Event()

        def answer(bridge: Bridge = bridge, on_the_way: Event = on_the_way) -> None:
            for _ in range(60):
                bridge.deliver(lambda: None)
                on_the_way.set()

        threads = [Thread(target=answer) for _ in range(2)]
        for thread in threads:
            thread.start()
        on_the_way.wait()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        for thread in threads:
            thread.join()
