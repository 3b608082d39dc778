"""Every page of the program, in every language and look: usable by keyboard, readable, and read out in its order."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.pictures import Form, theme_of
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.qt.widgets.page_header import PageHeader
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.languages import LANGUAGES, Language
from tests.qt.audit import findings
from tests.qt.hands import turn_to
from tests.qt.real_screens import REAL_SCREENS, screens_in

# As high as the highest page, so that nothing is below the fold.
_HIGH = 1800
LOOKS = {
    "light": Form(height=_HIGH),
    "dark": Form(height=_HIGH, dark=True),
    "high contrast": Form(height=_HIGH, contrast=True),
}
SPOKEN = {language.tag: language for language in LANGUAGES}
OTHER_FORMS = {
    "narrow": ("de", Form(width=400, height=2400, dark=True)),
    "narrow, right-to-left, yellow brand": ("ar", Form(width=400, height=2400, brand="#E8B400")),
    "double text": ("fr", Form(width=1024, height=3200, body=28)),
    "high contrast, double text": ("pt_BR", Form(width=1024, height=3200, body=28, contrast=True)),
    "small laptop": ("ja", Form(width=1024, height=600)),
}


@pytest.mark.sweep
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
@pytest.mark.parametrize("language", LANGUAGES, ids=SPOKEN.keys())
def test_nobody_is_left_out(qtbot: QtBot, language: Language, look: Form) -> None:
    wrong = list(audited(opened(qtbot, language, look), screens_in(language)))

    assert not wrong, "\n".join(wrong)


@pytest.mark.sweep
@pytest.mark.parametrize(("tag", "form"), OTHER_FORMS.values(), ids=OTHER_FORMS.keys())
def test_nobody_is_left_out_who_has_another_window(qtbot: QtBot, tag: str, form: Form) -> None:
    wrong = list(audited(opened(qtbot, SPOKEN[tag], form), screens_in(SPOKEN[tag])))

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("tag", "look"), [("de", "dark"), ("ar", "high contrast"), ("ja", "light")])
def test_one_state_of_each_page_leaves_nobody_out(qtbot: QtBot, tag: str, look: str) -> None:
    """Quickly, between the sweeps."""
    screens = screens_in(SPOKEN[tag])
    first_of_each = {name.partition("-")[0]: name for name in reversed(screens)}.values()

    wrong = list(audited(opened(qtbot, SPOKEN[tag], LOOKS[look]), {name: screens[name] for name in first_of_each}))

    assert not wrong, "\n".join(wrong)


def opened(qtbot: QtBot, language: Language, form: Form) -> ConnectWindow:
    """A window as somebody has it."""
    window = ConnectWindow(theme_of(form))
    qtbot.addWidget(window, before_close_func=lambda _: window.finish())
    rtl = language.right_to_left
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    window.resize(form.width, form.height or _HIGH)
    window.show()
    window.activateWindow()
    return window


def audited(window: ConnectWindow, screens: Mapping[str, Screen]) -> Iterator[str]:
    """What is wrong with each of them, one after the other in the same window."""
    for name, screen in screens.items():
        turn_to(window, screen)
        window.page.stand_still()
        yield from (f"{name}: {each}" for each in findings(window))


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


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda window: window.findChild(QLineEdit).setFixedHeight(44), "not as high as the field beside it: Save"),
        (lambda window: window.findChild(QComboBox).setFixedWidth(220), "choices of different widths"),
    ],
    ids=["height", "width"],
)
def test_the_audit_finds_what_stands_out_of_line(
    window: ConnectWindow, spoil: Callable[[ConnectWindow], None], found: str
) -> None:
    window.resize(860, 1200)
    window.show_screen(REAL_SCREENS["8-settings"])
    assert list(findings(window)) == []

    spoil(window)
    window.page.stand_still()
    QGuiApplication.processEvents()

    assert any(found in each for each in findings(window)), list(findings(window))


def links_of(window: ConnectWindow) -> list[LinkButton]:
    """Those that stand in one row, from its start."""
    return [link for link in window.page.content.findChildren(LinkButton) if link.isVisible()]
