"""BlockWidget: what every piece of a page can do."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rak_desktop.qt.theme import Theme

B = TypeVar("B")


class BlockWidget(QWidget, Generic[B]):
    """Paints blocks of one type, again and again; says what was pressed in it."""

    intended = Signal(object)
    revealed = Signal(QWidget)
    """Something has just appeared in it because a person asked for it: it wants to be seen."""

    begins = False
    """Can a page begin with the focus in it?"""
    awaited = False
    """Is the one thing that is missing to be put into it?"""
    interrupts = False
    """Does it tell of something that is in the way?"""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_block(self, block: B) -> None:
        """Everything visible follows from the block; what a person typed or opened stays."""
        raise NotImplementedError

    def pieces(self, block: B) -> Iterator[None]:
        """The work of showing the first one, of which a long block makes several pieces."""
        self.show_block(block)
        return iter(())

    @property
    def whole(self) -> bool:
        """Is all of it there? Of a long block the rest comes in the beats after it was painted."""
        return True

    def focus_target(self) -> QWidget | None:
        """Where the focus goes when this block is the one to begin with."""
        return None

    def take_enter(self) -> bool:
        """Enter was pressed. Did somebody type here, and was there something to take?"""
        return False

    def take_paste(self) -> bool:
        """A paste somewhere on this page: is it for this block?"""
        return False

    def set_narrow(self, *, narrow: bool) -> None:
        """The window has become narrow, or wide again."""

    def column(self, gap: int = 0) -> QVBoxLayout:
        """An empty column to fill, without margins."""
        made = QVBoxLayout(self)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(gap)
        return made


def appear(added: QWidget) -> None:
    """Shows what was put where it can be seen already. In a page that comes, it comes with the page, placed once."""
    if added.isHidden():
        added.show()


def emptied(widget: QWidget) -> None:
    """Lets go of everything in a widget's layout."""
    layout = widget.layout()
    if layout is None:
        return
    while (item := layout.takeAt(0)) is not None:
        if (child := item.widget()) is not None:
            child.hide()
            child.deleteLater()
