"""One-colour drawings: `resources/icons/<name>.svg`, tinted with the colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rak_desktop.resources import resource
from rak_desktop.screens.screen import Icon


@lru_cache(maxsize=256)
def pixmap(icon: Icon, colour: str, size: int, ratio: float) -> QPixmap:
    """The drawing in one colour, `size` logical pixels wide, sharp at this device pixel ratio."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_drawing(icon, colour))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def draw(painter: QPainter, icon: Icon, colour: str, where: QRectF) -> None:
    """Draws the icon into this square."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(where.topLeft(), pixmap(icon, colour, round(where.width()), ratio))


def _drawing(icon: Icon, colour: str) -> bytes:
    text = _source(icon)
    return text.replace("currentColor", colour).encode()


@lru_cache(maxsize=64)
def _source(icon: Icon) -> str:
    return resource("icons", f"{icon.value}.svg").read_text(encoding="utf-8")
