"""The small dialog that says whom to ask and which number to tell."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from rak_desktop.screens.help import Help


def show_help(said: Help, window: QWidget) -> None:
    """Opens it over the window. Names in it come from outside, so nothing is read as markup."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, said.title, said.text, parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.addButton(said.close, QMessageBox.ButtonRole.AcceptRole)
    box.open()
