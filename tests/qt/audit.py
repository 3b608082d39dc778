"""What everybody needs of every page: found by looking at the window, without a list of exceptions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPaintDevice, QPainter
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from rak_desktop.core.colour import contrast
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.disclosure_head import DisclosureHead
from rak_desktop.qt.widgets.page_header import PageHeader
from rak_desktop.qt.widgets.painted_text import PaintedText

READABLE = 4.5
SMALLEST_TARGET = 24
LONGEST_NAME = 200
_KEY_SHAPED = re.compile(r"(?:rk|sk|rkcs)_[A-Za-z0-9_]{10}")
_TOLD = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def findings(window: ConnectWindow) -> Iterator[str]:
    """Everything that is wrong with the page as it stands in the window now, and with a dialog over it."""
    there = window.findChildren(QWidget)
    seen = [widget for widget in there if widget.isVisible()]
    stops = tab_stops(window)
    yield from _names(stops)
    yield from _secrets(there)
    yield from _targets(stops)
    yield from _order(window, stops)
    yield from _heading_first(window)
    yield from clipped(seen)
    yield from _out_of_line(seen)
    yield from _contrast(window, seen)


def clipped(seen: Iterable[QWidget]) -> Iterator[str]:
    """Words that have no room, and what stands past the end of its window: this one, or a dialog over it."""
    for widget in seen:
        match widget:
            case QLabel() if not _may_elide(widget):
                lacks_height = widget.height() < widget.heightForWidth(widget.width()) - 1
                lacks_width = not widget.wordWrap() and widget.width() < widget.sizeHint().width()
                if lacks_height or lacks_width:
                    yield f"clipped: {widget.text()} {widget.size().toTuple()}"
            case ActionButton() if type(widget) is ActionButton:
                if widget.width() < widget.sizeHint().width() or widget.height() < widget.minimumSizeHint().height():
                    yield f"clipped: {widget.text()} {widget.size().toTuple()}"
            case DisclosureHead() if widget.height() < widget.heightForWidth(widget.width()):
                yield f"clipped: {widget.accessibleName()} {widget.size().toTuple()}"
            case QPushButton() if widget.width() < widget.fontMetrics().horizontalAdvance(widget.text()):
                yield f"clipped: {widget.text()} {widget.size().toTuple()}"
        if isinstance(widget, QLabel | QPushButton | QLineEdit):
            ends = (widget.mapTo(widget.window(), corner).x() for corner in _top_corners(widget.rect()))
            if not all(0 <= end < widget.window().width() for end in ends):
                yield f"beyond the end of the window: {type(widget).__name__} {widget.accessibleName()}"


def _out_of_line(seen: list[QWidget]) -> Iterator[str]:
    """A field and the button beside it are of one height, and choices below each other of one width."""
    buttons = [widget for widget in seen if type(widget) is ActionButton]
    for field in (widget for widget in seen if isinstance(widget, QLineEdit)):
        for button in (each for each in buttons if each.parentWidget() is field.parentWidget()):
            beside = button.y() < field.geometry().center().y() < button.geometry().bottom()
            if beside and button.height() != field.height():
                yield f"not as high as the field beside it: {button.text()} {button.height()} {field.height()}"
    choices = [widget for widget in seen if isinstance(widget, QComboBox)]
    if len({choice.width() for choice in choices}) > 1:
        yield f"choices of different widths: {[(choice.accessibleName(), choice.width()) for choice in choices]}"


def tab_stops(window: ConnectWindow) -> list[QWidget]:
    """What Tab goes through, in its order, for somebody who presses it. It goes in a circle, which begins
    after the end of the footer.

    It is walked, since to ask for it (`nextInFocusChain`) makes PySide take each widget for a child of the one before.
    """
    focused = window.focusWidget()
    end = next((each for each in reversed(window.footer.buttons) if each.isEnabled()), window.footer.help)
    end.setFocus()
    stops: list[QWidget] = []
    while window.focusNextPrevChild(True) and (now := window.focusWidget()) is not end:
        stops.append(now)
    focused.setFocus()
    return [*stops, end]


def name_of(widget: QWidget) -> str:
    """As a screen reader says it."""
    return _told(widget, QAccessible.Text.Name)


def _told(widget: QWidget, what: QAccessible.Text) -> str:
    return str(QAccessible.queryAccessibleInterface(widget).text(what))


def _names(stops: list[QWidget]) -> Iterator[str]:
    for widget in stops:
        name = name_of(widget)
        if not name.strip():
            yield f"nameless: {type(widget).__name__}"
        elif len(name) > LONGEST_NAME:
            yield f"too long a name: {name}"
    told: dict[tuple[str, str], set[object]] = {}
    for widget in stops:
        does = getattr(widget, "_action", None) or widget
        told.setdefault((name_of(widget), _told(widget, QAccessible.Text.Description)), set()).add(does)
    yield from (f"the same name for two things: {name}" for (name, _), things in told.items() if len(things) > 1)


def _secrets(there: list[QWidget]) -> Iterator[str]:
    for widget in there:
        interface = QAccessible.queryAccessibleInterface(widget)
        if any(_KEY_SHAPED.search(interface.text(kind)) for kind in _TOLD):
            yield f"something like a key is read out by {type(widget).__name__}"


def _targets(stops: list[QWidget]) -> Iterator[str]:
    for widget in stops:
        if min(widget.width(), widget.height()) < SMALLEST_TARGET:
            yield f"too small to hit: {name_of(widget)} {widget.size().toTuple()}"


def _order(window: ConnectWindow, stops: list[QWidget]) -> Iterator[str]:
    """Down the page line by line, along each line as reading goes, then the footer."""
    inside = [widget for widget in stops if window.page.isAncestorOf(widget)]
    expected = [widget for line in _lines(window, inside) for widget in line]
    if inside != expected:
        yield f"Tab goes {[name_of(w) for w in inside]}, reading goes {[name_of(w) for w in expected]}"
    in_footer = [place for place, widget in enumerate(stops) if window.footer.isAncestorOf(widget)]
    if inside and in_footer[0] < stops.index(inside[-1]):
        yield "the footer comes before the end of the page"


def _lines(window: ConnectWindow, widgets: list[QWidget]) -> list[list[QWidget]]:
    """What stands beside each other is one line, read as the language is."""
    boxes = {widget: _box(widget, window.page.content) for widget in widgets}
    lines: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda each: boxes[each].top()):
        if lines and boxes[widget].center().y() < boxes[lines[-1][0]].bottom():
            lines[-1].append(widget)
        else:
            lines.append([widget])
    rtl = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return [sorted(line, key=lambda each: -boxes[each].right() if rtl else boxes[each].left()) for line in lines]


def _heading_first(window: ConnectWindow) -> Iterator[str]:
    children = [child for child in window.page.content.children() if isinstance(child, QWidget) and child.isVisible()]
    if not isinstance(children[0], PageHeader):
        yield "the heading is not read first"
    blocks = [child for child in children if child in window.page.blocks]
    if blocks != window.page.blocks:
        yield "blocks are read in another order than they stand"


def _contrast(window: ConnectWindow, seen: list[QWidget]) -> Iterator[str]:
    """Every text's ink against the ground it really stands on."""
    with _painted_texts() as painted:
        image = _Image(window)
    page = _box(window.page.viewport(), window)
    for widget in seen:
        if widget.window() is window and (written := _written(widget)):
            text, ink = written
            box = _box(widget, window)
            yield from _too_faint(image, box.intersected(page) if window.page.isAncestorOf(widget) else box, ink, text)
    for text, ink, box in painted:
        yield from _too_faint(image, box.intersected(page), ink, text)
    if window.question.box is not None:
        dialog = _Image(window.question.box)
        for label in window.question.box.findChildren(QLabel):
            if label.isVisible() and label.text():
                ink = label.palette().windowText().color()
                yield from _too_faint(dialog, _box(label, window.question.box), ink, label.text())


