"""The window of the person who helps: takes codes, draws the other one's screen, and never holds a key."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import ConnectionId
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.situation import Here, Situation
from rak_desktop.core.support_code import support_code
from rak_desktop.core.support_code_format import brand_of
from rak_desktop.flows.connect.events import Closed
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.main import ConnectDesk
from rak_desktop.qt.pictures import Form, theme_of
from rak_desktop.qt.support_desk import SupportDesk
from rak_desktop.qt.widgets.code_field import CodeFieldView
from rak_desktop.qt.widgets.support_board import SupportBoardView
from rak_desktop.resources import resource
from rak_desktop.screens.actions import CodeRead, LookAtScreen, ShowHelp
from tests.fakes.browser import RecordingBrowser
from tests.fakes.keys import LIVE_KEY
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.qt.audit import clipped
from tests.qt.conftest import RESTRICTED_KEY
from tests.qt.hands import click, press, type_text, until_shown
from tests.qt.real_screens import REAL_SCREENS
from tests.qt.test_choosing import button


@pytest.fixture
def services(tmp_path: Path) -> MemoryServices:
    return MemoryServices(tmp_path)


@pytest.fixture
def desk(qtbot: QtBot, services: MemoryServices) -> Iterator[SupportDesk]:
    QGuiApplication.clipboard().clear()
    made = SupportDesk(services)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.finish())
    made.window.show()
    yield made
    QGuiApplication.clipboard().clear()


def field(desk: SupportDesk) -> CodeFieldView:
    found = desk.window.page.block_of(CodeFieldView)
    assert isinstance(found, CodeFieldView)
    return found


def test_the_field_for_a_code_suggests_nothing_to_paste(desk: SupportDesk) -> None:
    edit = field(desk).edit
    pasted_into = edit.grab().toImage()
    edit.set_hint("Ctrl+V")

    assert edit.grab().toImage() != pasted_into
    edit.set_hint("")
    assert edit.grab().toImage() == pasted_into


def drawn(desk: SupportDesk) -> SupportBoardView:
    found = desk.window.page.block_of(SupportBoardView)
    assert isinstance(found, SupportBoardView)
    return found


def read_on(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window))


def test_a_typed_help_number_is_looked_up_with_enter(desk: SupportDesk) -> None:
    type_text(field(desk).edit, "4-50")
    press(field(desk).edit, Qt.Key.Key_Return)

    assert "No internet right now (RAK-NET-50)" in read_on(desk.window)
    assert drawn(desk).drawing.isVisible()
    assert "The check did not finish" in drawn(desk).drawing.accessibleName()


def test_the_button_does_the_same(desk: SupportDesk) -> None:
    type_text(field(desk).edit, "RAK-KCN-71")
    click(field(desk).button)

    assert "Your password store is locked (RAK-KCN-71)" in read_on(desk.window)


def test_a_pasted_support_code_is_read_at_once(desk: SupportDesk) -> None:
    code = support_code(Situation(screen=5, trouble=Code.PERMISSION_MISSING.number, missing=2))
    QGuiApplication.clipboard().setText(str(code))

    press(field(desk).edit, Qt.Key.Key_V, ctrl=True)

    assert "RAK-STR-32" in read_on(desk.window)
    assert field(desk).edit.empty


@pytest.mark.parametrize("typed", [True, False])
def test_a_key_is_refused_and_leaves_no_trace(desk: SupportDesk, typed: bool) -> None:
    if typed:
        type_text(field(desk).edit, RESTRICTED_KEY)
    else:
        QGuiApplication.clipboard().setText(RESTRICTED_KEY)
        press(field(desk).edit, Qt.Key.Key_V, ctrl=True)

    assert "That is a key, not a code" in read_on(desk.window)
    everything = "\n".join(str(part) for widget in desk.window.findChildren(QWidget) for part in _told_about(widget))
    assert RESTRICTED_KEY not in everything
    assert RESTRICTED_KEY[-6:] not in read_on(desk.window)
    assert field(desk).edit.empty


def _told_about(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if isinstance(widget, QLineEdit):
        yield widget.text()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        yield interface.text(QAccessible.Text.Value)


def test_nothing_in_the_drawing_can_be_pressed_or_focused(desk: SupportDesk) -> None:
    desk.window.intended.emit(LookAtScreen(5))

    drawing = drawn(desk).drawing
    assert not drawing.picture.isNull()
    assert not drawing.findChildren(QAbstractButton)
    assert drawing.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_drawing_leaves_no_second_window_behind(desk: SupportDesk) -> None:
    before = [w for w in QGuiApplication.topLevelWindows() if w.isVisible()]

    desk.window.intended.emit(LookAtScreen(3))

    assert [w for w in QGuiApplication.topLevelWindows() if w.isVisible()] == before


def test_the_code_of_an_app_that_is_here_shows_that_app(qtbot: QtBot, services: MemoryServices) -> None:
    ferry = harbour_tickets(app_id="com.example.ferry", name="Coast Ferries")
    services.library = MemoryProfileLibrary(harbour_tickets(), ferry)
    desk = SupportDesk(services, harbour_tickets())
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())

    desk.show(Situation(Here(language="en"), screen=1, brand=brand_of("com.example.ferry")))

    assert "Connect Coast Ferries to Stripe" in drawn(desk).drawing.accessibleName()


def test_their_screen_is_drawn_in_the_colour_of_their_app(qtbot: QtBot, services: MemoryServices) -> None:
    ferry = harbour_tickets(app_id="com.example.ferry", name="Coast Ferries", accent="#7a2fb0")
    services.library = MemoryProfileLibrary(harbour_tickets(), ferry)
    desk = SupportDesk(services, harbour_tickets())
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())

    desk.show(Situation(Here(language="en"), screen=1, brand=brand_of("com.example.ferry")))

    picture = drawn(desk).drawing.picture.toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, 600, 3)}
    assert theme_of(Form(brand="#7a2fb0")).name("accent").lower() in seen


def test_the_code_of_an_app_that_is_only_connected_here_shows_that_app_by_its_id(
    qtbot: QtBot, services: MemoryServices
) -> None:
    ferry = replace(connection(), id=ConnectionId("com.example.ferry", "acct_1Ferry", Mode.LIVE))
    services.hold(ferry, LIVE_KEY)
    desk = SupportDesk(services, harbour_tickets())
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())

    desk.show(Situation(Here(language="en"), screen=1, brand=brand_of("com.example.ferry")))

    assert "Connect com.example.ferry to Stripe" in drawn(desk).drawing.accessibleName()


def test_markup_in_an_apps_name_stays_text(qtbot: QtBot, services: MemoryServices) -> None:
    services.library = MemoryProfileLibrary(harbour_tickets(name="<b>Harbour</b><img src=x>"))
    desk = SupportDesk(services)
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())
    desk.window.intended.emit(LookAtScreen(1))

    assert "<b>Harbour</b>" in read_on(desk.window)
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in desk.window.findChildren(QLabel) if label.text()
    )


@pytest.fixture
def browser(services: MemoryServices, monkeypatch: pytest.MonkeyPatch) -> RecordingBrowser:
    recording = RecordingBrowser()
    monkeypatch.setattr(services, "browser", lambda _: recording)
    return recording


def test_the_handbook_opens_in_the_browser_at_the_page_of_what_is_shown(
    qtbot: QtBot, desk: SupportDesk, browser: RecordingBrowser
) -> None:
    desk.window.intended.emit(CodeRead(Code.OFFLINE))
    click(button(desk.window, "Handbook"))

    qtbot.waitUntil(lambda: bool(browser.asked))
    assert browser.asked == [resource("handbook", "en", "RAK-NET-50.html").absolute().as_uri()]
    assert resource("handbook", "en", "RAK-NET-50.html").is_file()


def test_where_no_browser_opens_the_address_stands_there_to_copy(
    qtbot: QtBot, desk: SupportDesk, browser: RecordingBrowser
) -> None:
    browser.answer = PageState.NOT_OPENED
    click(button(desk.window, "Handbook"))

    qtbot.waitUntil(lambda: "Your browser did not open" in read_on(desk.window))
    click(button(desk.window, "Copy"))
    assert QGuiApplication.clipboard().text().endswith("/en/index.html")


def test_it_is_opened_from_help_and_closed_without_a_question(qtbot: QtBot, services: MemoryServices) -> None:
    wizard = ConnectDesk(harbour_tickets(), services, RecordingBrowser())
    qtbot.addWidget(wizard.window, before_close_func=lambda window: window.finish())
    wizard.window.show()
    wizard.window.intended.emit(ShowHelp())
    assert wizard.helper.desk is not None
    aside = until_shown(wizard.helper.desk.window)

    click(button(aside, "For support staff"))

    [opened] = [w for w in _windows() if w not in (wizard.window, aside)]
    assert opened.page.name == "support"
    opened.intended.emit(Closed())
    assert not opened.isVisible()
    assert wizard.window.isVisible()
    assert aside.isVisible()


def _windows() -> list[ConnectWindow]:
    from PySide6.QtWidgets import QApplication

    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ConnectWindow) and w.isVisible()]


def test_escape_closes_it(desk: SupportDesk) -> None:
    press(desk.window, Qt.Key.Key_Escape)

    assert not desk.window.isVisible()


def test_a_page_that_draws_a_window_while_it_is_filled_has_room_for_its_words(window: ConnectWindow) -> None:
    """Events run while the picture is made, and the page was never placed afterwards."""
    window.resize(860, 1800)
    window.show_screen(REAL_SCREENS["11-support"])

    window.show_screen(REAL_SCREENS["11-looked-up"])

    assert list(clipped(each for each in window.findChildren(QWidget) if each.isVisible())) == []
