"""ExplanationsView: questions as underlined texts in a row; each opens its answer under the row, one at a time."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rak_desktop.qt.settling import settle
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, emptied
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.layouts import WrappingLayout
from rak_desktop.qt.widgets.text import frame, label
from rak_desktop.screens.screen import Disclosure, Explanations


class ExplanationsView(BlockWidget[Explanations]):
    """What is open stays open while the page is painted again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._block: Explanations | None = None
        self.links: list[LinkButton] = []
        self._questions = QWidget()
        self._row = WrappingLayout(theme.px(20), theme.px(2))
        self._questions.setLayout(self._row)
        self._answer = frame("sunk")
        self._lines = QVBoxLayout(self._answer)
        self._lines.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._lines.setSpacing(theme.px(6))
        self._answer.hide()
        column = self.column(theme.px(6))
        column.addWidget(self._questions)
        column.addWidget(self._answer)

    def show_block(self, block: Explanations) -> None:
        """The questions; an open answer is closed only when the questions change."""
        if block == self._block:
            return
        self._block = block
        self._answer.hide()
        emptied(self._questions)
        self.links = [self._link(item) for item in block.items]

    def _link(self, item: Disclosure) -> LinkButton:
        link = LinkButton(self.theme)
        link.setCheckable(True)  # open is checked, which is also how a screen reader says it
        link.show_plain(item.title, item.title)
        link.toggled.connect(lambda on: self._opened(link, item) if on else self._closed())
        self._row.addWidget(link)
        link.show()
        return link

    def _opened(self, pressed: LinkButton, item: Disclosure) -> None:
        for link in self.links:
            if link is not pressed:
                link.setChecked(False)
        emptied(self._answer)
        for line in item.lines:
            shown = label(line, role="small")
            self._lines.addWidget(shown)
            shown.show()
        self._answer.show()
        settle(self.window())

    def _closed(self) -> None:
        if not any(link.isChecked() for link in self.links):
            self._answer.hide()
