from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.paste import KeyProblem, Paste
from rak_desktop.flows.connect.events import CheckPressed, KeyCleared, KeyEntered
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.secret_edit import REVEAL_MS
from rak_desktop.qt.widgets.secret_field import SecretFieldView
from tests.qt.conftest import OTHER_RESTRICTED_KEY, PUBLISHABLE_KEY, RESTRICTED_KEY
from tests.qt.hands import click, press, type_text
from tests.qt.samples import CHECKING, FULL_FIELD, KEY, KEY_FILLED, KEY_TROUBLE


@pytest.fixture
def field(window: ConnectWindow) -> SecretFieldView:
    window.show_screen(KEY)
    found = window.page.block_of(SecretFieldView)
    assert isinstance(found, SecretFieldView)
    return found


def field_of(window: ConnectWindow) -> SecretFieldView:
    found = window.page.block_of(SecretFieldView)
    assert isinstance(found, SecretFieldView)
    return found


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def entered(intents: list[object]) -> list[object]:
    return [intent.paste.key for intent in intents if isinstance(intent, KeyEntered)]


def test_a_pasted_key_is_read_at_once(field: SecretFieldView, intents: list[object]) -> None:
    copy(f"  {RESTRICTED_KEY}\n")

    press(field.edit, Qt.Key.Key_V, ctrl=True)

    assert entered(intents) == [RestrictedKey(RESTRICTED_KEY)]
    assert not field.edit.empty


def test_a_paste_that_is_no_key_is_told_and_removed(field: SecretFieldView, intents: list[object]) -> None:
    copy(PUBLISHABLE_KEY)

    click(field.paste)

    assert [key.code for key in entered(intents) if isinstance(key, KeyProblem)] == [Code.PUBLISHABLE_KEY]
    assert field.edit.empty


def test_the_paste_button_leaves_the_focus_in_the_field(field: SecretFieldView) -> None:
    copy(RESTRICTED_KEY)

    click(field.paste)

    assert field.edit.hasFocus()


def test_a_dropped_key_counts_as_pasted(field: SecretFieldView, intents: list[object]) -> None:
    data = QMimeData()
    data.setText(RESTRICTED_KEY)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    field.edit.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys, QEvent.Type.Drop))

    assert entered(intents) == [RestrictedKey(RESTRICTED_KEY)]


def test_typing_says_nothing_until_it_is_a_key(field: SecretFieldView, intents: list[object]) -> None:
    type_text(field.edit, "rk_live_short")

    assert not intents


def test_typing_is_heard_once_it_is_a_key(field: SecretFieldView, intents: list[object]) -> None:
    type_text(field.edit, RESTRICTED_KEY)

    assert entered(intents)[-1] == RestrictedKey(RESTRICTED_KEY)


def test_enter_asks_what_an_unfinished_text_is(field: SecretFieldView, intents: list[object]) -> None:
    type_text(field.edit, "hello")

    press(field.edit, Qt.Key.Key_Return)

    assert isinstance(entered(intents)[0], KeyProblem)
    assert field.edit.empty


def test_enter_checks_a_key_that_was_read(window: ConnectWindow, field: SecretFieldView, intents: list[object]) -> None:
    copy(RESTRICTED_KEY)
    field.edit.paste_from()
    window.show_screen(KEY_FILLED)

    press(field.edit, Qt.Key.Key_Return)

    assert intents[-1] == CheckPressed()


def test_shortening_a_key_takes_it_back(field: SecretFieldView, intents: list[object]) -> None:
    type_text(field.edit, "rk_live_1234567890")
    intents.clear()

    press(field.edit, Qt.Key.Key_Backspace)

    assert intents == [KeyCleared()]
    assert not field.edit.empty


def test_everything_can_be_marked_and_replaced(field: SecretFieldView) -> None:
    type_text(field.edit, "hello")

    press(field.edit, Qt.Key.Key_A, ctrl=True)
    type_text(field.edit, "x")

    assert field.edit.content() == "x"


def test_unfinished_typing_survives_another_painting(window: ConnectWindow, field: SecretFieldView) -> None:
    type_text(field.edit, "rk_li")

    window.show_screen(KEY_TROUBLE)

    assert window.page.block_of(SecretFieldView) is field
    assert field.edit.content() == "rk_li"
    assert field.edit.hasFocus()


def test_a_key_that_waits_elsewhere_is_seen_as_dots_and_its_text_does_not_come_back(window: ConnectWindow) -> None:
    window.show_screen(KEY_FILLED)
    edit = field_of(window).edit

    assert edit._drawn() == "\u2022" * 24
    assert edit.content() == edit.text() == ""
    assert not field_of(window).eye.isVisibleTo(window)
    assert edit.grab().toImage() != empty_field(window)