def _written(widget: QWidget) -> tuple[str, QColor] | None:  # noqa: PLR0911 - a table, one line a kind
    """What stands on it, and in which ink."""
    match widget:
        case QLabel() if widget.text():
            return widget.text(), widget.palette().windowText().color()
        case ActionButton() if widget.text():
            return widget.text(), QColor(widget._theme.name(widget._token()))
        case DisclosureHead():
            return widget.accessibleName(), QColor(widget._theme.name("ink"))
        case QLineEdit() if widget.displayText():
            return "what is typed", widget.palette().text().color()
        case QLineEdit() if widget.placeholderText():
            return widget.placeholderText(), widget.palette().placeholderText().color()
        case QPlainTextEdit():
            return widget.toPlainText(), widget.palette().text().color()
        case QComboBox():
            return widget.currentText(), widget.palette().text().color()
        case _:
            return None


@contextmanager
def _painted_texts() -> Iterator[list[tuple[str, QColor, QRect]]]:
    """What is painted meanwhile and is no widget of its own, with its ink and its place in the window."""
    found: list[tuple[str, QColor, QRect]] = []
    draw = PaintedText.draw

    def noted(self: PaintedText, painter: QPainter, where: QRect, token: str, direction: Qt.LayoutDirection) -> None:
        draw(self, painter, where, token, direction)
        if self.text:
            found.append((self.text, self._theme.colour(token), _at(painter.device(), where)))

    PaintedText.draw = noted  # type: ignore[method-assign] # only for as long as the window is looked at
    try:
        yield found
    finally:
        PaintedText.draw = draw  # type: ignore[method-assign]


