"""HelpNumber: the number that a person on the phone asks for. The whole group opens the help."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.actions import Icon


class HelpNumber(QPushButton):
    """Looks like a text, can be pressed; its word goes when the window is narrow, its number never."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._word = label(role="body", tone="second", wrap=False)
        self._number = label(role="strong", wrap=False)
        self.setProperty("role", "help")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(4), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconView(theme, Icon.HELP, 18))
        row.addWidget(self._word)
        row.addWidget(self._number)

    def show_number(self, word: str, number: str) -> None:
        """The number of this screen and its trouble."""
        self._word.setText(word)
        self._number.setText(number)
        self.setAccessibleName(f"{word} {number}")
        self.setToolTip(f"{word} {number}")

    def set_short(self, *, short: bool) -> None:
        """The number alone, or with its word."""
        self._word.setVisible(not short)

    def full_width(self) -> int:
        """What it takes with its word."""
        word = 0 if not self._word.isHidden() else self._word.sizeHint().width() + self._theme.px(8)
        return self.sizeHint().width() + word

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        layout = self.layout()
        width = layout.sizeHint().width() if layout else 0
        return QSize(width, self._theme.px(32))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()
