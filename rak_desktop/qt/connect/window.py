"""ConnectWindow: paints screens, and says what was pressed. It asks nobody anything."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QWidget

from rak_desktop.qt.connect.skeleton import Outline, Skeleton

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent

    from rak_desktop.core.settings import Theme as Looks
    from rak_desktop.qt.connect.contents import Contents
    from rak_desktop.qt.theme import Theme
    from rak_desktop.qt.widgets.footer import Footer
    from rak_desktop.qt.widgets.page import Page
    from rak_desktop.qt.widgets.question_box import QuestionBox
    from rak_desktop.screens.screen import Screen

SMALLEST = (400, 360)
DEFAULT = (860, 600)


class ConnectWindow(QWidget):
    """Give it screens; it gives intents back through `intended`.

    Without a theme it is empty, and can be shown long before what it is for is loaded: `outline` then says what there
    is to be seen meanwhile, and it has to be furnished before anything else is asked of it.
    """

    intended = Signal(object)

    def __init__(self, theme: Theme | None = None, outline: Outline | None = None) -> None:
        super().__init__()
        self._contents: Contents | None = None
        self._skeleton = Skeleton(self, outline) if outline else None
        self._may_close = False
        self.setMinimumSize(*SMALLEST)
        self.resize(*DEFAULT)
        if theme is not None:
            self.furnish(theme)

    def furnish(self, theme: Theme) -> None:
        """Everything that can stand in it is made; the first screen shows it."""
        self._contents = import_module("rak_desktop.qt.connect.contents").Contents(
            self, self.intended, theme, self._uncover
        )
        self.setAcceptDrops(True)
        if self._skeleton:
            self._skeleton.raise_()

    @property
    def contents(self) -> Contents:
        """All that stands in it. Raises RuntimeError while it is empty."""
        if self._contents is None:
            raise RuntimeError("nothing stands in this window yet")
        return self._contents

    @property
    def page(self) -> Page:
        """The part that scrolls."""
        return self._complete().page

    @property
    def footer(self) -> Footer:
        """The part with the buttons."""
        return self._complete().footer

    @property
    def question(self) -> QuestionBox:
        """The dialog, if one is open."""
        return self._complete().question

    @property
    def by_keyboard(self) -> bool:
        """Does whoever sits here use the keyboard, so that the focus has to be seen?"""
        return self.contents.ring.keyboard

    def go_on_by_keyboard(self) -> None:
        """The window was opened by a key: what has its focus is shown from the beginning."""
        self.contents.ring.used_keyboard()

    @property
    def _has_a_screen(self) -> bool:
        """Is there a screen, and so somebody who hears what is pressed? Not yet, where it is only furnished."""
        return self._contents is not None and self._contents.has_a_screen

    def show_screen(self, screen: Screen) -> None:
        """Everything visible follows from this one value. Where the window can be seen, another page takes a moment."""
        self.contents.show_screen(screen)

    def _hand_on(self, event: QKeyEvent) -> None:
        """It was pressed while a page was coming: it goes to what has the focus there."""
        self._complete()
        focused: QWidget | None = self.focusWidget()
        QCoreApplication.sendEvent(focused or self, event)

    def _complete(self) -> Contents:
        """With nothing still to come: whoever looks at a part of it looks at the last screen that was shown."""
        self.contents.complete()
        return self.contents

    def _uncover(self) -> None:
        if self._skeleton:
            self._skeleton.hide()
            self._skeleton.deleteLater()
            self._skeleton = None

    def take_brand(self, accent: str | None) -> None:
        """The colour of the app that was chosen in this window."""
        self.contents.take_brand(accent)

    def take_looks(self, looks: Looks) -> None:
        """Light or dark as the person chose."""
        self.contents.theme.take_looks(looks)

    def finish(self) -> None:
        """Closes for good, without asking."""
        self._may_close = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self.contents.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if path := self.contents.dropped(event.mimeData()):
            event.acceptProposedAction()
            self.contents.take_file(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._has_a_screen and self.contents.still_coming:
            self._hand_on(event)
        elif not (self._has_a_screen and self.contents.take_key(event)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name and signature
        if self._contents:
            self._contents.moved_focus()
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._skeleton:
            self._skeleton.fit()
        if self._contents:
            self._contents.resized()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._contents:
            self._contents.settle()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._has_a_screen and not self._may_close:
            self.contents.ask_to_close()
        # `finish` may just have been called, and Qt takes no second close while this one is being asked.
        event.setAccepted(self._may_close or not self._has_a_screen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange and self._contents:
            self._contents.theme.refresh()  # the system's text has another size
