"""PageHeader: the title, one sentence under it, and at the end of the way a large tick above it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.icon_view import IconTile
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.text import label, restyle, show_text
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.screen import Screen


class PageHeader(QWidget):
    """No sub-headings, no breadcrumb: the rail says where we are. A list has a button beside its title."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tick = IconTile(theme, 64, 36, round_=True)
        self._tick.show_icon(Icon.TICK, Tone.GOOD)
        self._title = label(role="title")
        self._lead = label(role="lead", tone="second")
        self._above, self._between = QWidget(), QWidget()
        self._above.setFixedHeight(theme.px(20))
        self._between.setFixedHeight(theme.px(8))
        self.beside = ActionButton(theme)
        self.beside.intended.connect(self.intended)
        self.beside.hide()
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._tick, self._above, self._title, self._between, self._lead):
            column.addWidget(part)
        whole = EndOrBelowLayout(theme.px(16), theme.px(300), theme.px(12))
        whole.add(texts, self.beside)
        self.setLayout(whole)

    def show_texts(self, screen: Screen) -> None:
        """The words of this page."""
        self._title.setText(screen.title)
        show_text(self._lead, screen.lead)
        self._lead.set_strong(screen.strong)
        self._between.setVisible(bool(screen.lead))
        for part in (self._tick, self._above):
            part.setVisible(screen.celebrate)
        self.beside.setVisible(screen.beside is not None)
        if screen.beside is not None:
            self.beside.show_action(screen.beside)

    def set_narrow(self, *, narrow: bool) -> None:
        """A narrow window takes a smaller title."""
        restyle(self._title, "role", "narrow-title" if narrow else "title")
