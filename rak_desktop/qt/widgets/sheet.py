"""SheetView: a text of many lines as it is, to be read, marked and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QVBoxLayout

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.text import frame, label, selectable
from rak_desktop.screens.blocks import Sheet


class SheetView(BlockWidget[Sheet]):
    """Long lines wrap; it is plain text, whatever stands in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._text = selectable(label(role="code"))
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft)  # and an Arabic line at the right, since it is not absolute
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.text(12))
        self._text.setFont(font)
        box = frame("card")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        inside.addWidget(self._text)
        self.column().addWidget(box)

    def show_block(self, block: Sheet) -> None:
        """The text."""
        self._text.setText(block.text)
        self._text.setAccessibleName(block.name)
