"""Chips: a word in a small rounded frame, with an icon of its own shape."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from rak_desktop.core.mode import Mode
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.text import label, restyle
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import ModeChip

_MODE_ICONS = {Mode.LIVE: Icon.CARD, Mode.TEST: Icon.FLASK}


class Chip(QFrame):
    """A word about a row or a group of rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "chip")
        self._icon = IconView(theme, Icon.TICK, 16)
        self._text = label(role="chip-word", wrap=False)
        row = _row(self, theme, 10, 24)
        row.addWidget(self._icon)
        row.addWidget(self._text)

    def show_word(self, text: str, tone: Tone = Tone.PLAIN, icon: Icon | None = None) -> None:
        """The word with its tone; no word, no chip."""
        self._text.setText(text)
        restyle(self, "tone", tone.value)
        restyle(self._text, "tone", "second" if tone is Tone.PLAIN else tone.value)
        restyle(self._text, "role", "chip-word" if tone is Tone.PLAIN else "chip-strong")
        self._icon.setVisible(icon is not None)
        if icon is not None:
            self._icon.show_icon(icon, "second" if tone is Tone.PLAIN else tone.value)
        self.setVisible(bool(text))


class ModeMark(QFrame):
    """Real payments is filled and loud, trying out an outline."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "mode")
        self._icon = IconView(theme, Icon.CARD, 18)
        self._text = label(role="chip-strong", wrap=False)
        row = _row(self, theme, 12, 28)
        row.addWidget(self._icon)
        row.addWidget(self._text)

    def show_mode(self, chip: ModeChip | None) -> None:
        """The chosen mode, or nothing while none is chosen."""
        self.setVisible(chip is not None)
        if chip is None:
            return
        live = chip.mode is Mode.LIVE
        self._text.setText(chip.text)
        self._icon.show_icon(_MODE_ICONS[chip.mode], "on_live" if live else "second")
        restyle(self, "tone", chip.mode.value)
        restyle(self._text, "tone", "on_live" if live else "second")


def _row(box: QFrame, theme: Theme, side: int, height: int) -> QHBoxLayout:
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    box.setMinimumHeight(theme.px(height))
    row = QHBoxLayout(box)
    row.setContentsMargins(theme.px(side), 2, theme.px(side), 2)
    row.setSpacing(theme.px(6))
    return row
