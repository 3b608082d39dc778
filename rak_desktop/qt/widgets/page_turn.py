"""PageTurn: a new page comes in, 160 ms of fading with 8 px of slide; nothing where the system wants no motion.

It is a picture of the new page laid over it. The page itself is there from the first moment: it has the focus, takes
what is typed and pressed, and is read out.
"""

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from rak_desktop.qt.theme import Theme

TURN_MS = 160
_SLIDE = 8


class PageTurn(QWidget):
    """Lies over the part of `page` that scrolls, and only while it turns."""

    def __init__(self, theme: Theme, page: QScrollArea) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self._picture = QPixmap()
        self._from = 0
        self._turn = QVariantAnimation(self)
        self._turn.setStartValue(0.0)
        self._turn.setEndValue(1.0)
        self._turn.setDuration(TURN_MS)
        self._turn.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._turn.valueChanged.connect(self._arrive)
        self._turn.finished.connect(self.end)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def turning(self) -> bool:
        """Is it in motion?"""
        return self._turn.state() is QVariantAnimation.State.Running

    def begin(self, *, forward: bool) -> None:
        """The next page comes from where reading goes on, the one before from where it came from."""
        self.end()
        if self._theme.still or not self._page.isVisible():
            return
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._from = _SLIDE if forward is not rtl else -_SLIDE
        self.setGeometry(self._page.viewport().geometry())
        self.raise_()
        self.show()
        self._turn.start()

    def _arrive(self, arrived: float) -> None:
        """At first nothing of the new page is seen: its picture is taken in the beat after the one that made it."""
        if arrived and self._picture.isNull():
            self._picture = self._page.viewport().grab()
        self.update()

    def end(self) -> None:
        """The page alone, at once."""
        self._turn.stop()
        self._picture = QPixmap()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        arrived: float = self._turn.currentValue()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("page"))
        painter.setOpacity(arrived)
        painter.drawPixmap(round(self._from * (1 - arrived)), 0, self._picture)
