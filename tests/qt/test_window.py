from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.flows.connect.events import (
    Approved,
    Back,
    Closed,
    ClosedForSure,
    KeyEntered,
    OpenPage,
    Renamed,
    Retry,
    Started,
    StayOpen,
)
from rak_desktop.qt.connect.window import DEFAULT, SMALLEST, ConnectWindow
from rak_desktop.qt.first_paint import once_seen
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.banner import BannerView
from rak_desktop.qt.widgets.busy_arc import BusyArc
from rak_desktop.qt.widgets.disclosure_head import DisclosureHead
from rak_desktop.qt.widgets.name_field import NameFieldView
from rak_desktop.qt.widgets.painters import PAINTERS, painter_of
from rak_desktop.qt.widgets.step_bar import StepBar
from rak_desktop.qt.widgets.step_rail import WIDEST, StepRail
from rak_desktop.screens.actions import CloseWindow, CopyText, ShowHelp
from rak_desktop.screens.blocks import Block, Disclosure, FactCard, Note
from rak_desktop.screens.screen import Screen
from tests.fakes.steps import INSTALLING
from tests.qt.conftest import RESTRICTED_KEY
from tests.qt.hands import click, focused, press, type_text
from tests.qt.real_screens import REAL_SCREENS
from tests.qt.samples import (
    ALLOW,
    ALLOWED,
    CHECKING,
    CLOSING,
    CONNECTED,
    INSTALL_LINK,
    KEY,
    KEY_TROUBLE,
    NAME,
    OFFLINE,
    PRACTICE,
    REVIEW,
    REVIEW_TROUBLE,
    SCREENS,
    WELCOME,
)
from tests.support.reading import rail_of, screen_of

EVERY_SCREEN = pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())


def texts_of(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]


def button(window: QWidget, name: str) -> QAbstractButton:
    found = [b for b in window.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisibleTo(window)]
    assert found, name
    return found[0]


# Painting


def test_every_type_of_block_has_a_widget() -> None:
    assert set(PAINTERS) == set(Block.__args__)


def test_blocks_are_read_out_from_top_to_bottom_also_where_older_ones_were_kept(window: ConnectWindow) -> None:
    """A screen reader goes by the order of children, which is the order in which widgets were made."""
    for page in PageState:
        window.show_screen(screen_of(replace(INSTALLING, page=page)))

        read = [child for child in window.page.content.children() if child in window.page.blocks]
        assert read == window.page.blocks


@EVERY_SCREEN
def test_every_screen_shows_its_title_number_and_steps(window: ConnectWindow, screen: Screen) -> None:
    window.show_screen(screen)

    shown = texts_of(window)
    assert screen.title in shown
    assert screen.help_number in shown
    assert window.windowTitle() == screen.window_title
    assert all(row.title in shown for row in rail_of(screen).rows)


def test_the_ribbon_stands_above_everything_in_practice(window: ConnectWindow) -> None:
    window.show_screen(PRACTICE)
    assert PRACTICE.ribbon in texts_of(window)

    window.show_screen(WELCOME)

    assert PRACTICE.ribbon not in texts_of(window)


def test_text_from_outside_is_never_markup(window: ConnectWindow) -> None:
    window.show_screen(replace(WELCOME, title="<b>Shop</b> & Co"))

    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in window.findChildren(QLabel))


def test_the_rest_of_a_long_card_opens_when_it_is_asked_for(window: ConnectWindow) -> None:
    card = FactCard("Allowed", ALLOWED.rows[:2], "and 2 more", ALLOWED.rows[2:])
    window.show_screen(replace(ALLOW, blocks=(card,)))
    assert "Payouts" not in texts_of(window)

    button(window, "and 2 more").click()
    window.show_screen(replace(ALLOW, blocks=(card,), announcement="Again"))

    assert "Payouts" in texts_of(window)
    assert not [b for b in window.findChildren(QAbstractButton) if b.text() == "and 2 more" and b.isVisibleTo(window)]


def test_an_ampersand_in_a_name_is_no_shortcut(window: ConnectWindow) -> None:
    assert CONNECTED.main is not None
    window.show_screen(replace(CONNECTED, main=replace(CONNECTED.main, text="Back to B&B")))

    assert window.footer.main.text() == "Back to B&&B"
    assert window.footer.main.accessibleName() == "Back to B&B"


