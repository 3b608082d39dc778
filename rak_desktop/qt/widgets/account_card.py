"""AccountCardView: whose account it is, under a band that says whether real money moves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.core.mode import Mode
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.initial import Initial
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.text import frame, label, restyle, selectable, show_text
from rak_desktop.screens.actions import Icon
from rak_desktop.screens.blocks import AccountCard

_MARKED, _NOT_MARKED = Qt.TextInteractionFlag.TextSelectableByMouse, Qt.TextInteractionFlag.NoTextInteraction
_BETWEEN = "  ·  "
"""What the sentence puts between the account's number and the ending of the key, in every language."""


class AccountCardView(BlockWidget[AccountCard]):
    """Real payments: a filled band and a line around. Trying out: quiet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._box = frame("account")
        self._band = frame("band")
        self._icon = IconView(theme, Icon.CARD, 18)
        self._title = label(role="strong")
        self._word = label(role="body", wrap=False)
        self._meaning = label(role="word")
        self._initial = Initial(theme)
        self._name = label(role="name")
        self._detail = selectable(label(role="small", tone="second"))
        self._number_and_ending = ""
        self._narrow = False
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._fill_band(self._band, theme)
        column.addWidget(self._band)
        column.addLayout(self._body(theme))
        self.column().addWidget(self._box)

    def show_block(self, block: AccountCard) -> None:
        """Mode, name, id and ending."""
        live = block.mode is Mode.LIVE
        tone = "on_live" if live else "second"
        for framed in (self._box, self._band):
            restyle(framed, "tone", block.mode.value)
        for text in (self._title, self._word, self._meaning):
            restyle(text, "tone", tone)
        self._icon.show_icon(Icon.CARD if live else Icon.FLASK, tone)
        self._title.setText(block.mode_title)
        show_text(self._word, f"({block.mode_word})" if block.mode_word else "")
        self._meaning.setText(block.mode_meaning)
        self._initial.show_initial(block.initial)
        # Text that can be marked is laid out by Qt, which cuts a word that is longer than its line, and turns a name
        # in two scripts round.
        self._name.setTextInteractionFlags(_MARKED if block.name_is_number else _NOT_MARKED)
        self._name.setText(block.name)
        self._number_and_ending = block.detail
        self._show_detail()

    def set_narrow(self, *, narrow: bool) -> None:
        """Number and ending below each other, where they would break anywhere."""
        self._narrow = narrow
        self._show_detail()

    def _show_detail(self) -> None:
        between = "\n" if self._narrow else _BETWEEN
        show_text(self._detail, self._number_and_ending.replace(_BETWEEN, between))

    def _fill_band(self, band: QFrame, theme: Theme) -> None:
        px = theme.px
        start = QWidget()
        row = QHBoxLayout(start)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self._icon)
        row.addWidget(self._title)
        row.addWidget(self._word)
        row.addStretch(1)
        layout = EndOrBelowLayout(px(12), px(180), 2, unbroken=True)
        layout.add(start, self._meaning)
        around = QHBoxLayout(band)
        around.setContentsMargins(px(17), px(6), px(17), px(6))
        around.addLayout(layout)
        band.setMinimumHeight(px(36))

    def _body(self, theme: Theme) -> QHBoxLayout:
        px = theme.px
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._name)
        names.addWidget(self._detail)
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(14))
        row.addWidget(self._initial, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(names, 1)
        return row
