import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import SettingsError
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.flows.connect.events import (
    Back,
    CheckPressed,
    Closed,
    ClosedForSure,
    HaveKey,
    KeyCleared,
    KeyEntered,
    ModeChosen,
    Started,
)
from rak_desktop.flows.connect.steps import AwaitingKey, Ended, Installing, Welcome
from rak_desktop.practice.scenarios import ALL_GOOD
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.main import ConnectDesk
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.resources import permission_catalogue
from rak_desktop.screens.actions import (
    ChooseStory,
    CopyText,
    LeaveFor,
    Practise,
    ShowHelp,
    SpeakLanguage,
    StartProgram,
    StoryChosen,
)
from tests.fakes.browser import RecordingBrowser
from tests.fakes.keys import TEST_KEY, pasted
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.profile import harbour_tickets
from tests.fakes.programs import NamedPrograms
from tests.fakes.services import MemoryServices
from tests.fakes.steps import FINISHED, goal
from tests.qt.hands import click, until_shown
from tests.qt.test_choosing import button, texts


@pytest.fixture
def services(tmp_path: Path) -> MemoryServices:
    return MemoryServices(tmp_path)


def open_desk(qtbot: QtBot, services: MemoryServices) -> ConnectDesk:
    desk = ConnectDesk(harbour_tickets(), services, RecordingBrowser())
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())
    desk.window.show()
    return desk


def test_after_a_restart_the_window_goes_on_at_the_same_screen(qtbot: QtBot, services: MemoryServices) -> None:
    first = open_desk(qtbot, services)
    for event in (ModeChosen(Mode.TEST), Started(), Closed()):
        first.flow.send(event)

    second = open_desk(qtbot, services)

    assert isinstance(first.flow.step, Ended)
    assert isinstance(second.flow.step, Installing)
    assert second.flow.step.goal.mode is Mode.TEST


def test_a_key_that_was_in_the_field_is_gone_after_a_restart(qtbot: QtBot, services: MemoryServices) -> None:
    first = open_desk(qtbot, services)
    for event in (ModeChosen(Mode.TEST), HaveKey(), KeyEntered(pasted(TEST_KEY)), Closed(), ClosedForSure()):
        first.flow.send(event)

    second = open_desk(qtbot, services)

    assert isinstance(second.flow.step, AwaitingKey)
    assert second.flow.step.entered is None
    assert not any(TEST_KEY.ending in file.read_text() for file in services.home.rglob("*") if file.is_file())


def test_who_closes_while_a_key_is_checked_goes_on_where_it_is_copied(qtbot: QtBot, services: MemoryServices) -> None:
    first = open_desk(qtbot, services)
    for event in (ModeChosen(Mode.TEST), HaveKey(), KeyEntered(pasted(TEST_KEY)), CheckPressed(), Closed()):
        first.flow.send(event)
    first.flow.send(ClosedForSure())

    assert isinstance(open_desk(qtbot, services).flow.step, AwaitingKey)


def test_somebody_who_went_back_to_the_beginning_begins_there(qtbot: QtBot, services: MemoryServices) -> None:
    first = open_desk(qtbot, services)
    for event in (Started(), Back(), Closed()):
        first.flow.send(event)

    assert isinstance(open_desk(qtbot, services).flow.step, Welcome)


def test_the_log_names_a_step_once_however_long_somebody_types_there(
    qtbot: QtBot, services: MemoryServices, caplog: pytest.LogCaptureFixture
) -> None:
    desk = open_desk(qtbot, services)
    with caplog.at_level(logging.INFO, "rak_desktop.qt.main"):
        for event in (Started(), HaveKey(), KeyEntered(pasted(TEST_KEY)), KeyCleared(), Back()):
            desk.flow.send(event)

    assert [message.partition(" after ")[0] for message in caplog.messages] == [
        "step Installing",
        "step AwaitingKey",
        "step AwaitingKey RAK-KEY-23",
        "step AwaitingKey",
        "step Installing",
    ]


def test_what_is_to_be_copied_is_on_the_clipboard(qtbot: QtBot, services: MemoryServices) -> None:
    desk = open_desk(qtbot, services)

    desk.window.intended.emit(CopyText("https://marketplace.stripe.com/", "Copied"))

    assert QGuiApplication.clipboard().text() == "https://marketplace.stripe.com/"


def test_the_vendors_program_is_started_once_it_was_pressed_and_the_window_closes(
    qtbot: QtBot, services: MemoryServices
) -> None:
    services.others = NamedPrograms("ticketd")
    desk = open_desk(qtbot, services)

    desk.window.intended.emit(StartProgram("ticketd"))

    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Ended))
    assert services.others.started == ["ticketd"]


@pytest.mark.parametrize(("became", "stays"), [(PageState.ASKED, False), (PageState.NOT_OPENED, True)])
def test_the_window_leaves_for_the_vendors_page_only_when_it_opened(
    qtbot: QtBot, services: MemoryServices, became: PageState, *, stays: bool
) -> None:
    page = "https://example.com/done"
    browser = RecordingBrowser(became)
    desk = ConnectDesk(harbour_tickets(open_url=page), services, browser)
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())
    desk.window.show()
    desk.flow.step = replace(FINISHED, goal=goal(open_url=page))

    desk.window.intended.emit(LeaveFor(page))

    answered = replace(FINISHED, goal=goal(open_url=page), way_back=became) if stays else Ended()
    qtbot.waitUntil(lambda: desk.flow.step == answered)
    assert browser.asked == [page]
    assert desk.window.isVisible() is stays
    assert ("Your browser did not open" in texts(desk.window)) is stays


