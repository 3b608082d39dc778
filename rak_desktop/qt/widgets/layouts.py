"""Two layouts Qt does not have: one that wraps, and one that puts the end piece below when it gets tight."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from rak_desktop.qt.mirroring import mirrored

_NOWHERE = Qt.Orientation(0)


class _Items(QLayout):
    """What both share: keeping items, and placing them mirrored where the reading direction asks for it.

    Qt asks a layout for its sizes thousands of times for one page; each is worked out once, until Qt says that they may
    be others now.
    """

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self._wished: QSize | None = None
        self._least_size: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        self._heights = {}
        self._wished = self._least_size = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return _NOWHERE

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if self._wished is None:
            hints = [item.sizeHint() for item in self._seen()]
            width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
            self._wished = QSize(width, max((hint.height() for hint in hints), default=0))
        return self._wished

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        if self._least_size is None:
            self._least_size = QSize()
            for item in self._seen():
                self._least_size = self._least_size.expandedTo(item.minimumSize())
        return self._least_size

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _put(self, item: QLayoutItem, area: QRect, place: QRect) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        item.setGeometry(mirrored(direction, area, place))

    def _place(self, area: QRect, *, move: bool) -> int:
        raise NotImplementedError


class WrappingLayout(_Items):
    """Pieces one after the other, in as many lines as they need; `at_end`: each line ends where reading does.

    `after_lead`: the first piece says what the others are. When they need more than one line, these stand below each
    other beside it, and where it takes much of the room, below it.
    """

    _MUCH = 0.28

    def __init__(self, gap: int, line_gap: int, *, at_end: bool = False, after_lead: bool = False) -> None:
        super().__init__(gap)
        self._line_gap = line_gap
        self._at_end = at_end
        self._after_lead = after_lead

    def _place(self, area: QRect, *, move: bool) -> int:
        y = 0
        lines, indent = self._lines_and_indent(area.width())
        for number, line in enumerate(lines):
            height = max(size.height() for _, size in line)
            taken = sum(size.width() + self._gap for _, size in line) - self._gap
            x = max(0, area.width() - taken) if self._at_end else indent if number else 0
            for item, size in line:
                if move:
                    corner = area.topLeft() + QPoint(x, y + (height - size.height()) // 2)
                    self._put(item, area, QRect(corner, size))
                x += size.width() + self._gap
            y += height + self._line_gap
        return max(0, y - self._line_gap)

    def _lines_and_indent(self, room: int) -> tuple[list[list[tuple[QLayoutItem, QSize]]], int]:
        items = self._seen()
        lines = self._lines(items, room)
        if not self._after_lead or len(lines) <= 1 or self.itemAt(0) is not items[0]:
            return lines, 0
        indent = items[0].sizeHint().width() + self._gap
        if indent > room * self._MUCH:
            return self._lines(items[:1], room) + self._lines(items[1:], room), 0
        beside = self._lines(items[1:], room - indent)
        return [self._lines(items[:1], room)[0] + beside[0], *beside[1:]], indent

    def _lines(self, items: list[QLayoutItem], room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in items:
            width = min(item.sizeHint().width(), max(room, item.minimumSize().width()))
            size = QSize(width, max(_height(item, width), item.minimumSize().height()))
            if not lines or used + width > room:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += width + self._gap
        return lines


class EndOrBelowLayout(_Items):
    """A text at the start and a small piece at the end; the piece goes below when the text would get too narrow.

    `unbroken`: also when what stands at the start would need a second line for it. `from_the_top`: both begin at one
    height; else the lower one stands beside the middle of the other.
    """

    def __init__(
        self, gap: int, least: int, line_gap: int = 6, *, unbroken: bool = False, from_the_top: bool = False
    ) -> None:
        super().__init__(gap)
        self._least = least
        self._unbroken = unbroken
        self._from_the_top = from_the_top
        self._line_gap = line_gap

    def add(self, start: QWidget, end: QWidget) -> None:
        """The two pieces; a hidden end piece takes no room."""
        self.addWidget(start)
        self.addWidget(end)

    def _place(self, area: QRect, *, move: bool) -> int:
        items = self._seen()
        if not items:
            return 0
        if len(items) == 1:
            return self._alone(items[0], area, move=move)
        start, end = items
        wanted = end.sizeHint()
        left = area.width() - self._gap - wanted.width()
        wish = start.sizeHint().width() if self._unbroken else start.minimumSize().width()
        if left < max(self._least, wish):
            return self._below(start, end, area, move=move)
        height = _height(start, left)
        whole = max(height, wanted.height(), area.height())
        if move:
            corner = QPoint(0, self._down_to(height, whole))
            self._put(start, area, QRect(area.topLeft() + corner, QSize(left, height)))
            corner = QPoint(left + self._gap, self._down_to(wanted.height(), whole))
            self._put(end, area, QRect(area.topLeft() + corner, wanted))
        return whole

    def _down_to(self, height: int, whole: int) -> int:
        return 0 if self._from_the_top else (whole - height) // 2

    def _alone(self, item: QLayoutItem, area: QRect, *, move: bool) -> int:
        height = max(_height(item, area.width()), area.height())
        if move:
            self._put(item, area, QRect(area.topLeft(), QSize(area.width(), height)))
        return height

    def _below(self, start: QLayoutItem, end: QLayoutItem, area: QRect, *, move: bool) -> int:
        height = _height(start, area.width())
        width = min(end.sizeHint().width(), area.width())
        foot = _height(end, width)
        if move:
            top = area.topLeft()
            self._put(start, area, QRect(top, QSize(area.width(), height)))
            self._put(end, area, QRect(top + QPoint(0, height + self._line_gap), QSize(width, foot)))
        return height + self._line_gap + foot


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
