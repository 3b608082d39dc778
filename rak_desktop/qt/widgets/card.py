"""Card: rows that belong together, with lines between them that begin under the text."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.qt.widgets.text import separator


class Card(QFrame):
    """Add rows from top to bottom."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add(self, row: QWidget, indent: int = 0) -> None:
        """One more row; a line before it, unless it is the first."""
        if self._column.count():
            line = QHBoxLayout()
            line.setSpacing(0)
            line.addSpacing(indent)
            line.addWidget(separator(), 1)
            self._column.addLayout(line)
        self._column.addWidget(row)
