"""BusyArc: a turning arc while something runs, or three still dots where the system wants no motion."""

from PySide6.QtCore import QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rak_desktop.qt.theme import Theme

TURN_MS = 900
_ARC = 110


class BusyArc(QWidget):
    """Turns only while it can be seen."""

    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._angle = 0.0
        self._turn = QVariantAnimation(self)
        self._turn.setStartValue(0.0)
        self._turn.setEndValue(360.0)
        self._turn.setDuration(TURN_MS)
        self._turn.setLoopCount(-1)
        self._turn.valueChanged.connect(self._turned)
        self.setFixedSize(theme.px(size), theme.px(size))

    @property
    def turning(self) -> bool:
        """Is it in motion?"""
        return self._turn.state() is QVariantAnimation.State.Running

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._theme.still:
            self._turn.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._turn.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._theme.still:
            self._dots(painter)
        else:
            self._arc(painter)

    def _arc(self, painter: QPainter) -> None:
        width = self.width() / 9
        box = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(self._theme.colour("tint_line"), width))
        painter.drawEllipse(box)
        pen = QPen(self._theme.colour("accent"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, round((90 - self._angle) * 16), -_ARC * 16)

    def _dots(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        side = self.width() / 6
        for place in (1, 3, 5):
            middle = self.width() * place / 6
            painter.drawEllipse(QRectF(middle - side / 2, (self.height() - side) / 2, side, side))

    def _turned(self, angle: float) -> None:
        self._angle = angle
        self.update()


class ArcInPlace(QHBoxLayout):
    """A drawing, and while something runs an arc in its place; most never need one, so it is made when it turns."""

    def __init__(self, theme: Theme, drawing: QWidget, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = drawing
        self._size = size
        self._arc: BusyArc | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(drawing, 0, Qt.AlignmentFlag.AlignCenter)

    def turn(self, *, turning: bool) -> None:
        """The arc, or the drawing again."""
        self._drawing.setVisible(not turning)
        if turning and self._arc is None:
            self._arc = BusyArc(self._theme, self._size)
            self.addWidget(self._arc, 0, Qt.AlignmentFlag.AlignCenter)
        if self._arc is not None:
            self._arc.setVisible(turning)
