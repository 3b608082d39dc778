import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from rak_desktop.qt import icons
from rak_desktop.resources import resource
from rak_desktop.screens.actions import Icon


@pytest.mark.parametrize("icon", list(Icon))
def test_every_icon_is_one_colour_on_the_drawing_grid(icon: Icon) -> None:
    source = resource("icons", f"{icon.value}.svg").read_text(encoding="utf-8")

    assert QSvgRenderer(QByteArray(source.encode())).isValid()
    assert 'viewBox="0 0 24 24"' in source
    assert 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"' in source
    assert "#" not in source


def test_no_drawing_lies_about_unused() -> None:
    drawn = {path.stem for path in resource("icons").glob("*.svg")}

    assert drawn == {icon.value for icon in Icon}


def test_an_icon_takes_the_colour_asked_for(qapp: object) -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.draw(painter, Icon.TICK, "#FF0000", QRectF(0, 0, 24, 24))
    painter.end()

    inks = {
        image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#ff0000"}
