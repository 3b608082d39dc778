"""The field for the shop's name: takes names, and never a key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from rak_desktop.flows.connect.advance import advance as connecting
from rak_desktop.flows.connect.events import Approved, Renamed
from rak_desktop.flows.connect.steps import Step as ConnectStep
from rak_desktop.flows.connections.advance import advance as managing
from rak_desktop.flows.connections.events import RenameConfirmed
from rak_desktop.flows.connections.steps import Renaming
from rak_desktop.flows.connections.steps import Step as ConnectionsStep
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.settling import settle
from rak_desktop.qt.widgets.banner import BannerView
from rak_desktop.qt.widgets.name_field import NameFieldView
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from tests.fakes.clock import NOON
from tests.fakes.connections import THEATRE, shelf
from tests.fakes.steps import REVIEWING
from tests.qt.hands import press, type_text
from tests.qt.samples import REVIEW
from tests.support.reading import screen_of

SHOP = "Fjord Theatre, box office"
KEY = "rk_live_" + "51SomebodysKey0000"


@pytest.fixture
def field(window: ConnectWindow) -> NameFieldView:
    window.show_screen(REVIEW)
    found = window.page.block_of(NameFieldView)
    assert isinstance(found, NameFieldView)
    found.edit.setFocus()
    return found


@pytest.fixture
def entered(field: NameFieldView) -> list[str]:
    """Whatever was in the field, if only for a moment: that is what assistive programs are told."""
    seen: list[str] = []
    field.edit.textChanged.connect(seen.append)
    return seen


def paste_by_keys(field: NameFieldView) -> None:
    press(field.edit, Qt.Key.Key_V, ctrl=True)


def paste_by_menu(field: NameFieldView) -> None:
    where = field.edit.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, field.edit.mapToGlobal(where))
    QApplication.sendEvent(field.edit, asked)
    [menu] = [child for child in field.edit.children() if isinstance(child, QMenu)]
    paste = menu.findChild(QAction, "edit-paste")
    assert paste is not None
    paste.trigger()
    menu.close()


def drop(field: NameFieldView) -> None:
    carried = QMimeData()
    carried.setText(QGuiApplication.clipboard().text())
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    field.edit.dropEvent(QDropEvent(QPointF(3, 3), Qt.DropAction.CopyAction, carried, left, none))


Way = Callable[[NameFieldView], None]
WAYS = pytest.mark.parametrize("way", [paste_by_keys, paste_by_menu, drop])


@WAYS
def test_a_key_is_told_and_never_in_the_field(
    field: NameFieldView, intents: list[object], entered: list[str], way: Way
) -> None:
    QGuiApplication.clipboard().setText(f"my key: {KEY}")

    way(field)

    assert intents == [Renamed(f"my key: {KEY}")]
    assert entered == []


@WAYS
def test_a_name_is_taken_as_ever(field: NameFieldView, intents: list[object], way: Way) -> None:
    field.edit.selectAll()
    QGuiApplication.clipboard().setText("Harbour")

    way(field)

    assert intents
    assert "Harbour" in field.edit.text()


def typed_into(window: ConnectWindow, begin: Screen, after: Callable[[object], Screen]) -> NameFieldView:
    """The field with all of it marked, in a window that follows its flow as the program's does."""
    window.intended.connect(lambda intent: window.show_screen(after(intent)))
    window.show_screen(begin)
    found = window.page.block_of(NameFieldView)
    assert isinstance(found, NameFieldView)
    found.edit.setFocus()
    press(found.edit, Qt.Key.Key_A, ctrl=True)
    return found


def at_screen_5(window: ConnectWindow) -> NameFieldView:
    step: ConnectStep = REVIEWING

    def after(intent: object) -> Screen:
        nonlocal step
        assert isinstance(intent, Renamed | Approved)
        step, _ = connecting(step, intent, 1)
        return screen_of(step)

    return typed_into(window, screen_of(step), after)


def in_the_list(window: ConnectWindow) -> NameFieldView:
    step: ConnectionsStep = Renaming(shelf(THEATRE), THEATRE.id, THEATRE.label)

    def shown() -> Screen:
        screen = connections_screen_for(step, Words(), ())
        assert screen is not None
        return screen

    def after(intent: object) -> Screen:
        nonlocal step
        assert isinstance(intent, Renamed | RenameConfirmed)
        step, _ = managing(step, intent, 1, NOON)
        return shown()

    return typed_into(window, shown(), after)


def test_what_is_wrong_with_the_name_and_the_field_for_it_are_in_sight_together(window: ConnectWindow) -> None:
    window.resize(860, 600)
    field = at_screen_5(window)

    type_text(field.edit, KEY)
    settle(window)

    seen = window.page.viewport().rect()
    for shown in (window.page.block_of(BannerView), field):
        assert shown is not None
        place = QRect(shown.mapTo(window.page.viewport(), QPoint(0, 0)), shown.size())
        assert seen.contains(place), (seen, place)
    assert field.edit.hasFocus()


@pytest.mark.parametrize("before", ["", "my name "])
@pytest.mark.parametrize("place", [at_screen_5, in_the_list])
def test_a_key_typed_letter_by_letter_is_refused_to_its_end_and_nothing_can_be_saved_meanwhile(
    window: ConnectWindow, intents: list[object], place: Callable[[ConnectWindow], NameFieldView], before: str
) -> None:
    field = place(window)

    type_text(field.edit, before + KEY)
    press(field.edit, Qt.Key.Key_Return)

    assert field.edit.text() == ""
    assert all(isinstance(intent, Renamed) for intent in intents)
    assert not window.footer.main.isEnabled()
    shown = window.page.block_of(BannerView)
    assert isinstance(shown, BannerView)
    assert "The name must not hold a key" in shown.accessibleName()
