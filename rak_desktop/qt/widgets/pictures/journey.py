"""The picture of the welcome page: from Stripe's page in the browser, a key goes to this computer."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from rak_desktop.core.colour import mix
from rak_desktop.qt import icons
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.pictures.sketch import OUTLINE, Pencil, Sketch
from rak_desktop.screens.actions import Icon
from rak_desktop.screens.blocks import JourneyPicture

_WIDE, _HIGH = 556, 128


class JourneyPictureView(BlockWidget[JourneyPicture]):
    """No words in it: the sentence above and the rows below have them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._sketch = _Journey(theme)
        self.column().addWidget(self._sketch)

    def show_block(self, block: JourneyPicture) -> None:
        """The drawing is always the same."""
        self._sketch.setAccessibleName(block.spoken)


class _Journey(Sketch):
    """Mirrored where people read from the right, since it tells a way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, (_WIDE, _HIGH))

    def draw(self, pencil: Pencil) -> None:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            pencil.painter.translate(_WIDE, 0)
            pencil.painter.scale(-1, 1)
        _ground(pencil)
        _browser(pencil, QRectF(72, 28, 124, 76))
        _dots(pencil, 208, 246)
        _key(pencil, QPointF(282, 66))
        _dots(pencil, 318, 354)
        _arrow(pencil, QPointF(359, 66))
        _computer(pencil, QRectF(376, 28, 112, 68))


def _ground(pencil: Pencil) -> None:
    tokens, painter = pencil.theme.tokens, pencil.painter
    whole = QPainterPath()
    whole.addRoundedRect(QRectF(0.5, 0.5, _WIDE - 1, _HIGH - 1), 10, 10)
    painter.setPen(Qt.PenStyle.NoPen if pencil.tinted else QPen(QColor(tokens.tint_line), 1))
    painter.setBrush(QColor(tokens.tint))
    painter.drawPath(whole)
    if pencil.tinted:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(tokens.tint_line, tokens.tint, 0.5)))
        painter.drawPath(whole.intersected(_hills()))


def _hills() -> QPainterPath:
    hills = QPainterPath(QPointF(0, 104))
    hills.cubicTo(110, 78, 180, 122, 290, 106)
    hills.cubicTo(380, 92, 450, 118, _WIDE, 100)
    hills.lineTo(_WIDE, _HIGH)
    hills.lineTo(0, _HIGH)
    hills.closeSubpath()
    return hills


def _browser(pencil: Pencil, where: QRectF) -> None:
    left, top = where.left(), where.top()
    pencil.box(where, 6, fill="raised")
    pencil.painter.drawLine(QPointF(left, top + 16), QPointF(where.right(), top + 16))
    for x in (10, 18, 26):
        pencil.blot(QRectF(left + x - 2, top + 6, 4, 4), 2, pencil.line)
    for y, width in ((26, 48), (38, 70)):
        pencil.blot(QRectF(left + 12, top + y, width, 6), 3, pencil.line)
    pencil.box(QRectF(left + 12, top + 53, 56, 14), 4, fill="tint", line="accent")
    pencil.painter.drawLine(QPointF(left + 24, top + 60), QPointF(left + 56, top + 60))


def _computer(pencil: Pencil, where: QRectF) -> None:
    pencil.box(where, 6, fill="raised")
    foot = QRectF(where.left() - 14, where.bottom() + 5, where.width() + 28, 6)
    pencil.blot(foot, 3, pencil.line)
    _icon(pencil, Icon.LOCK, where.center(), 36)


def _key(pencil: Pencil, middle: QPointF) -> None:
    pencil.box(QRectF(middle.x() - 25, middle.y() - 25, 50, 50), 25, fill="raised")
    _icon(pencil, Icon.KEY, middle, 28)


def _icon(pencil: Pencil, icon: Icon, middle: QPointF, side: float) -> None:
    where = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    icons.draw(pencil.painter, icon, pencil.theme.name("accent"), where)


def _dots(pencil: Pencil, start: float, end: float) -> None:
    x = start
    while x <= end:
        pencil.blot(QRectF(x - 1, 65, 2, 2), 1, pencil.theme.colour("accent"))
        x += 7


def _arrow(pencil: Pencil, tip: QPointF) -> None:
    pen = QPen(pencil.theme.colour("accent"), OUTLINE + 0.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pencil.painter.setPen(pen)
    for y in (-6, 6):
        pencil.painter.drawLine(tip, QPointF(tip.x() - 6, tip.y() + y))
