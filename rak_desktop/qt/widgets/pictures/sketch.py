"""Sketch: a line drawing with real text in it, drawn on a grid of its own and fitted to the room there is."""

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rak_desktop.core.colour import mix
from rak_desktop.core.values import dataclass
from rak_desktop.qt.theme import Theme

OUTLINE = 1.5
_LINE_SHARE = 0.55


class Sketch(QWidget):
    """Silent and untouchable in all its parts; the whole has a spoken description.

    `size` is how large it was drawn, for text of 14 px. It grows with the text, and shrinks where there is no room.
    """

    def __init__(self, theme: Theme, size: tuple[int, int]) -> None:
        super().__init__()
        self.theme = theme
        self._size = size
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_grid(self, size: tuple[int, int]) -> None:
        """Drawn on another grid now."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return round(self._size[1] * self._scale(width))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(self._size[0]), self.theme.px(self._size[1]))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or "rk_live_" reads "_rk_live" on an Arabic page
        scale = self._scale(self.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width() - self._size[0] * scale, 0)
        painter.scale(scale, scale)
        self.draw(Pencil(painter, self.theme))

    def draw(self, pencil: "Pencil") -> None:
        """All of the picture, on its own grid."""
        raise NotImplementedError

    def _scale(self, width: int) -> float:
        return min(self.theme.px(100) / 100, width / self._size[0])


@dataclass(frozen=True)
class Pencil:
    """Draws in the theme's inks. Text stays left-to-right: it is a picture of somebody else's page."""

    painter: QPainter
    theme: Theme

    @property
    def line(self) -> QColor:
        """The outline of things in a picture: seen, but quieter than the edge of what can be pressed."""
        tokens = self.theme.tokens
        return QColor(mix(tokens.edge, tokens.raised, _LINE_SHARE) if self.tinted else tokens.ink)

    @property
    def tinted(self) -> bool:
        """False with high contrast, where grounds have no colour and lines say everything."""
        return self.theme.tokens.tint != self.theme.tokens.page

    def box(self, where: QRectF, radius: float, *, fill: str = "", line: str = "", width: float = OUTLINE) -> None:
        """A rounded box; `line` and `fill` are tokens, an empty line is the picture's own."""
        self.painter.setPen(QPen(self.theme.colour(line) if line else self.line, width))
        self.painter.setBrush(self.theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(where, radius, radius)

    def blot(self, where: QRectF, radius: float, colour: QColor) -> None:
        """A filled shape without an outline."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(where, radius, radius)

    def text(
        self, words: str, where: QRectF, token: str, weight: int = 400, *, end: bool = False, mono: bool = False
    ) -> float:
        """One line in this box, from its start or to its end, elided where it must be; answers how wide it came out."""
        font = self._mono(weight) if mono else self._font(weight)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, where.width() + 1)
        width = metrics.horizontalAdvance(shown)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.colour(token))
        left = where.right() - width if end else where.left()
        base = where.center().y() + (metrics.ascent() - metrics.descent()) / 2
        self.painter.drawText(QPointF(left, base), shown)
        return width

    def width_of(self, words: str, weight: int = 400) -> float:
        """How wide these words will be."""
        return QFontMetricsF(self._font(weight)).horizontalAdvance(words)

    def button(self, words: str, where: QRectF) -> None:
        """Outlined, never filled: nobody shall press it here."""
        self.box(where, 6, fill="raised", line="accent")
        width = min(self.width_of(words, 600), where.width() - 8)
        middle = QRectF(where.center().x() - width / 2, where.top(), width, where.height())
        self.text(words, middle, "accent", 600)

    def square(self, number: int, where: QRectF) -> None:
        """The number of a step, as it stands beside the words."""
        self.box(where, 6, fill="tint", line="accent")
        width = self.width_of(str(number), 600)
        self.text(
            str(number), QRectF(where.center().x() - width / 2, where.top(), width, where.height()), "accent", 600
        )

    def browser(self, address: str, width: float, height: float, bar: float) -> None:
        """An empty window of a browser, with this address in its bar."""
        whole = QRectF(0.75, 0.75, width - 1.5, height - 1.5)
        self.box(whole, 8, fill="raised")
        outline, top = QPainterPath(), QPainterPath()
        outline.addRoundedRect(whole, 8, 8)
        top.addRect(QRectF(0, 0, width, bar))
        self.painter.setBrush(self.theme.colour("rail"))
        self.painter.drawPath(outline.intersected(top))
        for x in (14, 24, 34):
            self.blot(QRectF(x - 3, bar / 2 - 3, 6, 6), 3, self.line)
        self.box(QRectF(50, 5.5, 190, 17), 8.5, fill="raised", width=1)
        self.text(address, QRectF(62, 5.5, 168, 17), "second")

    def opens(self, middle: QPointF) -> None:
        """The sign of a list to choose from."""
        self._stroke("ink", middle, (-4, -2), (0, 2), (4, -2))

    def tick(self, middle: QPointF) -> None:
        """A small tick."""
        self._stroke("accent", middle, (-4, 0), (-1, 3), (4, -3))

    def _stroke(self, token: str, middle: QPointF, *corners: tuple[float, float]) -> None:
        self.painter.setPen(QPen(self.theme.colour(token), OUTLINE))
        self.painter.drawPolyline([middle + QPointF(*corner) for corner in corners])

    def _font(self, weight: int) -> QFont:
        font = self.theme.font(12, weight)
        font.setPixelSize(12)
        return font

    def _mono(self, weight: int) -> QFont:
        font = QtGui.QFontDatabase.systemFont(QtGui.QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        font.setWeight(QFont.Weight(weight))
        return font
