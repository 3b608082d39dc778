"""Skeleton: what a window shows while what it is for is still being loaded: its surfaces, and whose it is.

Nothing here names `Qt`, which is a hundred enumerations: they take longer than the skeleton and its window together.
"""

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from rak_desktop.core.settings import Theme as Looks
from rak_desktop.core.values import dataclass
from rak_desktop.qt.measures import (
    FOOTER_HEIGHT,
    HEAD_HEIGHT,
    LOW,
    LOW_FOOTER_HEIGHT,
    NARROW,
    RAIL_WIDTH,
    STEP_BAR_HEIGHT,
    Measures,
)
from rak_desktop.qt.tokens import DARK, LIGHT

# As these come out later, of letters and icons for text of 14 px; a test holds both side by side.
_RIBBON = 31
_NAME_IN_RAIL, _NAME_IN_BAR = (68, 23), (68, 12)
_NAME_HEIGHT = 20

_PLAIN = 0
"""Qt.TextFormat.PlainText: a name that somebody else chose is a text, whatever stands in it."""


@dataclass(frozen=True)
class Outline:
    """What is known of the first screen before anything of it is made.

    `on_a_way`: the steps are at its side; else a bar is above it. `ribbon`: it is not Stripe that we talk to.
    """

    name: str
    looks: Looks
    on_a_way: bool
    ribbon: bool


class Skeleton(QWidget):
    """Lies over the whole of its window until the first screen is there."""

    def __init__(self, window: QWidget, outline: Outline) -> None:
        super().__init__(window)
        self._window = window
        self._outline = outline
        self._measures = Measures.for_body()
        tokens = DARK if _is_dark(outline.looks) else LIGHT
        _fill(self, tokens.page)
        self._ribbon = _surface(self, tokens.tint)
        self._edge = _surface(self, tokens.hairline)
        self.surface = _surface(self, tokens.rail)
        self.foot_line = _surface(self, tokens.hairline)
        self._name = QLabel(self)
        self._name.setProperty("textFormat", _PLAIN)
        self._name.setText(outline.name)
        _fill(self._name, tokens.rail)
        font = QFont(QGuiApplication.font())
        font.setPixelSize(self._measures.text(14))
        font.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(font)

    def fit(self) -> None:
        """The window has another size."""
        on_a_way, px = self._outline.on_a_way, self._measures.px
        width, height = self._window.width(), self._window.height()
        self.resize(width, height)
        top = px(_RIBBON) if self._outline.ribbon else 0
        end = height - px(LOW_FOOTER_HEIGHT if height < LOW else FOOTER_HEIGHT)
        self._place(self._ribbon, 0, 0, width, top)
        self._place(self.foot_line, 0, end, width, 1)
        if on_a_way and width >= px(NARROW):
            self._place(self._edge, 0, top, px(RAIL_WIDTH) + 1, end - top)
            self._place(self.surface, 0, top, px(RAIL_WIDTH), end - top)
            start, down = _NAME_IN_RAIL
        else:
            deep = px(STEP_BAR_HEIGHT if on_a_way else HEAD_HEIGHT)
            self._place(self._edge, 0, top, width, deep)
            self._place(self.surface, 0, top, width, deep - 1)
            start, down = _NAME_IN_BAR
            self._name.setVisible(not on_a_way)
        wide = min(self._name.sizeHint().width(), self.surface.width() - px(start))
        self._place(self._name, px(start), top + px(down), wide, px(_NAME_HEIGHT))

    def _place(self, piece: QWidget, start: int, top: int, width: int, height: int) -> None:
        left = self.width() - start - width if self.isRightToLeft() else start
        piece.setGeometry(left, top, width, height)


def _is_dark(looks: Looks) -> bool:
    if looks is Looks.SYSTEM:
        palette = QGuiApplication.palette()
        ground, ink = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        return ground.lightness() < ink.lightness()
    return looks is Looks.DARK


def _surface(skeleton: QWidget, colour: str) -> QWidget:
    made = QWidget(skeleton)
    _fill(made, colour)
    return made


def _fill(piece: QWidget, colour: str) -> None:
    """Qt chooses black or white for what is written on it."""
    piece.setPalette(QPalette(QColor(colour), QColor(colour)))
    piece.setAutoFillBackground(True)