def test_a_program_that_cannot_be_started_is_told_as_not_here_and_the_window_stays(
    qtbot: QtBot, services: MemoryServices
) -> None:
    services.others = NamedPrograms("gate-scanner", broken="ticketd")
    both = ("ticketd", "gate-scanner")
    wanted = goal(start_program="ticketd", tools=both)
    desk = open_desk(qtbot, services)
    desk.flow.step = replace(FINISHED, goal=wanted, programs=frozenset(both))

    desk.window.intended.emit(StartProgram("ticketd"))

    qtbot.waitUntil(lambda: getattr(desk.flow.step, "programs", None) == {"gate-scanner"})
    assert services.others.started == []


def test_help_says_the_number_for_the_phone_and_never_asks_for_the_key(qtbot: QtBot, services: MemoryServices) -> None:
    desk = open_desk(qtbot, services)

    desk.window.intended.emit(ShowHelp())

    assert desk.helper.desk is not None
    said = " ".join(texts(until_shown(desk.helper.desk.window)))
    assert "Help number 1-00" in said
    assert "Nobody who helps you needs the key" in said


def test_practising_from_welcome_is_with_the_same_app_and_touches_nothing_real(
    qtbot: QtBot, services: MemoryServices
) -> None:
    desk = open_desk(qtbot, services)
    desk.flow.send(ModeChosen(Mode.TEST))

    desk.window.intended.emit(Practise())
    [practice] = [w for w in QApplication.topLevelWidgets() if isinstance(w, ConnectWindow) and w.isVisible()]
    assert practice.windowTitle() == "Connect Harbour Tickets to Stripe"
    practice.intended.emit(Started())
    practice.intended.emit(Closed())

    assert desk.window.isVisible()
    assert isinstance(desk.flow.step, Welcome)
    assert isinstance(open_desk(qtbot, services).flow.step, Welcome), "the walk of practice is not gone on with"


@pytest.fixture
def practising(qtbot: QtBot, services: MemoryServices) -> Iterator[ConnectDesk]:
    """A window that practises, while everything goes well."""
    profile = harbour_tickets()
    with PracticeStripe(ALL_GOOD, profile.needs, permission_catalogue()) as stripe:
        at_practice = services.at_practice(stripe.address, stripe)
        desk = ConnectDesk(profile.at_practice(stripe.address), at_practice, RecordingBrowser())
        qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())
        desk.window.show()
        yield desk


def test_another_story_is_chosen_in_the_window_and_said_on_every_screen(practising: ConnectDesk) -> None:
    click(button(practising.window, "Let something go wrong"))
    assert practising.window.page.name == "practice-stories"

    practising.window.intended.emit(StoryChosen("offline"))
    practising.flow.send(Started())

    assert practising.window.page.name == "connect-2"
    [ribbon] = [text for text in texts(practising.window) if text.startswith("Practice")]
    assert ribbon.endswith("Story: There is no internet.")


def test_going_back_from_the_stories_changes_nothing(practising: ConnectDesk) -> None:
    practising.window.intended.emit(ChooseStory())

    click(button(practising.window, "Back"))

    assert practising.window.page.name == "connect-1"
    assert "Practice: nothing here reaches Stripe or your real keys." in texts(practising.window)


def test_a_window_that_does_not_practise_tells_no_stories(qtbot: QtBot, services: MemoryServices) -> None:
    desk = open_desk(qtbot, services)

    desk.window.intended.emit(ChooseStory())
    desk.window.intended.emit(StoryChosen("offline"))

    assert desk.window.page.name == "connect-1"


def test_a_name_with_markup_is_plain_text_in_help(qtbot: QtBot, services: MemoryServices) -> None:
    odd = harbour_tickets(name="<b>Harbour</b>", support_contact="<a href='https://evil.example'>us</a>")
    desk = ConnectDesk(odd, services, RecordingBrowser())
    qtbot.addWidget(desk.window, before_close_func=lambda window: window.finish())

    desk.window.show()
    desk.window.intended.emit(ShowHelp())

    assert desk.helper.desk is not None
    labels = until_shown(desk.helper.desk.window).findChildren(QLabel)
    odd_ones = [label for label in labels if "<b>Harbour</b>" in label.text() or "<a href" in label.text()]
    assert len(odd_ones) == 2
    assert {label.textFormat() for label in odd_ones} <= {Qt.TextFormat.PlainText}


@pytest.mark.usefixtures("english_again")
def test_another_language_is_chosen_on_the_first_page_and_spoken_at_once(
    qtbot: QtBot, services: MemoryServices
) -> None:
    desk = open_desk(qtbot, services)
    click(button(desk.window, "Language"))

    click(button(desk.window, "Deutsch"))

    assert button(desk.window, "Starten").isVisible()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert services.choices.load().language == "de"
    assert services.words.language.tag == "de"

    click(button(desk.window, "Sprache (Language)"))
    click(button(desk.window, "English"))

    assert button(desk.window, "Start").isVisible()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.usefixtures("english_again")
def test_a_language_that_cannot_be_kept_is_spoken_until_the_end(
    qtbot: QtBot, services: MemoryServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise SettingsError(Code.SETTINGS_NOT_WRITABLE)

    monkeypatch.setattr(services.choices, "save", refuse)
    desk = open_desk(qtbot, services)

    desk.window.intended.emit(SpeakLanguage("de"))

    assert button(desk.window, "Starten").isVisible()


def test_where_an_administrator_decided_the_language_none_is_offered(qtbot: QtBot, services: MemoryServices) -> None:
    services.administrator = FixedPolicy(language="en")

    desk = open_desk(qtbot, services)

    assert "Language" not in [button.text() for button in desk.window.findChildren(ActionButton) if button.isVisible()]
