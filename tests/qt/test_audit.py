"""Every page of the program, in every theme and form: usable by keyboard, readable, and read out in its order."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.theme import Theme, high_contrast
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.page_header import PageHeader
from tests.qt.audit import findings
from tests.qt.hands import turn_to
from tests.qt.real_screens import REAL_SCREENS


@dataclass(frozen=True)
class Form:
    """A window as somebody has it."""

    width: int = 860
    height: int = 1200
    dark: bool = False
    body: float = 14
    rtl: bool = False
    brand: str | None = None
    contrast: tuple[str, str] | None = None


FORMS = {
    "light": Form(),
    "dark and narrow": Form(width=400, height=1600, dark=True),
    "right-to-left, yellow brand": Form(rtl=True, brand="#E8B400"),
    "high contrast, double text": Form(width=1024, height=2000, body=28, contrast=("#000000", "#FFFFFF")),
}


@pytest.mark.sweep
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_nobody_is_left_out(qtbot: QtBot, form: Form) -> None:
    theme = Theme(form.brand, scheme=Qt.ColorScheme.Dark if form.dark else Qt.ColorScheme.Light, body=form.body)
    if form.contrast:
        theme.tokens = high_contrast(_palette(*form.contrast))
    window = ConnectWindow(theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.finish())
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if form.rtl else Qt.LayoutDirection.LeftToRight)
    window.resize(form.width, form.height)
    window.show()

    wrong: dict[str, list[str]] = {}
    for name, screen in REAL_SCREENS.items():
        turn_to(window, screen)
        window.page.stand_still()
        if found := list(findings(window)):
            wrong[name] = found

    assert not wrong, "\n".join(f"{name}: {each}" for name, found in wrong.items() for each in found)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda window: window.footer.main.setAccessibleName(" "), "nameless: ActionButton"),
        (lambda window: window.footer.main.setAccessibleName("Start " * 50), "too long a name"),
        (lambda window: window.footer.main.setAccessibleDescription("rk_live_" + "x" * 20), "like a key is read out"),
        (lambda window: window.footer.main.setFixedHeight(20), "too small to hit"),
        (lambda window: QWidget.setTabOrder(links_of(window)[0], window.footer.help), "the footer comes before"),
        (lambda window: QWidget.setTabOrder(*reversed(links_of(window)[:2])), "Tab goes"),
        (lambda window: links_of(window)[1].setAccessibleName(links_of(window)[0].text()), "the same name for two"),
        (lambda window: window.page.blocks[0].raise_(), "blocks are read in another order"),
        (lambda window: window.page.content.findChild(PageHeader).raise_(), "the heading is not read first"),
        (lambda window: window.setStyleSheet("QLabel { color: #aaaaaa; }"), "contrast"),
    ],
    ids=["nameless", "long", "secret", "small", "footer first", "wrong way", "same name", "blocks", "heading", "faint"],
)
def test_the_audit_finds_what_it_looks_for(
    window: ConnectWindow, spoil: Callable[[ConnectWindow], None], found: str
) -> None:
    window.resize(860, 1200)
    window.show_screen(REAL_SCREENS["1-welcome"])
    assert list(findings(window)) == []

    spoil(window)

    assert any(found in each for each in findings(window)), list(findings(window))


def links_of(window: ConnectWindow) -> list[LinkButton]:
    """Those that stand in one row, from its start."""
    return [link for link in window.page.content.findChildren(LinkButton) if link.isVisible()]


def _palette(page: str, ink: str) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(page))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#FFFF00"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor("#3FF23F"))
    return palette
