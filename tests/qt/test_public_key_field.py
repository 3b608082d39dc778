"""The second field: for the key that is no secret, and safe for whatever else is pasted into it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import read_paste
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.flows.connect.events import KeyEntered, PublishableCleared
from rak_desktop.flows.connect.steps import AwaitingKey, EnteredKey
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.public_key_field import PublicKeyFieldView
from tests.fakes.keys import LIVE_KEY, PUBLISHABLE_LIVE
from tests.fakes.steps import goal
from tests.qt.conftest import PUBLISHABLE_KEY, RESTRICTED_KEY
from tests.qt.hands import click, press, type_text
from tests.support.reading import screen_of

WANTING_BOTH = goal(publishable_key=PublishableKeyWish.REQUIRED)


@pytest.fixture
def field(window: ConnectWindow) -> PublicKeyFieldView:
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH)))
    found = window.page.block_of(PublicKeyFieldView)
    assert isinstance(found, PublicKeyFieldView)
    return found


def copied(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_a_publishable_key_is_told_and_then_stands_there_to_be_read(
    field: PublicKeyFieldView, window: ConnectWindow, intents: list[object]
) -> None:
    copied(PUBLISHABLE_KEY)
    click(field.paste)

    (event,) = intents
    assert isinstance(event, KeyEntered)
    assert event.paste.publishable is not None
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, publishable=event.paste.publishable)))
    assert field.edit.content() == PUBLISHABLE_KEY


def test_one_that_came_with_the_other_key_stands_in_its_field_too(
    field: PublicKeyFieldView, window: ConnectWindow
) -> None:
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(LIVE_KEY, PUBLISHABLE_LIVE))))

    assert field.edit.content() == PUBLISHABLE_LIVE.text


def test_a_restricted_key_that_is_pasted_here_goes_where_it_belongs_and_is_told_to_nobody(
    field: PublicKeyFieldView, intents: list[object]
) -> None:
    copied(RESTRICTED_KEY)
    click(field.paste)

    (event,) = intents
    assert isinstance(event, KeyEntered)
    assert isinstance(event.paste.key, RestrictedKey)
    assert field.edit.content() == field.edit.text() == ""


@pytest.mark.parametrize("typed", [False, True], ids=["pasted", "typed"])
def test_a_second_restricted_key_does_not_take_the_place_of_the_first(
    field: PublicKeyFieldView, window: ConnectWindow, intents: list[object], typed: bool
) -> None:
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(LIVE_KEY))))

    if typed:
        type_text(field.edit, RESTRICTED_KEY)
    else:
        copied(RESTRICTED_KEY)
        click(field.paste)

    assert intents == []
    assert "There is no key that starts with pk_ in that." in [label.text() for label in field.findChildren(QLabel)]


def test_both_keys_in_one_text_are_taken_here_also_when_the_first_field_is_filled(
    field: PublicKeyFieldView, window: ConnectWindow, intents: list[object]
) -> None:
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(LIVE_KEY))))

    copied(f"{RESTRICTED_KEY}\n{PUBLISHABLE_KEY}")
    click(field.paste)

    (event,) = intents
    assert isinstance(event, KeyEntered)
    assert isinstance(event.paste.key, RestrictedKey)
    assert event.paste.publishable is not None


def test_a_restricted_key_that_is_typed_here_goes_where_it_belongs_up_to_its_last_letter(
    field: PublicKeyFieldView, window: ConnectWindow
) -> None:
    entered: list[RestrictedKey] = []

    def show(event: object) -> None:
        assert isinstance(event, KeyEntered)
        assert isinstance(event.paste.key, RestrictedKey)
        entered.append(event.paste.key)
        window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(event.paste.key))))

    window.intended.connect(show)

    type_text(field.edit, RESTRICTED_KEY)

    assert entered[-1] == read_paste(RESTRICTED_KEY).key


@pytest.mark.parametrize("goes_on", ["by leaving the field", "by pressing Check"])
def test_a_restricted_key_that_was_typed_here_leaves_no_dots_behind(
    field: PublicKeyFieldView, window: ConnectWindow, goes_on: str
) -> None:
    field.edit.setFocus()
    type_text(field.edit, RESTRICTED_KEY)
    key = read_paste(RESTRICTED_KEY).key
    assert isinstance(key, RestrictedKey)
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(key))))
    assert not field.edit.empty  # more of it may come

    if goes_on == "by leaving the field":
        field.paste.setFocus()
    else:
        window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(key), Trouble(Code.NO_PUBLISHABLE_KEY))))

    assert field.edit.vacant


def test_another_restricted_key_that_was_typed_here_is_gone_once_the_field_is_left(
    field: PublicKeyFieldView, window: ConnectWindow
) -> None:
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(LIVE_KEY))))
    field.edit.setFocus()
    type_text(field.edit, RESTRICTED_KEY)

    field.paste.setFocus()

    assert field.edit.vacant


@pytest.mark.parametrize(
    "before", [None, Trouble(Code.OTHER_MODE, {"key_mode": "live"})], ids=["no trouble", "another trouble"]
)
def test_the_focus_comes_here_once_only_this_key_is_missing(
    field: PublicKeyFieldView, window: ConnectWindow, before: Trouble | None
) -> None:
    window.resize(920, 628)
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(LIVE_KEY), before)))
    assert window.focusWidget() is not field.edit

    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, EnteredKey(LIVE_KEY), Trouble(Code.NO_PUBLISHABLE_KEY))))

    assert window.focusWidget() is field.edit
    assert field.edit.visibleRegion().boundingRect() == field.edit.rect()


def test_a_full_secret_key_is_refused_aloud_here_too(field: PublicKeyFieldView, intents: list[object]) -> None:
    copied("sk_live_51MadeUpForTests0000000000")
    click(field.paste)

    assert len(intents) == 1
    assert field.edit.content() == ""


def test_another_text_is_not_taken_and_nothing_is_lost(
    field: PublicKeyFieldView, window: ConnectWindow, intents: list[object]
) -> None:
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, publishable=PUBLISHABLE_LIVE)))

    copied("a shopping list")
    click(field.paste)

    assert intents == []
    assert "There is no key that starts with pk_ in that." in [label.text() for label in field.findChildren(QLabel)]
    assert field.edit.content() == PUBLISHABLE_LIVE.text


def test_it_can_be_typed_and_emptied_by_hand(
    field: PublicKeyFieldView, window: ConnectWindow, intents: list[object]
) -> None:
    type_text(field.edit, PUBLISHABLE_LIVE.text)
    told = len(intents)
    window.show_screen(screen_of(AwaitingKey(WANTING_BOTH, publishable=PUBLISHABLE_LIVE)))

    press(field.edit, Qt.Key.Key_A, ctrl=True)
    press(field.edit, Qt.Key.Key_Backspace)

    assert intents[told:] == [PublishableCleared()]
    assert field.edit.content() == ""


def test_another_key_that_is_typed_here_cannot_be_read(field: PublicKeyFieldView) -> None:
    type_text(field.edit, PUBLISHABLE_KEY)
    assert field.edit._drawn() == PUBLISHABLE_KEY

    press(field.edit, Qt.Key.Key_A, ctrl=True)
    type_text(field.edit, RESTRICTED_KEY)

    assert set(field.edit._drawn()) == {"\u2022"}
