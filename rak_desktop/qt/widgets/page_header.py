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
        self._above, self._between = QWidget(), QWidget()
        self._above.setFixedHeight(theme.px(20))
        self._between.setFixedHeight(theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._tick, self._above, self._title, self._between, self._lead):
            column.addWidget(part)

    def show_texts(self, title: str, lead: str, *, strong: tuple[str, ...] = (), celebrate: bool) -> None:
        """The words of this page."""
        self._title.setText(title)
        show_text(self._lead, lead)
        self._lead.set_strong(strong)
        self._between.setVisible(bool(lead))
        for part in (self._tick, self._above):
            part.setVisible(celebrate)

    def set_narrow(self, *, narrow: bool) -> None:
        """A narrow window takes a smaller title."""
        restyle(self._title, "role", "narrow-title" if narrow else "title")
