"""PublicKeyFieldView: the second field, for the key that starts with pk_. It is no secret and can be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import read_paste
from rak_desktop.core.paste import KeyProblem, Paste
from rak_desktop.core.redaction import holds_secret
from rak_desktop.flows.connect.events import KeyEntered, PublishableCleared
from rak_desktop.qt.announcing import announce
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.secret_edit import SecretEdit
from rak_desktop.qt.widgets.text import label, restyle
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import PublicKeyField

# Whoever pastes one of these has to hear about it, wherever it was pasted.
_TO_BE_HEARD = frozenset(
    {Code.FULL_SECRET_KEY, Code.ORGANISATION_KEY, Code.MANAGED_KEY, Code.SIGNING_SECRET, Code.OTHER_SECRET}
)
_ICONS = {Tone.GOOD: Icon.TICK, Tone.WARNING: Icon.WARNING, Tone.PLAIN: Icon.INFO}


class PublicKeyFieldView(BlockWidget[PublicKeyField]):
    """A restricted key that is pasted here goes where it belongs, as `KeyEntered` too.

    One alone never takes the place of another that is in the first field: it may be of another shop.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._block: PublicKeyField | None = None
        self._handed_in = False
        self._passing_on = False
        self._narrow = False
        self._label = label(role="label")
        self.edit = SecretEdit(theme, readable=True)
        self._label.setBuddy(self.edit)
        self.paste = ActionButton(theme, "field", least_width=98)
        self._reading, self._reading_icon = label(role="small"), IconView(theme, Icon.INFO, 18)
        self._build()
        self.edit.pasted.connect(self._read_pasted)
        self.edit.typed.connect(self._read_typed)
        self.edit.left.connect(self._let_go_of_another_key)
        self.paste.clicked.connect(self._paste_pressed)

    def show_block(self, block: PublicKeyField) -> None:
        """The key that is held, wherever it was pasted; what somebody is still typing stays."""
        self._block = block
        self.awaited = block.awaited
        self._label.setText(block.label)
        self.edit.set_words(block.paste_label)
        self.edit.setAccessibleName(block.label)
        if block.awaited:
            self._let_go_of_another_key()
        if block.value != self.edit.content() and (block.value or self._handed_in):
            self.edit.put(block.value)
        self._handed_in = bool(block.value)
        self._show_paste()
        self._say(block.reading, block.reading_tone)

    def set_narrow(self, *, narrow: bool) -> None:
        """The paste button keeps only its drawing."""
        self._narrow = narrow
        self._show_paste()

    def _build(self) -> None:
        px = self.theme.px
        field = QHBoxLayout()
        field.setSpacing(px(8))
        field.addWidget(self.edit, 1)
        field.addWidget(self.paste)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self._reading_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._reading, 1)
        column = self.column(0)
        column.addWidget(self._label)
        column.addSpacing(px(6))
        column.addLayout(field)
        column.addSpacing(px(8))
        column.addLayout(line)

    def _paste_pressed(self) -> None:
        self.edit.paste_from()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_pasted(self, text: str) -> None:
        paste = read_paste(text)
        self._passing_on = False
        self.edit.put("")
        if self._is_taken(paste) or (isinstance(paste.key, KeyProblem) and paste.key.code in _TO_BE_HEARD):
            self.intended.emit(KeyEntered(paste))
        elif self._block is not None:
            self.edit.put(self._block.value)
            self._say_that_it_is_none(self._block)

    def _read_typed(self, text: str) -> None:
        paste = read_paste(text) if text else None
        restricted = paste is not None and isinstance(paste.key, RestrictedKey)
        if paste is not None and self._is_taken(paste):
            # The first field is filled before the last letter is typed here, and the rest goes there as well.
            self._passing_on = restricted
            self.intended.emit(KeyEntered(paste))
            return
        self._passing_on = False
        if self._handed_in:
            self._handed_in = False
            self.intended.emit(PublishableCleared())
        if restricted and self._block is not None:
            self._say_that_it_is_none(self._block)

    def _let_go_of_another_key(self) -> None:
        """One that was typed went to its own field, or nobody wants it: it stays only while more of it may come."""
        if holds_secret(self.edit.content()):
            self._passing_on = False
            self.edit.put(self._block.value if self._block else "")

    def _is_taken(self, paste: Paste) -> bool:
        """Two keys in one text belong together, wherever they were put."""
        passes_on = self._passing_on or (self._block is not None and self._block.passes_on)
        return paste.publishable is not None or (passes_on and isinstance(paste.key, RestrictedKey))

    def _say_that_it_is_none(self, block: PublicKeyField) -> None:
        self._say(block.not_it, Tone.WARNING)
        announce(self, block.not_it)

    def _say(self, sentence: str, tone: Tone) -> None:
        plain = tone is Tone.PLAIN
        self._reading.setText(sentence)
        restyle(self._reading, "tone", "second" if plain else tone.value)
        restyle(self._reading, "role", "small" if plain else "small-strong")
        self._reading_icon.show_icon(_ICONS[tone], "second" if plain else tone.value)
        self.edit.setAccessibleDescription(sentence)

    def _show_paste(self) -> None:
        if self._block is not None:
            text = "" if self._narrow else self._block.paste_label
            self.paste.show_plain(text, self._block.paste_spoken, Icon.CLIPBOARD)

    def focus_target(self) -> QWidget | None:
        """The field."""
        return self.edit
