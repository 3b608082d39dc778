"""The sketch of Stripe's install page: whose account it is, what to press, and where live or test is chosen."""

from PySide6.QtCore import QPointF, QRectF

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.logo import LogoDrawing
from rak_desktop.qt.widgets.pictures.sketch import Pencil, Sketch
from rak_desktop.screens.blocks import InstallPicture

_WIDE, _HIGH = 304, 190
_BAR = 28
_INSIDE = 13
_SQUARE = 22


class InstallSketch(Sketch):
    """Never mirrored: Stripe's page looks like this to everybody."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, (_WIDE, _HIGH))
        self._picture: InstallPicture | None = None
        self._logo = LogoDrawing(theme)

    def show_picture(self, picture: InstallPicture) -> None:
        """Another app, mode or language."""
        self._picture = picture
        self._logo.read(picture.logo, picture.app_name)
        self.setAccessibleName(picture.spoken)
        self.update()

    def draw(self, pencil: Pencil) -> None:
        if self._picture is None:
            return
        pencil.browser(self._picture.address, _WIDE, _HIGH, _BAR)
        _account(pencil, self._picture)
        self._app(pencil, self._picture)
        _permissions(pencil)
        _where(pencil, self._picture)

    def _app(self, pencil: Pencil, picture: InstallPicture) -> None:
        top = _BAR + 43
        button = QRectF(0, top, pencil.width_of(picture.install, 600) + 20, 27)
        button.moveRight(_WIDE - _INSIDE)
        square = QRectF(button.left() - _SQUARE - 5, top + 2.5, _SQUARE, _SQUARE)
        self._logo.draw(pencil.painter, QRectF(_INSIDE, top + 1, 25, 25))
        pencil.text(picture.app_name, QRectF(45, top + 4, square.left() - 49, 18), "ink", 600)
        pencil.square(picture.install_number, square)
        pencil.button(picture.install, button)


def _account(pencil: Pencil, picture: InstallPicture) -> None:
    """Ringed: it is what people overlook."""
    ring = QRectF(_INSIDE, _BAR + 7, _WIDE - 2 * _INSIDE, 29)
    middle = ring.center().y()
    pencil.box(ring, 8, fill="tint", line="accent", width=2)
    pencil.box(QRectF(ring.left() + 8, middle - 8, 16, 16), 8, fill="raised", width=1)
    pencil.blot(QRectF(ring.left() + 13, middle - 3, 6, 6), 3, pencil.line)
    used = pencil.text(picture.account, QRectF(ring.left() + 31, middle - 9, 170, 18), "ink", 600)
    pencil.opens(QPointF(ring.left() + 31 + used + 12, middle))
    pencil.square(picture.account_number, QRectF(ring.right() - 4 - _SQUARE, middle - _SQUARE / 2, _SQUARE, _SQUARE))


def _permissions(pencil: Pencil) -> None:
    """What the app asks for, as lines that nobody has to read here."""
    for row, width in enumerate((176, 138)):
        middle = _BAR + 83 + row * 14
        pencil.tick(QPointF(_INSIDE + 12, middle))
        pencil.blot(QRectF(45, middle - 2.5, width, 5), 2.5, pencil.line)


def _where(pencil: Pencil, picture: InstallPicture) -> None:
    panel = QRectF(_INSIDE, _HIGH - _INSIDE - 42, _WIDE - 2 * _INSIDE, 42)
    middle = panel.center().y()
    pencil.box(panel, 8, fill="rail", width=1)
    used = pencil.text(picture.where, QRectF(panel.left() + 10, middle - 9, 70, 18), "second", 500)
    choice = QRectF(panel.left() + 18 + used, middle - 13, pencil.width_of(picture.mode, 600) + 34, 26)
    pencil.box(choice, 6, fill="raised", line="accent")
    pencil.text(picture.mode, QRectF(choice.left() + 9, middle - 9, choice.width() - 18, 18), "ink", 600)
    pencil.opens(QPointF(choice.right() - 13, middle))
    button = QRectF(0, middle - 13, pencil.width_of(picture.confirm, 600) + 20, 26)
    button.moveRight(panel.right() - 10)
    pencil.square(picture.confirm_number, QRectF(button.left() - _SQUARE - 5, middle - 11, _SQUARE, _SQUARE))
    pencil.button(picture.confirm, button)
