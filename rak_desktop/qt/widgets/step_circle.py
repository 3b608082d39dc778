"""StepCircle: a wizard step as a circle; done, current, to come. Steps inside a page are squares."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rak_desktop.qt import icons
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.icon_view import centred
from rak_desktop.screens.actions import Icon
from rak_desktop.screens.screen import RowState

_NUMBER = (13.0, 600)


class StepCircle(QWidget):
    """Silent for screen readers: the row it stands in says the same in words."""

    def __init__(self, theme: Theme, side: int = 24) -> None:
        super().__init__()
        self._theme = theme
        self._number = 1
        self._state = RowState.WAITING
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_step(self, number: int, state: RowState) -> None:
        """Another number or state."""
        self._number, self._state = number, state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        fill, line, text = _TOKENS[self._state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(line), 1.5))
        painter.setBrush(self._theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75))
        if self._state is RowState.DONE:
            icons.draw(painter, Icon.TICK, self._theme.name(text), centred(self, self._theme.px(14)))
            return
        painter.setPen(self._theme.colour(text))
        painter.setFont(self._theme.font(*_NUMBER))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepSquare(QWidget):
    """The number of a step inside a page, as it also stands in the picture beside it."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self.setFixedSize(theme.px(24), theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.setBrush(self._theme.colour("tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        painter.setPen(self._theme.colour("accent"))
        painter.setFont(self._theme.font(*_NUMBER))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


_TOKENS = {
    RowState.DONE: ("tint", "accent", "accent"),
    RowState.CURRENT: ("accent", "accent", "on_accent"),
    RowState.WAITING: ("", "edge", "second"),
    RowState.TROUBLE: ("trouble_ground", "trouble", "trouble"),
}
