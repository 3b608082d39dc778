"""DisclosureView: a line that opens to more, for the curious."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rak_desktop.qt.settling import settle
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, emptied
from rak_desktop.qt.widgets.disclosure_head import DisclosureHead
from rak_desktop.qt.widgets.text import frame, label, selectable
from rak_desktop.screens.blocks import Disclosure


class DisclosureView(BlockWidget[Disclosure]):
    """Stays open or closed while the page is painted again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: Disclosure | None = None
        self.head = DisclosureHead(theme)
        self.head.toggled.connect(self._open)
        self._body = QWidget()
        px = theme.px
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(px(46), 0, px(16), px(16))
        self._lines.setSpacing(px(8))
        box = frame("card")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.head)
        inside.addWidget(self._body)
        self._body.hide()
        self.column().addWidget(box)

    def show_block(self, block: Disclosure) -> None:
        """The title, and what it opens to."""
        if block == self._shown:
            return
        self._shown = block
        self.head.show_title(block.title)
        emptied(self._body)
        for line in block.lines:
            self._lines.addWidget(label(line, role="small", tone="second"))
        for line in block.code_lines:
            self._lines.addWidget(self._code(line))

    def _open(self, open_: bool) -> None:
        self._body.setVisible(open_)
        settle(self.window())
        if open_:
            self.revealed.emit(self)

    def _code(self, line: str) -> QLabel:
        made = selectable(label(line, role="code"))
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self.theme.text(14))
        made.setFont(font)
        return made
