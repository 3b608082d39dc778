import math
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextLayout, QTextLine
from pytestqt.qtbot import QtBot

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets import text as text_module
from rak_desktop.qt.widgets.lines import break_lines, overhang
from rak_desktop.qt.widgets.painted_text import PaintedText
from rak_desktop.qt.widgets.text import Text, label, selectable


def shown(qtbot: QtBot, theme: Theme, text: str) -> Text:
    made = label(text)
    made.setStyleSheet(theme.sheet())
    qtbot.addWidget(made)
    made.ensurePolished()
    return made


def painted(made: Text) -> QImage:
    made.resize(400, made.heightForWidth(400))
    return made.grab().toImage()


def test_each_line_is_as_high_as_its_role_asks(qtbot: QtBot, theme: Theme) -> None:
    text = shown(qtbot, theme, "One line of words that needs two when there is little room.")

    assert text.heightForWidth(800) == 20
    assert text.heightForWidth(250) == 40


def test_a_word_without_spaces_is_broken_rather_than_cut(qtbot: QtBot, theme: Theme) -> None:
    assert shown(qtbot, theme, "x" * 100).heightForWidth(200) > 20


def test_a_code_stays_in_one_line_and_is_the_same_for_who_copies_or_hears_it(qtbot: QtBot, theme: Theme) -> None:
    code, word = (shown(qtbot, theme, text) for text in ("Now RAK-DOC-217 it", "Now rak-doc-abc it"))
    as_far_as_the_last_hyphen = code.fontMetrics().horizontalAdvance("Now RAK-DOC-") + 2

    assert code.heightForWidth(as_far_as_the_last_hyphen) == 60
    assert word.heightForWidth(as_far_as_the_last_hyphen) == 40
    assert code.text() == "Now RAK-DOC-217 it"


def test_the_place_of_a_file_is_broken_at_its_slashes(qtbot: QtBot, theme: Theme) -> None:
    place, word = (shown(qtbot, theme, text) for text in ("In /home/rak-desktop now", "In /home rak-desktop now"))
    as_far_as_the_hyphen = place.fontMetrics().horizontalAdvance("In /home/rak-") + 2

    assert place.heightForWidth(as_far_as_the_hyphen) == 60
    assert word.heightForWidth(as_far_as_the_hyphen) == 40
    assert place.text() == "In /home/rak-desktop now"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        (
            "This computer has it in /etc/rak now",
            "This computer has it in /",
            ["This computer has it in ", "/etc/rak now"],
        ),
        (
            "It is known as com.example.a-b there",
            "It is known as com.example.a-",
            ["It is known as ", "com.example.a-b there"],
        ),
        ("The key is here for 12 days already", "The key is here for 12", ["The key is here for ", "12 days already"]),
        ("Am letzten 23. November ging es noch", "Am letzten 23.", ["Am letzten ", "23. November "]),
        ("Box office · key ends 7Hq2", "Box office · key ends", ["Box office · ", "key ends 7Hq2"]),
        ("No internet since 9:41. It worked", "No internet since 9:41.", ["No internet since 9:41. ", "It worked"]),
    ],
    ids=[
        "first slash of a place",
        "id of an app",
        "number and unit",
        "day and month",
        "last of a row",
        "end of a sentence",
    ],
)
def test_what_belongs_together_stands_in_one_line(
    qtbot: QtBot, theme: Theme, text: str, room: str, lines: list[str]
) -> None:
    made = shown(qtbot, theme, text)
    width = made.fontMetrics().horizontalAdvance(room) + 4

    painted_lines = broken(made._laid_out(width))[: len(lines)]

    assert [as_written(line) for line in painted_lines] == lines
    assert made.text() == text


def test_a_piece_stands_out_also_behind_the_place_of_a_file(qtbot: QtBot, theme: Theme) -> None:
    text = shown(qtbot, theme, "In /etc press Log-in 2 now.")
    text.set_strong(("Log-in 2 now",))

    (part,) = text._standing_out()

    shown_text = text._laid_out(400).text()
    assert as_written(shown_text[part.start : part.start + part.length]) == "Log-in 2 now"


def test_a_piece_stands_out_wherever_it_is_a_whole_word(qtbot: QtBot, theme: Theme) -> None:
    plain, strong, part = (shown(qtbot, theme, "Choose live there.") for _ in range(3))
    strong.set_strong(("live",))
    part.set_strong(("liv",))

    assert strong.text() == "Choose live there."
    assert painted(strong) != painted(plain)
    assert painted(part) == painted(plain)


def test_no_text_is_markup_and_no_sign_in_a_name_is_special(qtbot: QtBot, theme: Theme) -> None:
    text = shown(qtbot, theme, "<b>Shop</b> & *Co* (live")
    text.set_strong(("*Co*", "(", ""))

    assert text.text() == "<b>Shop</b> & *Co* (live"
    assert text.sizeHint().width() > shown(qtbot, theme, "Shop & *Co* (live").sizeHint().width()


def test_text_to_copy_can_still_be_marked(qtbot: QtBot, theme: Theme) -> None:
    text = selectable(shown(qtbot, theme, "acct_1QfT8aHarbour"))

    text.setSelection(0, 4)

    assert text.selectedText() == "acct"


