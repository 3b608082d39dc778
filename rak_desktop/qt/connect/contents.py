"""Contents: all that stands in the window. Loaded while the empty window can be seen already."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtCore import QMimeData, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.flows.choose_app.events import FilePicked
from rak_desktop.flows.connect.events import Closed
from rak_desktop.qt.announcing import announce
from rak_desktop.qt.beats import at_once
from rak_desktop.qt.connect.coming import Coming
from rak_desktop.qt.connect.keys import Keys
from rak_desktop.qt.first_paint import once_seen
from rak_desktop.qt.just_came import it_came
from rak_desktop.qt.measures import LOW, NARROW
from rak_desktop.qt.settling import settle_changes, settling
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, appear
from rak_desktop.qt.widgets.focus_ring import FocusRing
from rak_desktop.qt.widgets.footer import Footer
from rak_desktop.qt.widgets.head_bar import HeadBar
from rak_desktop.qt.widgets.page import Page
from rak_desktop.qt.widgets.question_box import QuestionBox
from rak_desktop.qt.widgets.ribbon import Ribbon
from rak_desktop.qt.widgets.step_bar import StepBar
from rak_desktop.qt.widgets.step_rail import StepRail, hairline_end
from rak_desktop.screens.blocks import ConnectionList
from rak_desktop.screens.screen import Screen

_TO_BE_GONE = 3
"""Beats: in the first it is asked for, in the second Qt is asked, and in the third it is done."""


class Contents:
    """Shows screens in a window, whose `intended` tells what was pressed. `whole` is called when one is there.

    The window hands on what Qt tells it alone: its keys, its size, what is dropped on it, that it is to be closed.
    """

    def __init__(self, window: QWidget, intended: SignalInstance, theme: Theme, whole: Callable[[], None]) -> None:
        self._window = window
        self._intended = intended
        self.theme = theme
        self._whole = whole
        self._name = ""
        self._brand = theme.brand
        self._screen: Screen | None = None
        self._coming = Coming(window)
        self._awaited: QWidget | None = None
        self._announced = ""
        self._ribbon = Ribbon(theme)
        self.rail = StepRail(theme)
        self._rail_end = hairline_end()
        self._bar = StepBar(theme)
        self.head = HeadBar(theme)
        self.page = Page(theme)
        self.footer = Footer(theme)
        self.question = QuestionBox(window)
        self.ring = FocusRing(theme, window, self.page.content)
        self._keys = Keys(window, intended, self.page, self.footer, self.ring)
        for part in (self.head, self.page, self.footer, self.question):
            part.intended.connect(intended)
        self._build()
        self.ring.focused.connect(self.page.scroll_to)

    @property
    def has_a_screen(self) -> bool:
        """Was one shown?"""
        return self._screen is not None

    def show_screen(self, screen: Screen) -> None:
        """Everything visible follows from this one value.

        In a window that can be seen, another page comes in beats. The same one does not: what somebody types into it
        meanwhile would be overwritten by what they had typed before.
        """
        another, self._name = screen.name != self._name, screen.name
        self._coming.take(self._pieces(screen, self._brand), in_beats=another and self._window.isVisible())

    def take_brand(self, accent: str | None) -> None:
        """The colour of whose page comes next; it comes with that."""
        self._brand = accent

    @property
    def still_coming(self) -> bool:
        """Is what was shown last not there as a whole yet?"""
        return self._coming.under_way

    def complete(self) -> None:
        """What was shown last is there as a whole."""
        self._coming.complete()

    def _pieces(self, screen: Screen, brand: str | None) -> Iterator[None]:
        """The work of showing it; between two pieces the window may do something else."""
        before, self._screen = self._screen, screen
        another = before is None or before.name != screen.name
        if another:
            self._leave_focus()
        focused: QWidget | None = self._window.focusWidget()
        self._window.setWindowTitle(screen.window_title)
        self.page.make_room_for(screen)
        if brand != self.theme.brand:
            for _ in range(_TO_BE_GONE if another and before else 0):  # what goes would only be dressed anew before
                yield
            self.theme.take_brand(brand)
            yield
        if before is None:  # only now: whose colours these are may have been said after the window was made
            self._dress()
            self.theme.changed.connect(self._follow_theme)
            yield
        same_form = before is not None and _form(before) == _form(screen)
        self._show_frame(screen, same_form=same_form)
        yield
        made = yield from self.page.pieces(screen)
        yield
        if not same_form:
            yield from self._settling(anew=another or bool(made))
        if self.page.has_outgrown_its_place():  # a long list is told of every check; mostly nothing moves
            self.settle()
        yield
        if not same_form:
            self._order_tabs()
        self._enter(before, made, focused)
        if before is not None and another:
            self.page.turn(forward=screen.number >= before.number)
        self._say(screen.announcement, at_once=before is not None and self._window.isVisible())
        self.question.show_question(screen.question)
        if before is not None:  # at last: a page may take long to come
            self._tell_what_came(before, screen)
        self._whole()

    def _leave_focus(self) -> None:
        """Before a page goes: else Qt gives it to one after the other of what is still there.

        A screen reader would begin to read each of them out, and what has it now is gone before the next page is whole.
        """
        focused: QWidget | None = self._window.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what the key is for; False for one that means nothing here."""
        return self._keys.take(event, self._screen)

    def moved_focus(self) -> None:
        """Qt is asked for the next or the former one to have the focus."""
        self.complete()
        if not _is_lost(self._window.focusWidget()):
            self.ring.used_keyboard()

    def resized(self) -> None:
        """The window has another size."""
        self.complete()
        self._take_form()
        self.settle()

    def ask_to_close(self) -> None:
        """What is lost by it, the screen says."""
        self.complete()
        self._intended.emit(Closed())

    def dropped(self, dragged: QMimeData) -> str | None:
        """The one file or folder of this computer that is dragged over a screen which takes one."""
        urls = dragged.urls()
        wanted = self._screen is not None and self._screen.takes_files and len(urls) == 1
        return urls[0].toLocalFile() or None if wanted else None

    def take_file(self, path: str) -> None:
        """It was dropped here."""
        self.complete()
        self._intended.emit(FilePicked(path))

    def settle(self) -> None:
        """Places everything at once, and not in the beats to come."""
        at_once(self._settling(anew=True))

    def _settling(self, *, anew: bool) -> Iterator[None]:
        if not self._window.isVisible():
            return
        if anew:
            yield from settling(self._window, self.page.spread)
        else:
            settle_changes()
        if self.page.spread():
            settle_changes()

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._rail_end)
        middle.addWidget(self.page, 1)
        self._column = column = QVBoxLayout(self._window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._ribbon)
        column.addWidget(self.head)
        column.addWidget(self._bar)
        column.addLayout(middle, 1)
        column.addWidget(self.footer)
        if self._window.isVisible():
            appear(self.page)
            appear(self.footer)

    def _follow_theme(self) -> None:
        self.complete()
        self._dress()
        self._take_form()

    def _dress(self) -> None:
        self._window.setPalette(self.theme.palette())
        self._window.setStyleSheet(self.theme.sheet())

    def _tell_what_came(self, before: Screen, screen: Screen) -> None:
        """A list goes on below while its checks begin and end: what stands there can be pressed meanwhile."""
        if _page_to_press(before) != _page_to_press(screen):
            it_came(self._window)
        elif _foot_to_press(before) != _foot_to_press(screen):
            it_came(self.footer)

    def _show_frame(self, screen: Screen, *, same_form: bool) -> None:
        """All that stands around the page, placed once at the end: the page then has the width it is filled at."""
        self._column.setEnabled(False)
        self._ribbon.show_words(screen.ribbon)
        self.head.show_head(screen.head)
        if screen.rail is not None:
            self.rail.show_rail(screen.rail)
            self._bar.show_rail(screen.rail)
        if not same_form:
            self._take_form()
            self.footer.show_screen(screen, quiet=screen.taken_over_by is not None)
        self._column.setEnabled(True)
        if self._window.isVisible():
            self._column.activate()

    def _take_form(self) -> None:
        narrow = self._window.width() < self.theme.px(NARROW)
        low = self._window.height() < LOW
        on_a_way = self._screen is None or self._screen.rail is not None
        self._bar.setVisible(on_a_way and narrow)
        for part in (self.rail, self._rail_end):
            part.setVisible(on_a_way and not narrow)
        self.head.set_narrow(narrow=narrow)
        self._bar.set_low(low=low)
        self.footer.set_low(low=low)
        self.page.set_narrow(narrow=narrow)
        self.footer.set_narrow(narrow=narrow)

    def _order_tabs(self) -> None:
        previous: QWidget | None = None
        for widget in self._focusable():
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget

    def _focusable(self) -> Iterator[QWidget]:
        yield from self.head.links
        yield self.page.beside
        for block in self.page.blocks:
            for child in block.findChildren(QWidget):
                # The list of a choice that opens is a window of its own.
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.window() is self._window:
                    yield child
        yield self.footer.help
        yield from self.footer.buttons

    def _enter(self, before: Screen | None, made: list[BlockWidget[Any]], focused: QWidget | None) -> None:
        """The first focus of a page; later only for what is new and missing or in the way, or when it got lost."""
        awaited_before = self._awaited
        self._awaited = next((block.focus_target() for block in self.page.blocks if block.awaited), None)
        fresh = before is None or before.name != self.page.name
        troubled = any(block.interrupts for block in made)
        lost = focused is None or not focused.isVisibleTo(self._window) or not focused.isEnabled()
        if self._awaited is not None and self._awaited is not awaited_before:
            self._awaited.setFocus(Qt.FocusReason.OtherFocusReason)
            for wanted in (*(block for block in self.page.blocks if block.interrupts), self._awaited):
                self.page.scroll_to(wanted)
        elif fresh or lost or (troubled and not isinstance(focused, QtWidgets.QLineEdit)):
            self._first_focus(troubled=troubled).setFocus(Qt.FocusReason.OtherFocusReason)
        elif troubled and focused is not None:
            for wanted in (*(block for block in made if block.interrupts), focused):
                self.page.scroll_to(wanted)  # whoever types goes on, and sees what is wrong

    def _first_focus(self, *, troubled: bool) -> QWidget:
        first = next((block for block in self.page.blocks if block.begins), None)
        if first is not None and self._screen is not None and self._screen.begins_inside:
            return first.focus_target() or self.footer.help
        banner = next((block for block in self.page.blocks if block.interrupts), None)
        if banner is not None and troubled:
            return banner
        buttons = [button for button in reversed(self.footer.buttons) if button.isEnabled()]
        return buttons[0] if buttons else self.footer.help

    def _say(self, sentence: str, *, at_once: bool) -> None:
        """Nobody listens to a window that has only just come; then it is said a moment later, if it still is so."""
        is_news = sentence and sentence != self._announced
        self._announced = sentence
        if is_news and at_once:
            announce(self._window, sentence)
        elif is_news:
            once_seen(self._window, lambda: self._say_late(sentence))

    def _say_late(self, sentence: str) -> None:
        if sentence == self._announced:
            announce(self._window, sentence)


def _is_lost(focused: QWidget | None) -> bool:
    """Qt looks for the next one, too, where what has the focus goes or can no longer be used; nobody pressed a key."""
    return focused is not None and not (focused.isVisible() and focused.isEnabled())


def _page_to_press(screen: Screen) -> object:
    """Which page it is, and what the great button on it means; all of it moves when that comes or goes."""
    banner = screen.taken_over_by
    return screen.name, banner.action.intent if banner and banner.action else None


def _foot_to_press(screen: Screen) -> object:
    """What the buttons below the page mean, whether they can be pressed already or not."""
    return [button.intent for button in (screen.main, *screen.others) if button]


def _form(screen: Screen) -> object:
    """What decides where everything stands, as far as a list goes; any other screen has a form of its own."""
    lists = [block for block in screen.blocks if isinstance(block, ConnectionList)]
    if not lists:
        return screen
    rows = tuple(row.id for each in lists for row in each.rows)
    kinds = tuple(type(block) for block in screen.blocks)
    foot = (screen.main, screen.others, screen.help_number, screen.beside, screen.head, screen.ribbon)
    return screen.name, kinds, rows, foot
