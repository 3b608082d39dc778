"""PageHeader: the title, one sentence under it, and at the end of the way a large tick above it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.icon_view import IconTile
from rak_desktop.qt.widgets.text import label, restyle, show_text
from rak_desktop.screens.screen import Icon, Tone


class PageHeader(QWidget):
    """No sub-headings, no breadcrumb: the rail says where we are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tick = IconTile(theme, 64, 36, round_=True)
        self._tick.show_icon(Icon.TICK, Tone.GOOD)
        self._title = label(role="title")
        self._lead = label(role="lead", tone="second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tick)
        self._gap = theme.px(20)
        column.addSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(theme.px(8))
        column.addWidget(self._lead)

    def show_texts(self, title: str, lead: str, *, celebrate: bool) -> None:
        """The words of this page."""
        self._title.setText(title)
        show_text(self._lead, lead)
        self._tick.setVisible(celebrate)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.itemAt(1).spacerItem().changeSize(0, self._gap if celebrate else 0)
        column.itemAt(3).spacerItem().changeSize(0, self._gap * 2 // 5 if lead else 0)
        column.invalidate()

    def set_narrow(self, narrow: bool) -> None:
        """A narrow window takes a smaller title."""
        restyle(self._title, "role", "narrow-title" if narrow else "title")