@pytest.fixture
def right_to_left() -> Iterator[None]:
    """The program speaks Arabic, as it does from its first window on."""
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("right_to_left")
@pytest.mark.parametrize("text", ["المساعدة", "Fjord Theatre"])
def test_a_text_begins_at_the_right_where_the_program_speaks_arabic_from_the_start(
    qtbot: QtBot, theme: Theme, text: str
) -> None:
    image = painted(shown(qtbot, theme, text))

    ground = image.pixel(0, 0)
    inked = [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground]
    assert min(inked) > image.width() / 2


@pytest.mark.usefixtures("right_to_left")
@pytest.mark.parametrize(
    "text", ["062 524 284", "/home/person/report.zip", "<b>Harbour</b>", "https://harbour.example/"]
)
def test_what_is_not_arabic_is_not_read_backwards_in_an_arabic_program(qtbot: QtBot, theme: Theme, text: str) -> None:
    in_a_list = PaintedText(theme, "body")
    in_a_list.show(text)

    for laid_out in (shown(qtbot, theme, text)._laid_out(400), in_a_list._layout(400, rtl=True)):
        line = laid_out.lineAt(0)
        places = [place_of(letter, line) for letter in range(len(text))]
        assert places == sorted(places)


@pytest.mark.usefixtures("right_to_left")
def test_an_arabic_sentence_runs_from_the_right_also_when_a_foreign_name_stands_first(
    qtbot: QtBot, theme: Theme
) -> None:
    sentence = "Fjord Theatre مرتبط"

    laid_out = shown(qtbot, theme, sentence)._laid_out(400)

    line = laid_out.lineAt(0)
    assert place_of(0, line) > place_of(len(sentence), line)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("You can close this window now.", "You can close this window", ["You can close this ", "window now."]),
        ("Alors est-ce la bonne clé\u202f?", "Alors est-ce la bonne", ["Alors est-ce la ", "bonne clé\u202f?"]),
        ("このキーを見つけます。", "このキーを見つけま", ["このキーを見つ", "けます。"]),
        ("Desk 1 · Harbour · Endung 0001", "Desk 1 · Harbour ·", ["Desk 1 · Harbour · ", "Endung\u00a00001"]),
        ("desconecte antes para apagá-las.", "desconecte antes para apagá-", ["desconecte antes ", "para apagá-las."]),
        ("Open this Unternehmensname", "Open this Unternehm", ["Open this ", "Unternehmensname"]),
        ("Einstellungen öffnen", "Einstellungen ö", ["Einstellungen ", "öffnen"]),
    ],
    ids=[
        "word",
        "sign that stays with its word",
        "without spaces",
        "words kept together",
        "behind a hyphen",
        "enough already",
        "nothing to give",
    ],
)
def test_no_word_stands_alone_in_the_last_line(
    qtbot: QtBot, theme: Theme, text: str, room: str, lines: list[str]
) -> None:
    made = shown(qtbot, theme, text)
    width = made.fontMetrics().horizontalAdvance(room) + 4
    in_a_list = PaintedText(theme, "body")
    in_a_list.show(text)

    for laid_out in (made._laid_out(width), in_a_list._layout(width, rtl=False)):
        assert broken(laid_out) == lines
    assert made.heightForWidth(width) == 20 * len(lines)


def test_letters_from_a_font_that_reaches_further_are_not_cut(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = painted(shown(qtbot, theme, "Äg Äg"))
    monkeypatch.setattr(text_module, "overhang", lambda laid_out, line_height: 7)

    reaching = shown(qtbot, theme, "Äg Äg")

    assert [reaching.heightForWidth(width) for width in (400, 20)] == [20 + 2 * 7, 2 * 20 + 2 * 7]
    assert painted(reaching).copy(0, 7, 400, 20) == usual


def test_only_the_letters_of_a_taller_font_reach_beyond_their_line() -> None:
    laid_out = QTextLayout("ÄÄggjj", QGuiApplication.font())
    break_lines(laid_out, 400, 20)
    high = math.ceil(laid_out.lineAt(0).height())

    assert overhang(laid_out, high) == 0
    assert overhang(laid_out, 4) > 0


@pytest.mark.usefixtures("right_to_left")
def test_every_line_begins_at_the_right_also_the_one_that_gave_a_word(qtbot: QtBot, theme: Theme) -> None:
    sentence = "يمكنك إغلاق هذه النافذة والمتابعة الآن"
    made = shown(qtbot, theme, sentence)
    width = made.fontMetrics().horizontalAdvance(sentence) - 8
    in_a_list = PaintedText(theme, "body")
    in_a_list.show(sentence)

    for laid_out in (made._laid_out(width), in_a_list._layout(width, rtl=True)):
        assert [" " in line.strip() for line in broken(laid_out)] == [True, True]
        first, last = (laid_out.lineAt(place).naturalTextRect().right() for place in range(2))
        assert first == pytest.approx(last, abs=1.5)


def place_of(letter: int, line: QTextLine) -> float:
    """How far from the left it stands."""
    return cast("tuple[float, int]", line.cursorToX(letter))[0]


def as_written(text: str) -> str:
    """Without what only keeps a line together."""
    return text.replace("\u2060", "").replace("\u00a0", " ").replace("\u2011", "-")


def broken(laid_out: QTextLayout) -> list[str]:
    """What stands in each line."""
    placed = (laid_out.lineAt(place) for place in range(laid_out.lineCount()))
    return [laid_out.text()[line.textStart() : line.textStart() + line.textLength()] for line in placed]
