"""NameFieldView: the shop's name in the merchant's own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from rak_desktop.core.redaction import holds_secret
from rak_desktop.flows.connect.events import Renamed
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.text import label, show_text
from rak_desktop.qt.widgets.typed_key import TypedKey
from rak_desktop.screens.blocks import NameField


class NameFieldView(BlockWidget[NameField]):
    """Every edit is told at once, so that nothing typed is ever behind what would be saved."""

    begins = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._label = label(role="label")
        self._hint = label(role="small", tone="second")
        self.edit = NameEdit()
        self.edit.setMaxLength(200)
        self._label.setBuddy(self.edit)
        for changed in (self.edit.textEdited, self.edit.refused):
            changed.connect(lambda text: self.intended.emit(Renamed(text)))
        column = self.column(theme.px(6))
        column.addWidget(self._label)
        column.addWidget(self.edit)
        column.addWidget(self._hint)

    def show_block(self, block: NameField) -> None:
        """What was typed is the screen's own value and stays, with its caret; a refused text goes at once."""
        self._label.setText(block.label)
        self.edit.setAccessibleName(block.label)
        self.edit.setAccessibleDescription(block.hint)
        show_text(self._hint, block.hint)
        if self.edit.text() != block.value:
            self.edit.setText(block.value)

    def focus_target(self) -> QWidget | None:
        """The field."""
        return self.edit


class NameEdit(QLineEdit):
    """Takes no key, pasted or typed: once in the field, Qt would tell it to every assistive program.

    `refused` hands the text on unshown, so that the person hears why.
    """

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        typed_key = TypedKey(self, self._after_typing)
        typed_key.caught.connect(self._refuse_typed)
        typed_key.released.connect(self.insert)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        pasting = event.matches(QKeySequence.StandardKey.Paste)
        if not (pasting and self._refuses(_on(QClipboard.Mode.Clipboard))):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        pasting = event.button() is Qt.MouseButton.MiddleButton
        if not (pasting and self._refuses(_on(QClipboard.Mode.Selection))):
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if not self._refuses(event.mimeData().text()):
            super().dropEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if paste := menu.findChild(QAction, "edit-paste"):
            paste.triggered.disconnect()
            paste.triggered.connect(self._paste)
        menu.popup(event.globalPos())

    def _after_typing(self, text: str) -> str:
        before = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        return self.text()[:before] + text + self.text()[before + len(self.selectedText()) :]

    def _refuse_typed(self, text: str) -> None:
        """The name of the key stands in the field already: that goes too, and with it what could be undone."""
        self.setText("")
        self.textEdited.emit("")
        self.refused.emit(text)

    def _paste(self) -> None:
        if not self._refuses(_on(QClipboard.Mode.Clipboard)):
            self.paste()

    def _refuses(self, text: str) -> bool:
        if not holds_secret(text):
            return False
        self.refused.emit(text)
        return True


def _on(clipboard: QClipboard.Mode) -> str:
    return QGuiApplication.clipboard().text(clipboard)
