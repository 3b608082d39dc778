"""One-colour drawings: `resources/icons/<name>.svg`, tinted with the colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from rak_desktop.resources import resource
from rak_desktop.screens.actions import Icon


def draw(painter: QPainter, icon: Icon, colour: str, where: QRectF) -> None:
    """Draws the icon into this square; lines, not pixels, so that every screen shows it sharp."""
    _drawing(icon, colour).render(painter, where)


@lru_cache(maxsize=256)
def _drawing(icon: Icon, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(icon).replace("currentColor", colour).encode()))


@lru_cache(maxsize=64)
def _source(icon: Icon) -> str:
    return resource("icons", f"{icon.value}.svg").read_text(encoding="utf-8")
