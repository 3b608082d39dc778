"""AddressLineView: an address that can be read and copied, whatever the browser did."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.text import frame, selectable
from rak_desktop.screens.actions import Icon
from rak_desktop.screens.blocks import AddressLine


class AddressLineView(BlockWidget[AddressLine]):
    """The only text that elides, in its middle; its tool tip and its accessible text are whole."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._address = _Address()
        self._copy = LinkButton(theme)
        self._copy.intended.connect(self.intended)
        box = frame("sunk")
        self._fill(box, theme)
        self.column().addWidget(box)

    def show_block(self, block: AddressLine) -> None:
        """The address without its scheme, as people know it."""
        self._address.show_address(block.url.removeprefix("https://"), block.url)
        self._address.setAccessibleName(f"{block.name} {block.url}".strip())
        self._copy.show_action(block.copy)
        self._copy.setAccessibleDescription(block.name)

    def _fill(self, box: QFrame, theme: Theme) -> None:
        px = theme.px
        row = QHBoxLayout(box)
        row.setContentsMargins(px(16), px(5), px(16), px(5))
        row.setSpacing(px(12))
        row.addWidget(IconView(theme, Icon.GLOBE, 18))
        row.addWidget(self._address, 1)
        row.addWidget(self._copy)


class _Address(QLabel):
    def __init__(self) -> None:
        super().__init__()
        selectable(self)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_address(self, text: str, whole: str) -> None:
        self.setText(text)
        self.setToolTip(whole)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width() or self.hasSelectedText():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        short = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)
