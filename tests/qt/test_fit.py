"""Nothing is clipped: not with double-size text, not with long words, not in the smallest window."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.connection_list import ConnectionListView
from rak_desktop.qt.widgets.links import LinksView
from rak_desktop.qt.widgets.page_turn import PageTurn
from rak_desktop.screens.screen import Screen
from tests.qt.audit import clipped
from tests.qt.gallery import stretched
from tests.qt.hands import turn_to
from tests.qt.real_screens import REAL_SCREENS
from tests.qt.samples import SCREENS

EVERY_SCREEN = {**{f"sample {name}": screen for name, screen in SCREENS.items()}, **REAL_SCREENS}
FORMS = {
    "as drawn": (860, 600, 14.0, False),
    "small laptop": (1024, 600, 14.0, True),
    "narrow": (400, 800, 14.0, False),
    "narrow with long words": (400, 800, 14.0, True),
    "double text": (1024, 768, 28.0, False),
    "double text, long words": (1024, 768, 28.0, True),
    "smallest": (400, 360, 14.0, False),
}


@pytest.mark.sweep
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_nothing_is_clipped(qtbot: QtBot, form: tuple[int, int, float, bool]) -> None:
    width, height, body, long_words = form
    window = ConnectWindow(Theme(scheme=Qt.ColorScheme.Light, body=body))
    qtbot.addWidget(window, before_close_func=lambda _: window.finish())
    window.resize(width, height)
    window.show()

    for name, screen in EVERY_SCREEN.items():
        shown = stretched(screen) if long_words else screen
        assert isinstance(shown, Screen)
        turn_to(window, shown)
        seen = (each for each in window.findChildren(QWidget) if not each.visibleRegion().isEmpty())
        assert not list(clipped(seen)), name
        _let_rows_below_the_fold_stand(window)
        assert not list(clipped(each for each in window.findChildren(QWidget) if each.isVisible())), name


def _let_rows_below_the_fold_stand(window: ConnectWindow) -> None:
    """What nobody can see yet of a long list is placed once the rest is painted."""
    rows = window.page.block_of(ConnectionListView)
    for _ in range(50):
        if not isinstance(rows, ConnectionListView) or rows.placed:
            return
        QGuiApplication.processEvents()
    raise AssertionError("some rows never stand where they shall")


def test_air_is_given_up_before_anything_has_to_be_scrolled_to(qtbot: QtBot, theme: Theme) -> None:
    window = _window(qtbot, theme, "3-masked")

    assert window.page.verticalScrollBar().maximum() == 0
    assert _gaps(window) < _gaps(_window(qtbot, theme, "3-other-mode"))


def test_what_somebody_opens_leaves_everything_above_it_where_it_is(qtbot: QtBot, theme: Theme) -> None:
    window = _window(qtbot, theme, "3-empty")
    links = next(block for block in window.page.blocks if isinstance(block, LinksView))
    before = links.y()

    links.questions[0].click()

    assert window.page.verticalScrollBar().maximum() > 0
    assert links.y() == before


def _window(qtbot: QtBot, theme: Theme, name: str) -> ConnectWindow:
    window = ConnectWindow(theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.finish())
    window.show_screen(REAL_SCREENS[name])
    window.show()
    return window


def _gaps(window: ConnectWindow) -> int:
    return window.page.content.column.spacing()


@pytest.mark.sweep
def test_every_screen_has_its_final_form_before_it_is_painted(qtbot: QtBot, theme: Theme) -> None:
    """Qt places nested layouts level by level and paints in between; people saw half a mode chip."""
    window = ConnectWindow(theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.finish())
    window.show_screen(SCREENS["1-welcome"])
    window.show()

    for name, screen in EVERY_SCREEN.items():
        turn_to(window, screen)
        # Of a long list, what nobody can see yet is made once the rest is painted.
        places = _seen_places if window.page.block_of(ConnectionListView) else _places
        at_first, sides = places(window), _sides(window)
        for _ in range(5):
            QGuiApplication.processEvents()

        assert places(window) == at_first, name
        assert sides.items() <= _sides(window).items(), name


def _places(window: ConnectWindow) -> dict[QWidget, QRect]:
    seen = (widget for widget in window.findChildren(QWidget) if widget.isVisible())
    return {widget: widget.geometry() for widget in seen if not isinstance(widget, PageTurn)}


def _sides(window: ConnectWindow) -> dict[QWidget, tuple[int, int]]:
    return {widget: (box.left(), box.right()) for widget, box in _places(window).items()}


def _seen_places(window: ConnectWindow) -> dict[QWidget, QRect]:
    """Of each widget what is not below the fold."""
    seen = {widget: widget.visibleRegion().boundingRect() for widget in _places(window)}
    corner = QPoint(0, 0)
    return {widget: box.translated(widget.mapTo(window, corner)) for widget, box in seen.items() if not box.isEmpty()}
