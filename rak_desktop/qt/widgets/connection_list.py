"""ConnectionListView: a row for each connection, in columns when there is room, one under the other when not."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from rak_desktop.core.connection import ConnectionId
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.connection_row import Columns, ConnectionRowView
from rak_desktop.qt.widgets.text import frame
from rak_desktop.screens.blocks import ConnectionList

_LEAST_TEXTS = 300
_NAMES_SHARE = 0.45


class ConnectionListView(BlockWidget[ConnectionList]):
    """A row stays the same widgets for as long as its connection is there, so focus and an open menu stay.

    It places its rows itself: they know their heights, and Qt's layouts would ask them many times over.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._narrow = False
        self._order: tuple[ConnectionId, ...] = ()
        self._measured: dict[int, tuple[Columns | None, tuple[int, ...]]] = {}
        self.rows: dict[ConnectionId, ConnectionRowView] = {}
        self._card = frame("card")
        self._card.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure_anew)

    def show_block(self, block: ConnectionList) -> None:
        """All rows; the same connections in the same order are painted where they stand."""
        order = tuple(row.id for row in block.rows)
        if order != self._order:
            self._make_rows(order)
        self._card.setAccessibleName(block.name)
        changed = [row.id for row in block.rows if self.rows[row.id].show_row(row)]
        if changed and not self._fits_as_before(changed):
            self._measure_anew()

    def set_narrow(self, *, narrow: bool) -> None:
        """Columns, or one under the other."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._measure_anew()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return sum(self._measure(width)[1]) + 2

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(280), self.theme.px(80))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def _make_rows(self, order: tuple[ConnectionId, ...]) -> None:
        kept, self.rows = self.rows, {}
        for place, connection_id in enumerate(order):
            row = kept.pop(connection_id, None) or self._made()
            row.first = place == 0
            self.rows[connection_id] = row
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()
        self._order = order
        self._measured = {}

    def _made(self) -> ConnectionRowView:
        row = ConnectionRowView(self.theme)
        row.intended.connect(self.intended)
        row.setParent(self._card)
        row.resize(self.width(), 0)  # Qt would ask a row without a size how large it wishes to be
        row.show()
        return row

    def _fits_as_before(self, changed: list[ConnectionId]) -> bool:
        """A check changes one row at a time: where its height stays, no other row has to be looked at."""
        if self.width() not in self._measured:
            return False
        columns, heights = self._measured[self.width()]
        if columns != self._columns(self.width() - 2):
            return False
        known = dict(zip(self.rows, heights, strict=True))
        if any(self.rows[each].height_at(self.width() - 2, columns) != known[each] for each in changed):
            return False
        self._measured = {self.width(): (columns, heights)}
        for each in changed:
            self.rows[each].place()
        return True

    def _measure_anew(self) -> None:
        self._measured = {}
        self.updateGeometry()
        if self.isVisible():  # else it is placed when it is shown, at the width that it then has
            self._place()

    def _measure(self, width: int) -> tuple[Columns | None, tuple[int, ...]]:
        """The columns at this width, and the height of every row."""
        if width not in self._measured:
            columns = self._columns(width - 2)
            heights = tuple(row.height_at(width - 2, columns) for row in self.rows.values())
            self._measured[width] = columns, heights
        return self._measured[width]

    def _columns(self, width: int) -> Columns | None:
        """The same in every row: the widest mode and the widest button decide, the texts share the rest."""
        rows = list(self.rows.values())
        if self._narrow or not rows:
            return None
        mode, action = max(row.mode_width for row in rows), max(row.action_width for row in rows)
        room = rows[0].room_for_texts(width, mode, action)
        if room < self.theme.px(_LEAST_TEXTS):
            return None
        names = round(room * _NAMES_SHARE)
        return Columns(names, mode, room - names, action)

    def _place(self) -> None:
        if not self.rows:
            return
        columns, heights = self._measure(self.width())
        self._card.setGeometry(self.rect())
        y = 1
        for row, height in zip(self.rows.values(), heights, strict=True):
            row.stand(columns, QRect(1, y, self.width() - 2, height))
            y += height
