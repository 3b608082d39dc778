"""Labels: plain text only, since names come from outside, and always with their place in the look."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from rak_desktop.qt.style_sheet import TEXT
from rak_desktop.qt.widgets.lines import break_lines, overhang
from rak_desktop.wording.catalogue import runs_right_to_left

LEFT_TO_RIGHT_ISOLATE = "\u2066"
END_OF_ISOLATE = "\u2069"

T = TypeVar("T", bound=QLabel)

_WIDEST_WISH = 560
# A hyphen between capitals or digits is part of a code or number: RAK-DOC-217, 4-17. A file's place is broken at its
# slashes, yet not after its first, and an app's id at no hyphen. A number stays with what is counted, 12 days, and a
# short last thing in a row is whole: Box office · key ends 7Hq2. With the signs below no line ends there; they are only
# painted, never copied or read aloud.
_CODES_AND_PLACES = re.compile(r"(?<=[A-Z0-9])-(?=[A-Z0-9])|(?<!\S)\S*[/\\]\S*|(?<![\w-])[\w-]+(?:\.[\w-]+)+")
_ROOT = re.compile(r"/(?<![^\s(«“„\"]/)(?=\w)")
_BEFORE_UNIT = re.compile(r" (?:(?<=\d )|(?<=\s\d\. )|(?<=\s\d\d\. ))(?=[^\W\d_])")
_ROW, _SHORT = "· ", 20
_UNBROKEN_HYPHEN, _UNBROKEN_SPACE, _JOINER = "\u2011", "\u00a0", "\u2060"
_MEASURED_BY = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)


class Text(QLabel):
    """Wrapped text with the line height of its role, which plain labels do not know.

    Begins where the page begins: Qt would put an English name at the left of an Arabic page.
    Pieces may stand out by weight; they are given as plain words, and nothing in a text is ever read as markup.
    Text to mark with the mouse and text in one line are painted by Qt itself.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._strong: tuple[str, ...] = ()
        self._ours = False
        self.measure_anew()
        self._begin_where_the_page_does()  # the program may speak Arabic already, and then nothing changes any more

    def set_strong(self, pieces: tuple[str, ...]) -> None:
        """Wherever these words stand in the text, they stand out."""
        if pieces != self._strong:
            self._strong = pieces
            self.measure_anew()
            self.updateGeometry()
            self.update()

    def measure_anew(self) -> None:
        """What it takes may be different now. Qt asks for it hundreds of times before a page stands."""
        self._lines: dict[int, int] = {}
        self._natural = 0
        self._overhang = 0
        self._line = 0
        self._painted: tuple[int, QTextLayout] | None = None

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        if text != self.text():
            self.measure_anew()
            super().setText(text)

    def setWordWrap(self, on: bool) -> None:  # noqa: N802 - Qt's name and signature
        super().setWordWrap(on)
        self._ours = self._is_ours()

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:  # noqa: N802 - Qt's name
        super().setTextInteractionFlags(flags)
        self._ours = self._is_ours()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        changed = event.type()  # asked once: each text hears of six changes before it is seen
        if changed in _MEASURED_BY:
            self.measure_anew()
        if changed is QEvent.Type.LayoutDirectionChange:
            self._begin_where_the_page_does()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if not self._ours:
            return super().heightForWidth(width)
        lines = 1
        if self.natural_width() > width:
            if width not in self._lines:
                self._lines[width] = self._laid_out(width).lineCount()
            lines = self._lines[width]
        return lines * self._line_height() + 2 * self._overhang

    def natural_width(self) -> int:
        """What it takes in one line."""
        if not self._natural:
            laid_out = self._laid_out(_UNBOUNDED)
            self._natural = int(laid_out.maximumWidth()) + 1
            self._overhang = overhang(laid_out, self._line_height())
        return self._natural

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if not self._ours:
            return super().sizeHint()
        width = min(_WIDEST_WISH, self.natural_width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if not self._ours:
            return super().minimumSizeHint()
        return QSize(min(self.sizeHint().width(), 6 * self._line_height()), self._line_height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self._ours:
            super().paintEvent(event)
            return
        width = self.width()
        if self._painted is None or self._painted[0] != width:
            self._painted = width, self._laid_out(width)
        laid_out = self._painted[1]
        top = max(0, self.height() - laid_out.lineCount() * self._line_height()) // 2
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        laid_out.draw(painter, QPointF(0, top))

    def _begin_where_the_page_does(self) -> None:
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _is_ours(self) -> bool:
        return self.wordWrap() and not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse

    def _line_height(self) -> int:
        if not self._line:
            size, line, _ = TEXT.get(str(self.property("role")), TEXT["body"])
            self._line = max(self.fontMetrics().height(), round(self.font().pixelSize() * line / size))
        return self._line

    def _laid_out(self, width: int) -> QTextLayout:
        laid_out = QTextLayout(unbroken(self.text()), self.font(), self)
        laid_out.setTextOption(self._option())
        laid_out.setFormats(list(self._standing_out()))
        break_lines(laid_out, width, self._line_height())
        return laid_out

    def _option(self) -> QTextOption:
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(direction_of(self.text(), self.layoutDirection()))
        return option

    def _standing_out(self) -> Iterator[QTextLayout.FormatRange]:
        if not any(self._strong):
            return
        heavier = QtGui.QTextCharFormat()
        heavier.setFontWeight(QFont.Weight.DemiBold)
        for piece in filter(None, self._strong):
            for found in re.finditer(rf"(?<!\w){re.escape(unbroken(piece))}(?!\w)", unbroken(self.text())):
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = found.start(), len(found[0]), heavier
                yield part


_UNBOUNDED = 100_000


def label(text: str = "", role: str = "body", tone: str = "", *, wrap: bool = True) -> Text:
    """A text with its role (size, weight) and tone (colour) of the style sheet."""
    made = Text(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def selectable(made: T) -> T:
    """Lets the mouse mark this text: people copy numbers and addresses."""
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


@lru_cache(maxsize=1024)
def unbroken(text: str) -> str:
    """As it is painted: codes and numbers stay in one line, and so do the names of files where there is room.

    A page asks for each of its texts many times, and most have nothing of all this.
    """
    if "-" in text:
        text = _CODES_AND_PLACES.sub(lambda found: found[0].replace("-", _UNBROKEN_HYPHEN), text)
    text = _BEFORE_UNIT.sub(_UNBROKEN_SPACE, text)
    if "/" in text:
        text = _ROOT.sub("/" + _JOINER, text)
    before, dot, last = text.rpartition(_ROW)
    return before + dot + last.replace(" ", _UNBROKEN_SPACE) if dot and len(last) <= _SHORT else text


def direction_of(text: str, page: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Which way its words and signs follow each other on such a page.

    A sentence of the page's language runs as the page does, also where a foreign name stands first. An address, a code
    in digits or a name from elsewhere does not: Qt would have them read backwards, "/home" as "home/".
    """
    return page if runs_right_to_left(text) else Qt.LayoutDirection.LeftToRight


def show_text(made: QLabel, text: str) -> None:
    """The text, or no trace of the label when there is none."""
    made.setText(text)
    made.setVisible(bool(text))


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Changes a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the sheet has not looked yet
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.Polish))
        if isinstance(widget, Text):
            widget.measure_anew()


def separator() -> QFrame:
    """A line that carries no meaning."""
    return frame("separator")


def frame(role: str, tone: str = "") -> QFrame:
    """A box with its role and tone of the style sheet."""
    made = QFrame()
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    return made


def isolated(text: str) -> str:
    """Keeps keys, ids and addresses left-to-right inside a right-to-left sentence."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_OF_ISOLATE}"
