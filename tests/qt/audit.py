"""What everybody needs of every page: found by looking at the window, without a list of exceptions."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget

from rak_desktop.qt.colour import contrast
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.page_header import PageHeader

READABLE = 4.5
SMALLEST_TARGET = 24
LONGEST_NAME = 200
_KEY_SHAPED = re.compile(r"(?:rk|sk|rkcs)_[A-Za-z0-9_]{10}")


def findings(window: ConnectWindow) -> Iterator[str]:
    """Everything that is wrong with the page as it stands in the window now."""
    stops = tab_stops(window)
    yield from _names(stops)
    yield from _secrets(window)
    yield from _targets(stops)
    yield from _order(window, stops)
    yield from _heading_first(window)
    yield from _contrast(window)


def tab_stops(window: ConnectWindow) -> list[QWidget]:
    """What Tab goes through, in its order. It goes in a circle, which begins after the end of the footer.

    It is walked, since to ask for it (`nextInFocusChain`) makes PySide take each widget for a child of the one before.
    """
    before, chain = window.focusWidget(), list[QWidget]()
    before.clearFocus()  # then it begins where the window does
    while window.focusNextPrevChild(True) and (stop := window.focusWidget()) not in chain:
        chain.append(stop)
    before.setFocus()
    end = max(place for place, each in enumerate(chain, start=1) if window.footer.isAncestorOf(each))
    return chain[end:] + chain[:end]


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


def _secrets(window: ConnectWindow) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
        if any(_KEY_SHAPED.search(_told(widget, kind)) for kind in kinds):
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
    lines: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda each: _box(each, window.page.content).top()):
        middle = _box(widget, window.page.content).center().y()
        if lines and middle < _box(lines[-1][0], window.page.content).bottom():
            lines[-1].append(widget)
        else:
            lines.append([widget])
    rtl = window.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def start(widget: QWidget) -> int:
        box = _box(widget, window.page.content)
        return -box.right() if rtl else box.left()

    return [sorted(line, key=start) for line in lines]


def _heading_first(window: ConnectWindow) -> Iterator[str]:
    children = [child for child in window.page.content.children() if isinstance(child, QWidget) and child.isVisible()]
    if not isinstance(children[0], PageHeader):
        yield "the heading is not read first"
    blocks = [child for child in children if child in window.page.blocks]
    if blocks != window.page.blocks:
        yield "blocks are read in another order than they stand"


def _contrast(window: ConnectWindow) -> Iterator[str]:
    """Every text's ink against the ground it really stands on."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for text in window.findChildren(QLabel):
        if text.isVisible() and text.text():
            yield from _too_faint(image, window, text, text.palette().windowText().color(), text.text())
    for button in window.findChildren(ActionButton):
        if button.isVisible() and button.text():
            ink = QColor(button._theme.name(button._token()))
            yield from _too_faint(image, window, button, ink, button.text())


def _too_faint(image: QImage, window: ConnectWindow, widget: QWidget, ink: QColor, text: str) -> Iterator[str]:
    seen = _box(widget, window).intersected(_box(window, window))
    if window.page.isAncestorOf(widget):
        seen = seen.intersected(_box(window.page.viewport(), window))
    inside = seen.adjusted(2, 2, -2, -2)
    if inside.isEmpty():
        return  # below the fold
    ground = _ground(image, inside)
    reached = contrast(ink.name().upper(), ground)
    if reached < READABLE:
        yield f"contrast {reached:.1f} of {ink.name()} on {ground}: {text}"


def _ground(image: QImage, box: QRect) -> str:
    """The colour there is most of; letters are thin, and the rounded ends of a button are few."""
    scaled = QRect(box.topLeft() * image.devicePixelRatio(), box.size() * image.devicePixelRatio())
    pixels, line = memoryview(image.constBits()).cast("I"), image.bytesPerLine() // 4
    colours = Counter[int]()
    for y in range(scaled.top(), scaled.bottom() + 1, 3):
        colours.update(pixels[y * line + scaled.left() : y * line + scaled.right() + 1 : 5])
    ((commonest, _),) = colours.most_common(1)
    return f"#{commonest & 0xFFFFFF:06X}"


def _box(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size()) if widget is not within else widget.rect()
