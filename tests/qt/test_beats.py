"""Long work in pieces: the window lives between them."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.qt.beats import in_beats


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def pieces(made: list[str], *names: str) -> Iterator[partial[None]]:
    yield from (partial(made.append, name) for name in names)


def test_what_waits_for_the_window_gets_a_turn_between_the_pieces(window: QWidget, qtbot: QtBot) -> None:
    made: list[str] = []
    pressed = QTimer(window, interval=0)
    pressed.timeout.connect(lambda: made.append("pressed"))
    in_beats(window, pieces(made, "one", "two", "three"))
    pressed.start()

    qtbot.waitUntil(lambda: "three" in made)

    assert "pressed" in made[made.index("one") : made.index("three")]


def test_what_goes_wrong_ends_the_rest_and_is_told(window: QWidget, qtbot: QtBot) -> None:
    made: list[str] = []
    told: list[Exception] = []

    def broken() -> None:
        raise ZeroDivisionError

    in_beats(window, iter([partial(made.append, "one"), broken, partial(made.append, "never")]), told.append)

    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(20)
    assert made == ["one"]
    assert [type(error) for error in told] == [ZeroDivisionError]


def test_where_nobody_is_to_be_told_the_rest_is_made_all_the_same(window: QWidget, qtbot: QtBot) -> None:
    """One mistake is shown as every other; what does not depend on it is not missing as well."""
    made: list[str] = []

    def broken() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as shown:
        in_beats(window, iter([broken, partial(made.append, "the rest")]))
        qtbot.waitUntil(lambda: bool(made))

    assert [kind for kind, _, _ in shown] == [ZeroDivisionError]


def test_nothing_goes_on_without_its_window(qtbot: QtBot) -> None:
    made: list[str] = []
    window = QObject()
    in_beats(window, pieces(made, "never"))

    del window

    qtbot.wait(20)
    assert not made
