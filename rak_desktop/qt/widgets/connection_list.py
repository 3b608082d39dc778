"""ConnectionListView: a row for each connection, in columns when there is room, one under the other when not."""

import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rak_desktop.core.connection import ConnectionId
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.connection_row import ROW_HEIGHT, Columns, ConnectionRowView
from rak_desktop.qt.widgets.painted_text import TO_SPARE
from rak_desktop.qt.widgets.text import frame
from rak_desktop.screens.blocks import ConnectionList, ConnectionRow

_LEAST_TEXTS = 300
_NAMES_SHARE = 0.45
_NAMES_IN_ONE_LINE = 0.49
"""A little more of the room, where that saves every row a second line."""
_IN_A_BEAT = 4
"""How many rows are made before the window looks again at what the person does: some 10 ms."""

_MEASURED_IN_A_BEAT = 12
_CHANGED_IN_A_BEAT = 12

Heights = dict[ConnectionId, int]


class ConnectionListView(BlockWidget[ConnectionList]):
    """A row stays the same widgets for as long as its connection is there, so focus and an open menu stay.

    It places its rows itself: they know their heights, and Qt's layouts would ask them many times over. Rows that
    nobody can see are made, given their height at another width, and shown what became of them, after the others.
    """

    begins = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._narrow = False
        self._begins_at: ConnectionId | None = None
        self._shown: dict[ConnectionId, ConnectionRow] = {}
        self._behind: list[ConnectionId] = []
        self._measured: dict[int, tuple[Columns | None, Heights]] = {}
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._make_more)
        self.rows: dict[ConnectionId, ConnectionRowView] = {}
        self._card = frame("card")
        self._card.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure_anew)

    def show_block(self, block: ConnectionList) -> None:
        """All connections; the same ones in the same order are painted where they stand."""
        before, self._shown = tuple(self._shown), {row.id: row for row in block.rows}
        self._begins_at = block.begins_at
        if before != tuple(self._shown):
            self._let_go_of_the_gone()
            self._make(self._first_to_be_seen())
        self._card.setAccessibleName(block.name)
        seen = self._in_sight()
        self._behind = [each for each in self.rows if each not in seen]
        self._follow(seen, len(seen))
        if self._behind:
            self._rest.start()

    @property
    def placed(self) -> bool:
        """Is every row that is made where it shall be?"""
        _, heights = self._measured.get(self.width(), (None, {}))
        return len(heights) == len(self.rows)

    @property
    def whole(self) -> bool:
        return self.placed and not self._behind and len(self.rows) == len(self._shown)

    def focus_target(self) -> QWidget | None:
        """The row of the connection that somebody comes back from."""
        return self.rows.get(self._begins_at) if self._begins_at else None

    def set_narrow(self, *, narrow: bool) -> None:
        """Columns, or one under the other."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._measured = {}
            self.updateGeometry()
            QTimer.singleShot(0, self, self._place)  # a new width, which mostly comes first, does the same

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return sum(height for _, height in self._from_the_top(width)) + 2

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As it is now: what it will take at another width is asked for by that width."""
        return self.size().expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(280), self.theme.px(80))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self._go_on_later()

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────────

    def _first_to_be_seen(self) -> list[ConnectionId]:
        """As many as the window can show around where it begins, and one of each kind: it may decide about a column."""
        fit = self.window().height() // self.theme.px(ROW_HEIGHT) + 1
        order = list(self._shown)
        begin = order.index(self._begins_at) if self._begins_at in self._shown else 0
        kinds = {(row.action.text, row.needs_mending, row.mode): row.id for row in reversed(self._shown.values())}
        early = {*order[:fit], *order[max(0, begin - fit) : begin + fit], *kinds.values()}
        return [each for each in order if each in early]

    def _in_sight(self) -> list[ConnectionId]:
        """And those that were made just now; all of them, where the list cannot be seen yet."""
        if not self.isVisible():
            return list(self.rows)
        seen = self.visibleRegion().boundingRect()
        return [each for each, row in self.rows.items() if not row.height() or row.geometry().intersects(seen)]

    def _follow(self, rows: list[ConnectionId], most: int) -> None:
        """These are shown what they are now, until so many are others than before; takes them from the list."""
        changed: list[ConnectionId] = []
        while rows and len(changed) < most:
            each = rows.pop(0)
            if self.rows[each].show_row(self._shown[each]):
                changed.append(each)
        if changed and not self._fits_as_before(changed):
            self._measure_anew()

    def _make_more(self) -> None:
        """First those that lag behind; then the next ones from the top, each placed and reached by Tab in turn."""
        if self._behind:
            self._follow(self._behind, _CHANGED_IN_A_BEAT)
            self._go_on_later()
            return
        columns, heights = self._measure(self.width())
        if unmeasured := [each for each in self.rows if each not in heights]:
            for each in unmeasured[:_MEASURED_IN_A_BEAT]:
                heights[each] = self.rows[each].height_at(self.width() - 2, columns)
        else:
            missing = [each for each in self._shown if each not in self.rows][:_IN_A_BEAT]
            self._make(missing)
            for each in missing:
                self.rows[each].show_row(self._shown[each])
                heights[each] = self.rows[each].height_at(self.width() - 2, columns)
            self._reach_by_tab(missing)
            self._measured = {self.width(): (columns, heights)} if columns == self._columns(self.width() - 2) else {}
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        self._place()
        self._go_on_later()

    def _go_on_later(self) -> None:
        if not self.whole:
            self._rest.start()

    def _make(self, wanted: Iterable[ConnectionId]) -> None:
        made = {each: self.rows.get(each) or self._made() for each in (*self.rows, *wanted)}
        self.rows = {each: made[each] for each in self._shown if each in made}
        first = next(iter(self._shown), None)
        for each, row in self.rows.items():
            row.first = each == first
        if self._read_out_of_order():
            for row in self.rows.values():
                row.raise_()
        self._measured = {}

    def _made(self) -> ConnectionRowView:
        row = ConnectionRowView(self.theme)
        row.intended.connect(self.intended)
        row.resize(self.width(), 0)  # Qt would ask a row without a size how large it wishes to be
        row.setParent(self._card)
        row.show()
        return row

    def _let_go_of_the_gone(self) -> None:
        for gone in [each for each in self.rows if each not in self._shown]:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()

    def _read_out_of_order(self) -> bool:
        """A screen reader goes by the age of widgets: is one older than the one above it?"""
        ours = set(self.rows.values())
        return [each for each in self._card.children() if each in ours] != list(self.rows.values())

    def _reach_by_tab(self, added: list[ConnectionId]) -> None:
        for (_, above), (each, row) in pairwise(self.rows.items()):
            if each in added:
                QWidget.setTabOrder(above.menu, row)
                QWidget.setTabOrder(row, row.action)
                QWidget.setTabOrder(row.action, row.menu)

    # ── places ───────────────────────────────────────────────────────────────────────────────────────

    def _fits_as_before(self, changed: list[ConnectionId]) -> bool:
        """A check changes one row at a time: where its height stays, no other row has to be looked at."""
        if self.width() not in self._measured:
            return False
        columns, heights = self._measured[self.width()]
        if columns != self._columns(self.width() - 2):
            return False
        placed = [each for each in changed if each in heights]
        if any(self.rows[each].height_at(self.width() - 2, columns) != heights[each] for each in placed):
            return False
        self._measured = {self.width(): (columns, heights)}
        for each in placed:
            self.rows[each].place()
        return True

    def _measure_anew(self) -> None:
        self._measured = {}
        self.updateGeometry()
        if self.isVisible():  # else it is placed when it is shown, at the width that it then has
            self._place()

    def _measure(self, width: int) -> tuple[Columns | None, Heights]:
        """The columns at this width, and the heights of the rows down to the last that can be seen now."""
        if width not in self._measured:
            columns = self._columns(width - 2)
            heights: Heights = {}
            room = self._room_to_the_foot()
            for each, row in self.rows.items():
                if room > 0 or not row.height():  # one that never stood anywhere has nothing to wait with
                    heights[each] = row.height_at(width - 2, columns)
                room -= heights.get(each, 0)
            self._measured[width] = columns, heights
        return self._measured[width]

    def _room_to_the_foot(self) -> int:
        """From the top of the list to the foot of the window; no end where a row further down has to stand at once."""
        if not self.isVisible() or self._begins_at:
            return sys.maxsize
        return self.window().height() - self.mapTo(self.window(), QPoint(0, 0)).y()

    def _from_the_top(self, width: int) -> Iterator[tuple[ConnectionId, int]]:
        """Each with its height; one that is not measured yet is expected to be as high as the others are on average."""
        _, heights = self._measure(width)
        expected = sum(heights.values()) // max(1, len(heights))
        return ((each, heights.get(each, expected)) for each in self._shown)

    def _columns(self, width: int) -> Columns | None:
        """The same in every row: the widest mode and the widest button decide, the texts share the rest.

        What short names leave over goes to the health, which has the most to say.
        """
        rows = list(self.rows.values())
        if self._narrow or not rows:
            return None
        mode, action = max(row.mode_width for row in rows), max(row.action_width for row in rows)
        room = rows[0].room_for_texts(width, mode, action)
        if room < self.theme.px(_LEAST_TEXTS):
            return None
        widest = self._widest_names()
        names = widest if widest <= room * _NAMES_IN_ONE_LINE else round(room * _NAMES_SHARE)
        return Columns(names, mode, room - names, action)

    def _widest_names(self) -> int:
        """What name and detail take in one line, of the rows, too, that are not made yet."""
        strong, small = (self.theme.face(role).metrics.horizontalAdvance for role in ("strong", "small"))
        return max(max(strong(row.name), small(row.detail)) for row in self._shown.values()) + TO_SPARE

    def _place(self) -> None:
        if not self.rows:
            return
        columns, heights = self._measure(self.width())
        self._card.setGeometry(self.rect())
        y = 1
        for each, height in self._from_the_top(self.width()):
            row = self.rows.get(each)
            if row and each in heights:
                row.stand(columns, QRect(1, y, self.width() - 2, height))
            elif row:
                row.move(1, y)  # out of sight
                self._rest.start()
            y += height
