from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.sheet import SheetView
from rak_desktop.screens.blocks import Sheet


def test_each_line_begins_where_its_language_does(qtbot: QtBot, theme: Theme) -> None:
    view = SheetView(theme)
    view.setStyleSheet(theme.sheet())
    qtbot.addWidget(view)
    view.show_block(Sheet("Report", "تقرير\n2026-11-23 INFO"))
    view.resize(400, view.sizeHint().height())
    view.show()

    seen = view.grab(view.rect().adjusted(10, 10, -10, -10)).toImage()
    half = seen.height() // 2

    assert inked(seen, QRect(0, 0, seen.width(), half))[0] > seen.width() / 2
    assert inked(seen, QRect(0, half, seen.width(), half))[-1] < seen.width() / 2


def inked(image: QImage, part: QRect) -> list[int]:
    """Where something is written, from left to right."""
    ground = image.pixel(part.topLeft())
    columns = range(part.left(), part.right())
    return [x for x in columns if any(image.pixel(x, y) != ground for y in range(part.top(), part.bottom()))]
