"""LinksView: underlined texts in as many lines as they need; an explanation opens under them, one at a time."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rak_desktop.qt.settling import settle
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, appear, emptied
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.layouts import WrappingLayout
from rak_desktop.qt.widgets.painters import painter_of
from rak_desktop.qt.widgets.text import frame, label, show_text
from rak_desktop.screens.actions import CopyText, Intent
from rak_desktop.screens.blocks import Explanation, Links


class LinksView(BlockWidget[Links]):
    """The same link stays the same button, so the focus survives; what is open stays open while it is painted again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._narrow = False
        self._explained: tuple[Explanation, ...] = ()
        self.questions: list[LinkButton] = []
        self._links: list[LinkButton] = []
        self._lead = label(role="small", tone="second", wrap=False)
        self._lead.setMinimumHeight(theme.px(28))
        self._texts = QWidget()
        self._row = WrappingLayout(theme.px(20), theme.px(2), after_lead=True)
        self._texts.setLayout(self._row)
        self._answer = frame("sunk")
        self._lines = QVBoxLayout(self._answer)
        self._lines.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._lines.setSpacing(theme.px(6))
        self._answer.hide()
        column = self.column(theme.px(6))
        column.addWidget(self._texts)
        column.addWidget(self._answer)
        self._row.addWidget(self._lead)

    def show_block(self, block: Links) -> None:
        """The links in their order; an open answer is closed only when the questions change."""
        show_text(self._lead, block.lead)
        if block.explanations != self._explained:
            self._ask(block.explanations)
        while len(self._links) < len(block.actions):
            link = LinkButton(self.theme)
            link.intended.connect(self.intended)
            link.intended.connect(partial(self._pressed, link))
            self._links.append(link)
            self._row.addWidget(link)
        for index, link in enumerate(self._links):
            link.setVisible(index < len(block.actions))
            if index < len(block.actions):
                link.show_action(block.actions[index])

    def set_narrow(self, *, narrow: bool) -> None:
        """So does what is open."""
        self._narrow = narrow
        for shown in self._answer.findChildren(BlockWidget):
            shown.set_narrow(narrow=narrow)

    def _ask(self, explained: tuple[Explanation, ...]) -> None:
        """Other questions: everything in the row is made anew, so that they stand first."""
        self._explained = explained
        self._answer.hide()
        for link in (*self.questions, *self._links):
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        self.questions = [self._question(item) for item in explained]

    def _question(self, item: Explanation) -> LinkButton:
        link = LinkButton(self.theme)
        link.setCheckable(True)  # open is checked, which is also how a screen reader says it
        link.show_plain(item.title, item.title)
        link.toggled.connect(lambda on: self._opened(link, item) if on else self._closed())
        self._row.addWidget(link)
        appear(link)
        return link

    def _opened(self, pressed: LinkButton, item: Explanation) -> None:
        for link in self.questions:
            if link is not pressed:
                link.setChecked(False)
        emptied(self._answer)
        for shown in self._answer_of(item):
            self._lines.addWidget(shown)
            shown.show()
        self._answer.show()
        self._reveal(self._answer)

    def _pressed(self, link: LinkButton, intent: Intent) -> None:
        """What says that it was copied may need a line of its own, below what could be seen."""
        if isinstance(intent, CopyText):
            self._reveal(link)

    def _reveal(self, appeared: QWidget) -> None:
        settle(self.window())
        self.revealed.emit(appeared)

    def _closed(self) -> None:
        if not any(link.isChecked() for link in self.questions):
            self._answer.hide()

    def _answer_of(self, item: Explanation) -> list[QWidget]:
        lines: list[QWidget] = [label(line, role="small") for line in item.lines]
        if item.shows is None:
            return lines
        shown = painter_of(type(item.shows))(self.theme)
        shown.intended.connect(self.intended)
        shown.set_narrow(narrow=self._narrow)
        shown.show_block(item.shows)
        return [*lines, shown]