def test_only_one_button_is_filled(window: ConnectWindow) -> None:
    for screen in SCREENS.values():
        window.show_screen(screen)
        filled = [
            b.accessibleName()
            for b in window.findChildren(QAbstractButton)
            if b.property("role") in ("main", "main-row") and b.isVisibleTo(window) and b.isEnabled()
        ]
        assert len(filled) <= 1, screen.name


def test_in_trouble_the_banners_action_is_the_filled_button(window: ConnectWindow) -> None:
    window.show_screen(REVIEW_TROUBLE)

    assert button(window, "Open my Stripe apps").property("role") == "main-row"
    assert window.footer.main.property("role") == "plain"


def test_the_arc_turns_only_while_it_is_seen(window: ConnectWindow) -> None:
    window.show_screen(CHECKING)
    arcs = window.findChildren(BusyArc)
    assert [arc.turning for arc in arcs if arc.isVisible()] == [True]

    window.hide()

    assert not any(arc.turning for arc in arcs)


# Painting again


def test_the_same_page_keeps_its_widgets(window: ConnectWindow) -> None:
    window.show_screen(REVIEW)
    before = window.page.blocks

    window.show_screen(replace(REVIEW, lead="Other words"))

    assert window.page.blocks == before


def test_another_page_makes_its_own(window: ConnectWindow) -> None:
    window.show_screen(WELCOME)
    before = window.page.blocks

    window.show_screen(ALLOW)

    assert not set(before) & set(window.page.blocks)


def test_a_banner_that_comes_and_goes_leaves_the_others_alone(window: ConnectWindow) -> None:
    window.show_screen(KEY)
    before = window.page.blocks

    window.show_screen(KEY_TROUBLE)
    assert [block for block in window.page.blocks if not isinstance(block, BannerView)] == before

    window.show_screen(KEY)
    assert window.page.blocks == before


def test_blocks_follow_the_order_of_the_screen(window: ConnectWindow) -> None:
    window.show_screen(KEY)
    window.show_screen(KEY_TROUBLE)

    tops = [block.y() for block in window.page.blocks]
    assert [type(block) for block in window.page.blocks] == [painter_of(type(block)) for block in KEY_TROUBLE.blocks]
    assert tops == sorted(tops)