def empty_field(window: ConnectWindow) -> QImage:
    window.show_screen(KEY)
    return field_of(window).edit.grab().toImage()


def test_a_key_that_waits_elsewhere_is_checked_with_enter(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(KEY_FILLED)

    press(field_of(window).edit, Qt.Key.Key_Return)

    assert intents == [CheckPressed()]


@pytest.mark.parametrize("another", ["", "r"])
def test_a_key_that_waits_elsewhere_can_be_taken_away_and_typed_over(
    window: ConnectWindow, intents: list[object], another: str
) -> None:
    window.show_screen(KEY_FILLED)
    edit = field_of(window).edit

    press(edit, Qt.Key.Key_A, ctrl=True)
    if another:
        type_text(edit, another)
    else:
        press(edit, Qt.Key.Key_Backspace)
    window.show_screen(KEY)

    assert intents == [KeyCleared()]
    assert edit.content() == another


def pause(field: SecretFieldView) -> None:
    """Nobody types for a while."""
    assert field._pause.isActive()
    field._pause.stop()
    field._pause.timeout.emit()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sk_live_51MadeUpForTests", Code.FULL_SECRET_KEY),
        (PUBLISHABLE_KEY, Code.PUBLISHABLE_KEY),
        ("whsec_51MadeUpForTests", Code.SIGNING_SECRET),
        ("a key that is none at all", Code.NO_KEY_IN_TEXT),
    ],
)
def test_a_wrong_key_that_is_typed_is_told_after_a_pause(
    field: SecretFieldView, intents: list[object], text: str, code: Code
) -> None:
    type_text(field.edit, text)
    assert intents == []

    pause(field)

    assert [key.code for key in entered(intents) if isinstance(key, KeyProblem)] == [code]
    assert field.edit.empty


@pytest.mark.parametrize("text", ["r", "rk_live", "rk_live_51Mad", "STRIPE"])
def test_who_is_on_the_way_to_a_key_is_not_disturbed(field: SecretFieldView, intents: list[object], text: str) -> None:
    type_text(field.edit, text)

    pause(field)

    assert intents == []
    assert field.edit.content() == text


def nothing() -> None:
    QGuiApplication.clipboard().clear()


def a_picture() -> None:
    QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))


@pytest.mark.parametrize("copied", [nothing, a_picture])
@pytest.mark.parametrize("by_key", [True, False])
def test_pasting_nothing_is_answered_and_what_was_typed_stays(
    field: SecretFieldView, intents: list[object], copied: Callable[[], None], by_key: bool
) -> None:
    type_text(field.edit, "rk_li")
    copied()

    if by_key:
        press(field.edit, Qt.Key.Key_V, ctrl=True)
    else:
        click(field.paste)

    assert intents == [KeyEntered(Paste(KeyProblem(Code.NOTHING_PASTED)))]
    assert field.edit.content() == "rk_li"


def test_a_key_that_is_not_held_any_more_leaves_the_field(window: ConnectWindow, field: SecretFieldView) -> None:
    copy(RESTRICTED_KEY)
    field.edit.paste_from()
    window.show_screen(KEY_FILLED)
    assert not field.edit.empty

    window.show_screen(KEY)

    assert field.edit.empty


def test_qt_never_holds_the_text(field: SecretFieldView) -> None:
    """What a QLineEdit holds is told to assistive programs and kept in an undo history."""
    seen: list[str] = []
    field.edit.textChanged.connect(seen.append)

    type_text(field.edit, RESTRICTED_KEY)
    field.edit.set_revealed(revealed=True)

    assert seen == []
    assert field.edit.text() == field.edit.displayText() == ""


def test_a_text_written_by_an_assistive_program_is_taken_over(field: SecretFieldView, intents: list[object]) -> None:
    interface = QAccessible.queryAccessibleInterface(field.edit)
    interface.setText(QAccessible.Text.Value, RESTRICTED_KEY)

    assert entered(intents) == [RestrictedKey(RESTRICTED_KEY)]
    assert field.edit.text() == ""


@pytest.mark.parametrize("revealed", [False, True])
def test_the_accessible_value_is_always_empty(field: SecretFieldView, revealed: bool) -> None:
    field.edit.put(RESTRICTED_KEY)
    field.edit.set_revealed(revealed=revealed)
    interface = QAccessible.queryAccessibleInterface(field.edit)

    texts = [
        interface.text(kind) for kind in (QAccessible.Text.Value, QAccessible.Text.Name, QAccessible.Text.Description)
    ]

    assert texts[0] == ""
    assert all(RESTRICTED_KEY not in text and "7Hq2" not in text for text in texts)
    assert interface.state().passwordEdit
    assert interface.role() is QAccessible.Role.EditableText