class _Image:
    """The window as it is seen, a number for each pixel."""

    def __init__(self, widget: QWidget) -> None:
        self._taken = QImage(widget.size(), QImage.Format.Format_RGB32)
        widget.render(self._taken)
        self.width, self.height = self._taken.width(), self._taken.height()
        self._pixels = memoryview(self._taken.constBits()).cast("I")

    def ground(self, box: QRect, ink: QColor) -> str:
        """The colour there is most of; letters are thin, and the rounded ends of a button are few.

        Those of Japanese are not thin: where there is most of the ink, the ground is what there is next to it.
        """
        left, right = box.left() + 2, box.right() - 1
        across, down = (5, 3) if box.width() > 100 else (1, 1)
        found: Counter[int] = Counter()
        for row in range(box.top() + 2, box.bottom() - 1, down):
            found.update(self._pixels[row * self.width + left : row * self.width + right : across])
        (commonest, most), *others = found.most_common(2)
        for colour, count in others:
            if commonest & 0xFFFFFF == ink.rgb() & 0xFFFFFF and count > most / 4:
                commonest = colour
        return f"#{commonest & 0xFFFFFF:06X}"


def _too_faint(image: _Image, box: QRect, ink: QColor, text: str) -> Iterator[str]:
    box = box.intersected(QRect(0, 0, image.width, image.height))
    if box.width() < 6 or box.height() < 6:
        return  # below the fold
    ground = image.ground(box, ink)
    reached = contrast(ink.name().upper(), ground)
    if reached < READABLE or ink.alpha() < 255:
        yield f"contrast {reached:.1f} of {ink.name(QColor.NameFormat.HexArgb)} on {ground}: {text}"


def _at(device: QPaintDevice, where: QRect) -> QRect:
    """A place on a widget as a place in its window."""
    return where.translated(device.mapTo(device.window(), QPoint(0, 0))) if isinstance(device, QWidget) else where


def _may_elide(label: QLabel) -> bool:
    return type(label).__name__ == "_Address"


def _top_corners(box: QRect) -> tuple[QPoint, QPoint]:
    return box.topLeft(), box.topRight()


def _box(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size()) if widget is not within else widget.rect()
