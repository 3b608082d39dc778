"""Draws screens into picture files, without a display and without anything of the person who runs it."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, qInstallMessageHandler
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QImageWriter, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from rak_desktop.core.values import dataclass
from rak_desktop.qt.application import make_application
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.measures import DRAWN_FOR
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.secret_field import SecretFieldView
from rak_desktop.screens.screen import Screen

WIDTH, HEIGHT = 860, 600

# Without a desktop nobody has chosen a font. The first of these that is here, else whichever Qt finds.
_FONTS = ("Inter", "Segoe UI", "Cantarell", "Liberation Sans")

# High contrast as Windows has it when nobody chose colours of their own: the theme "Night sky", whose buttons are
# marked by their edge. https://support.microsoft.com/windows, "Change color contrast in Windows".
_NIGHT_SKY = {
    QPalette.ColorRole.Window: "#000000",
    QPalette.ColorRole.WindowText: "#FFFFFF",
    QPalette.ColorRole.Highlight: "#D6B4FD",
    QPalette.ColorRole.HighlightedText: "#2B2B2B",
}
_GREYED = "#A6A6A6"

# What stands in the field of a picture, shown as dots.
_NOT_A_KEY = "x" * 34
_TALLEST = 4000


@dataclass(frozen=True)
class Form:
    """How screens are drawn. Lengths are in logical pixels, `scale` is how many real ones go into each.

    Without a `height` a picture grows until nothing has to be scrolled to. `paste_keys` are those of the system that
    is shown; None: of this one. With so many `colours`, the most frequent ones of a screen, a file takes a third of
    the room, and nobody sees it; None: all.
    """

    dark: bool = False
    contrast: bool = False
    scale: float = 1.0
    width: int = WIDTH
    height: int | None = None
    body: float = DRAWN_FOR
    right_to_left: bool = False
    brand: str | None = None
    paste_keys: str | None = None
    colours: int | None = None


def draw_all(
    screens: Mapping[str, object], forms: Mapping[str, Form], folder: Path, *, language: str = "en"
) -> Iterator[Path]:
    """Draws each screen in each form, and answers the files. Raises OSError where one cannot be written.

    A file is called like its screen, with the form's own part behind it: `3-masked.png`, `3-masked.dark.png`.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # whatever it was: where its display is missing, Qt aborts
        make_application(language).setFont(_font())
    folder.mkdir(parents=True, exist_ok=True)
    before = qInstallMessageHandler(lambda *_: None)  # what a platform without a display cannot do is no news
    try:
        for name, screen in screens.items():
            for ending, form in forms.items():
                file = folder / f"{name}{ending}.png"
                if not _saved(picture_of(screen, form), form, file):
                    raise OSError(f"{file.name} cannot be written")
                yield file
    finally:
        qInstallMessageHandler(before)


def picture_of(screen: object, form: Form) -> QPixmap:
    """The screen in this form."""
    window = _WINDOWS[type(screen)](theme_of(form), screen, form)
    try:
        _let_it_settle(window)
        return _taken(window, form)
    finally:
        if isinstance(window, ConnectWindow):
            window.finish()
        window.deleteLater()
        # Nothing runs here that would come to it, and a hundred windows follow every change of the focus.
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def theme_of(form: Form) -> Theme:
    """The look of this form, whatever the system says."""
    scheme = Qt.ColorScheme.Dark if form.dark else Qt.ColorScheme.Light
    return Theme(form.brand, scheme=scheme, system_colours=night_sky() if form.contrast else None, body=form.body)


def night_sky() -> QPalette:
    """The colours of a system with high contrast."""
    palette = QPalette()
    for role, colour in _NIGHT_SKY.items():
        palette.setColor(role, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor(_GREYED))
    return palette


def _saved(picture: QPixmap, form: Form, file: Path) -> bool:
    writer = QImageWriter(str(file), b"png")
    writer.setCompression(100)
    return writer.write(_with_few_colours(picture.toImage(), form.colours) if form.colours else picture.toImage())


def _with_few_colours(image: QImage, how_many: int) -> QImage:
    """Qt's own choice of colours is a fixed one, whatever there is to be seen."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(plain.constBits()).cast("I"))
    frequent = sorted(found, key=lambda colour: (-found[colour], colour))[:how_many]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, frequent, Qt.ImageConversionFlag.AvoidDither)


def _font() -> QFont:
    here = QFontDatabase.families()
    return QFont(next((name for name in _FONTS if name in here), QFont().family()))


def _wizard(theme: Theme, screen: Screen, form: Form) -> QWidget:
    window = ConnectWindow(theme)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # nor does it flash where there is a display
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if form.right_to_left else Qt.LayoutDirection.LeftToRight)
    window.resize(form.width, form.height or HEIGHT)
    window.show_screen(screen)
    field = window.page.block_of(SecretFieldView)
    if isinstance(field, SecretFieldView):
        if form.paste_keys is not None:
            field.edit.set_hint(form.paste_keys)
        if screen.main and screen.main.enabled:
            field.edit.put(_NOT_A_KEY)
            field.eye.show()
    window.show()
    if form.height is None:
        _grow(window)
    return window


def _grow(window: ConnectWindow) -> None:
    """Until the page has nothing below its end."""
    bar = window.page.verticalScrollBar()
    while bar.maximum() > 0 and window.height() < _TALLEST:
        window.resize(window.width(), window.height() + bar.maximum())
        _let_it_settle(window)


def _taken(window: QWidget, form: Form) -> QPixmap:
    size = window.size()
    taken = QPixmap(round(size.width() * form.scale), round(size.height() * form.scale))
    taken.setDevicePixelRatio(form.scale)
    taken.fill(Qt.GlobalColor.white)
    window.render(taken)
    asked = window.question.box if isinstance(window, ConnectWindow) else None
    if asked is not None:
        _lay_over(taken, asked, window, theme_of(form).colour("ink"))
    return taken


def _lay_over(taken: QPixmap, box: QWidget, window: QWidget, ink: QColor) -> None:
    """A dialog of the system's stands in front of the middle of its window, in a frame of its own."""
    corner = window.rect().center() - box.rect().center()
    painter = QPainter(taken)
    painter.fillRect(window.rect(), Qt.GlobalColor.transparent)
    box.render(painter, QPoint(corner))
    painter.setPen(ink)
    painter.drawRect(box.rect().translated(corner))
    painter.end()


def _let_it_settle(window: QWidget) -> None:
    """A long list makes its rows in beats, once those that can be seen are painted."""
    QApplication.processEvents()
    QApplication.processEvents()
    while isinstance(window, ConnectWindow) and not all(block.whole for block in window.page.blocks):
        QApplication.processEvents()


# Which window shows a value of this type, ready to be looked at.
_WINDOWS: dict[type, Callable[[Theme, Any, Form], QWidget]] = {Screen: _wizard}
