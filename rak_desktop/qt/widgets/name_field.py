"""NameFieldView: the shop's name in the merchant's own words."""

from PySide6.QtWidgets import QLineEdit, QWidget

from rak_desktop.flows.connect.events import Renamed
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.text import label, show_text
from rak_desktop.screens.screen import NameField


class NameFieldView(BlockWidget[NameField]):
    """Every edit is told at once, so that nothing typed is ever behind what would be saved."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._label = label(role="label")
        self._hint = label(role="small", tone="second")
        self.edit = QLineEdit()
        self.edit.setMaxLength(200)
        self._label.setBuddy(self.edit)
        self.edit.textEdited.connect(lambda text: self.intended.emit(Renamed(text)))
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
