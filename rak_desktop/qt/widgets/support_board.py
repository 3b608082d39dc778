"""SupportBoardView: what to say, beside a drawing of the screen that the other person sees."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, emptied
from rak_desktop.qt.widgets.text import frame, label
from rak_desktop.screens.blocks import Pairs, Sayings, SupportBoard

# The drawing gets the larger half: it is a whole window made small.
_LINES, _DRAWING = 4, 5


class SupportBoardView(BlockWidget[SupportBoard]):
    """Beside each other; in a narrow window the drawing stands below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._block: SupportBoard | None = None
        self._dark = theme.tokens.dark
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self.drawing = _Drawing(theme)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme.px(24))
        self._beside.addWidget(self._lines, _LINES, Qt.AlignmentFlag.AlignTop)
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        end = QWidget()
        column = QVBoxLayout(end)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(self.drawing)
        column.addWidget(self._facts)
        self._beside.addWidget(end, _DRAWING, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._draw_anew)

    def show_block(self, block: SupportBoard) -> None:
        """Everything anew: the person has moved on to another code."""
        if block == self._block:
            return
        self._block = block
        emptied(self._lines)
        for part in block.lines:
            self._add_title(part.title)
            self._add_sayings(part) if isinstance(part, Sayings) else self._add_pairs(part)
        self.drawing.show_screen(block)
        self._show_facts(block.facts)

    def set_narrow(self, *, narrow: bool) -> None:
        """Below each other, so that the drawing can still be made out."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(direction)

    def _draw_anew(self) -> None:
        if self._block is not None and self.theme.tokens.dark is not self._dark:
            self._dark = self.theme.tokens.dark
            self.drawing.show_screen(self._block)

    def _add_title(self, title: str) -> None:
        if self._column.count():
            self._column.addSpacing(self.theme.px(12))
        self._add(label(title, role="strong"))

    def _add_sayings(self, part: Sayings) -> None:
        for line in part.lines:
            box = frame("banner")
            inside = QVBoxLayout(box)
            inside.setContentsMargins(*(self.theme.px(side) for side in (12, 8, 12, 8)))
            inside.addWidget(label(line, role="body"))
            self._add(box)

    def _add_pairs(self, part: Pairs) -> None:
        for name, value in part.rows:
            if name:
                self._add(label(name, role="small-strong"))
            self._add(label(value, role="small", tone="second"))

    def _show_facts(self, facts: Pairs | None) -> None:
        emptied(self._facts)
        self._facts.setVisible(facts is not None)
        for row, (name, value) in enumerate(facts.rows if facts else ()):
            for column, text in enumerate((label(name, "small", "second"), label(value, "small"))):
                self._grid.addWidget(text, row, column, Qt.AlignmentFlag.AlignTop)
                text.show()

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()


class _Drawing(QWidget):
    """A picture: nothing in it can be focused or pressed, and its words are told as one description."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def picture(self) -> QPixmap:
        """What is drawn."""
        return self._picture

    def show_screen(self, board: SupportBoard) -> None:
        """Draws their screen, light or dark as this window is, or nothing."""
        from rak_desktop.qt.pictures import Form, picture_of  # which has the window, which has this block

        self.setVisible(board.theirs is not None)
        self.setAccessibleName(board.spoken)
        if board.theirs is not None:
            scale = max(1.0, self.devicePixelRatioF())
            form = Form(
                dark=self._theme.tokens.dark,
                scale=scale,
                right_to_left=board.right_to_left,
                brand=board.accent,
                paste_keys=board.paste_keys,
            )
            self._picture = picture_of(board.theirs, form)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = round(self._picture.deviceIndependentSize().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(200), self._theme.px(100))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        whole = self._picture.deviceIndependentSize()
        return round(width * whole.height() / whole.width()) if whole.width() else 0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRect(0, 0, self.width() - 1, self.heightForWidth(self.width()) - 1)
        painter.drawPixmap(place, self._picture)
        painter.setPen(self._theme.colour("edge"))
        painter.drawRect(place)
