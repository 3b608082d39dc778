"""The sketch of the app's settings page at Stripe: where to press, which key to copy, which one to leave."""

from PySide6.QtCore import QPointF, QRectF

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.logo import LogoDrawing
from rak_desktop.qt.widgets.pictures.sketch import Pencil, Sketch
from rak_desktop.screens.blocks import KeyInPicture, SettingsPicture

_WIDE, _HIGH = 304, 198
_BAR = 28
_INSIDE = 13


class SettingsSketch(Sketch):
    """Never mirrored: Stripe's page looks like this to everybody."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, (_WIDE, _HIGH))
        self._picture: SettingsPicture | None = None
        self._logo = LogoDrawing(theme)

    def show_picture(self, picture: SettingsPicture) -> None:
        """Another app, mode or language."""
        self._picture = picture
        self._logo.read(picture.logo, picture.app_name)
        self.setAccessibleName(picture.spoken)
        self.update()

    def draw(self, pencil: Pencil) -> None:
        if self._picture is None:
            return
        pencil.browser(self._picture.address, _WIDE, _HIGH, _BAR)
        self._head(pencil, self._picture)
        _keys(pencil, self._picture)

    def _head(self, pencil: Pencil, picture: SettingsPicture) -> None:
        view = pencil.width_of(picture.view, 600) + 16
        button = QRectF(_WIDE - _INSIDE - view, _BAR + 13, view, 27)
        square = QRectF(button.left() - 27, _BAR + 15.5, 22, 22)
        self._logo.draw(pencil.painter, QRectF(_INSIDE, _BAR + 14, 25, 25))
        pencil.text(picture.app_name, QRectF(45, _BAR + 12, square.left() - 49, 18), "ink", 600)
        pencil.blot(QRectF(45, _BAR + 32, 46, 5), 2.5, pencil.line)
        pencil.square(picture.view_number, square)
        pencil.button(picture.view, button)


def _keys(pencil: Pencil, picture: SettingsPicture) -> None:
    left, width = _INSIDE + 0.75, _WIDE - 2 * _INSIDE - 1.5
    top, middle = _BAR + 56, _BAR + 99
    pencil.box(QRectF(left, top, width, middle - top + 12), 8, fill="rail", width=1)
    _key(pencil, picture.wrong, left + 12, top + 4, chosen=False)
    word = QRectF(left + 118, top + 21, width - 130, 18)
    if picture.wrong_number is not None:
        square = QRectF(word.right() - 22, top + 17, 22, 22)
        pencil.square(picture.wrong_number, square)
        word.setRight(square.left() - 6)
    pencil.text(picture.wrong.word, word, "second", 500, end=True)
    ring = QRectF(left, middle, width, _HIGH - middle - _INSIDE)
    pencil.box(ring, 8, fill="tint", line="accent", width=2)
    _key(pencil, picture.right, left + 12, middle + 7, chosen=True)
    copy = pencil.width_of(picture.copy, 600) + 20
    button = QRectF(ring.right() - 10 - copy, ring.bottom() - 33, copy, 24)
    pencil.square(picture.copy_number, QRectF(button.left() - 28, button.top() + 1, 22, 22))
    pencil.button(picture.copy, button)


def _key(pencil: Pencil, key: KeyInPicture, left: float, top: float, *, chosen: bool) -> None:
    pencil.text(key.caption, QRectF(left, top, 150, 18), "ink" if chosen else "second", 600 if chosen else 500)
    draw_key(pencil, key, QPointF(left, top + 17), chosen=chosen)


def draw_key(pencil: Pencil, key: KeyInPicture, where: QPointF, *, chosen: bool) -> None:
    """The beginning of a key, in the letters keys are shown in; what tells it apart is heavier."""
    box = QRectF(where.x(), where.y(), 150, 18)
    start = pencil.text(key.prefix, box, "accent" if chosen else "second", 700 if chosen else 400, mono=True)
    pencil.text(key.rest, box.translated(start, 0), "ink" if chosen else "second", mono=True)