def test_revealing_ends_by_itself(qtbot: QtBot, field: SecretFieldView) -> None:
    field.edit.put(RESTRICTED_KEY)
    field.edit.set_revealed(revealed=True)
    field.edit._cover.setInterval(1)
    field.edit.set_revealed(revealed=True)

    with qtbot.waitSignal(field.edit.revealed, timeout=60_000):
        pass

    assert not field.edit.is_revealed
    assert REVEAL_MS == 10_000


def test_the_eye_says_what_it_will_do(window: ConnectWindow, field: SecretFieldView) -> None:
    copy(RESTRICTED_KEY)
    field.edit.paste_from()
    window.show_screen(KEY_FILLED)
    assert field.eye.accessibleName() == "Show the key for ten seconds"

    click(field.eye)

    assert field.eye.accessibleName() == "Hide the key"


def test_a_key_that_was_just_copied_is_offered(window: ConnectWindow, field: SecretFieldView) -> None:
    copy(RESTRICTED_KEY)
    field.offer.look()

    assert field.offer.isVisibleTo(window)


def test_a_key_that_was_pasted_on_the_page_before_is_told_and_not_offered(window: ConnectWindow) -> None:
    copy(RESTRICTED_KEY)

    window.show_screen(KEY_FILLED)

    found = window.page.block_of(SecretFieldView)
    assert isinstance(found, SecretFieldView)
    assert not found.offer.isVisibleTo(window)
    assert found._reading.isVisibleTo(window)
    assert found._reading.text() == FULL_FIELD.reading


def test_using_the_offer_pastes_the_key(field: SecretFieldView, intents: list[object]) -> None:
    copy(RESTRICTED_KEY)
    field.offer.look()

    field.offer.accepted.emit()

    assert entered(intents) == [RestrictedKey(RESTRICTED_KEY)]
    assert not field.offer.available


def test_the_same_key_is_not_offered_twice_and_another_one_is(field: SecretFieldView) -> None:
    copy(RESTRICTED_KEY)
    field.edit.paste_from()
    field.edit.put("")
    field.offer.look()
    assert not field.offer.available

    copy(OTHER_RESTRICTED_KEY)
    field.offer.look()

    assert field.offer.available


def test_a_key_that_was_refused_on_another_page_is_not_offered_beside_the_reason(window: ConnectWindow) -> None:
    window.show_screen(KEY)
    copy(RESTRICTED_KEY)
    field_of(window).edit.paste_from()
    window.show_screen(CHECKING)

    window.show_screen(KEY_TROUBLE)
    field_of(window).offer.look()

    assert not field_of(window).offer.available


@pytest.mark.parametrize("text", ["", "hello", PUBLISHABLE_KEY])
def test_nothing_else_on_the_clipboard_is_offered(field: SecretFieldView, text: str) -> None:
    copy(text)
    field.offer.look()

    assert not field.offer.available


def test_the_field_is_named_by_its_label(field: SecretFieldView) -> None:
    assert field._label.buddy() is field.edit
    assert field.edit.accessibleName() == "Paste the key here"
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_what_the_field_holds_is_described_without_the_text(window: ConnectWindow, field: SecretFieldView) -> None:
    window.show_screen(KEY_FILLED)

    assert "A restricted key for real payments, ending 7Hq2" in field.edit.accessibleDescription()


def test_two_screens_with_the_same_words_are_the_same_screen(window: ConnectWindow, field: SecretFieldView) -> None:
    field.edit.put("rk_li")

    window.show_screen(replace(KEY))

    assert field.edit.content() == "rk_li"


def test_a_key_in_the_field_asks_for_no_more_room_than_an_empty_one(field: SecretFieldView) -> None:
    """Qt counts the room kept free for the dots; in a narrow window the lines below then stood upon each other."""
    empty = (field.edit.minimumSizeHint(), field.edit.sizeHint())

    field.edit.put(RESTRICTED_KEY)

    assert (field.edit.minimumSizeHint(), field.edit.sizeHint()) == empty


def test_the_caret_stands_behind_the_last_dot_also_after_the_window_grew(
    window: ConnectWindow, field: SecretFieldView
) -> None:
    window.resize(400, 800)
    field.edit.put(RESTRICTED_KEY * 3)
    narrow = field.edit.textMargins().left()

    window.resize(860, 600)

    assert field.edit.textMargins().left() > narrow
