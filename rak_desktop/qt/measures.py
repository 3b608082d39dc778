"""Measures: how large the system wants its text, and what follows for all that is drawn for 14 px.

What stands around the page is as large here as its widgets are, for the window that is shown before they are made.
"""

from PySide6.QtGui import QFontInfo, QGuiApplication

from rak_desktop.core.values import dataclass

# The pictures are drawn for body text of 14 px.
DRAWN_FOR = 14.0
# Windows still says 12 px (9 pt), a size its own newer programs have left.
SMALLEST_BODY = 13.0
SMALLEST_TEXT = 12

RAIL_WIDTH = 224
HEAD_HEIGHT = 48
STEP_BAR_HEIGHT, LOW_STEP_BAR_HEIGHT = 72, 48
FOOTER_HEIGHT, LOW_FOOTER_HEIGHT = 64, 48

NARROW = 720
"""The width below which a window has no room for anything beside its page, for text of 14 px."""
LOW = 440
"""The height below which it keeps its room for the page."""


@dataclass(frozen=True)
class Measures:
    """Follow from `body`, the size of body text in pixels."""

    body: float

    @classmethod
    def for_body(cls, body: float | None = None) -> "Measures":
        """For text of this size, or as the system wants it."""
        return cls(max(SMALLEST_BODY, body or float(QFontInfo(QGuiApplication.font()).pixelSize())))

    def text(self, size: float) -> int:
        """A text size drawn for a 14 px body, in the system's text size; never too small to read."""
        return max(SMALLEST_TEXT, round(size * self.body / DRAWN_FOR))

    def px(self, size: float) -> int:
        """A length drawn for a 14 px body: grows with large text, never shrinks with small text."""
        return round(size * max(1.0, self.body / DRAWN_FOR))
