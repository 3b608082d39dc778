import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from rak_desktop.flows.connect.events import Back
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.links import LinksView
from rak_desktop.screens.actions import Action
from rak_desktop.screens.blocks import Links

FOUR = tuple(Action(text, Back()) for text in ("Language", "Trying out (test)", "Practise", "I have the key"))


@pytest.mark.parametrize("page", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_links_that_need_a_second_line_stand_below_each_other_beside_what_they_are(
    qtbot: QtBot, theme: Theme, page: Qt.LayoutDirection
) -> None:
    first, *_, last = starts(qtbot, theme, "Other ways", 420, page)

    assert last.y() > first.y()
    assert last.x() == first.x() > 0


def test_where_there_is_little_room_they_stand_below_what_they_are(qtbot: QtBot, theme: Theme) -> None:
    first, *_ = starts(qtbot, theme, "Other ways to go on", 368)

    assert first.x() == 0
    assert first.y() > 0


def test_without_a_lead_every_line_begins_at_the_edge(qtbot: QtBot, theme: Theme) -> None:
    first, *_, last = starts(qtbot, theme, "", 300)

    assert last.y() > first.y()
    assert first.x() == last.x() == 0


def starts(
    qtbot: QtBot, theme: Theme, lead: str, width: int, page: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> list[QPoint]:
    """Where each link begins, counted from where reading begins."""
    view = LinksView(theme)
    view.setStyleSheet(theme.sheet())
    view.setLayoutDirection(page)
    qtbot.addWidget(view)
    view.show_block(Links(FOUR, lead=lead))
    view.resize(width, view.heightForWidth(width))
    view.show()
    rtl = page is Qt.LayoutDirection.RightToLeft
    corners = [link.mapTo(view, link.rect().topRight() if rtl else QPoint()) for link in view.findChildren(LinkButton)]
    return [QPoint(width - 1 - corner.x(), corner.y()) if rtl else corner for corner in corners]
