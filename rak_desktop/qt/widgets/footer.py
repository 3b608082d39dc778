"""Footer: the help number at the start, what to press at the end; always visible.

Back stands before the main button on every system, as in the wizards of all of them.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from rak_desktop.qt.measures import FOOTER_HEIGHT, LOW_FOOTER_HEIGHT
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.head_bar import SIDE
from rak_desktop.qt.widgets.help_number import HelpNumber
from rak_desktop.qt.widgets.layouts import WrappingLayout
from rak_desktop.qt.widgets.text import separator
from rak_desktop.screens.actions import Action, ShowHelp
from rak_desktop.screens.screen import Screen

_LEAST_MAIN = 112
_GAP = 8


class Footer(QFrame):
    """Secondary, then main, on every system: a wizard goes on at the end of the line, as reading does."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("footer")
        self.help = HelpNumber(theme)
        self.help.clicked.connect(lambda: self.intended.emit(ShowHelp()))
        self._others: list[ActionButton] = []
        self._narrow = False
        self._beside_rail = True
        self.main = self._button(_LEAST_MAIN)
        self._seconds = QWidget()
        self._row = WrappingLayout(theme.px(_GAP), theme.px(_GAP), at_end=True)
        self._seconds.setLayout(self._row)
        self._build()

    def show_screen(self, screen: Screen, *, quiet: bool) -> None:
        """`quiet`: something on the page is the main thing to press now."""
        self.help.show_number(screen.help_label, screen.help_number)
        self._show_others(screen.others)
        self.main.setVisible(screen.main is not None)
        if screen.main is not None:
            self.main.show_action(screen.main)
            self.main.set_role("plain" if quiet else "main")
        self._beside_rail = screen.rail is not None
        self._pad()
        self._arrange()

    @property
    def buttons(self) -> list[ActionButton]:
        """From the start to the end."""
        return [*(b for b in self._others if not b.isHidden()), *([] if self.main.isHidden() else [self.main])]

    def set_low(self, *, low: bool) -> None:
        """A very low window keeps its room for the page."""
        self._bar.setMinimumHeight(self._theme.px(LOW_FOOTER_HEIGHT if low else FOOTER_HEIGHT) - 1)

    def set_narrow(self, *, narrow: bool) -> None:
        """Less air at the sides."""
        self._narrow = narrow
        self._pad()
        self._arrange()

    def _pad(self) -> None:
        """Ends where the page does; beside a rail the help number begins where the rail does."""
        px = self._theme.px
        start, end = (16, 16) if self._narrow else (24, 40) if self._beside_rail else (SIDE, SIDE)
        side, end = px(start), px(end)
        left, right = (end, side) if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else (side, end)
        self._grid.setContentsMargins(left, px(6), right, px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, super().minimumSizeHint().height())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(separator())
        self._bar = QWidget()
        column.addWidget(self._bar)
        self._grid = QGridLayout(self._bar)
        self._grid.setHorizontalSpacing(self._theme.px(_GAP))
        self._grid.setVerticalSpacing(self._theme.px(_GAP))
        self._grid.setColumnStretch(1, 1)
        self.set_low(low=False)
        self.set_narrow(narrow=False)

    def _button(self, least: int = 0) -> ActionButton:
        button = ActionButton(self._theme, least_width=least)
        button.intended.connect(self.intended)
        return button

    def _show_others(self, actions: tuple[Action, ...]) -> None:
        while len(self._others) < len(actions):
            button = self._button()
            self._others.append(button)
            self._row.addWidget(button)
        self._seconds.setVisible(bool(actions))  # nothing would still keep a gap on each side
        for index, button in enumerate(self._others):
            button.setVisible(index < len(actions))
            if index < len(actions):
                button.show_action(actions[index])

    def _arrange(self) -> None:
        """One row while it fits, then without the word of the help number, then main on a line of its own.

        What still does not fit beside the help number goes below it, in as many lines as it needs.
        """
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        ends = sum(button.sizeHint().width() + self._theme.px(_GAP) for button in self.buttons)
        self.help.set_short(short=self.help.full_width() + ends > room)
        stacked = self.help.sizeHint().width() + ends > room
        margins.setBottom(self._theme.px(12 if stacked else 6))  # as much air below as one row has
        self._grid.setContentsMargins(margins)
        for widget in (self.help, self._seconds, self.main):
            self._grid.removeWidget(widget)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self.help, 0, 0, middle)
        if not stacked:
            self._grid.addWidget(self._seconds, 0, 2, middle)
            self._grid.addWidget(self.main, 0, 3, middle)
            return
        beside = self.help.sizeHint().width() + self._theme.px(_GAP) + self._row.sizeHint().width() <= room
        if beside:
            self._grid.addWidget(self._seconds, 0, 2, middle)
        else:
            self._grid.addWidget(self._seconds, 1, 0, 1, 3)
        self._grid.addWidget(self.main, 2, 0, 1, 3)
