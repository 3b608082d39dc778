"""How often things are measured and placed: counted, since a clock tells of a busy computer, too."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rak_desktop.qt.connect.contents import Contents
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.connection_list import ConnectionListView
from rak_desktop.qt.widgets.connection_row import ConnectionRowView
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.text import Text
from rak_desktop.screens.actions import Action, Icon, ShowHelp
from rak_desktop.screens.blocks import ConnectionList, ConnectionRow, FactCard, FactRow
from rak_desktop.screens.screen import Screen
from tests.qt.real_screens import REAL_SCREENS

_LONG_PAGES = ("1-stories", "2-allow", "5-review", "6-connected", "9-looking", "12-disconnect")


@pytest.mark.parametrize("name", _LONG_PAGES)
def test_a_new_page_lays_out_its_texts_and_places_its_pieces_a_few_times_each(
    name: str, window: ConnectWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out = _count(monkeypatch, Text, "_laid_out")
    placed = _count(monkeypatch, EndOrBelowLayout, "_place")

    window.show_screen(REAL_SCREENS[name])

    assert laid_out.total() <= 6 * len(laid_out)
    assert placed.total() <= 45 * len(placed), "asked for thousands of times a page, worked out this often"


@pytest.mark.parametrize("name", ["1-welcome", "2-allow", "12-works"])
def test_nothing_in_a_first_page_is_placed_before_its_window_is_there(
    name: str, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = _count(monkeypatch, EndOrBelowLayout, "_place")
    made = ConnectWindow(theme)
    qtbot.addWidget(made, before_close_func=lambda _: made.finish())

    made.show_screen(REAL_SCREENS[name])

    assert len(placed) == 1, "the header alone"


def test_of_a_long_card_to_be_read_a_few_rows_are_made_in_a_beat(window: ConnectWindow) -> None:
    facts = tuple(FactRow(Icon.TICK, f"Fact {number}", "seen") for number in range(14))

    window.show_screen(replace(REAL_SCREENS["9-computer"], name="another", blocks=(FactCard("Seen", facts),)))
    at_once = titles_in(window)
    then = [len(at_once)]
    while then[-1] < len(facts):
        QApplication.processEvents()
        then.append(len(titles_in(window)))

    assert at_once == [f"Fact {number}" for number in range(6)]
    assert max(later - before for before, later in pairwise(then)) == 4
    assert titles_in(window) == [fact.title for fact in facts]


def test_all_rows_of_a_card_that_can_be_pressed_are_there_at_once(window: ConnectWindow) -> None:
    """Tab comes to them in their order."""
    press = Action("Press", ShowHelp())
    facts = tuple(FactRow(Icon.TICK, f"Fact {number}", "seen", action=press) for number in range(14))

    window.show_screen(replace(REAL_SCREENS["9-computer"], name="another", blocks=(FactCard("Seen", facts),)))

    assert titles_in(window) == [fact.title for fact in facts]


def test_a_long_card_that_goes_at_once_makes_nothing_more(window: ConnectWindow, qtbot: QtBot) -> None:
    facts = tuple(FactRow(Icon.TICK, f"Fact {number}", "seen") for number in range(14))
    window.show_screen(replace(REAL_SCREENS["9-computer"], name="another", blocks=(FactCard("Seen", facts),)))

    seen: list[int] = []

    def has_gone() -> bool:
        seen.append(len(titles_in(window)))
        return not seen[-1]

    window.show_screen(REAL_SCREENS["1-welcome"])
    qtbot.waitUntil(has_gone)

    assert max(seen) == 6


def titles_in(window: ConnectWindow) -> list[str]:
    return [label.text() for label in window.page.findChildren(QLabel) if label.text().startswith("Fact ")]


def test_a_page_that_stays_is_not_placed_anew_for_other_words(
    window: ConnectWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = REAL_SCREENS["5-review"]
    window.show_screen(screen)
    QApplication.processEvents()
    anew: list[object] = []

    def settling(*all_of_it: object) -> Iterator[None]:
        anew.append(all_of_it)
        return iter(())

    monkeypatch.setattr("rak_desktop.qt.connect.contents.settling", settling)

    window.show_screen(replace(screen, title="Is this right, then?"))
    at_once = window.page.content.findChildren(QLabel)[0].geometry()
    QApplication.processEvents()

    assert anew == []
    assert window.page.content.findChildren(QLabel)[0].geometry() == at_once


def test_one_answer_measures_and_paints_one_row_of_fifty(
    window: ConnectWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = _count(monkeypatch, ConnectionRowView, "_side_by_side")
    painted = _count(monkeypatch, ConnectionRowView, "paintEvent")
    settled = _count(monkeypatch, Contents, "_settling")
    screen = REAL_SCREENS["7-fifty"]
    with qtbot.waitExposed(window):
        window.resize(920, 600)
    window.show_screen(screen)
    window.page.stand_still()
    qtbot.waitUntil(lambda: len(window.findChildren(ConnectionRowView)) == 50)
    QApplication.processEvents()
    shown = next(block for block in screen.blocks if isinstance(block, ConnectionList))
    answered = replace(shown.rows[1], health=replace(shown.rows[1].health, word="Works again"))
    blocks = tuple(
        replace(block, rows=(block.rows[0], answered, *block.rows[2:])) if isinstance(block, ConnectionList) else block
        for block in screen.blocks
    )

    for counted in (measured, painted, settled):
        assert counted
        counted.clear()
    window.show_screen(replace(screen, blocks=blocks))
    QApplication.processEvents()

    assert (len(measured), len(painted), settled.total()) == (1, 1, 0)


def test_when_everything_changes_at_once_what_can_be_seen_does_so_first(window: ConnectWindow, qtbot: QtBot) -> None:
    """As when the network goes: one answer, and fifty rows that tell of it."""
    screen = show_fifty(window, qtbot)

    window.show_screen(with_health(screen, "Gone"))
    shown = window.page.block_of(ConnectionListView)
    assert isinstance(shown, ConnectionListView)
    rows = list(shown.rows.values())
    at_once = [row for row in rows if "Gone" in row.accessibleName()]
    assert at_once == [row for row in rows if not row.visibleRegion().isEmpty()]
    assert 4 < len(at_once) < 12

    qtbot.waitUntil(lambda: all("Gone" in row.accessibleName() for row in rows))
    for above, below in pairwise(rows):
        assert above.geometry().bottom() + 1 == below.y()


def test_of_what_changes_twice_the_last_is_shown(window: ConnectWindow, qtbot: QtBot) -> None:
    screen = show_fifty(window, qtbot)

    window.show_screen(with_health(screen, "Gone"))
    window.show_screen(with_health(screen, "Back"))

    rows = window.findChildren(ConnectionRowView)
    qtbot.waitUntil(lambda: all("Back" in row.accessibleName() for row in rows))


def show_fifty(window: ConnectWindow, qtbot: QtBot) -> Screen:
    """The list of fifty connections, all of whose rows are there."""
    screen = REAL_SCREENS["7-fifty"]
    with qtbot.waitExposed(window):
        window.resize(920, 600)
    window.show_screen(screen)
    qtbot.waitUntil(lambda: len(window.findChildren(ConnectionRowView)) == 50)
    QApplication.processEvents()
    return screen


def with_health(screen: Screen, word: str) -> Screen:
    """Every connection of it is like that."""

    def like_that(row: ConnectionRow) -> ConnectionRow:
        return replace(row, health=replace(row.health, word=word), spoken=f"{row.name}, {word}")

    blocks = tuple(
        replace(block, rows=tuple(map(like_that, block.rows))) if isinstance(block, ConnectionList) else block
        for block in screen.blocks
    )
    return replace(screen, blocks=blocks)


def test_a_list_measures_each_row_once_for_each_width(
    window: ConnectWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = _count(monkeypatch, ConnectionRowView, "_side_by_side")
    with qtbot.waitExposed(window):
        window.resize(920, 600)

    window.show_screen(REAL_SCREENS["7-fifty"])
    qtbot.waitUntil(lambda: len(measured) == 50)

    assert measured.most_common(1)[0][1] <= 4, "without and with a scroll bar, at both heights"


def test_at_another_width_only_rows_that_can_be_seen_are_placed_at_once(window: ConnectWindow, qtbot: QtBot) -> None:
    """Whoever draws at the edge of the window waits for those alone; the others follow in the beats to come."""
    show_fifty(window, qtbot)
    shown = window.page.block_of(ConnectionListView)
    assert isinstance(shown, ConnectionListView)

    window.resize(500, 600)
    rows = list(shown.rows.values())
    at_once = [row for row in rows if row.width() == shown.width() - 2]
    in_sight = [row for row in rows if row.mapTo(window, QPoint(0, 0)).y() < window.height()]
    assert set(in_sight) <= set(at_once)
    assert len(at_once) < 12

    qtbot.waitUntil(lambda: all(row.width() == shown.width() - 2 for row in rows))
    for above, below in pairwise(rows):
        assert above.height() == above.height_at(above.width(), None)
        assert above.geometry().bottom() + 1 == below.y()
    assert shown.height() == rows[-1].geometry().bottom() + 2


def test_whoever_stands_at_the_end_of_the_list_sees_rows_of_the_right_height_at_another_width(
    window: ConnectWindow, qtbot: QtBot
) -> None:
    show_fifty(window, qtbot)
    shown = window.page.block_of(ConnectionListView)
    assert isinstance(shown, ConnectionListView)
    window.page.verticalScrollBar().setValue(window.page.verticalScrollBar().maximum())

    window.resize(860, 600)

    for row in shown.rows.values():
        if 0 <= row.mapTo(window, QPoint(0, 0)).y() < window.height():
            assert row.width() == shown.width() - 2


def _count(monkeypatch: pytest.MonkeyPatch, kind: type, name: str) -> Counter[int]:
    """How often this method is called of each object, from now on."""
    counted: Counter[int] = Counter()
    real = getattr(kind, name)

    def called(self: object, *arguments: object, **named: object) -> object:
        counted[id(self)] += 1
        return real(self, *arguments, **named)

    monkeypatch.setattr(kind, name, called)
    return counted
