"""HeadBar: whose window this is, over a page that is no step on a way, and what is always at hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from rak_desktop.qt.measures import HEAD_HEIGHT
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.logo import Logo
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.screen import Head

SIDE, _NARROW_SIDE = 32, 16


class HeadBar(QFrame):
    """Logo and name at the start, links at the end."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("bar")
        self.links: list[LinkButton] = []
        self._logo = Logo(theme, 24)
        self._name = label(role="strong")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(self._logo)
        self._row.addWidget(self._name, 1)
        self.setMinimumHeight(theme.px(HEAD_HEIGHT))
        self.set_narrow(narrow=False)

    def show_head(self, head: Head | None) -> None:
        """The bar, or none."""
        self.setVisible(head is not None)
        if head is None:
            return
        self._logo.show_logo(head.logo, head.name)
        self._name.setText(head.name)
        while len(self.links) < len(head.links):
            self._add_link()
        for index, link in enumerate(self.links):
            link.setVisible(index < len(head.links))
            if index < len(head.links):
                link.show_action(head.links[index])

    def set_narrow(self, *, narrow: bool) -> None:
        """Less air at the sides."""
        side = self._theme.px(_NARROW_SIDE if narrow else SIDE)
        self._row.setContentsMargins(side, self._theme.px(6), side, self._theme.px(6))

    def _add_link(self) -> None:
        link = LinkButton(self._theme)
        link.intended.connect(self.intended)
        self.links.append(link)
        self._row.addWidget(link)
