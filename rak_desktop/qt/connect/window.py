"""ConnectWindow: paints screens, and says what was pressed. It asks nobody anything.

| Key                | What it does                                                                  |
|--------------------|-------------------------------------------------------------------------------|
| Enter              | presses the focused button, else the one main action of the screen; once for  |
|                    | each time it is pressed, and never what has only just come (`qt/just_came`)   |
| Escape             | goes back where there is a way back, else asks to close; loses nothing        |
| Tab, Shift+Tab     | in the order of reading: page, help number, secondary, main                   |
| Ctrl+V             | reaches the key field from anywhere on its page                               |
| F1                 | help                                                                          |

Back stands before the main button on every system, as in the wizards of all of them.
"""

from collections.abc import Iterator
from typing import Any

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.settings import Theme as Looks
from rak_desktop.flows.choose_app.events import FilePicked
from rak_desktop.flows.connect.events import Back, Closed, KeyEntered
from rak_desktop.qt.announcing import announce
from rak_desktop.qt.first_paint import once_seen
from rak_desktop.qt.just_came import it_came, just_came
from rak_desktop.qt.settling import settle, settle_changes
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.focus_ring import FocusRing
from rak_desktop.qt.widgets.footer import Footer
from rak_desktop.qt.widgets.head_bar import HeadBar
from rak_desktop.qt.widgets.page import Page
from rak_desktop.qt.widgets.question_box import QuestionBox
from rak_desktop.qt.widgets.ribbon import Ribbon
from rak_desktop.qt.widgets.step_bar import StepBar
from rak_desktop.qt.widgets.step_rail import StepRail, hairline_end
from rak_desktop.screens.actions import Action, ShowHelp
from rak_desktop.screens.blocks import Banner, ConnectionList
from rak_desktop.screens.screen import Screen

NARROW = 720
LOW = 440
SMALLEST = (400, 360)
DEFAULT = (860, 600)


