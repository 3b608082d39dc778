"""ConnectionRowView: one connection, painted as one piece; what can be pressed in it are real buttons.

Fifty rows of labels and layouts took seconds to place; a row is one widget with two buttons instead.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from rak_desktop.core.mode import Mode
from rak_desktop.core.values import dataclass
from rak_desktop.qt import icons
from rak_desktop.qt.mirroring import mirrored
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.busy_arc import BusyArc
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.initial import draw_initial
from rak_desktop.qt.widgets.menu_button import MenuButton
from rak_desktop.qt.widgets.painted_text import PaintedText
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import ConnectionRow

ROW_HEIGHT = 88
_PAD, _NARROW_PAD = 16, 12
_AIR = 12
_GAP = 14
_INITIAL = 40
_LINE_GAP = 2
_NARROW_GAP = 8
_ICON, _ICON_GAP = 20, 12
_CHIP_HEIGHT, _CHIP_PAD, _CHIP_ICON, _CHIP_GAP = 28, 12, 18, 6
_MENU, _MENU_GAP = 36, 4  # it has air of its own
_HOVER_INSET = 5


@dataclass(frozen=True)
class Columns:
    """The widths that all rows share, in pixels; none when everything stands one under the other."""

    names: int
    mode: int
    health: int
    action: int


class ConnectionRowView(QAbstractButton):
    """Pressing the row itself opens the connection; its button is the one thing to do, its menu the rest."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: ConnectionRow | None = None
        self._columns: Columns | None = None
        self._placed: dict[tuple[Columns | None, int, int], dict[str, QRect]] = {}
        self._stands: object = None
        self._name = PaintedText(theme, "strong")
        self._detail = PaintedText(theme, "small")
        self._mode = PaintedText(theme, "chip-strong")
        self._word = PaintedText(theme, "strong")
        self._more = PaintedText(theme, "small")
        self._texts = (self._name, self._detail, self._mode, self._word, self._more)
        self._busy: BusyArc | None = None
        self.first = False
        self.action = ActionButton(theme, "row")
        self.menu = MenuButton(theme)
        for pressed in (self.action, self.menu):
            pressed.setParent(self)
            pressed.intended.connect(self.intended)
        self.clicked.connect(self._open)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._action = QSize()
        theme.changed.connect(self._follow_theme)

    def show_row(self, row: ConnectionRow) -> bool:
        """True when something changed: fifty rows mostly change one at a time."""
        if row == self._row:
            return False
        self._row = row
        self.setAccessibleName(row.spoken)
        self._name.show(row.name)
        self._detail.show(row.detail)
        self._mode.show(row.mode.text)
        self._word.show(row.health.word)
        self._more.show(row.health.detail)
        self.action.show_action(row.action)
        # Two rows may be of the same shop; the detail tells them apart.
        self.action.setAccessibleDescription(f"{row.name}, {row.detail}")
        self.action.set_role("main-row" if row.needs_mending else "row")
        self.menu.show_menu(row.menu)
        self.menu.setAccessibleDescription(row.detail)
        self._forget_places()
        self._turn(turning=row.health.busy)
        self.update()
        return True

    @property
    def action_width(self) -> int:
        """What its button takes."""
        return self._action.width()

    @property
    def mode_width(self) -> int:
        """What the mode takes in one line."""
        px = self._theme.px
        return self._mode.natural_width + px(2 * _CHIP_PAD + _CHIP_ICON + _CHIP_GAP)

    def room_for_texts(self, width: int, mode: int, action: int) -> int:
        """What is left for the names and the health beside each other."""
        px = self._theme.px
        return width - px(2 * _PAD + _INITIAL + 4 * _GAP + _MENU_GAP + _MENU) - mode - action

    def stand(self, columns: Columns | None, where: QRect) -> None:
        """Here, and under the others or (None) one thing under the other."""
        self._columns = columns
        self.setGeometry(where)
        if self._stands != self._now():
            self.place()

    def height_at(self, width: int, columns: Columns | None) -> int:
        """What everything in it takes at this width, in these columns."""
        lowest = max(box.bottom() + 1 for box in self._places(columns, width).values())
        return max(self._theme.px(ROW_HEIGHT), lowest + self._air)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.width(), self.height_at(self.width(), self._columns))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.place()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self.update()

    def place(self) -> None:
        """Gives the buttons their places."""
        self._stands = self._now()
        places = self._places(self._columns, self.width(), self.height())
        self.action.setGeometry(self._mirrored(places["action"]))
        self.menu.setGeometry(self._mirrored(places["menu"]))
        if self._busy is not None:
            self._busy.setGeometry(self._mirrored(places["icon"]))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        row = self._row
        if row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, direction = self._shown_places(), self.layoutDirection()
        if self.underMouse():
            self._paint_hover(painter)
        if not self.first:
            painter.fillRect(0, 0, self.width(), 1, self._theme.colour("hairline"))
        draw_initial(painter, self._theme, places["initial"], row.initial)
        self._name.draw(painter, places["name"], "ink", direction)
        self._detail.draw(painter, places["detail"], "second", direction)
        self._paint_mode(painter, places["mode"], row.mode.mode)
        tone = "second" if row.health.tone is Tone.PLAIN else row.health.tone.value
        if not row.health.busy:
            icons.draw(painter, row.health.icon, self._theme.name(tone), QRectF(places["icon"]))
        self._word.draw(painter, places["word"], tone, direction)
        self._more.draw(painter, places["more"], "second", direction)

    def _paint_hover(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("rail"))
        inset = _HOVER_INSET
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 8, 8)

    def _paint_mode(self, painter: QPainter, where: QRect, mode: Mode) -> None:
        px = self._theme.px
        live = mode is Mode.LIVE
        ink = "on_live" if live else "second"
        painter.setPen(QPen(self._theme.colour("live" if live else "edge"), 1))
        painter.setBrush(self._theme.colour("live") if live else Qt.BrushStyle.NoBrush)
        box = QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side, pad = px(_CHIP_ICON), px(_CHIP_PAD)
        sign = QRect(where.left() + pad, where.center().y() - side // 2 + 1, side, side)
        text = QRect(sign.right() + 1 + px(_CHIP_GAP), where.top(), self._mode.natural_width, 0)
        height = self._mode.height(text.width())
        text.setHeight(height)
        text.moveTop(where.top() + (where.height() - height) // 2)
        direction = self.layoutDirection()
        icon = Icon.CARD if live else Icon.FLASK
        icons.draw(painter, icon, self._theme.name(ink), QRectF(mirrored(direction, where, sign)))
        self._mode.draw(painter, mirrored(direction, where, text), ink, direction)

    # ── where everything stands ──────────────────────────────────────────────────────────────────────

    @property
    def _air(self) -> int:
        return self._theme.px(_AIR)

    def _shown_places(self) -> dict[str, QRect]:
        places = self._places(self._columns, self.width(), self.height())
        return {name: self._mirrored(box) for name, box in places.items()}

    def _mirrored(self, box: QRect) -> QRect:
        """Where this place is for somebody who reads from the right."""
        return mirrored(self.layoutDirection(), self.rect(), box)

    def _places(self, columns: Columns | None, width: int, height: int = 0) -> dict[str, QRect]:
        """Worked out once for each room that the row is given; a list asks all its rows many times over."""
        height = max(height, self._theme.px(ROW_HEIGHT))
        room = columns, width, height
        if room not in self._placed:
            self._placed[room] = self._side_by_side(columns, width, height) if columns else self._stacked(width)
        return self._placed[room]

    def _now(self) -> object:
        """What decides where the buttons stand, for as long as the texts stay."""
        return self._columns, self.size(), self.layoutDirection()

    def _forget_places(self) -> None:
        self._placed = {}
        self._stands = None
        self._action = self.action.sizeHint()

    def _side_by_side(self, columns: Columns, width: int, height: int) -> dict[str, QRect]:
        """Each column stands in the middle of the row; a tall text makes the row taller."""
        px = self._theme.px
        names = self._name.height(columns.names) + px(_LINE_GAP) + self._detail.height(columns.names)
        told = columns.health - px(_ICON + _ICON_GAP)
        health = self._word.height(told) + px(_LINE_GAP) + self._more.height(told)
        height = max(height, names + 2 * self._air, health + 2 * self._air)
        x = px(_PAD)
        places = {"initial": _middle(x, height, px(_INITIAL), px(_INITIAL))}
        x += px(_INITIAL + _GAP)
        places |= self._two_lines(
            ("name", "detail"), (self._name, self._detail), x, (height - names) // 2, columns.names
        )
        x += columns.names + px(_GAP)
        places["mode"] = _middle(x, height, self.mode_width, px(_CHIP_HEIGHT))
        x += columns.mode + px(_GAP)
        places["icon"] = _middle(x, height, px(_ICON), px(_ICON))
        x += px(_ICON + _ICON_GAP)
        places |= self._two_lines(("word", "more"), (self._word, self._more), x, (height - health) // 2, told)
        x += told + px(_GAP)
        places["action"] = _middle(x, height, columns.action, self._action.height())
        places["menu"] = _middle(width - px(_PAD + _MENU), height, px(_MENU), px(_MENU))
        return places

    def _stacked(self, width: int) -> dict[str, QRect]:
        """Name, mode, health, action; the menu stays at the end of the first line."""
        px, pad, gap = self._theme.px, self._theme.px(_NARROW_PAD), self._theme.px(_NARROW_GAP)
        x = pad + px(_INITIAL + _GAP)
        room = width - x - pad
        beside_menu = room - px(_MENU) - gap
        y = self._air
        places = {
            "initial": QRect(pad, y, px(_INITIAL), px(_INITIAL)),
            "menu": QRect(width - pad - px(_MENU), y, px(_MENU), px(_MENU)),
        }
        places |= self._two_lines(("name", "detail"), (self._name, self._detail), x, y, beside_menu)
        y = max(places["detail"].bottom(), places["initial"].bottom()) + 1 + gap
        places["mode"] = QRect(x, y, self.mode_width, px(_CHIP_HEIGHT))
        y += px(_CHIP_HEIGHT) + gap
        told = room - px(_ICON + _ICON_GAP)
        places["icon"] = QRect(x, y, px(_ICON), px(_ICON))
        places |= self._two_lines(("word", "more"), (self._word, self._more), x + px(_ICON + _ICON_GAP), y, told)
        y = max(places["more"].bottom(), places["icon"].bottom()) + 1 + gap
        places["action"] = QRect(QPoint(x, y), self._action)
        return places

    def _two_lines(
        self, names: tuple[str, str], texts: tuple[PaintedText, PaintedText], x: int, y: int, width: int
    ) -> dict[str, QRect]:
        first, second = (text.height(width) for text in texts)
        below = y + first + (self._theme.px(_LINE_GAP) if second else 0)
        return {names[0]: QRect(x, y, width, first), names[1]: QRect(x, below, width, second)}

    # ── changes ──────────────────────────────────────────────────────────────────────────────────────

    def _open(self) -> None:
        if self._row is not None:
            self.intended.emit(self._row.opens.intent)

    def _turn(self, *, turning: bool) -> None:
        """The arc is there only while it turns: it is a widget with a clock of its own."""
        if turning and self._busy is None:
            self._busy = BusyArc(self._theme, _ICON)
            self._busy.setParent(self)
            self._busy.setGeometry(self._shown_places()["icon"])
            self._busy.show()
        elif not turning and self._busy is not None:
            self._busy.hide()
            self._busy.deleteLater()
            self._busy = None

    def _follow_theme(self) -> None:
        for text in self._texts:
            text.refresh()
        self._forget_places()
        self.update()


def _middle(x: int, height: int, width: int, own: int) -> QRect:
    return QRect(x, (height - own) // 2, width, own)
