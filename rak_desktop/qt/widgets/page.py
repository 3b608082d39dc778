"""Page: header and blocks in one column that scrolls; the only part of the window that does."""

from collections import defaultdict
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, appear
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.head_bar import SIDE
from rak_desktop.qt.widgets.page_header import PageHeader
from rak_desktop.qt.widgets.painters import painter_of
from rak_desktop.screens.blocks import Block
from rak_desktop.screens.screen import Screen

if TYPE_CHECKING:
    from rak_desktop.qt.widgets.page_turn import PageTurn

COLUMN = 560
WIDE_COLUMN = 920
_SIDE_OF_THE_RAIL, _TOP, _BOTTOM = 40, 24, 8
_NARROW_PAD = 16
_GAP, _LEAST_GAP, _GAP_WHEN_SCROLLED = 16, 8, 12
_FEW_GAPS = 2
"""A page with so few has little air to give up, and may be a list of fifty, which takes long to be placed again."""
_HEADER_GAP = 3
_SPARE = 16


class Page(QScrollArea):
    """Painting the same page again keeps its widgets, so focus, caret, typed text and place stay."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self._narrow = False
        self._blocks: list[tuple[type, BlockWidget[Any]]] = []
        self._header = PageHeader(theme)
        self._header.intended.connect(self.intended)
        self.content = _Content(theme, self)
        self._header.setContentsMargins(0, 0, 0, theme.px(_HEADER_GAP))
        self.content.column.insertWidget(0, self._header)
        self._shade = _Shade(theme, self)
        self._turn: PageTurn | None = None  # the first page does not come in, it is there
        self.setWidget(self.content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(_LastingBar())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._shade.follow)
        self.verticalScrollBar().rangeChanged.connect(self._shade.follow)

    @property
    def name(self) -> str:
        """The name of the page that is painted."""
        return self._name

    @property
    def beside(self) -> ActionButton:
        """The button beside the title."""
        return self._header.beside

    @property
    def blocks(self) -> list[BlockWidget[Any]]:
        """The painted blocks, from the top."""
        return [widget for _, widget in self._blocks]

    def block_of(self, kind: type[BlockWidget[Any]]) -> BlockWidget[Any] | None:
        """The first painted block of this kind."""
        return next((widget for widget in self.blocks if isinstance(widget, kind)), None)

    def has_outgrown_its_place(self) -> bool:
        """Does something that is shown want another height than it has?"""
        return any(
            block.heightForWidth(block.width()) != block.height()
            for block in self.blocks
            if block.isVisible() and block.hasHeightForWidth()
        )

    def make_room_for(self, screen: Screen) -> None:
        """Where it is another page, the former one goes."""
        if screen.name != self._name:
            self._name = screen.name
            self._clear()
            self.verticalScrollBar().setValue(0)
        self.content.set_form(wide=screen.wide, beside_rail=screen.rail is not None)

    def pieces(self, screen: Screen) -> Generator[None, None, list[BlockWidget[Any]]]:
        """The work of painting header and blocks; answers at the end which block widgets are new."""
        self.content.column.setEnabled(False)  # whatever is shown would have the whole page placed anew, piece by piece
        try:
            self._header.show_texts(screen)
            self.content.setAccessibleName(screen.title)
            made = yield from self._show_blocks(screen.blocks)
        except Exception:  # and not finally: a window may be gone before its page is whole
            self.content.column.setEnabled(True)
            raise
        self.content.column.setEnabled(True)
        return made

    @property
    def turning(self) -> bool:
        """Is a new page still coming in?"""
        return self._turn is not None and self._turn.turning

    def turn(self, *, forward: bool) -> None:
        """Another page was painted, and lies where it shall: lets it come in."""
        if self._turn is None:
            from rak_desktop.qt.widgets.page_turn import PageTurn

            self._turn = PageTurn(self._theme, self)
        self._turn.begin(forward=forward)

    def stand_still(self) -> None:
        """The page alone, at once."""
        if self._turn is not None:
            self._turn.end()

    def spread(self) -> bool:
        """Gives up air between the blocks before anything has to be scrolled to. True where that moved something.

        Only the window's size and another screen decide it, so that what somebody opens stays under the mouse.
        """
        return self.content.spread(self.viewport().height())

    def set_narrow(self, *, narrow: bool) -> None:
        """Less air, a smaller title."""
        self._narrow = narrow
        self._header.set_narrow(narrow=narrow)
        for block in self.blocks:
            block.set_narrow(narrow=narrow)
        self.content.set_narrow(narrow=narrow)

    def scroll_to(self, widget: QWidget) -> None:
        """A focused control can be seen, with some room around."""
        if self.content.isAncestorOf(widget):
            corner = widget.mapTo(self.content, QPoint(0, 0))
            box = QRect(corner, widget.size())
            self.ensureVisible(box.center().x(), box.bottom(), 0, _SPARE)
            self.ensureVisible(box.center().x(), box.top(), 0, _SPARE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.stand_still()
        super().resizeEvent(event)
        self._shade.follow()

    def _show_blocks(self, blocks: tuple[Block, ...]) -> Generator[None, None, list[BlockWidget[Any]]]:
        kept: defaultdict[type, list[BlockWidget[Any]]] = defaultdict(list)
        for kind, widget in self._blocks:
            kept[kind].append(widget)
        made: list[BlockWidget[Any]] = []
        self._blocks = []
        for place, block in enumerate(blocks, start=1):
            kind = type(block)
            if kept[kind]:
                widget = kept[kind].pop(0)
                self._blocks.append((kind, widget))
                widget.show_block(block)
            else:
                yield
                widget = self._make(kind)
                self._blocks.append((kind, widget))
                yield from widget.pieces(block)
                made.append(widget)
                yield  # to be seen for the first time takes as long as to be made
            self._place(widget, place)
        self._read_in_order()
        for left in (widget for widgets in kept.values() for widget in widgets):
            self._remove(left)
        return made

    def _read_in_order(self) -> None:
        """A screen reader goes by the age of widgets, and a kept one would be read before a new one above it."""
        ours = set(self.blocks)
        if [each for each in self.content.children() if each in ours] != self.blocks:
            for widget in self.blocks:
                widget.raise_()

    def _make(self, kind: type) -> BlockWidget[Any]:
        """It knows its look and its width, and cannot be seen yet: nothing in it is placed before it is complete."""
        widget = painter_of(kind)(self._theme)
        widget.setParent(self.content)
        widget.resize(self.content.room(), widget.height())
        widget.intended.connect(self.intended)
        widget.revealed.connect(self.scroll_to)
        widget.set_narrow(narrow=self._narrow)
        return widget

    def _place(self, widget: BlockWidget[Any], place: int) -> None:
        column = self.content.column
        if column.indexOf(widget) != place:
            column.removeWidget(widget)
            column.insertWidget(place, widget)
        appear(widget)

    def _remove(self, widget: BlockWidget[Any]) -> None:
        self.content.column.removeWidget(widget)
        widget.hide()
        QTimer.singleShot(0, widget, widget.deleteLater)  # not in the beat in which the next page is painted

    def _clear(self) -> None:
        for _, widget in self._blocks:
            self._remove(widget)
        self._blocks = []


class _Content(QWidget):
    """One column at the start side; a wider window gains air, not longer lines."""

    def __init__(self, theme: Theme, page: QScrollArea) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._narrow = False
        self._wide = False
        self._beside_rail = True
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(theme.px(_GAP))
        self.column.addStretch(1)
        self._pad()

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._pad()

    def set_form(self, *, wide: bool, beside_rail: bool) -> None:
        """A list uses the width that is there; sentences stay short. Beside a rail there is more air."""
        if (wide, beside_rail) != (self._wide, self._beside_rail):
            self._wide, self._beside_rail = wide, beside_rail
            self._pad()

    def spread(self, height: int) -> bool:
        """What stands below each other shares the room that is left. True when that changed."""
        px = self._theme.px
        gaps = sum(not child.isHidden() for child in self.children() if isinstance(child, QWidget)) - 1
        before = self.column.spacing()
        if gaps <= _FEW_GAPS:
            self.column.setSpacing(px(_GAP))
            return self.column.spacing() != before
        fitting = before + (height - self.heightForWidth(self.width())) // gaps
        self.column.setSpacing(min(px(_GAP), fitting) if fitting >= px(_LEAST_GAP) else px(_GAP_WHEN_SCROLLED))
        return self.column.spacing() != before

    def room(self) -> int:
        """How wide the column is."""
        around = self.column.contentsMargins()
        return self.width() - around.left() - around.right()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the view, as high as the words at that width; guessing without a width scrolls needlessly."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._pad()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._pad()

    def _side(self) -> int:
        return self._theme.px(_SIDE_OF_THE_RAIL if self._beside_rail else SIDE)

    def _pad(self) -> None:
        px = self._theme.px
        side, top, bottom = (px(_NARROW_PAD),) * 3 if self._narrow else (self._side(), px(_TOP), px(_BOTTOM))
        bar = self._page.width() - self.width()  # the end stays where it is when a scroll bar appears
        end = side if self._narrow else max(side - bar, self.width() - side - px(WIDE_COLUMN if self._wide else COLUMN))
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (end, side) if rtl else (side, end)
        self.column.setContentsMargins(left, top, right, bottom)


class _LastingBar(QScrollBar):
    """Where nothing has to be scrolled it takes no room, and yet never goes.

    A screen reader counts what is on a page and then asks for it one by one. If the bar has gone in between, Qt 6.11
    looks beyond the end of its list, and the program ends with whatever was pasted into it.
    """

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.rangeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return super().sizeHint() if self.maximum() > self.minimum() else QSize(0, 0)


class _Shade(QWidget):
    """A trace of shade at the foot: there is more below."""

    _HEIGHT = 10

    def __init__(self, theme: Theme, page: QScrollArea) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self) -> None:
        bar = self._page.verticalScrollBar()
        self.setVisible(bar.value() < bar.maximum())
        self.setGeometry(0, self._page.height() - self._HEIGHT, self._page.width(), self._HEIGHT)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        fade = QtGui.QLinearGradient(0, 0, 0, self.height())
        foot = QColor(self._theme.colour("ink"))
        foot.setAlpha(22)
        clear = QColor(foot)
        clear.setAlpha(0)
        fade.setColorAt(0, clear)
        fade.setColorAt(1, foot)
        QPainter(self).fillRect(self.rect(), fade)
