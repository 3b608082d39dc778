"""CodeFieldView: takes a code that somebody reads out. A key that comes here is never shown, told or kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rak_desktop.core.code_reading import read_code
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.secret_edit import SecretEdit
from rak_desktop.qt.widgets.text import label
from rak_desktop.qt.widgets.typed_key import TypedKey
from rak_desktop.screens.actions import CodeRead
from rak_desktop.screens.blocks import CodeField


class CodeFieldView(BlockWidget[CodeField]):
    """Reads on Enter, on the button, and at once whatever is pasted in one piece."""

    begins = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._label = label(role="label")
        self._hint = label(role="small", tone="second")
        # A field that Qt is never given the text of: anything may be pasted.
        self.edit = SecretEdit(theme, readable=True)
        self._label.setBuddy(self.edit)
        self.button = ActionButton(theme, "field", least_width=98)
        self.edit.pasted.connect(self._take)
        typed_key = TypedKey(self.edit, self.edit.after_typing)
        typed_key.caught.connect(self._take)
        typed_key.released.connect(self.edit.type_in)
        self.edit.returnPressed.connect(self.hand_in)
        self.button.clicked.connect(self.hand_in)
        self._build()

    def show_block(self, block: CodeField) -> None:
        """What somebody is typing stays."""
        self._label.setText(block.label)
        self._hint.setText(block.hint)
        self.edit.set_words(block.paste_label)
        self.edit.setAccessibleName(block.label)
        self.edit.setAccessibleDescription(block.hint)
        self.button.show_plain(block.look_up, block.look_up)

    def focus_target(self) -> QWidget | None:
        """The field."""
        return self.edit

    def hand_in(self) -> bool:
        """Says what the text is, and empties the field; False when it is empty."""
        text = self.edit.content()
        if not text.strip():
            return False
        self._take(text)
        return True

    def _take(self, text: str) -> None:
        self.edit.put("")
        self.intended.emit(CodeRead(read_code(text)))

    def _build(self) -> None:
        px = self.theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.edit, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = self.column(px(6))
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._hint)
