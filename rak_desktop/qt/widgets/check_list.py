"""CheckListView: each check as a line that turns from waiting to done."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.qt.beats import at_once
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, appear, emptied
from rak_desktop.qt.widgets.busy_arc import ArcInPlace
from rak_desktop.qt.widgets.card import Card
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.text import label, restyle, show_text
from rak_desktop.screens.actions import Icon
from rak_desktop.screens.blocks import CheckList, CheckRow, CheckState

_ICON = 22
_PAD = 18
_GAP = 14
_LOOKS = {
    CheckState.DONE: (Icon.TICK, "good"),
    CheckState.RUNNING: (Icon.WAITING, "accent"),
    CheckState.WAITING: (Icon.WAITING, "second"),
    CheckState.STOPPED: (Icon.TROUBLE, "trouble"),
    CheckState.LEFT_OUT: (Icon.WAITING, "second"),
}
# A row that gets a detail later has the room for it from the beginning, so that nothing jumps.
_HEIGHT, _WITHOUT_DETAIL = 58, 44

_IN_A_BEAT = 3
"""How many rows are made before the window looks again at what the person does."""


class CheckListView(BlockWidget[CheckList]):
    """Says nothing by itself: the window announces start, delay and the summary."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: list[_Row] = []
        self._column = self.column()

    def show_block(self, block: CheckList) -> None:
        """All checks as they stand."""
        if len(self._rows) != len(block.rows):
            at_once(self.pieces(block))
        self._card.setAccessibleName(block.name)
        for row, check in zip(self._rows, block.rows, strict=True):
            row.show_check(check)

    def pieces(self, block: CheckList) -> Iterator[None]:
        """Some rows in each, dressed as well: that takes as long as to make them."""
        emptied(self)
        self._rows = []
        self._card = Card(block.name)
        self._column.addWidget(self._card)
        for check in block.rows:
            row = _Row(self.theme)
            row.show_check(check)
            self._rows.append(row)
            self._card.add(row, self.theme.px(_PAD + _ICON + _GAP))
            row.ensurePolished()
            if len(self._rows) % _IN_A_BEAT == 0:
                yield
        appear(self._card)


class _Row(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self._icon = IconView(theme, Icon.WAITING, _ICON)
        self._sign = ArcInPlace(theme, self._icon, _ICON)
        self._title = label(role="strong")
        self._detail = label(role="small", tone="second")
        self._word = label(role="word", wrap=False)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_PAD), px(9), px(16), px(9))
        row.setSpacing(px(_GAP))
        row.addLayout(self._sign)
        body = EndOrBelowLayout(px(12), px(170))
        body.add(texts, self._word)
        row.addLayout(body, 1)
        self._px = px

    def show_check(self, check: CheckRow) -> None:
        icon, tone = _LOOKS[check.state]
        self._sign.turn(turning=check.state is CheckState.RUNNING)
        self._icon.show_icon(icon, tone)
        self._title.setText(check.title)
        unseen = check.state in (CheckState.WAITING, CheckState.LEFT_OUT)
        ended = check.state in (CheckState.STOPPED, CheckState.LEFT_OUT)
        self.setMinimumHeight(self._px(_WITHOUT_DETAIL if ended else _HEIGHT))
        restyle(self._title, "role", "body" if unseen else "strong")
        restyle(self._title, "tone", "second" if unseen else "")
        show_text(self._detail, check.detail)
        self._word.setText(check.word)
        restyle(self._word, "tone", tone)
