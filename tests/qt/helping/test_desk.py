"""The window of Help, and the last resort."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop import logs
from rak_desktop.assembly import words_in
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.connect.events import Back
from rak_desktop.flows.helping.events import CheckComputer, MakeReport, PlaceChosen
from rak_desktop.flows.helping.steps import AtHelp, Broken, Ended, Looked, Ready, Saved
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.helping.desk import HelpingDesk
from rak_desktop.qt.helping.helper import Helper
from rak_desktop.qt.helping.last_resort import LastResort, show_alone
from rak_desktop.qt.theme import Theme
from rak_desktop.screens.actions import CopyText, OpenSupportView, PickPlace, ShowHelp
from rak_desktop.screens.helping.frame import About, about_screen
from rak_desktop.wording.languages import ENGLISH, language_named
from tests.conftest import ExpectedLog
from tests.fakes.keys import LIVE_KEY
from tests.fakes.profile import harbour_tickets
from tests.fakes.services import MemoryServices
from tests.fakes.steps import STALLED, connection
from tests.qt.hands import until_shown
from tests.support.reading import screen_of

PROFILE: AppProfile = harbour_tickets(support_contact="help@harbour.example")


@pytest.fixture
def services(tmp_path: Path) -> MemoryServices:
    return MemoryServices(tmp_path)


@pytest.fixture
def desk(qtbot: QtBot, services: MemoryServices) -> HelpingDesk:
    desk = HelpingDesk(services, about_screen(screen_of(STALLED), PROFILE), AtHelp())
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())
    desk.begin()
    desk.window.show()
    return desk


def texts(window: ConnectWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_from_help_to_this_computer_and_back(qtbot: QtBot, desk: HelpingDesk) -> None:
    desk.window.intended.emit(CheckComputer())
    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Looked))

    assert "Nothing wrong was found" in texts(desk.window)

    desk.window.intended.emit(Back())
    assert "Help number 4-50" in texts(desk.window)


def test_from_help_to_a_saved_report(qtbot: QtBot, desk: HelpingDesk, services: MemoryServices, tmp_path: Path) -> None:
    services.hold(connection(), LIVE_KEY)
    desk.window.intended.emit(MakeReport())
    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Ready))
    assert "Report of RAK Desktop" in texts(desk.window)
    assert "Fjord" not in texts(desk.window)

    place = tmp_path / "report.zip"
    desk.flow.send(PlaceChosen(str(place)))
    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Saved))

    assert services.report_files.read(str(place)).support_code
    assert str(place) in texts(desk.window)


def test_the_place_is_chosen_in_the_systems_own_dialog(qtbot: QtBot, desk: HelpingDesk) -> None:
    desk.window.intended.emit(PickPlace("Save the report", "rak-desktop-report.zip"))

    (dialog,) = desk.window.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [Path(name).name for name in dialog.selectedFiles()] == ["rak-desktop-report.zip"]
    dialog.close()


def test_copying_and_going_back_to_the_numbers(desk: HelpingDesk) -> None:
    desk.window.intended.emit(CopyText("HRMY RWPD X83A", "Copied"))
    desk.window.intended.emit(ShowHelp())

    assert QGuiApplication.clipboard().text() == "HRMY RWPD X83A"
    assert desk.flow.step == AtHelp()


def test_closing_ends_it(desk: HelpingDesk) -> None:
    desk.window.close()

    assert desk.flow.step == Ended()
    assert not desk.window.isVisible()


# ── beside the window that help is about ─────────────────────────────────────────────────────────────


@pytest.fixture
def behind(qtbot: QtBot) -> ConnectWindow:
    window = ConnectWindow(Theme())
    qtbot.addWidget(window, before_close_func=lambda each: each.finish())
    window.show_screen(screen_of(STALLED))
    window.show()
    return window


def test_help_stays_in_front_of_the_window_it_is_about_in_the_same_colour_and_dresses_once(
    behind: ConnectWindow, services: MemoryServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands in a window already is dressed anew when that gets a parent: it took longer than all the rest."""
    held: list[int] = []
    set_parent = ConnectWindow.setParent

    def watched(window: ConnectWindow, *where: object) -> None:
        held.append(len(window.findChildren(QWidget)))
        set_parent(window, *where)  # type: ignore[call-overload]

    monkeypatch.setattr(ConnectWindow, "setParent", watched)
    helper = Helper(services)
    helper.help_with(screen_of(STALLED), PROFILE, behind)
    assert helper.desk is not None

    assert helper.desk.window.parentWidget() is behind
    assert helper.desk.window.isWindow()
    assert helper.desk.window.contents.theme.brand == PROFILE.accent
    assert held == [0]


def test_help_closes_with_the_window_it_is_about(behind: ConnectWindow, services: MemoryServices) -> None:
    helper = Helper(services)
    helper.help_with(screen_of(STALLED), PROFILE, behind)
    assert helper.desk is not None
    until_shown(helper.desk.window)

    behind.finish()

    assert not helper.desk.window.isVisible()


