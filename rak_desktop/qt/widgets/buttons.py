"""Buttons: filled, outlined, an icon alone, or an underlined text. Each presses one Action."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from rak_desktop.qt import icons
from rak_desktop.qt.just_came import it_came, just_came
from rak_desktop.qt.mirroring import mirrored
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.text import restyle
from rak_desktop.screens.actions import Action, CopyText, Icon

SAY_DONE_MS = 2500

_FILLED = ("main", "main-row")
# A painter takes left and right as start and end, in the widget's own direction.
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PADDING = 16
_MAIN_PADDING = 20
_ICON = 18
_ICON_GAP = 8


class ActionButton(QPushButton):
    """A button of one Action. `role` is its kind in the style sheet: main, main-row, row, field, or plain."""

    intended = Signal(object)

    def __init__(self, theme: Theme, role: str = "plain", *, least_width: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._action: Action | None = None
        self._words = ""
        self._icon: Icon | None = None
        self._said_done = False
        self._again: QTimer | None = None
        self.setProperty("role", role)
        self._least = least_width
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._pressed)

    def show_action(self, action: Action) -> None:
        """Paints this action; pressing means its intent."""
        if action != self._action:
            if self._action is not None and self._action.intent != action.intent:
                it_came(self)
            self._action = action
            self._said_done = False
            self.show_plain(action.text, action.text, action.icon)
            self.setEnabled(action.enabled)

    def show_plain(self, words: str, spoken: str, icon: Icon | None = None) -> None:
        """Words to see (none: the icon alone) and words to hear."""
        if (words, spoken, icon) == (self._words, self.accessibleName(), self._icon):
            return
        self._words = words
        self._icon = icon
        self.setText(words.replace("&", "&&"))  # an ampersand in a shop's name is no shortcut
        self.setAccessibleName(spoken)
        self.setToolTip("" if words else spoken)
        self.updateGeometry()
        self.update()

    def set_role(self, role: str) -> None:
        """Filled or outlined, large or for a row."""
        restyle(self, "role", role)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self._label_width() + 2 * self._theme.px(self._padding())
        least = self._theme.px(self._least) if self._words else 0
        return QSize(max(width, least), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if not just_came(self):
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if just_came(self):
            event.ignore()  # what the window itself does with it can be done at any time
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)  # the ground; the style sheet leaves its words without colour
        self._paint_label(QPainter(self))

    def _padding(self) -> int:
        return _MAIN_PADDING if self.property("role") in _FILLED else _PADDING

    def _token(self) -> str:
        if not self.isEnabled():
            return "on_resting"
        return "on_accent" if self.property("role") in _FILLED else "ink"

    def _label_width(self) -> int:
        self.ensurePolished()
        text = self.fontMetrics().horizontalAdvance(self._words) + 1
        if self._icon is None:
            return text
        return self._theme.px(_ICON) + (self._theme.px(_ICON_GAP) + text if self._words else 0)

    def _paint_label(self, painter: QPainter) -> None:
        width = self._label_width()
        rest = QRect((self.width() - width) // 2, 0, width, self.height())
        if self._icon is not None:
            side = self._theme.px(_ICON)
            place = QRect(rest.left(), (self.height() - side) // 2, side, side)
            place = mirrored(self.layoutDirection(), rest, place)
            icons.draw(painter, self._icon, self._theme.name(self._token()), QRectF(place))
        painter.setPen(self._theme.colour(self._token()))
        painter.drawText(rest, _END, self._words)

    def _pressed(self) -> None:
        action = self._action
        if action is None:
            return
        if isinstance(action.intent, CopyText) and action.intent.done:
            self._said_done = True
            self._say(action.intent.done)
            self._say_again_later()
        self.intended.emit(action.intent)

    def _say_again_later(self) -> None:
        if self._again is None:  # most buttons never need it
            self._again = QTimer(self, singleShot=True, interval=SAY_DONE_MS)
            self._again.timeout.connect(self._say_again)
        self._again.start()

    def _say_again(self) -> None:
        if self._said_done and self._action is not None:
            self._said_done = False
            self.show_plain(self._action.text, self._action.text, self._action.icon)

    def _say(self, done: str) -> None:
        self.show_plain(done, done, self._icon)


class LinkButton(ActionButton):
    """An underlined text that can be pressed; as high as a finger or a shaky mouse needs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        self.ensurePolished()
        metrics, least = self.fontMetrics(), self._theme.px(28)  # two Japanese letters are a whole word
        return QSize(max(least, metrics.horizontalAdvance(self._words) + 2), max(least, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(min(self.sizeHint().width(), self._theme.px(48)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("accent" if self.isEnabled() else "on_resting"))
        text = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), _START, text)


class IconButton(ActionButton):
    """A drawing to press. Its words are its accessible name and its tool tip."""

    def __init__(self, theme: Theme, side: int = 32) -> None:
        super().__init__(theme, "bare")
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_plain(self, words: str, spoken: str, icon: Icon | None = None) -> None:
        """The icon alone, whatever the words."""
        del words
        super().show_plain("", spoken, icon)

    def _token(self) -> str:
        return "good" if self._said_done else "second"

    def _say(self, done: str) -> None:
        self.show_plain("", done, Icon.TICK)
