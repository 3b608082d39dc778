"""Ribbon: stands on every page while we are not talking to Stripe."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.actions import Icon


class Ribbon(QFrame):
    """Above everything else, and never to be taken away by hand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "ribbon")
        self._words = label(role="small-strong", tone="accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(6), theme.px(24), theme.px(6))
        row.setSpacing(theme.px(10))
        row.addWidget(IconView(theme, Icon.FLASK, 18, "accent"))
        row.addWidget(self._words, 1)
        self.hide()

    def show_words(self, words: str | None) -> None:
        """The sentence, or no ribbon."""
        self._words.setText(words or "")
        self.setVisible(words is not None)
