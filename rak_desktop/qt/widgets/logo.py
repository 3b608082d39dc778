"""Logo: the vendor's own drawing, or the first letter of the app's name."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from rak_desktop.qt.theme import Theme


class LogoDrawing:
    """Reads the file once, draws it as often as asked; one that cannot be read gives the letter."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._path: str | None = None
        self._letter = ""
        self._drawing: QSvgRenderer | None = None
        self._picture: QPixmap | None = None

    def read(self, path: str | None, name: str) -> None:
        """Takes this file from now on, or the first letter of the name."""
        self._letter = name[:1].upper()
        if path != self._path:
            self._path = path
            self._drawing, self._picture = _read(path)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Into this square."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._drawing is not None:
            self._drawing.render(painter, box)
        elif self._picture is not None:
            painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        else:
            self._letter_tile(painter, box)

    def _letter_tile(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(box, box.width() / 4, box.width() / 4)
        font = self._theme.font(16, 600)
        font.setPixelSize(round(box.width() / 2))
        painter.setPen(self._theme.colour("on_accent"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)


class Logo(QWidget):
    """Silent for screen readers: the app's name stands beside it."""

    def __init__(self, theme: Theme, side: int = 32) -> None:
        super().__init__()
        self._drawing = LogoDrawing(theme)
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_logo(self, path: str | None, name: str) -> None:
        """The logo of the app, or its letter."""
        self._drawing.read(path, name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self._drawing.draw(QPainter(self), QRectF(self.rect()))


def _read(path: str | None) -> tuple[QSvgRenderer | None, QPixmap | None]:
    if path is None or not Path(path).is_file():
        return None, None
    if path.lower().endswith(".svg"):
        drawing = QSvgRenderer(path)
        drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        return (drawing, None) if drawing.isValid() else (None, None)
    picture = QPixmap(path)
    return None, None if picture.isNull() else picture
