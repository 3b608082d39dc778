"""PaintedText: a text that is painted and no widget, for lists whose rows would else be hundreds of labels."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.lines import break_lines
from rak_desktop.qt.widgets.text import direction_of, unbroken

_UNBOUNDED = 100_000
_MANY = 2000
TO_SPARE = 8
"""Pixels. What is shorter by so much stands in one line, whatever laying it out would find to a fraction of a pixel."""


class PaintedText:
    """Wraps as a label would, with the size, weight and line height of its role in the look."""

    def __init__(self, theme: Theme, role: str) -> None:
        self._theme = theme
        self._role = role
        self._laid_out: dict[tuple[int, bool], QTextLayout] = {}
        self._heights: dict[int, int] = {}
        self._natural = 0
        self._advance = 0
        self._wrapped = ""
        self.text = ""
        self.refresh()

    def refresh(self) -> None:
        """The theme has another text size."""
        self._font, self._metrics, self._line, self._known = self._theme.face(self._role)
        self._forget()

    def show(self, text: str) -> bool:
        """Another text; False when it is the same."""
        if text == self.text:
            return False
        self.text = text
        self._wrapped = unbroken(text)
        self._forget()
        return True

    @property
    def advance(self) -> int:
        """About what it takes in one line: found out without laying it out."""
        if self.text and not self._advance:
            self._advance = self._metrics.horizontalAdvance(self.text)
        return self._advance

    @property
    def natural_width(self) -> int:
        """What it takes in one line."""
        if self.text and not self._natural:
            self._natural = int(self._layout(_UNBOUNDED, rtl=False).maximumWidth()) + 1
        return self._natural

    def height(self, width: int) -> int:
        """What it takes at this width; no text takes nothing."""
        if width not in self._heights:
            self._heights[width] = self._lines(width) * self._line
        return self._heights[width]

    def draw(self, painter: QPainter, where: QRect, token: str, direction: Qt.LayoutDirection) -> None:
        """From the top of this place on, beginning at the side where reading begins."""
        if self.text:
            painter.setPen(self._theme.colour(token))
            rtl = direction is Qt.LayoutDirection.RightToLeft
            self._layout(where.width(), rtl=rtl).draw(painter, QPointF(where.topLeft()))

    def _lines(self, width: int) -> int:
        if not self.text or self.advance + TO_SPARE <= width:
            return min(1, len(self.text))
        if (self.text, width) not in self._known:
            if len(self._known) > _MANY:  # somebody draws at the edge of the window
                self._known.clear()
            self._known[self.text, width] = self._layout(width, rtl=False).lineCount()
        return self._known[self.text, width]

    def _forget(self) -> None:
        self._heights = {}
        self._laid_out = {}
        self._natural = 0
        self._advance = 0

    def _layout(self, width: int, *, rtl: bool) -> QTextLayout:
        if (width, rtl) not in self._laid_out:
            self._laid_out[width, rtl] = self._made(width, rtl=rtl)
        return self._laid_out[width, rtl]

    def _made(self, width: int, *, rtl: bool) -> QTextLayout:
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        page = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction_of(self.text, page))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made = QTextLayout(self._wrapped, self._font)
        made.setTextOption(option)
        break_lines(made, width, self._line)
        return made
