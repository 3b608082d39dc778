"""CodeTextView: lines for another program, to be marked with the mouse, read with the keyboard, or copied whole."""

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.blocks import CodeText

_MOST_LINES = 14
_PAD = 6


class CodeTextView(BlockWidget[CodeText]):
    """Always from left to right. Tab leaves it: nothing can be typed here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._name = label(role="label")
        self.lines = _Lines(theme)
        self.copy = ActionButton(theme, "row")
        self.copy.intended.connect(self.intended)
        self._name.setBuddy(self.lines)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self.copy)
        column = self.column(theme.px(6))
        column.addWidget(head)
        column.addWidget(self.lines)

    def show_block(self, block: CodeText) -> None:
        """The lines; another piece begins at its first line."""
        self._name.setText(block.name)
        self.lines.setAccessibleName(block.name)
        self.copy.show_action(block.copy)
        self.copy.setAccessibleDescription(block.name)
        if self.lines.toPlainText() != block.text.rstrip("\n"):
            self.lines.setPlainText(block.text.rstrip("\n"))


class _Lines(QPlainTextEdit):
    """As high as its lines, up to a limit; what is wider goes on in the next line, what is longer is scrolled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.text(13))
        self.setFont(font)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.sizeHint().height() != self.height():  # another width breaks other lines
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        broken = round(self.document().size().height())  # it is counted in lines, as they are broken at this width
        lines = min(_MOST_LINES, max(1, broken))
        air = 2 * (int(self.document().documentMargin()) + self._theme.px(_PAD) + 2)
        return QSize(super().sizeHint().width(), lines * math.ceil(QFontMetricsF(self.font()).lineSpacing()) + air)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, self.sizeHint().height())