def test_asked_again_help_shows_the_new_numbers_in_one_window(behind: ConnectWindow, services: MemoryServices) -> None:
    helper = Helper(services)
    helper.help_with(screen_of(STALLED), PROFILE, behind)
    first = helper.desk
    assert first is not None
    until_shown(first.window)
    helper.help_with(screen_of(STALLED), PROFILE, behind)

    assert helper.desk is not None
    until_shown(helper.desk.window)
    assert [each for each in behind.findChildren(ConnectWindow) if each.isVisible()] == [helper.desk.window]


def test_help_does_not_come_when_the_window_it_is_about_has_gone(
    behind: ConnectWindow, services: MemoryServices, qtbot: QtBot
) -> None:
    helper = Helper(services)
    helper.help_with(screen_of(STALLED), PROFILE, behind)
    behind.finish()
    qtbot.wait(20)

    assert helper.desk is not None
    assert not helper.desk.window.isVisible()


def test_a_window_that_shows_nothing_has_no_help(behind: ConnectWindow, services: MemoryServices) -> None:
    helper = Helper(services)
    helper.help_with(None, PROFILE, behind)

    assert helper.desk is None


# ── the last resort ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def _hooks_as_before(expected_log: ExpectedLog) -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before
    expected_log.take()


def break_down() -> None:
    raise RuntimeError(LIVE_KEY.reveal())


def raised() -> BaseException:
    try:
        break_down()
    except RuntimeError as error:
        return error
    raise AssertionError


@pytest.mark.usefixtures("_hooks_as_before")
@pytest.mark.parametrize("on_a_thread", [False, True])
def test_a_mistake_of_ours_ends_in_one_calm_window(
    qtbot: QtBot, services: MemoryServices, capsys: pytest.CaptureFixture[str], *, on_a_thread: bool
) -> None:
    resort = LastResort(services)
    resort.watch()
    error = raised()

    for _ in range(2):
        if on_a_thread:
            hook = threading.excepthook
            hook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))
        else:
            sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: resort.desk is not None)

    assert resort.desk is not None
    qtbot.addWidget(resort.desk.window, before_close_func=lambda window: window.finish())
    assert resort.desk.flow.step == Broken()
    shown = texts(resort.desk.window)
    assert "This program made a mistake" in shown
    assert "RuntimeError" not in shown
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert LIVE_KEY.reveal() not in shown + said.out + said.err


def test_a_mistake_after_the_calm_window_was_closed_is_shown_again(qtbot: QtBot, services: MemoryServices) -> None:
    resort = LastResort(services)
    resort.show()
    assert resort.desk is not None
    resort.desk.window.finish()

    resort.show()

    qtbot.addWidget(resort.desk.window, before_close_func=lambda window: window.finish())
    assert resort.desk.window.isVisible()


@pytest.mark.usefixtures("_hooks_as_before")
def test_where_no_window_came_up_the_calm_one_does_and_the_log_knows_why(
    qtbot: QtBot, services: MemoryServices
) -> None:
    seen: list[str] = []

    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, ConnectWindow) and window.isVisible():
                seen.append(texts(window))
                window.finish()

    QTimer.singleShot(300, close)
    show_alone(services, RuntimeError(LIVE_KEY.reveal()))

    assert len(seen) == 1
    assert "This program made a mistake" in seen[0]
    written = logs.lines_in(services.paths.logs)
    assert any(line.endswith("the window did not come up: RuntimeError") for line in written)
    assert LIVE_KEY.reveal() not in "".join(written)


def test_help_without_anything_known_still_has_its_screen(qtbot: QtBot, services: MemoryServices) -> None:
    desk = HelpingDesk(services, About(), AtHelp())
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())
    desk.begin()
    desk.window.show()

    assert "Help number 0-00" in texts(desk.window)


def test_help_that_was_asked_for_again_leaves_no_window_behind(qtbot: QtBot, services: MemoryServices) -> None:
    """Not even while what it looked at has not answered yet."""
    helper, window = Helper(services), ConnectWindow(Theme())
    qtbot.addWidget(window, before_close_func=lambda window: window.finish())
    helper.help_with(screen_of(STALLED), PROFILE, window)
    assert helper.desk is not None
    helper.desk.window.intended.emit(CheckComputer())

    helper.help_with(screen_of(STALLED), PROFILE, window)

    again = helper.desk.window
    qtbot.waitUntil(lambda: window.findChildren(ConnectWindow) == [again])
    qtbot.wait(50)
    again.finish()


def test_help_that_stands_open_speaks_the_language_that_is_chosen_beside_it(
    qtbot: QtBot, services: MemoryServices
) -> None:
    helper, window = Helper(services), ConnectWindow(Theme())
    qtbot.addWidget(window, before_close_func=lambda window: window.finish())
    window.show()
    helper.help_with(screen_of(STALLED), PROFILE, window)
    assert helper.desk is not None
    qtbot.addWidget(until_shown(helper.desk.window), before_close_func=lambda window: window.finish())
    helper.desk.window.intended.emit(OpenSupportView())
    assert helper.desk.support is not None
    qtbot.addWidget(helper.desk.support.window, before_close_func=lambda window: window.finish())

    helper.speak(words_in(language_named("de") or ENGLISH))

    assert "Hilfenummer" in texts(helper.desk.window)
    assert helper.desk.support.window.windowTitle() == words_in(language_named("de") or ENGLISH)(
        "For the person who helps"
    )
