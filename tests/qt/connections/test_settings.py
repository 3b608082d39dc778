"""The settings page: each with its source, locked ones marked, and what is chosen seen at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rak_desktop.core.policy import NO_POLICY, Statement, merge, policy_of
from rak_desktop.core.settings import Chosen, Oddity, Theme
from rak_desktop.flows.connections.asked import Asked
from rak_desktop.flows.connections.events import SettingChosen, SettingsAsked
from rak_desktop.flows.connections.steps import Setting
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.home import Home
from rak_desktop.qt.tokens import DARK
from rak_desktop.qt.widgets.settings_card import (
    ButtonsControl,
    ChoiceControl,
    LockedControl,
    SettingsCardView,
    TextControl,
)
from rak_desktop.screens.actions import PickFile, ShowHelp
from rak_desktop.screens.blocks import Note, SettingsCard
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import ENGLISH, Language
from tests.fakes.connections import THEATRE, shelf
from tests.fakes.keys import LIVE_KEY
from tests.fakes.services import MemoryServices
from tests.qt.hands import click, press, type_text, until_shown
from tests.qt.homes import home_of
from tests.support.reading import blocks_of, the

GERMAN = Language("de", "Deutsch")
SET = Setting(shelf(THEATRE), merge(NO_POLICY, Chosen(theme=Theme.DARK), "settings.json"))
LOCKED = replace(
    SET,
    settings=merge(policy_of([Statement("proxy", "http://proxy.example:3128", locked=True, place="policy")]), Chosen()),
)


def screen(step: Setting) -> Screen:
    shown = connections_screen_for(step, Words(), (ENGLISH, GERMAN))
    assert shown is not None
    return shown


def card(window: ConnectWindow, step: Setting = SET) -> SettingsCardView:
    window.show_screen(screen(step))
    found = window.page.block_of(SettingsCardView)
    assert isinstance(found, SettingsCardView)
    return found


def test_language_and_looks_are_chosen_from_what_there_is(window: ConnectWindow, intents: list[object]) -> None:
    language, looks = (row.control for row in card(window).rows[:2])
    assert isinstance(language, ChoiceControl)
    assert isinstance(looks, ChoiceControl)

    assert [language.box.itemText(place) for place in range(3)] == ["As this computer", "English", "Deutsch"]
    assert (looks.box.accessibleName(), looks.box.currentText()) == ("Looks", "Dark")
    language.box.activated.emit(2)
    looks.box.activated.emit(0)

    assert intents == [SettingChosen("language", "de"), SettingChosen("theme", None)]


def test_a_proxy_is_typed_and_kept_with_enter(window: ConnectWindow, intents: list[object]) -> None:
    proxy = card(window).rows[3].control
    assert isinstance(proxy, TextControl)

    type_text(proxy.edit, "http://proxy.example:3128")
    press(proxy.edit, Qt.Key.Key_Return)

    assert SettingChosen("proxy", "http://proxy.example:3128") in intents


def test_the_file_with_certificates_is_picked_in_the_systems_dialog(
    window: ConnectWindow, intents: list[object]
) -> None:
    file = card(window).rows[2].control
    assert isinstance(file, ButtonsControl)

    click(file.buttons[0])

    assert isinstance(intents[0], PickFile)


def test_what_an_administrator_decided_is_marked_and_only_shown(window: ConnectWindow) -> None:
    shown = card(window, LOCKED)

    assert isinstance(shown.rows[3].control, LockedControl)
    row = next(row for row in the(SettingsCard, screen(LOCKED)).rows if row.locked)
    assert (row.name, row.value) == ("Proxy", "http://proxy.example:3128")
    assert row.detail == "Decided by whoever looks after this computer: policy"


def test_each_setting_says_who_decided_it() -> None:
    details = [row.detail for row in the(SettingsCard, screen(SET)).rows]

    assert details[:2] == ["Not changed", "You chose it"]


def test_what_an_administrator_may_have_decided_unreadably_says_so_and_can_be_chosen_meanwhile() -> None:
    unread = policy_of([], [Oddity("/etc/rak-desktop/policy.toml", "", "damaged")])
    chosen = Chosen(theme=Theme.DARK)

    rows = the(SettingsCard, screen(replace(SET, settings=merge(unread, chosen)))).rows

    not_read = "hat was decided cannot be read: /etc/rak-desktop/policy.toml"
    assert [row.detail for row in rows] == [
        f"W{not_read}",
        "You chose it",
        f"None, w{not_read}",
        f"W{not_read}",
        f"W{not_read}",
    ]
    assert not any(row.locked for row in rows)


def test_what_only_an_administrator_can_change_is_said_with_who_decided_it_too() -> None:
    policy = policy_of(
        [
            Statement("modes", ["test"], locked=True, place="policy"),
            Statement("support_contact", "help@firm.example", locked=False, place="policy"),
        ]
    )

    said = [note.text for note in blocks_of(screen(replace(SET, settings=merge(policy, Chosen()))), Note)]

    assert said == [
        "What can be connected: trying out (test), decided by whoever looks after this computer: policy",
        "Keys for real payments: allowed, not changed",
        "Where keys may be kept: Secret Service, macOS Keychain, Windows Credential Manager, not changed",
        "App: any, not changed",
        "Whom to ask: help@firm.example, suggested by whoever looks after this computer",
    ]


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Home:
    services = MemoryServices(tmp_path)
    services.hold(THEATRE, LIVE_KEY)
    made = home_of(services, Asked())
    qtbot.addWidget(made.window, before_close_func=lambda window: window.finish())
    made.window.show()
    return made


def test_dark_is_seen_at_once(qtbot: QtBot, home: Home) -> None:
    assert home.list is not None
    flow = home.list.flow
    flow.send(SettingsAsked())
    qtbot.waitUntil(lambda: isinstance(flow.step, Setting))

    flow.send(SettingChosen("theme", "dark"))

    qtbot.waitUntil(lambda: f"background: {DARK.page}" in home.window.styleSheet(), timeout=60_000)


def test_help_is_dark_too_whether_it_is_open_already_or_opens_later(qtbot: QtBot, home: Home) -> None:
    assert home.list is not None
    flow = home.list.flow
    home.window.intended.emit(ShowHelp())
    before = helping(home)
    flow.send(SettingsAsked())
    qtbot.waitUntil(lambda: isinstance(flow.step, Setting))

    flow.send(SettingChosen("theme", "dark"))
    qtbot.waitUntil(lambda: f"background: {DARK.page}" in before.styleSheet(), timeout=60_000)

    home.window.intended.emit(ShowHelp())
    after = helping(home)
    assert f"background: {DARK.page}" in after.styleSheet()


def helping(home: Home) -> ConnectWindow:
    """The window of Help that stands beside this one."""
    assert home.list is not None
    assert home.list.helper.desk is not None
    return until_shown(home.list.helper.desk.window)
