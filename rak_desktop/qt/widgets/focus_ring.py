"""FocusRing: a line around what has the keyboard, only for people who use the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from rak_desktop.qt.theme import Theme

_AWAY = 2
_WIDTH = 2
_ROOM = _AWAY + _WIDTH


class FocusRing(QWidget):
    """Lies over the page (and scrolls with it) or over the window. Fields show the focus by their own border."""

    focused = Signal(QWidget)

    def __init__(self, theme: Theme, window: QWidget, page: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._page = page
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self._keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    @property
    def keyboard(self) -> bool:
        """Was the focus moved by a key, and no mouse used since?"""
        return self._keyboard

    def used_keyboard(self) -> None:
        """The focus is about to be moved by a key."""
        self._keyboard = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.MouseButtonPress:
            self._keyboard = False
            self._watch(None)
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.LayoutRequest):
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 10, 10)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._keyboard = False
        if new is not None and self._window.isAncestorOf(new):
            self.focused.emit(new)
        self._watch(new if isinstance(new, QAbstractButton) and self._window.isAncestorOf(new) else None)

    def _watch(self, widget: QWidget | None) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        # A window that was closed can get the focus once more on its way out, and its buttons go without a word.
        self._around = widget if self._keyboard and self._window.isVisible() else None
        if self._around is None:
            self.hide()
            return
        home = self._page if self._page.isAncestorOf(self._around) else self._window
        if self.parentWidget() is not home:
            self.setParent(home)
        step: QWidget | None = self._around
        while step is not None and step is not home:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._follow()

    def _follow(self) -> None:
        around, home = self._around, self.parentWidget()
        if around is None or home is None or not around.isVisibleTo(home):
            self.hide()
            return
        box = QRect(around.mapTo(home, QPoint(0, 0)), around.size())
        self.setGeometry(box.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
        self.raise_()
        self.show()
