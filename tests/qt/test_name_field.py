"""The field for the shop's name: takes names, and never a key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from rak_desktop.flows.connect.events import Renamed
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.name_field import NameFieldView
from tests.qt.hands import press
from tests.qt.samples import REVIEW

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
