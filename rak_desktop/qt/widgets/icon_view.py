"""IconView: one drawing in one colour of the theme, perhaps on a tile or in a circle."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rak_desktop.qt import icons
from rak_desktop.qt.theme import Theme
from rak_desktop.screens.actions import Icon, Tone

TONE_ICONS = {
    Tone.PLAIN: Icon.INFO,
    Tone.GOOD: Icon.TICK,
    Tone.WARNING: Icon.WARNING,
    Tone.TROUBLE: Icon.TROUBLE,
}


class IconView(QWidget):
    """A drawing that stands beside its words, so it is silent for screen readers."""

    def __init__(self, theme: Theme, icon: Icon, size: int, colour: str = "second") -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._size = size
        self._colour = colour
        self._fit()
        theme.changed.connect(self._fit)

    def show_icon(self, icon: Icon, colour: str) -> None:
        """Another drawing, or another colour."""
        if (icon, colour) != (self._icon, self._colour):
            self._icon, self._colour = icon, colour
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        icons.draw(painter, self._icon, self._theme.name(self._colour), QRectF(self.rect()))

    def _fit(self) -> None:
        self.setFixedSize(self._theme.px(self._size), self._theme.px(self._size))


class IconTile(QWidget):
    """A drawing on a small tinted ground: a rounded square, or a circle with a line around it."""

    def __init__(self, theme: Theme, size: int, icon_size: int, *, round_: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._icon = Icon.INFO
        self._tone = Tone.PLAIN
        self._icon_size = icon_size
        self._round = round_
        self._size = size
        self._fit()
        theme.changed.connect(self._fit)

    def show_icon(self, icon: Icon, tone: Tone) -> None:
        """Another drawing, or another meaning."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        ground, line, ink = _tile_tokens(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lined = self._round or self._theme.tokens.tint == self._theme.tokens.page
        painter.setPen(QPen(self._theme.colour(line), 1) if lined else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5) if lined else QRectF(self.rect())
        radius = box.width() / 2 if self._round else 9.0
        painter.drawRoundedRect(box, radius, radius)
        icons.draw(painter, self._icon, self._theme.name(ink), centred(self, self._theme.px(self._icon_size)))

    def _fit(self) -> None:
        self.setFixedSize(self._theme.px(self._size), self._theme.px(self._size))


def centred(widget: QWidget, side: int) -> QRectF:
    """A square of this side in the middle of the widget, on whole pixels."""
    left, top = (widget.width() - side) // 2, (widget.height() - side) // 2
    return QRectF(left, top, side, side)


def _tile_tokens(tone: Tone) -> tuple[str, str, str]:
    if tone is Tone.PLAIN:
        return "tint", "tint_line", "accent"
    return f"{tone.value}_ground", f"{tone.value}_line", tone.value
