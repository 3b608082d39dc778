"""StepRail: all steps by name at the side of a wide window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.qt.measures import RAIL_WIDTH
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import appear
from rak_desktop.qt.widgets.chip import ModeMark
from rak_desktop.qt.widgets.logo import Logo
from rak_desktop.qt.widgets.step_circle import StepCircle
from rak_desktop.qt.widgets.text import label, restyle
from rak_desktop.screens.screen import Rail, RailRow, RowState

WIDEST = 264


class StepRail(QFrame):
    """Rows are not buttons: going somewhere is what the page's own actions are for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[_Row] = []
        self._logo = Logo(theme)
        self._app = label(role="strong")
        self._subtitle = label(role="small", tone="second")
        self._mode = ModeMark(theme)
        self.setObjectName("rail")
        self._build()
        self._fit()

    def show_rail(self, rail: Rail) -> None:
        """Name, steps, mode."""
        self._logo.show_logo(rail.logo, rail.app_name)
        self._app.setText(rail.app_name)
        self._subtitle.setText(rail.subtitle)
        while len(self._rows) < len(rail.rows):
            self._add_row()
        here = current_row(rail)
        for row, shown in zip(self._rows, rail.rows, strict=True):
            row.show_row(shown, current=shown is here)
        self._mode.show_mode(rail.mode)
        self._mode.ensurePolished()
        self._fit()

    def _fit(self) -> None:
        """As drawn, or as wide as the mode and, up to a point, the names of the steps need in a long language."""
        px = self._theme.px
        mode = 0 if self._mode.isHidden() else self._mode.sizeHint().width() + px(48)
        names = max((row.natural_width() for row in self._rows), default=0) + px(32)
        self.setFixedWidth(max(px(RAIL_WIDTH), mode, min(names, px(WIDEST))))

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(24), px(16), px(20))
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(px(32))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(px(4))
        column.addLayout(self._steps)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addSpacing(px(8))
        foot.addWidget(self._mode)
        foot.addStretch(1)
        column.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        px = self._theme.px
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._app)
        names.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addSpacing(px(8))
        head.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(names, 1)
        return head

    def _add_row(self) -> None:
        row = _Row(self._theme)
        self._rows.append(row)
        self._steps.addWidget(row)
        appear(row)


class _Row(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self._circle = StepCircle(theme)
        self._title = label()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(7), theme.px(8), theme.px(7))
        row.setSpacing(theme.px(12))
        self._theme = theme
        row.addWidget(self._circle)
        row.addWidget(self._title, 1)
        self.setMinimumHeight(theme.px(40))

    def show_row(self, row: RailRow, *, current: bool) -> None:
        self._circle.show_step(row.number, row.state)
        self._title.setText(row.title)
        self._title.setAccessibleName(row.spoken)
        restyle(self, "role", "current-row" if current else "row")
        restyle(self._title, "role", "strong" if current else "body")
        restyle(self._title, "tone", "second" if row.state is RowState.WAITING else "")

    def natural_width(self) -> int:
        """What its name takes in one line where we are, which is where it is widest."""
        strong = self._theme.face("strong").metrics
        px = self._theme.px
        return px(2 * 8 + 24 + 12) + strong.horizontalAdvance(self._title.text()) + 6  # its border, and part of a pixel


def current_row(rail: Rail) -> RailRow:
    """Where we are: the row at work or in trouble, or the last one when all is done."""
    at_work = (RowState.CURRENT, RowState.TROUBLE)
    return next((row for row in rail.rows if row.state in at_work), rail.rows[-1])


def hairline_end() -> QWidget:
    """The line between the rail and the page."""
    line = QFrame()
    line.setProperty("role", "separator-upright")
    return line
