"""The list as it is painted, pressed, and walked through with the keyboard."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.flows.connections.events import AnotherAsked, CheckAsked, Looked, ReplaceAsked
from rak_desktop.flows.connections.steps import Listing, Looking, Round, Shelf
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.connection_list import ConnectionListView
from rak_desktop.qt.widgets.connection_row import ConnectionRowView
from rak_desktop.qt.widgets.logo import Logo
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.wording.catalogue import Words
from tests.fakes.connections import MUSEUM, REHEARSAL, THEATRE, broken, kept, shelf
from tests.qt.hands import click, focused, press


def show(window: ConnectWindow, of: Shelf) -> ConnectionListView:
    screen = connections_screen_for(Listing(of), Words())
    assert screen is not None
    window.show_screen(screen)
    found = window.page.block_of(ConnectionListView)
    assert isinstance(found, ConnectionListView)
    return found


def row(window: ConnectWindow, of: Connection, *others: Connection) -> ConnectionRowView:
    return show(window, shelf(of, *others)).rows[of.id]


def boxes(of: ConnectionRowView) -> list[QRect]:
    return list(of._shown_places().values())


def test_pressing_the_row_opens_it_and_its_button_does_the_one_thing(
    window: ConnectWindow, intents: list[object]
) -> None:
    shown = row(window, broken(MUSEUM))

    click(shown)
    click(shown.action)
    click(window.page.beside)

    assert intents == [Looked(MUSEUM.id), ReplaceAsked(MUSEUM.id), AnotherAsked()]


def test_the_menu_has_the_rest(window: ConnectWindow, intents: list[object]) -> None:
    menu_button = row(window, THEATRE).menu

    click(menu_button)

    assert menu_button.accessibleName() == "More for Fjord Theatre"
    menu = menu_button.open_menu
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Check now").trigger()
    menu.close()
    assert intents == [CheckAsked(THEATRE.id)]
    assert menu_button.open_menu is None


def test_a_row_is_read_aloud_as_one_sentence(window: ConnectWindow) -> None:
    assert row(window, THEATRE).accessibleName().startswith("Fjord Theatre, key ends")


def test_the_keyboard_reaches_row_button_and_menu_in_the_order_of_reading(window: ConnectWindow) -> None:
    first, second = (show(window, shelf(THEATRE, MUSEUM)).rows[each.id] for each in (THEATRE, MUSEUM))
    window.page.beside.setFocus()

    reached = []
    for _ in range(4):
        press(window, Qt.Key.Key_Tab)
        reached.append(focused(window))

    assert reached == [first, first.action, first.menu, second]


def test_a_row_stays_the_same_when_another_one_changes(window: ConnectWindow) -> None:
    before = dict(show(window, shelf(THEATRE, MUSEUM, REHEARSAL)).rows)
    before[MUSEUM.id].menu.setFocus()

    after = show(window, shelf(THEATRE, MUSEUM, round=Round((), THEATRE.id, 1))).rows

    assert list(after) == [THEATRE.id, MUSEUM.id]
    assert after[MUSEUM.id] is before[MUSEUM.id]
    assert focused(window) is after[MUSEUM.id].menu


def test_columns_stand_under_each_other(window: ConnectWindow) -> None:
    window.resize(920, 600)
    rows = show(window, shelf(THEATRE, broken(MUSEUM), REHEARSAL)).rows.values()

    for name in ("name", "mode", "icon", "action", "menu"):
        assert len({each._shown_places()[name].left() for each in rows}) == 1, name


def test_what_short_names_leave_over_goes_to_the_health(window: ConnectWindow) -> None:
    window.resize(920, 600)
    long = replace(MUSEUM, account_name="Museum of everything that was ever found below the harbour")

    short_names = row(window, THEATRE)._columns
    long_names = row(window, THEATRE, long)._columns

    assert short_names is not None
    assert long_names is not None
    assert short_names.names < long_names.names
    assert short_names.health > long_names.health


@pytest.mark.parametrize("width", [400, 600, 920, 1400])
@pytest.mark.parametrize("long_name", ["", "Gesellschaft für außergewöhnlich lange Firmennamen am Hafen mbH & Co. KG"])
def test_nothing_lies_over_anything_else_or_beyond_the_row(window: ConnectWindow, width: int, long_name: str) -> None:
    window.resize(width, 800)
    named = replace(THEATRE, account_name=long_name or THEATRE.account_name)
    shown = row(window, broken(named, Code.PERMISSION_MISSING), REHEARSAL)

    places = [box for box in boxes(shown) if not box.isEmpty()]
    assert all(shown.rect().contains(box) for box in places)
    assert not [(a, b) for a in places for b in places if a is not b and a.intersects(b)]


def test_from_right_to_left_the_row_is_mirrored(window: ConnectWindow) -> None:
    window.resize(920, 600)
    shown = row(window, THEATRE)
    before = shown._shown_places()["initial"].left()

    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = row(window, THEATRE)._shown_places()["initial"].right()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert mirrored == shown.width() - 1 - before


def test_a_row_that_is_checked_turns_and_stops_turning(window: ConnectWindow) -> None:
    busy = show(window, shelf(THEATRE, round=Round((), THEATRE.id, 1))).rows[THEATRE.id]
    assert busy._busy is not None
    assert busy._busy.isVisible()

    assert row(window, THEATRE)._busy is None


FIFTY = [kept(f"Shop {number}") for number in range(50)]


def test_rows_that_nobody_can_see_yet_are_made_once_the_others_are_painted(window: ConnectWindow, qtbot: QtBot) -> None:
    window.resize(920, 600)
    shown = show(window, shelf(*FIFTY))

    at_first, height = list(shown.rows), shown.height()
    qtbot.waitUntil(lambda: len(shown.rows) == 50)

    assert at_first == [each.id for each in FIFTY[:7]]
    assert list(shown.rows) == [each.id for each in FIFTY]
    assert shown.height() == height


def test_the_last_of_fifty_rows_can_be_scrolled_to(window: ConnectWindow, qtbot: QtBot) -> None:
    shown = show(window, shelf(*FIFTY))
    qtbot.waitUntil(lambda: len(shown.rows) == 50)

    last = shown.rows[FIFTY[-1].id]
    last.setFocus()

    assert window.rect().contains(last.mapTo(window, QPoint(1, 1)))


def test_rows_that_come_later_are_reached_and_read_out_in_their_order(window: ConnectWindow, qtbot: QtBot) -> None:
    """The only broken one is far down, and there from the beginning: its button is wider than the others."""
    troubled = [*FIFTY[:30], broken(FIFTY[30], Code.PERMISSION_MISSING), *FIFTY[31:]]
    shown = show(window, shelf(*troubled))
    assert list(shown.rows)[-1] == FIFTY[30].id
    columns = shown.rows[FIFTY[0].id]._columns
    qtbot.waitUntil(lambda: len(shown.rows) == 50)

    rows = list(shown.rows.values())
    assert rows[0]._columns == columns
    assert [each for each in shown._card.children() if isinstance(each, ConnectionRowView)] == rows
    in_order: list[QWidget] = [each for shop in rows for each in (shop, shop.action, shop.menu)]
    assert [each.nextInFocusChain() for each in in_order[:-1]] == in_order[1:]


def test_whoever_comes_back_from_a_connection_finds_its_row_again(window: ConnectWindow, qtbot: QtBot) -> None:
    """Among fifty one would else look for it anew each time."""
    of = shelf(*FIFTY)
    seen = FIFTY[40].id
    for step in (Looking(of, seen), Listing(of, came_from=seen)):
        screen = connections_screen_for(step, Words())
        assert screen is not None
        window.show_screen(screen)
    shown = window.page.block_of(ConnectionListView)
    assert isinstance(shown, ConnectionListView)

    row = shown.rows[seen]
    assert focused(window) is row
    assert [each.id for each in FIFTY[35:46] if each.id in shown.rows] == [each.id for each in FIFTY[35:46]]
    before = row.mapTo(window, QPoint(0, 0))
    qtbot.waitUntil(lambda: len(shown.rows) == 50)

    assert focused(window) is row
    assert row.mapTo(window, QPoint(0, 0)) == before
    assert not row.visibleRegion().isEmpty()


def test_a_list_that_is_asked_for_again_before_it_is_complete_becomes_complete(
    window: ConnectWindow, qtbot: QtBot
) -> None:
    first = show(window, shelf(*FIFTY))
    shown = show(window, shelf(THEATRE, *FIFTY[5:]))
    assert shown is first
    qtbot.waitUntil(lambda: len(shown.rows) == 46)

    rows = list(shown.rows.values())
    assert list(shown.rows) == [THEATRE.id, *(each.id for each in FIFTY[5:])]
    assert [each for each in shown._card.children() if isinstance(each, ConnectionRowView)][-46:] == rows
    assert [each.first for each in rows] == [True, *[False] * 45]
    assert all(above.geometry().bottom() < below.geometry().top() for above, below in pairwise(rows))


def test_the_wizards_rail_is_not_there_and_the_bar_is(window: ConnectWindow) -> None:
    show(window, shelf(THEATRE))

    assert not window.contents.rail.isVisible()
    assert window.contents.head.isVisible()
    assert [link.text() for link in window.contents.head.links if link.isVisible()][-1:] == ["Support"]


@pytest.mark.parametrize("width", [740, 920])
def test_bar_page_and_foot_begin_and_end_at_the_same_edges(window: ConnectWindow, width: int) -> None:
    window.resize(width, 600)
    show(window, shelf(THEATRE))
    QGuiApplication.processEvents()

    card, last = window.page.blocks[0], window.footer.buttons[-1]
    card_ends = card.mapTo(window, card.rect().topRight()).x()
    assert last.mapTo(window, last.rect().topRight()).x() == card_ends
    logo = window.findChild(Logo)
    assert logo is not None
    assert logo.mapTo(window, QPoint(0, 0)).x() == card.mapTo(window, QPoint(0, 0)).x()
