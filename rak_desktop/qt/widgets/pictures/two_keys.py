"""The picture for who copied the other key: both rows of Stripe's page, the one to copy ringed."""

from PySide6.QtCore import QPointF, QRectF

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.pictures.settings_page import draw_key
from rak_desktop.qt.widgets.pictures.sketch import Pencil, Sketch
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.blocks import KeyInPicture, TwoKeysPicture

_WIDE, _NARROW = (556, 90), (340, 150)
_INSIDE = 6
_START = 14


class TwoKeysPictureView(BlockWidget[TwoKeysPicture]):
    """A line that says what this is, and the sketch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._title = label(role="label")
        self._sketch = _TwoKeys(theme)
        column = self.column(theme.px(6))
        column.addWidget(self._title)
        column.addWidget(self._sketch)

    def show_block(self, block: TwoKeysPicture) -> None:
        """Both keys, and which is which."""
        self._title.setText(block.title)
        self._sketch.show_picture(block)

    def set_narrow(self, *, narrow: bool) -> None:
        """Two lines for each key where there is no room for one."""
        self._sketch.set_grid(_NARROW if narrow else _WIDE)


class _TwoKeys(Sketch):
    """Never mirrored: Stripe's page looks like this to everybody."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WIDE)
        self._picture: TwoKeysPicture | None = None
        self._grid = _WIDE

    def show_picture(self, picture: TwoKeysPicture) -> None:
        self._picture = picture
        self.setAccessibleName(picture.spoken)
        self.update()

    def set_grid(self, size: tuple[int, int]) -> None:
        self._grid = size
        super().set_grid(size)

    def draw(self, pencil: Pencil) -> None:
        if self._picture is None:
            return
        wide, high = self._grid
        row = (high - 2 * _INSIDE) / 2
        upper, lower = (QRectF(_INSIDE, _INSIDE + row * which, wide - 2 * _INSIDE, row) for which in (0, 1))
        pencil.box(QRectF(0.75, 0.75, wide - 1.5, high - 1.5), 8, fill="raised")
        right, wrong = (upper, lower) if self._picture.right_is_above else (lower, upper)
        pencil.box(right, 6, fill="tint", line="accent", width=2)
        self._row(pencil, self._picture.wrong, wrong)
        self._row(pencil, self._picture.right, right, copy=self._picture.copy)

    def _row(self, pencil: Pencil, key: KeyInPicture, row: QRectF, *, copy: str = "") -> None:
        chosen = bool(copy)
        end = row.right() - _START
        first, second = self._lines(row)
        if copy:
            width = pencil.width_of(copy, 600) + 20
            pencil.button(copy, QRectF(end - width, second - 12, width, 24))
            if first == second:
                end -= width + 12
        start = row.left() + _START
        key_at = start + 130 if first == second else start
        words = start + (250 if first == second else 120)
        pencil.text(
            key.caption, QRectF(start, first - 9, 118, 18), "ink" if chosen else "second", 600 if chosen else 500
        )
        draw_key(pencil, key, QPointF(key_at, second - 9), chosen=chosen)
        pencil.text(
            key.word,
            QRectF(words, first - 9, end - words, 18),
            "accent" if chosen else "second",
            600 if chosen else 500,
            end=True,
        )

    def _lines(self, row: QRectF) -> tuple[float, float]:
        if self._grid == _WIDE:
            return row.center().y(), row.center().y()
        return row.top() + 20, row.bottom() - 22
