"""DisclosureHead: the line to press; its chevron points down when open."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from rak_desktop.qt import icons
from rak_desktop.qt.mirroring import mirrored
from rak_desktop.qt.theme import Theme
from rak_desktop.screens.actions import Icon

_SIDE = 18
_AIR = 14


class DisclosureHead(QPushButton):
    """Checkable: open is checked, which is also how a screen reader says it. Long words go on in another line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self.setCheckable(True)
        self.setProperty("role", "disclosure")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_title(self, title: str) -> None:
        """The words to press."""
        self._words = title
        self.setAccessibleName(title)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        self.ensurePolished()
        room = QRect(0, 0, self._words_in(width).width(), 0)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._words)
        return max(self._theme.px(48), words.height() + self._theme.px(2 * _AIR))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, max(self._theme.px(48), self.fontMetrics().height() + self._theme.px(2 * _AIR)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        px = self._theme.px
        side = px(_SIDE)
        place = QRect(px(16), (self.height() - side) // 2, side, side)
        self._chevron(painter, mirrored(self.layoutDirection(), self.rect(), place))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(
            mirrored(self.layoutDirection(), self.rect(), self._words_in(self.width())),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
            self._words,
        )

    def _words_in(self, width: int) -> QRect:
        """Where the words stand: after the chevron, up to the end."""
        px = self._theme.px
        start = px(16) + px(_SIDE) + px(12)
        return QRect(start, 0, max(1, width - start - px(16)), self.height())

    def _chevron(self, painter: QPainter, place: QRect) -> None:
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        angle = 90 if self.isChecked() else (180 if rtl else 0)
        painter.save()
        painter.translate(QRectF(place).center())
        painter.rotate(angle)
        half = place.width() / 2
        icons.draw(painter, Icon.CHEVRON, self._theme.name("second"), QRectF(-half, -half, 2 * half, 2 * half))
        painter.restore()
