"""SecretEdit: a one-line field whose text Qt never holds.

Qt tells assistive programs every text that is put into a QLineEdit, also behind dots, as an event on a bus that
other programs can hear, and keeps it in an undo history. So the line edit stays empty for ever: typed and pasted
text goes into a plain attribute here, and dots, caret and the revealed text are painted over the empty field.
Editing is what a key needs: typing at the end, Backspace, select all, paste, clear.
A key that is held elsewhere is shown by the same number of dots for every key; its text does not come back.
"""

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu

from rak_desktop.core.redaction import holds_secret
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.typed_key import ELSEWHERE_FOR_A_MOMENT, is_text

REVEAL_MS = 10_000
_LONGEST = 10_000
_HELD_DOTS = 24
_CARET = 3
_PAD = 14
_WIDTH, _LEAST_WIDTH = 240, 120


class SecretEdit(QLineEdit):
    """`typed` after an edit by hand, `pasted` with a text that came in one piece; the texts are read at once.

    `nothing_pasted` when somebody wanted to paste and there was no text to be had. `left` when the keyboard went on to
    something else in the window.

    `readable`: for what is no secret. It is seen all the time unless a secret is typed into it, and Qt is not given it
    either: anything may be pasted.
    """

    typed = Signal(str)
    pasted = Signal(str)
    nothing_pasted = Signal()
    left = Signal()
    revealed = Signal(bool)

    def __init__(self, theme: Theme, *, readable: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._readable = readable
        self._secret = ""
        self._held = False
        self._all_marked = False
        # The keys to press, by the names they have on this system. What is no secret is mostly typed.
        paste = QKeySequence(QKeySequence.StandardKey.Paste)
        self._hint = "" if readable else paste.toString(QKeySequence.SequenceFormat.NativeText)
        self._paste_label = ""
        self._room_at_end = 0
        self._shown = False
        self._cover = QTimer(self)
        self._cover.setSingleShot(True)
        self._cover.setInterval(REVEAL_MS)
        self._cover.timeout.connect(lambda: self.set_revealed(revealed=False))
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.textChanged.connect(self._arrived)

    @property
    def empty(self) -> bool:
        """Is there nothing in it?"""
        return not self._secret

    @property
    def vacant(self) -> bool:
        """Is there nothing in it, and no key that is held elsewhere?"""
        return self.empty and not self._held

    @property
    def is_revealed(self) -> bool:
        """Can the text be read just now?"""
        return self._shown

    def content(self) -> str:
        """What was typed or pasted; for reading as a key, nothing else."""
        return self._secret

    def show_held(self, *, held: bool) -> None:
        """A key that came from here is held elsewhere: dots tell of it, as long as there is no text."""
        self._held = held
        self._repaint()

    def after_typing(self, text: str) -> str:
        """What it would hold with this text typed into it."""
        return text if self._all_marked else self._secret + text

    def type_in(self, text: str) -> None:
        """As if a person typed it."""
        self.put(self.after_typing(text))
        self.typed.emit(self._secret)

    def put(self, text: str) -> None:
        """Fills or empties it without telling anybody."""
        self._secret = text[:_LONGEST]
        self._held = False
        self._all_marked = False
        if not text:
            self.set_revealed(revealed=False)
        self._repaint()

    def set_revealed(self, *, revealed: bool) -> None:
        """Shows the text for ten seconds, or hides it again."""
        shown = revealed and not self.empty
        if shown:
            self._cover.start()
        else:
            self._cover.stop()
        if shown != self._shown:
            self._shown = shown
            self.revealed.emit(shown)
        self._repaint()

    def set_words(self, paste_label: str) -> None:
        """The one line of its menu."""
        self._paste_label = paste_label
        self._repaint()

    def set_hint(self, keys: str) -> None:
        """What stands in it while it is empty, where another system is shown than this one."""
        self._hint = keys
        self._repaint()

    def set_room_at_end(self, room: int) -> None:
        """Keeps this much free for the button inside."""
        self._room_at_end = room
        self._repaint()

    def paste_from(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        """Takes what is on the clipboard."""
        text = QGuiApplication.clipboard().text(mode)
        self._take(text)
        if not text:
            self.nothing_pasted.emit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same with a key in it: Qt would count the room kept free for the dots, and push a narrow page apart."""
        return QSize(self._theme.px(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_from()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._all_marked = not self.vacant
            self._repaint()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._shorten(event)
        elif is_text(event):
            self.type_in(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        if event.commitString():
            self.type_in(event.commitString())
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() not in ELSEWHERE_FOR_A_MOMENT:
            self.left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)
        elif QGuiApplication.clipboard().supportsSelection():
            self.paste_from(QClipboard.Mode.Selection)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._repaint()  # another number of dots fits, and the caret stands behind the last one

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._paste_label).triggered.connect(lambda _checked: self.paste_from())
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        _welcome(event, event.mimeData())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        _welcome(event, event.mimeData())

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()
        self._take(event.mimeData().text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        if self.vacant:
            painter.setPen(self._theme.colour("second"))
            beside_the_caret = self._inside().adjusted(_CARET, 0, -_CARET, 0)
            painter.drawText(beside_the_caret, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._hint)
            return
        room = self._text_room()
        if self._all_marked:
            painter.fillRect(room.adjusted(-1, 10, 1, -10), self._theme.colour("tint_line"))
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._drawn_font())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._drawn())

    def _take(self, text: str) -> None:
        if text:
            self.put(text)
            self.pasted.emit(text)

    def _arrived(self, text: str) -> None:
        """An assistive program wrote straight into the line edit: take it over and leave nothing there."""
        if text:
            self.clear()
            self._take(text)

    def _shorten(self, event: QKeyEvent) -> None:
        if self.vacant:
            return
        word = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        keep = "" if self._all_marked or word else self._secret[:-1]
        self.put(keep)
        self.typed.emit(keep)

    def _can_be_read(self) -> bool:
        return self._shown or (self._readable and not holds_secret(self._secret))

    def _drawn(self) -> str:
        metrics = QFontMetrics(self._drawn_font())
        width = self._inside().width()
        if self._can_be_read():
            return metrics.elidedText(self._secret.strip(), Qt.TextElideMode.ElideMiddle, width)
        fitting = max(1, width // max(1, metrics.horizontalAdvance("\u2022")) - 1)
        return "\u2022" * min(_HELD_DOTS if self.empty else len(self._secret), fitting)

    def _drawn_font(self) -> QFont:
        if not self._can_be_read():
            return self._theme.font(16, 400)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.text(14))
        return font

    def _inside(self) -> QRect:
        """Where text stands: not under the button at the end."""
        pad = self._theme.px(_PAD)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (self._room_at_end, pad) if rtl else (pad, self._room_at_end or pad)
        return self.rect().adjusted(left or pad, 0, -right, 0)

    def _text_room(self) -> QRect:
        """Exactly around the dots or the text; keys stand left-to-right in every language."""
        inside = self._inside()
        width = min(QFontMetrics(self._drawn_font()).horizontalAdvance(self._drawn()) + 1, inside.width())
        return QRect(inside.left(), inside.top(), width, inside.height())

    def _repaint(self) -> None:
        """Qt's own caret stands after the painted text: the empty line begins there."""
        used = 0 if self.vacant else self._text_room().width() + 1
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            self.setAlignment(Qt.AlignmentFlag.AlignRight if self.vacant else Qt.AlignmentFlag.AlignLeft)
            self.setTextMargins(max(0, self._room_at_end + used - self._theme.px(_PAD)), 0, 0, 0)
        else:
            self.setTextMargins(used, 0, self._room_at_end, 0)
        self.update()


def _welcome(event: QDragEnterEvent | QDragMoveEvent, data: QMimeData) -> None:
    if data.hasText():
        event.acceptProposedAction()
    else:
        event.ignore()
