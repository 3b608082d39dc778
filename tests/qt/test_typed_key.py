"""A key that is typed into a field for something else, one press after the other, as password managers do it."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.core.redaction import holds_secret
from rak_desktop.qt.widgets.name_field import NameEdit
from rak_desktop.qt.widgets.typed_key import PAUSE_MS, TypedKey
from tests.qt.hands import press, type_text

KEY = "rk_test_" + "51Qx7AAAA0123456789abcdefghijklmnopqrstuv"


class Sheet(QWidget):
    """A name, and another field to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.other = NameEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addWidget(self.other)
        self.refused: list[str] = []
        self.texts: list[str] = []
        self.entered = 0
        self.name.refused.connect(self.refused.append)
        self.name.textChanged.connect(self.texts.append)
        self.name.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        self.entered += 1

    def pause(self) -> None:
        """Nobody types for a while."""
        watch = self.name.findChild(TypedKey)
        assert isinstance(watch, TypedKey)
        timer = watch.findChild(QTimer)
        assert isinstance(timer, QTimer)
        assert timer.interval() == PAUSE_MS
        timer.stop()
        timer.timeout.emit()


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.name.setFocus()
    return made


@pytest.mark.parametrize("before", ["", "my name ", "Fjord Theatre"])
def test_nothing_of_a_typed_key_stays_in_the_field(sheet: Sheet, before: str) -> None:
    sheet.name.setText(before)

    type_text(sheet.name, KEY)

    assert sheet.name.text() == ""
    assert len(sheet.refused) == 1
    assert holds_secret(sheet.refused[0])
    assert all(KEY[8:12] not in text for text in (*sheet.texts, *sheet.refused))


def test_what_was_wiped_cannot_be_brought_back(sheet: Sheet) -> None:
    type_text(sheet.name, KEY)

    press(sheet.name, Qt.Key.Key_Z, ctrl=True)

    assert sheet.name.text() == ""


def test_an_enter_that_is_typed_behind_the_key_presses_nothing(sheet: Sheet) -> None:
    type_text(sheet.name, KEY)

    press(sheet.name, Qt.Key.Key_Return)

    assert sheet.entered == 0


def test_a_key_from_an_input_method_is_swallowed_too(sheet: Sheet) -> None:
    for character in KEY:
        event = QInputMethodEvent()
        event.setCommitString(character)
        QCoreApplication.sendEvent(sheet.name, event)

    assert sheet.name.text() == ""
    assert len(sheet.refused) == 1


def test_the_key_may_go_on_after_a_pause(sheet: Sheet) -> None:
    type_text(sheet.name, KEY[:10])
    sheet.pause()

    type_text(sheet.name, KEY[10:])

    assert sheet.name.text() == ""


@pytest.mark.parametrize(
    "name", ["Harbour Tickets", "H&M", "4711 Bar", "Café", "船", "Studio54", "HarbourCafe 24h", "Bar 2b0c"]
)
def test_a_name_that_is_typed_after_a_pause_is_taken_whole(sheet: Sheet, name: str) -> None:
    type_text(sheet.name, KEY)
    sheet.pause()

    sheet.name.setFocus()
    for character in name:
        event = QInputMethodEvent()
        event.setCommitString(character)
        QCoreApplication.sendEvent(sheet.name, event)

    assert sheet.name.text() == name


@pytest.mark.parametrize("rest", ["abcdEf9hIjKlMnOpQrStUvWx", "4711aB3dEfGhIjKl"])
@pytest.mark.parametrize("pauses_again", [False, True])
def test_the_rest_of_a_key_that_begins_like_a_word_or_a_number_does_not_stay_either(
    sheet: Sheet, rest: str, pauses_again: bool
) -> None:
    type_text(sheet.name, KEY[:13])
    sheet.pause()

    type_text(sheet.name, rest[:4])
    if pauses_again:
        sheet.pause()
    type_text(sheet.name, rest[4:])
    press(sheet.name, Qt.Key.Key_Return)

    assert sheet.name.text() == ""
    assert sheet.entered == 0
    assert [holds_secret(text) for text in sheet.refused] == [True, True]


@pytest.mark.parametrize("then", ["a name", "an Enter behind a name", "another field"])
def test_nothing_of_the_key_is_remembered_once_no_more_of_it_can_come(sheet: Sheet, then: str) -> None:
    """An input method may hand over the whole of it at once."""
    event = QInputMethodEvent()
    event.setCommitString(KEY)
    QCoreApplication.sendEvent(sheet.name, event)
    sheet.pause()

    if then == "another field":
        sheet.other.setFocus()
    else:
        type_text(sheet.name, "Harbour Tickets" if then == "a name" else "Harbour")
        press(sheet.name, Qt.Key.Key_Return)

    watch = sheet.name.findChild(TypedKey)
    assert watch is not None
    assert KEY[8:12] not in str(vars(watch))


def test_a_short_name_comes_with_enter_and_whoever_types_slowly_loses_nothing(sheet: Sheet) -> None:
    type_text(sheet.name, KEY)
    for letter in "Bo":
        sheet.pause()
        type_text(sheet.name, letter)

    press(sheet.name, Qt.Key.Key_Return)

    assert sheet.name.text() == "Bo"
    assert sheet.entered == 1


@pytest.mark.parametrize("taken_away_by", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_who_empties_the_field_can_type_at_once(sheet: Sheet, taken_away_by: Qt.Key) -> None:
    type_text(sheet.name, KEY)

    press(sheet.name, taken_away_by)
    type_text(sheet.name, "Bo")

    assert sheet.name.text() == "Bo"


def test_who_leaves_the_field_and_comes_back_can_type(sheet: Sheet) -> None:
    type_text(sheet.name, KEY)

    sheet.other.setFocus()
    sheet.name.setFocus()
    type_text(sheet.name, "Bo")

    assert sheet.name.text() == "Bo"


@pytest.mark.parametrize("name", ["MK_Design 24", "Cork_Live_Music_2024", "Team rk_", "A1B2C3"])
def test_names_that_only_resemble_one_are_typed_as_ever(sheet: Sheet, name: str) -> None:
    type_text(sheet.name, name)

    assert sheet.name.text() == name
    assert sheet.refused == []
