"""FactCardView: a card of facts, each with a tile, a title, a detail, and perhaps a word or a button at the end."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.qt.settling import settle, settle_changes
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, appear
from rak_desktop.qt.widgets.busy_arc import ArcInPlace
from rak_desktop.qt.widgets.buttons import ActionButton, LinkButton
from rak_desktop.qt.widgets.card import Card
from rak_desktop.qt.widgets.chip import Chip
from rak_desktop.qt.widgets.icon_view import IconTile
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.text import label, show_text
from rak_desktop.screens.actions import Action, Tone
from rak_desktop.screens.blocks import FactCard, FactRow

_TILE = 36
_ARC = 22
_PAD = 16
_GAP = 14
_AT_ONCE = 6
"""As many as can be seen below a title and a banner."""

_IN_A_BEAT = 4
"""How many of the others are made before the window looks again at what the person does."""


class FactCardView(BlockWidget[FactCard]):
    """Rows are made once and painted again; another number of rows makes them anew. An opened rest stays open.

    Of a long card that is only to be read, the first rows are there at once, and the others in the beats after.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._block: FactCard | None = None
        self._rows: list[_Row] = []
        self._open = False
        self._wanted = 0
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._make_more)
        self._card = Card()
        self.more = LinkButton(theme)
        self.more.clicked.connect(self._open_rest)
        self._column = self.column()
        self._column.addWidget(self._card)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_block(self, block: FactCard) -> None:
        """All rows of the card, the rest of them once it was asked for."""
        self._block = block
        facts = block.rows + (block.rest if self._open else ())
        if len(facts) != self._wanted:
            self._make_anew(facts)
        self._card.setAccessibleName(block.name)
        for row, fact in zip(self._rows, facts, strict=False):  # those that come later are shown then
            row.show_fact(fact)
        self.more.show_plain(block.more, block.more)
        self.more.setVisible(bool(block.more) and not self._open)

    @property
    def whole(self) -> bool:
        return len(self._rows) == self._wanted

    def _open_rest(self) -> None:
        self._open = True
        if self._block is not None:
            self.show_block(self._block)
        settle(self.window())

    def _make_anew(self, facts: tuple[FactRow, ...]) -> None:
        old, self._card = self._card, Card()
        self._column.replaceWidget(old, self._card)
        old.hide()
        old.deleteLater()
        self._rows, self._wanted = [], len(facts)
        to_be_pressed = any(fact.action for fact in facts)  # its place among all that Tab comes to is found now
        self._make_rows(self._wanted if to_be_pressed else min(self._wanted, _AT_ONCE))
        appear(self._card)
        if not self.whole:
            self._rest.start()

    def _make_more(self) -> None:
        if self._block is None or self.isHidden() or self.whole:
            return
        self._make_rows(min(_IN_A_BEAT, self._wanted - len(self._rows)))
        self.show_block(self._block)
        settle_changes()
        if not self.whole:
            self._rest.start()

    def _make_rows(self, count: int) -> None:
        for _ in range(count):
            row = _Row(self.theme)
            row.intended.connect(self.intended)
            self._rows.append(row)
            self._card.add(row, self.theme.px(_PAD + _TILE + _GAP))
            appear(row)


class _Row(QWidget):
    """What most rows do not have (an arc, a word or a button at the end) is made for the one that has it."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self._tile = IconTile(theme, _TILE, 20)
        self._title = label(role="strong")
        self._detail = label(role="small", tone="second")
        self._end: _End | None = None
        sign = QWidget()
        sign.setFixedSize(px(_TILE), px(_TILE))
        self._sign = ArcInPlace(theme, self._tile, _ARC)
        sign.setLayout(self._sign)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_PAD), px(8), px(_PAD), px(8))
        row.setSpacing(px(_GAP))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        self._body = EndOrBelowLayout(px(12), px(200))
        self._body.addWidget(texts)
        row.addLayout(self._body, 1)
        self.setMinimumHeight(px(56))

    def show_fact(self, fact: FactRow) -> None:
        self._tile.show_icon(fact.icon, fact.tone)
        self._sign.turn(turning=fact.busy)
        self._title.setText(fact.title)
        show_text(self._detail, fact.detail)
        if self._end is None and (fact.chip or fact.action):
            self._end = _End(self._theme)
            self._end.intended.connect(self.intended)
            self._body.addWidget(self._end)
        if self._end is not None:
            self._end.show_end(fact)


class _End(QWidget):
    """A word, a button, or both."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chip: Chip | None = None
        self._button: ActionButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_end(self, fact: FactRow) -> None:
        if fact.chip and self._chip is None:
            self._chip = Chip(self._theme)
            self._row.insertWidget(0, self._chip)
        if self._chip is not None:
            self._chip.show_word(fact.chip, Tone.PLAIN)
        if fact.action is not None:
            self._show_button(fact.action, fact.title)
        elif self._button is not None:
            self._button.hide()
        self.setVisible(bool(fact.chip) or fact.action is not None)

    def _show_button(self, action: Action, about: str) -> None:
        if self._button is None:
            self._button = ActionButton(self._theme, "row")
            self._button.intended.connect(self.intended)
            self._row.addWidget(self._button)
        self._button.show_action(action)
        self._button.setAccessibleDescription(about)
        self._button.show()
