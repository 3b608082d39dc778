"""PermissionTableView: what the app may do, one sentence and one word a row, what is missing first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, appear, emptied
from rak_desktop.qt.widgets.card import Card
from rak_desktop.qt.widgets.chip import Chip
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.text import label, restyle, show_text
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import PermissionRow, PermissionTable

_PAD = 16


class PermissionTableView(BlockWidget[PermissionTable]):
    """Rows are made anew when their number changes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: list[_Row] = []
        self._column = self.column()

    def show_block(self, block: PermissionTable) -> None:
        """The summary and all rows."""
        if not self._rows or len(self._rows) != len(block.rows):
            self._make_rows(len(block.rows))
        self._card.setAccessibleName(block.title)
        self._title.setText(block.title)
        self._chip.show_word(block.summary, block.summary_tone, block.summary_icon)
        for row, permission in zip(self._rows, block.rows, strict=True):
            row.show_permission(permission)

    def _make_rows(self, count: int) -> None:
        emptied(self)
        self._card = Card()
        self._card.add(self._head())
        self._rows = [_Row(self.theme) for _ in range(count)]
        for row in self._rows:
            self._card.add(row)
        if self._rows:
            restyle(self._rows[-1], "last", "true")
        self._column.addWidget(self._card)
        appear(self._card)

    def _head(self) -> QWidget:
        px = self.theme.px
        self._title = label(role="strong")
        self._chip = Chip(self.theme)
        head = QWidget()
        around = QHBoxLayout(head)
        around.setContentsMargins(px(_PAD), px(6), px(12), px(6))
        row = EndOrBelowLayout(px(12), px(160), unbroken=True)
        row.add(self._title, self._chip)
        around.addLayout(row)
        head.setMinimumHeight(px(40))
        return head


class _Row(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "row")
        px = theme.px
        self._icon = IconView(theme, Icon.TICK, 18)
        self._text = label()
        self._detail = label(role="small", tone="second")
        self._word = label(role="word", wrap=False)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._text)
        column.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_PAD), px(5), px(_PAD), px(5))
        row.setSpacing(px(12))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        body = EndOrBelowLayout(px(12), px(220), 2)
        body.add(texts, self._word)
        row.addLayout(body, 1)
        self.setMinimumHeight(px(36))

    def show_permission(self, permission: PermissionRow) -> None:
        tone = "second" if permission.tone is Tone.PLAIN else permission.tone.value
        self._icon.show_icon(permission.icon, tone)
        self._text.setText(permission.text)
        show_text(self._detail, permission.detail)
        self._word.setText(permission.word)
        restyle(self._word, "tone", tone)
        restyle(self, "role", "missing-row" if permission.tone is Tone.TROUBLE else "row")
