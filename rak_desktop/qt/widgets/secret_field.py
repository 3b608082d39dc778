"""SecretFieldView: where the key is pasted. Says at once what it is, or after typing; refused text is removed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import may_become_a_key, read_paste
from rak_desktop.core.paste import KeyProblem, Paste
from rak_desktop.flows.connect.events import KeyCleared, KeyEntered
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.buttons import ActionButton, IconButton
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.key_offer import KeyOffer
from rak_desktop.qt.widgets.secret_edit import SecretEdit
from rak_desktop.qt.widgets.text import label, restyle
from rak_desktop.qt.widgets.typed_key import PAUSE_MS
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import SecretField

_READING_ICONS = {Tone.GOOD: Icon.TICK, Tone.WARNING: Icon.WARNING, Tone.TROUBLE: Icon.TROUBLE, Tone.PLAIN: Icon.INFO}


class SecretFieldView(BlockWidget[SecretField]):
    """Tells `KeyEntered` for a paste, for typed text once it is a key, and for Enter; `KeyCleared` when it is gone.

    Typed text that can become no key is told after a pause.
    """

    begins = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._handed_in = False
        self._narrow = False
        self._block: SecretField | None = None
        self._label = label(role="label")
        self.edit = SecretEdit(theme)
        self._label.setBuddy(self.edit)
        self.eye = IconButton(theme)
        self.eye.setParent(self.edit)
        self.paste = ActionButton(theme, "field", least_width=98)
        self._reading, self._reading_icon = label(role="small-strong"), IconView(theme, Icon.TICK, 18)
        self._promise, self._promise_icon = label(role="small", tone="second"), IconView(theme, Icon.SHIELD, 18)
        self.offer = KeyOffer(theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._listen()

    def show_block(self, block: SecretField) -> None:
        """What somebody is still typing stays; a key that was handed in and is not held any more goes.

        A key that is held since another page was shown stands there as dots: its text was handed in and is not kept.
        """
        if block.filled and not (self._block and self._block.filled):
            self.offer.forget()  # it may have been pasted on the page before, and is still on the clipboard
        self._block = block
        self._label.setText(block.label)
        self.edit.set_words(block.paste_label)
        self.edit.setAccessibleName(block.label)
        self.edit.setAccessibleDescription(" ".join(filter(None, (block.spoken, block.reading, block.promise))))
        if not block.filled and self._handed_in:
            self.edit.put("")
        self._handed_in = block.filled
        self.edit.show_held(held=block.filled)
        self._show_paste()
        self._show_eye()
        self.offer.show_words(block.offer, block.offer_action)
        self._reading.setText(block.reading)
        tone = "second" if block.reading_tone is Tone.PLAIN else block.reading_tone.value
        restyle(self._reading, "tone", tone)
        restyle(self._reading, "role", "small" if block.reading_tone is Tone.PLAIN else "small-strong")
        self._promise.setText(block.promise)
        self._show_offer()

    def focus_target(self) -> QWidget | None:
        """The field."""
        return self.edit

    def take_enter(self) -> bool:
        """Reads what was typed so far. False when there is nothing left to say about it."""
        if not self.edit.hasFocus() or self.edit.empty or self._handed_in:
            return False
        self._read_pasted(self.edit.content())
        return True

    def take_paste(self) -> bool:
        """The field takes it, wherever on the page the keyboard was."""
        self._paste_pressed()
        return True

    def set_narrow(self, *, narrow: bool) -> None:
        """The paste button keeps only its drawing."""
        self._narrow = narrow
        self._show_paste()

    def _build(self) -> None:
        px = self.theme.px
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(px(6), 0, px(6), 0)
        inside.addStretch(1)
        inside.addWidget(self.eye)
        self.edit.set_room_at_end(px(6 + 32 + 4))
        field = QHBoxLayout()
        field.setSpacing(px(8))
        field.addWidget(self.edit, 1)
        field.addWidget(self.paste)
        column = self.column(0)
        column.addWidget(self._label)
        column.addSpacing(px(6))
        column.addLayout(field)
        column.addSpacing(px(8))
        column.addLayout(self._line(self._reading_icon, self._reading, self.offer))
        column.addSpacing(px(2))
        column.addLayout(self._line(self._promise_icon, self._promise))

    def _line(self, icon: IconView, *texts: QWidget) -> QHBoxLayout:
        """As high as its text also while it is empty, so that nothing jumps."""
        icon_policy = icon.sizePolicy()
        icon_policy.setRetainSizeWhenHidden(True)
        icon.setSizePolicy(icon_policy)
        line = QHBoxLayout()
        line.setSpacing(self.theme.px(8))
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        for text in texts:
            text.setMinimumHeight(self.theme.px(20))
            line.addWidget(text, 1)
        return line

    def _listen(self) -> None:
        self.edit.pasted.connect(self._read_pasted)
        self.edit.typed.connect(self._read_typed)
        self.edit.nothing_pasted.connect(self._say_that_nothing_was_pasted)
        self._pause.timeout.connect(self._read_unfinished)
        self.edit.revealed.connect(self._show_eye)
        self.offer.changed.connect(self._show_offer)
        self.offer.accepted.connect(self._paste_pressed)
        self.eye.clicked.connect(lambda: self.edit.set_revealed(revealed=not self.edit.is_revealed))
        self.paste.clicked.connect(self._paste_pressed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.offer.watch(self.window())
        self.offer.look()

    def _paste_pressed(self) -> None:
        self.edit.paste_from()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_pasted(self, text: str) -> None:
        self._tell(read_paste(text))

    def _say_that_nothing_was_pasted(self) -> None:
        """What somebody is typing stays: they only learn why nothing came."""
        self.intended.emit(KeyEntered(Paste(KeyProblem(Code.NOTHING_PASTED))))

    def _read_unfinished(self) -> None:
        """Whoever types a wrong key hears it before they come to its end and wonder."""
        text = self.edit.content()
        if not text or self._handed_in:
            return
        paste = read_paste(text)
        if isinstance(paste.key, KeyProblem) and not may_become_a_key(text, paste.key):
            self._tell(paste)

    def _read_typed(self, text: str) -> None:
        self._show_eye()
        self._pause.start()
        paste = read_paste(text) if text else None
        if paste is not None and isinstance(paste.key, RestrictedKey):
            self._tell(paste)
        elif self._handed_in:
            self._handed_in = False
            self.intended.emit(KeyCleared())

    def _tell(self, paste: Paste) -> None:
        self._handed_in = isinstance(paste.key, RestrictedKey)
        if not self._handed_in:
            self.edit.put("")
        self.offer.forget()
        self._show_eye()
        self.intended.emit(KeyEntered(paste))

    def _show_paste(self) -> None:
        if self._block is None:
            return
        text = "" if self._narrow else self._block.paste_label
        self.paste.show_plain(text, self._block.paste_label, Icon.CLIPBOARD)

    def _show_offer(self) -> None:
        """In the line that says what is in the field, while nothing is in it."""
        offered = self.offer.available and self.edit.vacant
        self.offer.setVisible(offered)
        self._reading.setVisible(not offered)
        if offered:
            self._reading_icon.show_icon(Icon.CLIPBOARD, "accent")
        elif self._block is not None:
            tone = self._block.reading_tone
            self._reading_icon.show_icon(_READING_ICONS[tone], "second" if tone is Tone.PLAIN else tone.value)
        self._reading_icon.setVisible(offered or bool(self._reading.text()))

    def _show_eye(self) -> None:
        if self._block is None:
            return
        shown = self.edit.is_revealed
        words = self._block.hide_label if shown else self._block.reveal_label
        self.eye.show_plain(words, words, Icon.EYE_OFF if shown else Icon.EYE)
        self.eye.setVisible(not self.edit.empty)
