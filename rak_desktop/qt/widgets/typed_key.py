"""TypedKey: catches a key that is typed into a field for something else, letter by letter.

Password managers, remote support and screens on a cable type a key as a person would. A field that only wiped what is
there once it looks like a key would then be filled with the rest of it, which looks like nothing in particular.

| Once a key has begun                        | The field                                                    |
|---------------------------------------------|--------------------------------------------------------------|
| letters and digits go on                    | swallows them, and an Enter that ends them                   |
| after a pause a word, a number, other signs | has them, and everything from then on                        |
| the word or number turns out to be the key  | is emptied, and swallows                                     |
| after a pause more of a key                 | swallows it                                                  |
| the field is left, Backspace, Delete        | is as ever                                                   |
| everything is marked, something is pasted   | is as ever                                                   |
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from rak_desktop.core.key_finding import goes_on_with_a_key, was_a_key_all_the_same
from rak_desktop.core.redaction import holds_secret

PAUSE_MS = 1500
_LONGEST_RUN = 400
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKE_AWAY = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
ELSEWHERE_FOR_A_MOMENT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class TypedKey(QObject):
    """Stands before `edit`. `caught` has the beginning of a key that did not get into it, `released` what may.

    `after_typing` tells what the field would hold with this text typed into it.
    """

    caught = Signal(str)
    released = Signal(str)

    def __init__(self, edit: QLineEdit, after_typing: Callable[[str], str]) -> None:
        super().__init__(edit)
        self._after_typing = after_typing
        self._run = ""
        """What was typed in one go, perhaps right behind a name that was there before."""
        self._swallows = False
        self._since_a_pause: str | None = None
        """What was typed after a pause and may be something else than the key; None while it goes on."""
        self._caught = ""
        """The beginning of the key that was caught last, while the rest of it may still come."""
        self._doubtful: str | None = None
        """A word or number that the field has, while it may still turn out to be the rest of that key."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._paused)
        edit.installEventFilter(self)

    def eventFilter(self, _edit: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._takes_key(event)
        if isinstance(event, QInputMethodEvent) and event.commitString():
            return self._takes(event.commitString())
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in ELSEWHERE_FOR_A_MOMENT:
            self._end()
        return False

    def _takes_key(self, event: QKeyEvent) -> bool:
        if is_text(event):
            return self._takes(event.text())
        if event.key() in _ENTER and self._swallows and self._since_a_pause is None:
            return True
        if event.key() in _ENTER or event.key() in _TAKE_AWAY or _is_done_to_all(event):
            self._end()
        return False

    def _takes(self, text: str) -> bool:
        self._pause.start()
        if not self._swallows:
            return self._was_the_key(text) or self._begins_a_key(text)
        if self._since_a_pause is not None:
            self._listen(self._since_a_pause + text)
        return True

    def _begins_a_key(self, text: str) -> bool:
        self._run = (self._run + text)[-_LONGEST_RUN:]
        for so_far in (self._after_typing(text), self._run):
            if holds_secret(so_far):
                self._catch(so_far)
                return True
        return False

    def _was_the_key(self, text: str) -> bool:
        if self._doubtful is None:
            return False
        self._doubtful += text
        was_one = was_a_key_all_the_same(self._doubtful)
        if was_one:
            self._catch(self._caught)
        elif was_one is False:
            self._caught, self._doubtful = "", None
        return bool(was_one)

    def _catch(self, beginning: str) -> None:
        self._run, self._swallows, self._since_a_pause, self._doubtful = "", True, None, None
        self._caught = beginning
        self.caught.emit(beginning)

    def _listen(self, typed: str) -> None:
        goes_on = goes_on_with_a_key(typed)
        self._since_a_pause = None if goes_on else typed
        if goes_on is False:
            caught = self._caught
            self._end()
            if was_a_key_all_the_same(typed) is None:
                self._caught, self._doubtful = caught, typed

    def _paused(self) -> None:
        self._run = ""
        if self._swallows:
            self._since_a_pause = self._since_a_pause or ""

    def _end(self) -> None:
        """Nothing that may be somebody's name is lost by it."""
        held = self._since_a_pause
        self._run, self._swallows, self._since_a_pause = "", False, None
        self._caught, self._doubtful = "", None
        if held:
            self.released.emit(held)


def is_text(event: QKeyEvent) -> bool:
    """Does this key write something?"""
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    altgr = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return event.text().isprintable() and bool(event.text()) and (not event.modifiers() & command or bool(altgr))


def _is_done_to_all(event: QKeyEvent) -> bool:
    return any(map(event.matches, (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Paste)))
