"""LinksView: other ways, as underlined texts in as many lines as they need."""

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.layouts import WrappingLayout
from rak_desktop.qt.widgets.text import label, show_text
from rak_desktop.screens.screen import Links


class LinksView(BlockWidget[Links]):
    """The same link stays the same button, so the focus survives."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._links: list[LinkButton] = []
        self._lead = label(role="small", tone="second", wrap=False)
        self._row = WrappingLayout(theme.px(20), theme.px(2))
        self._lead.setMinimumHeight(theme.px(28))
        self._row.addWidget(self._lead)
        self.setLayout(self._row)

    def show_block(self, block: Links) -> None:
        """The links in their order."""
        show_text(self._lead, block.lead)
        while len(self._links) < len(block.actions):
            link = LinkButton(self.theme)
            link.intended.connect(self.intended)
            self._links.append(link)
            self._row.addWidget(link)
        for index, link in enumerate(self._links):
            link.setVisible(index < len(block.actions))
            if index < len(block.actions):
                link.show_action(block.actions[index])