def test_the_caret_survives_while_a_name_is_typed(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(REVIEW)
    field = window.page.block_of(NameFieldView)
    assert isinstance(field, NameFieldView)
    field.edit.setFocus()
    field.edit.setCursorPosition(5)

    type_text(field.edit, "s")
    assert intents == [Renamed("Fjords Theatre, box office")]
    window.show_screen(replace(REVIEW, blocks=(*REVIEW.blocks[:2], replace(NAME, value=field.edit.text()))))

    assert field.edit.cursorPosition() == 6
    assert field.edit.hasFocus()


def test_a_key_that_came_into_the_name_is_gone_from_the_field_at_once(window: ConnectWindow) -> None:
    window.show_screen(REVIEW)
    field = window.page.block_of(NameFieldView)
    assert isinstance(field, NameFieldView)
    field.edit.setFocus()

    type_text(field.edit, "rk_live_51Somebody")
    window.show_screen(replace(REVIEW, blocks=(*REVIEW.blocks[:2], replace(NAME, value=""))))

    assert field.edit.text() == ""
    assert not field.edit.isUndoAvailable()


def test_the_place_in_a_long_page_survives(window: ConnectWindow) -> None:
    window.resize(*SMALLEST)
    window.show_screen(REVIEW)
    QGuiApplication.processEvents()
    window.page.verticalScrollBar().setValue(40)

    window.show_screen(replace(REVIEW, lead="Other words"))

    assert window.page.verticalScrollBar().value() == 40


# Keys


@pytest.mark.parametrize(
    ("screen", "expected"),
    [
        (WELCOME, Started()),
        (REVIEW, Approved()),
        (KEY_TROUBLE, OpenPage()),
        (OFFLINE, Retry()),
        (REVIEW_TROUBLE, OpenPage()),
    ],
    ids=["welcome", "review", "key-trouble", "offline", "review-trouble"],
)
def test_enter_presses_the_one_main_action(
    window: ConnectWindow, intents: list[object], screen: Screen, expected: object
) -> None:
    window.show_screen(screen)

    press(focused(window), Qt.Key.Key_Return)

    assert intents == [expected]


def test_enter_on_another_button_presses_that_one(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(ALLOW)
    back = button(window, "Back")
    back.setFocus()

    press(back, Qt.Key.Key_Return)

    assert intents == [Back()]


def test_enter_does_nothing_while_the_main_button_rests(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(KEY)

    press(focused(window), Qt.Key.Key_Return)

    assert not intents


@pytest.mark.parametrize(
    ("screen", "expected"),
    [(WELCOME, Closed()), (ALLOW, Back()), (CHECKING, Back()), (REVIEW, Closed()), (CONNECTED, Closed())],
    ids=["welcome", "allow", "checking", "review", "connected"],
)
def test_escape_goes_back_or_asks_to_close(
    window: ConnectWindow, intents: list[object], screen: Screen, expected: object
) -> None:
    window.show_screen(screen)

    press(focused(window), Qt.Key.Key_Escape)

    assert intents == [expected]
    assert window.isVisible()


@pytest.mark.parametrize("name", ["5-review", "12-disconnected"])
def test_escape_goes_back_where_only_the_main_button_or_none_says_so(
    window: ConnectWindow, intents: list[object], name: str
) -> None:
    window.show_screen(REAL_SCREENS[name])

    press(focused(window), Qt.Key.Key_Escape)

    assert intents == [Back()]
    assert window.isVisible()


def test_closing_asks_the_flow_first(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(REVIEW)

    window.close()

    assert intents == [Closed()]
    assert window.isVisible()


def test_a_window_in_which_nothing_is_shown_yet_is_closed_by_whoever_closes_it(window: ConnectWindow) -> None:
    """Nobody could hear that it is to be closed, or what a key is for."""
    press(window, Qt.Key.Key_F1)

    assert not window.by_keyboard
    assert window.close()


def test_finish_closes_for_good(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(REVIEW)

    window.finish()

    assert not intents
    assert not window.isVisible()


def test_f1_and_the_help_number_open_the_help(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(WELCOME)

    press(window, Qt.Key.Key_F1)
    click(window.footer.help)

    assert intents == [ShowHelp(), ShowHelp()]


def test_a_key_pasted_on_a_page_without_a_field_counts(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(ALLOW)
    QGuiApplication.clipboard().setText(RESTRICTED_KEY)

    press(window, Qt.Key.Key_V, ctrl=True)

    assert [type(intent) for intent in intents] == [KeyEntered]


@pytest.mark.parametrize("screen", [WELCOME, CONNECTED], ids=["welcome", "connected"])
def test_a_paste_on_any_other_page_is_nothing(window: ConnectWindow, intents: list[object], screen: Screen) -> None:
    window.show_screen(screen)
    QGuiApplication.clipboard().setText(RESTRICTED_KEY)

    press(window, Qt.Key.Key_V, ctrl=True)

    assert not intents


# Focus


def test_the_field_has_the_focus_where_there_is_something_to_paste(window: ConnectWindow) -> None:
    window.show_screen(KEY)

    assert isinstance(window.focusWidget(), QLineEdit)


@pytest.mark.parametrize("screen", [WELCOME, ALLOW, REVIEW, CONNECTED], ids=["welcome", "allow", "review", "connected"])
def test_elsewhere_the_main_button_has_it(window: ConnectWindow, screen: Screen) -> None:
    window.show_screen(screen)

    assert window.focusWidget() is window.footer.main


def test_a_banner_takes_the_focus_once_when_it_appears(window: ConnectWindow) -> None:
    window.show_screen(CHECKING)
    window.show_screen(OFFLINE)
    assert isinstance(window.focusWidget(), BannerView)

    window.footer.help.setFocus()
    window.show_screen(replace(OFFLINE, lead="Other words"))

    assert window.focusWidget() is window.footer.help


def test_the_focus_is_never_lost_when_a_button_goes(window: ConnectWindow) -> None:
    window.show_screen(REVIEW)
    window.show_screen(replace(REVIEW, main=None))

    assert focused(window).isVisible()


def test_tab_goes_through_the_page_then_the_footer(window: ConnectWindow) -> None:
    window.show_screen(ALLOW)
    button(window, "Copy").setFocus()

    order = []
    for _ in range(6):
        order.append(focused(window).accessibleName())
        press(focused(window), Qt.Key.Key_Tab)

    assert order == ["Copy", "I already installed it", "I can’t install it", "Help number 2-00", "Back", "Open Stripe"]


def test_tab_follows_the_page_also_after_a_banner_came(window: ConnectWindow) -> None:
    window.show_screen(KEY)
    window.show_screen(KEY_TROUBLE)
    window.footer.buttons[0].setFocus()
    assert window.footer.buttons[0].accessibleName() == "Back"

    press(window.footer.buttons[0], Qt.Key.Key_Tab)

    assert focused(window) is button(window.page.blocks[0], "Open the page")


def test_the_ring_is_for_people_who_use_the_keyboard(window: ConnectWindow) -> None:
    window.show_screen(WELCOME)
    ring = window.contents.ring
    assert not ring.isVisible()

    press(window.footer.main, Qt.Key.Key_Tab)
    assert ring.isVisible()

    here, home = focused(window), ring.parentWidget()
    assert home is not None
    corner = here.mapTo(home, here.rect().topLeft())
    assert ring.geometry().contains(QRect(corner, here.size()))


def test_what_moves_the_focus_without_a_key_shows_no_ring(window: ConnectWindow) -> None:
    """Qt looks for the next one by itself where a page goes, and that looked like a key."""
    window.show_screen(ALLOW)
    button(window, "I already installed it").setFocus()

    window.show_screen(WELCOME)

    assert not window.contents.ring.isVisible()
    assert not window.by_keyboard


def test_a_closed_window_that_gets_the_focus_once_more_ends_without_a_mistake(theme: Theme, qapp: QApplication) -> None:
    """The window manager's last word can come after the window was closed."""
    window = ConnectWindow(theme)
    window.show_screen(WELCOME)
    window.show()
    window.go_on_by_keyboard()
    window.finish()

    qapp.focusChanged.emit(None, window.footer.main)

    delete(window.footer.main)
    qapp.focusChanged.emit(None, None)


def test_the_ring_goes_as_soon_as_the_mouse_is_used(window: ConnectWindow) -> None:
    window.show_screen(WELCOME)
    press(window.footer.main, Qt.Key.Key_Tab)
    assert window.contents.ring.isVisible()

    QTest.mousePress(focused(window), Qt.MouseButton.LeftButton)

    assert not window.contents.ring.isVisible()


def test_a_focused_control_is_scrolled_into_view(window: ConnectWindow) -> None:
    window.resize(*SMALLEST)
    window.show_screen(ALLOW)
    QGuiApplication.processEvents()
    link = button(window, "I can’t install it")

    link.setFocus()

    top = link.mapTo(window.page.viewport(), link.rect().topLeft()).y()
    assert 0 <= top <= window.page.viewport().height() - link.height()


# Names


def test_a_step_is_read_out_with_its_place(window: ConnectWindow) -> None:
    window.show_screen(KEY)

    rail = window.findChild(StepRail)
    assert rail is not None
    assert "Step 3 of 6, Copy the key, current" in [label.accessibleName() for label in rail.findChildren(QLabel)]


def test_a_screen_reader_counts_the_same_on_a_page_that_scrolls_and_one_that_does_not(window: ConnectWindow) -> None:
    window.show_screen(WELCOME)
    bar, page = window.page.verticalScrollBar(), QAccessible.queryAccessibleInterface(window.page)
    assert bar.maximum() == 0
    counted = page.childCount()

    window.resize(*SMALLEST)

    assert bar.maximum() > 0
    assert bar.width() > 0
    assert page.childCount() == counted


def test_a_window_can_go_together_with_the_page_that_just_left_it(theme: Theme, qtbot: QtBot) -> None:
    """What is left to be taken apart is gone then, and nobody is told of a mistake."""
    going = ConnectWindow(theme)
    going.show_screen(CHECKING)
    going.show_screen(WELCOME)

    shiboken6.delete(going)

    with qtbot.captureExceptions() as mistakes:
        qtbot.wait(10)
    assert mistakes == []


def test_an_announcement_is_spoken_once(window: ConnectWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("rak_desktop.qt.connect.contents.announce", lambda _, sentence: said.append(sentence))

    window.show_screen(CHECKING)
    assert not said, "nobody listens yet to a window that just came"
    qtbot.waitUntil(lambda: bool(said))
    window.show_screen(replace(CHECKING, blocks=(Note("more"),)))
    window.show_screen(replace(CHECKING, announcement="All checks done"))

    assert said == ["Checking the key", "All checks done"]


def test_what_is_over_before_anybody_listens_is_not_said_any_more(
    window: ConnectWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever listens hears the end first, and then that it begins."""
    said: list[str] = []
    monkeypatch.setattr("rak_desktop.qt.connect.contents.announce", lambda _, sentence: said.append(sentence))

    window.show_screen(CHECKING)
    window.show_screen(replace(CHECKING, announcement="All checks done"))
    listening: list[bool] = []
    once_seen(window, lambda: listening.append(True))
    qtbot.waitUntil(lambda: bool(listening))

    assert said == ["All checks done"]


def test_what_comes_after_a_silent_screen_is_said_at_once(
    window: ConnectWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("rak_desktop.qt.connect.contents.announce", lambda _, sentence: said.append(sentence))

    window.show_screen(replace(CHECKING, announcement=""))
    window.show_screen(replace(CHECKING, announcement="All checks done"))

    assert said == ["All checks done"]


# Asking and copying


def test_a_name_in_a_question_is_a_text_whatever_somebody_wrote_into_it(window: ConnectWindow) -> None:
    assert CLOSING.question is not None
    name = "<b>Disconnect</b> the <u>theatre</u>?"

    window.show_screen(replace(CLOSING, question=replace(CLOSING.question, title=name)))

    assert window.question.box is not None
    said = [label for label in window.question.box.findChildren(QLabel) if label.text() == name]
    assert [label.textFormat() for label in said] == [Qt.TextFormat.PlainText]


def test_a_question_is_a_dialog_with_the_safe_answer_as_default(window: ConnectWindow) -> None:
    window.show_screen(REVIEW)
    window.show_screen(CLOSING)

    box = window.question.box
    assert box is not None
    assert box.isVisible()
    assert box.windowModality() is Qt.WindowModality.WindowModal
    assert box.windowTitle() == window.windowTitle()
    assert box.defaultButton().text() == "Stay here"
    assert box.escapeButton() is box.defaultButton()
    window.show_screen(REVIEW)


def test_the_answers_to_a_question_stand_in_their_buttons_with_air(window: ConnectWindow) -> None:
    """The window's own buttons have no padding in the style sheet, and the dialog's once had none either."""
    window.show_screen(CLOSING)

    box = window.question.box
    assert box is not None
    for answer in box.buttons():
        assert answer.width() >= answer.fontMetrics().horizontalAdvance(answer.text()) + 2 * 12


def test_escape_in_the_question_gives_the_safe_answer(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(CLOSING)
    assert window.question.box is not None

    press(window.question.box, Qt.Key.Key_Escape)

    assert intents == [StayOpen()]


def test_the_other_answer_is_said_as_well(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(CLOSING)

    assert window.question.box is not None
    next(b for b in window.question.box.buttons() if b.text() == "Close without saving").click()

    assert intents == [ClosedForSure()]


def test_a_question_that_is_over_goes_without_an_answer(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(CLOSING)
    window.show_screen(REVIEW)

    assert window.question.box is None
    assert not intents


def test_copying_is_said_for_a_moment(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(ALLOW)
    copy = button(window, "Copy")

    click(copy)

    assert intents == [CopyText(INSTALL_LINK, "Copied")]
    assert copy.accessibleName() == "Copied"


def test_close_is_an_intent_like_any_other(window: ConnectWindow, intents: list[object]) -> None:
    window.show_screen(CONNECTED)

    click(button(window, "Close"))

    assert intents == [CloseWindow()]


# Sizes and directions


def test_a_narrow_window_has_a_bar_instead_of_the_rail(window: ConnectWindow) -> None:
    window.show_screen(KEY)
    rail, bar = window.findChild(StepRail), window.findChild(StepBar)
    assert rail is not None
    assert bar is not None
    assert (rail.isVisible(), bar.isVisible()) == (True, False)

    window.resize(SMALLEST[0], 700)
    assert (rail.isVisible(), bar.isVisible()) == (False, True)

    window.resize(*DEFAULT)
    assert (rail.isVisible(), bar.isVisible()) == (True, False)


@pytest.mark.sweep
def test_the_footer_is_always_there(window: ConnectWindow) -> None:
    for size in (SMALLEST, DEFAULT, (1024, 600)):
        window.resize(*size)
        for screen in SCREENS.values():
            window.show_screen(screen)
            QGuiApplication.processEvents()
            assert window.rect().contains(window.footer.geometry()), (screen.name, size)
            for shown in (*window.footer.buttons, window.footer.help):
                corner = shown.mapTo(window, shown.rect().bottomRight())
                assert window.rect().contains(corner), (screen.name, size, shown.accessibleName())


def test_lines_do_not_grow_in_a_wide_window(window: ConnectWindow) -> None:
    window.resize(1400, 700)
    window.show_screen(REVIEW)
    QGuiApplication.processEvents()

    assert max(block.width() for block in window.page.blocks) == 560


@pytest.mark.parametrize("mode", list(Mode))
def test_the_mode_stands_at_the_foot_of_the_rail(window: ConnectWindow, mode: Mode) -> None:
    name = "Real payments" if mode is Mode.LIVE else "Trying out"
    window.show_screen(SCREENS["5-review" if mode is Mode.LIVE else "5-trying-out"])

    rail = window.findChild(StepRail)
    assert rail is not None
    assert name in texts_of(rail)


def test_right_to_left_mirrors_rail_and_footer(window: ConnectWindow) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.show_screen(KEY)
    QGuiApplication.processEvents()

    rail = window.findChild(StepRail)
    assert rail is not None
    assert rail.x() > window.page.x()
    back, main = window.footer.buttons
    assert main.mapTo(window, main.rect().topLeft()).x() < back.mapTo(window, back.rect().topLeft()).x()
    assert window.footer.help.x() > window.width() / 2


def test_addresses_stay_left_to_right(window: ConnectWindow) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.show_screen(ALLOW)

    address = next(label for label in window.findChildren(QLabel) if label.text().startswith("marketplace"))
    assert address.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_what_to_press_stands_at_the_end_also_below_the_help_number(window: ConnectWindow) -> None:
    window.resize(400, 800)
    window.show_screen(REAL_SCREENS["7-three"])

    ends = {button.mapTo(window, button.rect().topRight()) for button in window.footer.buttons}
    assert {end.x() for end in ends if end.y() == max(each.y() for each in ends)} >= {400 - 16 - 1}


def test_a_long_question_goes_on_in_another_line(window: ConnectWindow) -> None:
    window.resize(400, 800)
    long = Disclosure("How all the other programs on this computer get the key from it", ("So.",))

    window.show_screen(replace(WELCOME, blocks=(long,)))

    [head] = window.page.findChildren(DisclosureHead)
    assert head.height() > window.page.content.fontMetrics().height() * 2


def test_the_rail_grows_with_the_names_of_its_steps_up_to_a_point(window: ConnectWindow) -> None:
    assert WELCOME.rail is not None
    for title, width in (("Autoriser dans Stripe!", None), ("Autoriser cette application dans Stripe", WIDEST)):
        rows = tuple(replace(row, title=title) for row in WELCOME.rail.rows)

        window.show_screen(replace(WELCOME, rail=replace(WELCOME.rail, rows=rows)))

        [rail] = window.findChildren(StepRail)
        shown = [label for label in rail.findChildren(QLabel) if label.text() == title]
        assert rail.width() == width or {label.heightForWidth(label.width()) for label in shown} == {20}
