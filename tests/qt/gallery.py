"""Paints the program's screens, at every step and in every variant, into pictures to be looked at by a person.

    python -m tests.qt.gallery FOLDER [NAME…]

NAME is part of a picture's name, such as `3-empty.dark`, `.narrow` or `5-`. Each screen comes in light and dark,
narrow, low, with long words, with double-size text and right-to-left.
"""

import os
import sys
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QApplication

from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.secret_field import SecretFieldView
from rak_desktop.screens.screen import Screen
from tests.qt.real_screens import REAL_SCREENS

NOT_A_KEY = "x" * 34


@dataclass(frozen=True)
class Form:
    """One way to look at a screen."""

    name: str
    size: tuple[int, int] = (860, 600)
    scheme: Qt.ColorScheme = Qt.ColorScheme.Light
    ratio: float = 2.0
    body: float = 14.0
    rtl: bool = False
    stretched: bool = False
    brand: str | None = None


FORMS = (
    Form("light"),
    Form("dark", scheme=Qt.ColorScheme.Dark),
    Form("plain", ratio=1.0),
    Form("narrow", size=(400, 800)),
    Form("laptop", size=(1024, 600), ratio=1.0),
    Form("long", stretched=True),
    Form("long-narrow", size=(400, 800), stretched=True),
    Form("double", size=(1024, 768), body=28.0, ratio=1.0),
    Form("right-to-left", rtl=True),
    Form("right-to-left-narrow", size=(400, 800), rtl=True),
    Form("smallest", size=(400, 360)),
    Form("brand", brand="#E8B400"),
)


def stretched(value: object) -> object:
    """The same screen in a language that needs 40 % more."""
    if isinstance(value, str) and " " in value.strip() and not value.startswith("http"):
        return " ".join(word + word[-max(1, round(len(word) * 0.4)) :] for word in value.split())
    if isinstance(value, tuple):
        return tuple(stretched(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Enum):
        changed = {field.name: stretched(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changed)
    return value


def picture(screen: Screen, form: Form) -> QPixmap:
    """The screen in this form."""
    shown = stretched(screen) if form.stretched else screen
    assert isinstance(shown, Screen)
    window = ConnectWindow(Theme(form.brand, scheme=form.scheme, body=form.body))
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if form.rtl else Qt.LayoutDirection.LeftToRight)
    window.resize(*form.size)
    window.show_screen(shown)
    field = window.page.block_of(SecretFieldView)
    if isinstance(field, SecretFieldView) and screen.main and screen.main.enabled:
        field.edit.put(NOT_A_KEY)
        field.eye.show()
    window.show()
    QApplication.processEvents()
    QApplication.processEvents()
    taken = QPixmap(round(form.size[0] * form.ratio), round(form.size[1] * form.ratio))
    taken.setDevicePixelRatio(form.ratio)
    taken.fill(Qt.GlobalColor.white)
    window.render(taken)
    window.finish()
    window.deleteLater()
    return taken


def main() -> None:
    """Writes all pictures, or those whose name has one of the given words."""
    folder, *wanted = sys.argv[1:]
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setFont(QFont(os.environ.get("GALLERY_FONT", "Liberation Sans"), 10))
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, screen in REAL_SCREENS.items():
        for form in FORMS:
            title = f"{name}.{form.name}"
            if not wanted or any(word in title for word in wanted):
                picture(screen, form).save(str(Path(folder, f"{title}.png")))


if __name__ == "__main__":
    main()