class ConnectWindow(QWidget):
    """Give it screens; it gives intents back through `intended`."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: Screen | None = None
        self._awaited: QWidget | None = None
        self._may_close = False
        self._announced = ""
        self._ribbon = Ribbon(theme)
        self._rail = StepRail(theme)
        self._rail_end = hairline_end()
        self._bar = StepBar(theme)
        self._head = HeadBar(theme)
        self._page = Page(theme)
        self._footer = Footer(theme)
        self._question = QuestionBox(self)
        self._ring = FocusRing(theme, self, self._page.content)
        for part in (self._head, self._page, self._footer, self._question):
            part.intended.connect(self.intended)
        self._build()
        self._ring.focused.connect(self._page.scroll_to)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*DEFAULT)

    @property
    def page(self) -> Page:
        """The part that scrolls."""
        return self._page

    @property
    def footer(self) -> Footer:
        """The part with the buttons."""
        return self._footer

    @property
    def question(self) -> QuestionBox:
        """The dialog, if one is open."""
        return self._question

    @property
    def by_keyboard(self) -> bool:
        """Does whoever sits here use the keyboard, so that the focus has to be seen?"""
        return self._ring.keyboard

    def go_on_by_keyboard(self) -> None:
        """The window was opened by a key: what has its focus is shown from the beginning."""
        self._ring.used_keyboard()

    def show_screen(self, screen: Screen) -> None:
        """Everything visible follows from this one value."""
        before, self._screen = self._screen, screen
        if before is not None and _to_press(before) != _to_press(screen):
            it_came(self)
        if before is None:  # only now: whose colours these are may have been said after the window was made
            self._dress()
            self._theme.changed.connect(self._follow_theme)
        self.setWindowTitle(screen.window_title)
        same_form = before is not None and _form(before) == _form(screen)
        focused = self.focusWidget()
        self._page.make_room_for(screen)
        self._show_frame(screen, same_form=same_form)
        made = self._page.show_screen(screen)
        if not same_form:
            self._settle(anew=before is None or before.name != screen.name or bool(made))
        if self._page.has_outgrown_its_place():  # a long list is told of every check; mostly nothing moves
            self._settle()
        if not same_form:
            self._order_tabs()
        self._enter(before, made, focused)
        if before is not None and before.name != screen.name:
            self._page.turn(forward=screen.number >= before.number)
        self._say(screen.announcement)
        self._question.show_question(screen.question)

    def take_brand(self, accent: str | None) -> None:
        """The colour of the app that was chosen in this window."""
        self._theme.take_brand(accent)

    def take_looks(self, looks: Looks) -> None:
        """Light or dark as the person chose."""
        self._theme.take_looks(looks)

    def finish(self) -> None:
        """Closes for good, without asking."""
        self._may_close = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self._dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if path := self._dropped(event.mimeData()):
            event.acceptProposedAction()
            self.intended.emit(FilePicked(path))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not (event.isAutoRepeat() or just_came(self)):
                self._press_main()
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif event.key() == Qt.Key.Key_F1:
            self._ring.used_keyboard()
            self.intended.emit(ShowHelp())
        elif event.matches(QtGui.QKeySequence.StandardKey.Paste):
            self._take_paste()
        elif event.matches(QtGui.QKeySequence.StandardKey.Close):
            self.close()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name and signature
        if not _is_lost(self.focusWidget()):
            self._ring.used_keyboard()
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._take_form()
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._settle()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if not self._may_close:
            self.intended.emit(Closed())
        # `finish` may just have been called, and Qt takes no second close while this one is being asked.
        event.setAccepted(self._may_close)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._theme.refresh()

    def _settle(self, *, anew: bool = True) -> None:
        if not self.isVisible():
            return
        if anew:
            settle(self, self._page.spread)
        else:
            settle_changes()
        if self._page.spread():
            settle_changes()

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addWidget(self._rail_end)
        middle.addWidget(self._page, 1)
        self._whole = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._ribbon)
        column.addWidget(self._head)
        column.addWidget(self._bar)
        column.addLayout(middle, 1)
        column.addWidget(self._footer)

    def _follow_theme(self) -> None:
        self._dress()
        self._take_form()

    def _dress(self) -> None:
        self.setPalette(self._theme.palette())
        self.setStyleSheet(self._theme.sheet())

    def _show_frame(self, screen: Screen, *, same_form: bool) -> None:
        """All that stands around the page, placed once at the end: the page then has the width it is filled at."""
        self._whole.setEnabled(False)
        self._ribbon.show_words(screen.ribbon)
        self._head.show_head(screen.head)
        if screen.rail is not None:
            self._rail.show_rail(screen.rail)
            self._bar.show_rail(screen.rail)
        if not same_form:
            self._take_form()
            self._footer.show_screen(screen, quiet=_troubled(screen) is not None)
        self._whole.setEnabled(True)
        if self.isVisible():
            self._whole.activate()

    def _take_form(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        low = self.height() < LOW
        on_a_way = self._screen is None or self._screen.rail is not None
        self._bar.setVisible(on_a_way and narrow)
        for part in (self._rail, self._rail_end):
            part.setVisible(on_a_way and not narrow)
        self._head.set_narrow(narrow=narrow)
        self._bar.set_low(low=low)
        self._footer.set_low(low=low)
        self._page.set_narrow(narrow=narrow)
        self._footer.set_narrow(narrow=narrow)

    def _order_tabs(self) -> None:
        previous: QWidget | None = None
        for widget in self._focusable():
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget

    def _focusable(self) -> Iterator[QWidget]:
        yield from self._head.links
        yield self._page.beside
        for block in self._page.blocks:
            for child in block.findChildren(QWidget):
                # The list of a choice that opens is a window of its own.
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.window() is self:
                    yield child
        yield self._footer.help
        yield from self._footer.buttons

    def _enter(self, before: Screen | None, made: list[BlockWidget[Any]], focused: QWidget | None) -> None:
        """The first focus of a page; later only for what is new and missing or in the way, or when it got lost."""
        awaited_before = self._awaited
        self._awaited = next((block.focus_target() for block in self._page.blocks if block.awaited), None)
        fresh = before is None or before.name != self._page.name
        troubled = any(block.interrupts for block in made)
        lost = focused is None or not focused.isVisibleTo(self) or not focused.isEnabled()
        if self._awaited is not None and self._awaited is not awaited_before:
            self._awaited.setFocus(Qt.FocusReason.OtherFocusReason)
            for wanted in (*(block for block in self._page.blocks if block.interrupts), self._awaited):
                self._page.scroll_to(wanted)
        elif fresh or lost or (troubled and not isinstance(focused, QtWidgets.QLineEdit)):
            self._first_focus(troubled=troubled).setFocus(Qt.FocusReason.OtherFocusReason)
        elif troubled and focused is not None:
            for wanted in (*(block for block in made if block.interrupts), focused):
                self._page.scroll_to(wanted)  # whoever types goes on, and sees what is wrong

    def _first_focus(self, *, troubled: bool) -> QWidget:
        first = next((block for block in self._page.blocks if block.begins), None)
        if first is not None and self._screen is not None and self._screen.begins_inside:
            return first.focus_target() or self._footer.help
        banner = next((block for block in self._page.blocks if block.interrupts), None)
        if banner is not None and troubled:
            return banner
        buttons = [button for button in reversed(self._footer.buttons) if button.isEnabled()]
        return buttons[0] if buttons else self._footer.help

    def _press_main(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
            return
        if any(block.take_enter() for block in self._page.blocks):
            return
        main = self._main_action()
        if main is not None and main.enabled:
            self.intended.emit(main.intent)

    def _main_action(self) -> Action | None:
        if self._screen is None:
            return None
        banner = _troubled(self._screen)
        return banner.action if banner is not None else self._screen.main

    def _go_back(self) -> None:
        if self._screen is not None and _has_a_way_back(self._screen):
            self.intended.emit(Back())
        else:
            self.close()

    def _take_paste(self) -> None:
        if any(block.take_paste() for block in self._page.blocks):
            return
        if self._screen is not None and self._screen.takes_paste:
            from rak_desktop.core.key_reading import read_paste

            paste = read_paste(QGuiApplication.clipboard().text())
            if isinstance(paste.key, RestrictedKey):
                self.intended.emit(KeyEntered(paste))

    def _dropped(self, dragged: QMimeData) -> str | None:
        """The one file or folder of this computer that is dragged over a screen which takes one."""
        urls = dragged.urls()
        wanted = self._screen is not None and self._screen.takes_files and len(urls) == 1
        return urls[0].toLocalFile() or None if wanted else None

    def _say(self, sentence: str) -> None:
        if sentence and sentence != self._announced:
            if self.isVisible():
                announce(self, sentence)
            else:  # nobody listens to a window that is not there yet
                once_seen(self, lambda: announce(self, sentence))
        self._announced = sentence


def _is_lost(focused: QWidget | None) -> bool:
    """Qt looks for the next one, too, where what has the focus goes or can no longer be used; nobody pressed a key."""
    return focused is not None and not (focused.isVisible() and focused.isEnabled())


def _has_a_way_back(screen: Screen) -> bool:
    buttons = (*screen.others, *((screen.main,) if screen.main else ()))
    return screen.goes_back or any(button.enabled and isinstance(button.intent, Back) for button in buttons)


def _troubled(screen: Screen) -> Banner | None:
    """The banner whose action is the main thing to press, if there is one."""
    return next((block for block in screen.blocks if isinstance(block, Banner) and block.takes_over), None)


def _to_press(screen: Screen) -> object:
    """What its great buttons mean, whether they can be pressed already or not."""
    banner = _troubled(screen)
    buttons = (screen.main, *screen.others, banner.action if banner else None)
    return screen.name, [button.intent for button in buttons if button]


def _form(screen: Screen) -> object:
    """What decides where everything stands, as far as a list goes; any other screen has a form of its own."""
    lists = [block for block in screen.blocks if isinstance(block, ConnectionList)]
    if not lists:
        return screen
    rows = tuple(row.id for each in lists for row in each.rows)
    kinds = tuple(type(block) for block in screen.blocks)
    foot = (screen.main, screen.others, screen.help_number, screen.beside, screen.head, screen.ribbon)
    return screen.name, kinds, rows, foot
