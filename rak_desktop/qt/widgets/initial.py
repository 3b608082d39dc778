"""Initial: the first letter of a shop's name in a circle."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rak_desktop.qt.theme import Theme


class Initial(QWidget):
    """Silent for screen readers: the name stands beside it."""

    def __init__(self, theme: Theme, side: int = 44) -> None:
        super().__init__()
        self._theme = theme
        self._letter = ""
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_initial(self, letter: str) -> None:
        """Another shop."""
        self._letter = letter
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_initial(painter, self._theme, self.rect(), self._letter)


def draw_initial(painter: QPainter, theme: Theme, box: QRect, letter: str) -> None:
    """The letter in its circle; where the tint is gone, the circle has a line."""
    lined = theme.tokens.tint == theme.tokens.page
    painter.setPen(theme.colour("tint_line") if lined else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("tint"))
    painter.drawEllipse(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(theme.colour("accent"))
    painter.setFont(theme.font(18, 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
