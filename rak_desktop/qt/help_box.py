"""The small dialog that says whom to ask and which number to tell."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from rak_desktop.screens.help import Help


def show_help(said: Help, window: QWidget, open_support: Callable[[], None] | None = None) -> None:
    """Opens it over the window. Names in it come from outside, so nothing is read as markup.

    `open_support` shows the side of the person who helps.
    """
    box = QMessageBox(QMessageBox.Icon.NoIcon, said.title, said.text, parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    close = box.addButton(said.close, QMessageBox.ButtonRole.AcceptRole)
    if open_support is not None:
        box.addButton(said.support, QMessageBox.ButtonRole.ActionRole).clicked.connect(open_support)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.open()
