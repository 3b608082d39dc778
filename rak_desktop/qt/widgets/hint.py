"""HintView and NoteView: one sentence, with or without a small icon."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.actions import Icon
from rak_desktop.screens.blocks import Hint, Note


class HintView(BlockWidget[Hint]):
    """In ink: worth reading before going on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._icon = IconView(theme, Icon.INFO, 18, "accent")
        self._text = label(role="body")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def show_block(self, block: Hint) -> None:
        """Icon and sentence."""
        self._icon.show_icon(block.icon, "accent")
        self._text.setText(block.text)
        self._text.set_strong(block.strong)


class NoteView(BlockWidget[Note]):
    """In second ink: for who wants to know."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._text = label(role="small", tone="second")
        self.column().addWidget(self._text)

    def show_block(self, block: Note) -> None:
        """The sentence."""
        self._text.setText(block.text)
