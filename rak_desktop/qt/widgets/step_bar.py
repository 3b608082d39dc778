"""StepBar: where we are, at the top of a narrow window."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.qt.measures import LOW_STEP_BAR_HEIGHT, STEP_BAR_HEIGHT
from rak_desktop.qt.mirroring import mirrored
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.chip import ModeMark
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.step_circle import StepCircle
from rak_desktop.qt.widgets.step_rail import current_row
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.screen import Rail, RowState


class StepBar(QFrame):
    """Circle, step name, "Step 3 of 6", mode, and one segment for each step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._circle = StepCircle(theme)
        self._title = label(role="strong")
        self._place = label(role="small", tone="second")
        self._mode = ModeMark(theme)
        self._segments = _Segments(theme)
        self.setObjectName("bar")
        self._build()

    def show_rail(self, rail: Rail) -> None:
        """The current step of the rail."""
        current = current_row(rail)
        self._circle.show_step(current.number, current.state)
        self._title.setText(current.title)
        self._title.setAccessibleName(current.spoken)
        self._place.setText(rail.place)
        self._mode.show_mode(rail.mode)
        reached = sum(row.state is not RowState.WAITING for row in rail.rows)
        self._segments.show_progress(reached, len(rail.rows))

    def set_low(self, *, low: bool) -> None:
        """A very low window keeps its room for the page."""
        self._place.setVisible(not low)
        self._segments.setVisible(not low)
        self.setMinimumHeight(self._theme.px(LOW_STEP_BAR_HEIGHT if low else STEP_BAR_HEIGHT))

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(12))
        column.setSpacing(px(8))
        start, head = QWidget(), EndOrBelowLayout(px(12), px(150))
        head.add(start, self._mode)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._place)
        row = QHBoxLayout(start)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._circle)
        row.addLayout(names, 1)
        column.addLayout(head)
        column.addWidget(self._segments)
        self.set_low(low=False)


class _Segments(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._reached, self._of = 0, 1
        self.setFixedHeight(4)

    def show_progress(self, reached: int, of: int) -> None:
        self._reached, self._of = reached, max(1, of)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - 4 * (self._of - 1)) / self._of
        for index in range(self._of):
            token = "accent" if index < self._reached else "hairline"
            painter.setBrush(self._theme.colour(token))
            place = QRectF(index * (width + 4), 0, width, 4).toRect()
            place = mirrored(self.layoutDirection(), self.rect(), place)
            painter.drawRoundedRect(place, 2, 2)
