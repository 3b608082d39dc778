"""Another page comes in pieces; the window hears and moves meanwhile, and the page is seen when it is whole."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.flows.connect.events import Back, Closed, Renamed
from rak_desktop.flows.connect.steps import Step
from rak_desktop.qt.connect.coming import Coming
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.just_came import just_came
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.check_list import CheckListView
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.name_field import NameFieldView
from rak_desktop.qt.widgets.secret_field import SecretFieldView
from rak_desktop.screens.blocks import Note
from tests.fakes.steps import AWAITING, CHECKING, INSTALLING, KEEPING, REVIEWING, WELCOME
from tests.qt.hands import click, focused, press, type_text
from tests.qt.real_screens import REAL_SCREENS
from tests.support.reading import screen_of

ANOTHER_COLOUR = "#7A1FA2"


@pytest.fixture(autouse=True)
def there_at_once() -> None:
    """Here a page comes as it does for a person."""


@pytest.fixture
def shown(window: ConnectWindow, qtbot: QtBot) -> ConnectWindow:
    """On its first page, which is whole."""
    show_all(window, WELCOME, qtbot)
    return window


@pytest.fixture
def reading() -> Iterator[None]:
    """Somebody has to read first what has just come."""
    QGuiApplication.styleHints().setMouseDoubleClickInterval(60_000)
    yield
    QGuiApplication.styleHints().setMouseDoubleClickInterval(0)


def show_all(window: ConnectWindow, step: Step, qtbot: QtBot) -> None:
    window.show_screen(screen_of(step))
    qtbot.waitUntil(lambda: not coming(window))


def coming(window: ConnectWindow) -> bool:
    """Told without looking at a part of it, which would have it all there at once."""
    return window.contents.still_coming


def begin(window: ConnectWindow, step: Step) -> None:
    """The first pieces of the page are there, and not the last."""
    window.show_screen(screen_of(step))
    for _ in range(3):
        QCoreApplication.processEvents()
    assert coming(window)


def title(window: ConnectWindow) -> str:
    return window.contents.page.content.accessibleName()


def test_a_page_comes_in_several_beats_and_is_seen_when_it_is_whole(shown: ConnectWindow, qtbot: QtBot) -> None:
    beats: list[bool] = []
    between = QTimer(shown, interval=0)
    between.timeout.connect(lambda: beats.append(coming(shown)))
    between.start()

    shown.show_screen(screen_of(INSTALLING))
    assert coming(shown)
    assert title(shown) == screen_of(WELCOME).title, "until the next beat nothing is made of it"
    seen = []
    while coming(shown):
        QCoreApplication.processEvents()
        seen.append(shown.updatesEnabled())

    assert sum(beats) > 3, "the window could do something else in between"
    assert not any(seen[:-1]), "half a page was painted"
    assert shown.updatesEnabled()
    assert title(shown) == screen_of(INSTALLING).title
    assert shown.footer.main.isVisible()


def test_a_page_that_stays_is_painted_at_once(shown: ConnectWindow) -> None:
    shown.show_screen(replace(screen_of(WELCOME), title="The same page"))

    assert not coming(shown)
    assert title(shown) == "The same page"


@pytest.mark.parametrize(
    "beats", [0, 1, 2, 4, *(pytest.param(beats, marks=pytest.mark.sweep) for beats in (3, *range(5, 12)))]
)
def test_no_letter_is_lost_however_early_and_quickly_a_name_is_typed(shown: ConnectWindow, beats: int) -> None:
    """Each letter comes back as a screen with what was typed so far, which must be there before the next letter is."""
    told: list[str] = []

    def tell(intent: object) -> None:
        if isinstance(intent, Renamed):
            told.append(intent.label)
            remarks = (Note("Short"),) if len(intent.label) % 2 else ()
            named = screen_of(replace(REVIEWING, label=intent.label))
            shown.show_screen(replace(named, blocks=(*named.blocks, *remarks)))

    shown.intended.connect(tell)
    shown.show_screen(screen_of(WELCOME))
    shown.contents.complete()
    shown.show_screen(screen_of(replace(REVIEWING, label="")))
    for _ in range(beats):
        QCoreApplication.processEvents()
    for letter in "Front desk":
        QTest.keyClick(shown.windowHandle(), ord(letter))
        QCoreApplication.processEvents()

    assert told[-1] == "Front desk"


def test_the_focus_that_goes_with_what_a_page_loses_is_given_to_what_is_there(
    window: ConnectWindow, qtbot: QtBot
) -> None:
    show_all(window, REVIEWING, qtbot)
    name = window.page.block_of(NameFieldView)
    assert isinstance(name, NameFieldView)
    name.edit.setFocus()

    window.show_screen(screen_of(KEEPING))
    while coming(window):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert window.page.block_of(NameFieldView) is None
    assert focused(window).isVisible()


def test_a_window_that_nobody_sees_is_filled_at_once(theme: Theme, qtbot: QtBot) -> None:
    hidden = ConnectWindow(theme)
    qtbot.addWidget(hidden, before_close_func=lambda _: hidden.finish())

    hidden.show_screen(screen_of(WELCOME))

    assert not coming(hidden)


def test_screens_come_in_the_order_in_which_they_were_given(
    shown: ConnectWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.show_screen(replace(screen_of(WELCOME), announcement=""))  # else the first page is still told of meanwhile
    said: list[str] = []
    monkeypatch.setattr("rak_desktop.qt.connect.contents.announce", lambda _, sentence: said.append(sentence))

    for step, sentence in ((INSTALLING, "first"), (CHECKING, "second"), (CHECKING, "third"), (REVIEWING, "fourth")):
        shown.show_screen(replace(screen_of(step), announcement=sentence))
        QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: not coming(shown))

    assert said == ["first", "second", "third", "fourth"]
    assert title(shown) == screen_of(REVIEWING).title
    assert shown.updatesEnabled()


def test_what_is_typed_meanwhile_is_typed_into_the_page_that_comes(shown: ConnectWindow) -> None:
    begin(shown, AWAITING)

    type_text(shown, "r")

    field = shown.page.block_of(SecretFieldView)
    assert isinstance(field, SecretFieldView)
    assert shown.focusWidget() is field.edit
    assert field.edit.content() == "r"


def test_escape_meanwhile_goes_back_from_the_page_that_comes(shown: ConnectWindow, intents: list[object]) -> None:
    begin(shown, INSTALLING)

    press(shown, Qt.Key.Key_Escape)

    assert not coming(shown)
    assert intents == [Back()]


def test_tab_meanwhile_goes_on_from_where_the_page_that_comes_begins(shown: ConnectWindow, qtbot: QtBot) -> None:
    show_all(shown, AWAITING, qtbot)
    begins = focused(shown)
    press(begins, Qt.Key.Key_Tab)
    second = focused(shown).accessibleName()
    show_all(shown, WELCOME, qtbot)

    begin(shown, AWAITING)
    press(shown, Qt.Key.Key_Tab)

    assert focused(shown).accessibleName() == second


@pytest.mark.usefixtures("reading")
def test_nothing_that_cannot_be_seen_yet_is_pressed(shown: ConnectWindow, intents: list[object], qtbot: QtBot) -> None:
    begin(shown, REVIEWING)
    main = shown.contents.footer.main
    assert just_came(main)

    click(main)
    press(main, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not coming(shown))
    click(main)

    assert intents == []


def test_the_first_page_can_be_pressed_as_soon_as_it_is_there(shown: ConnectWindow) -> None:
    QGuiApplication.styleHints().setMouseDoubleClickInterval(60_000)

    assert not just_came(shown.footer.main)


def test_the_focus_goes_from_the_former_page_to_the_next_and_to_nothing_in_between(
    window: ConnectWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    """A screen reader would begin to read out whatever had it for a moment."""
    show_all(window, WELCOME, qtbot)
    window.activateWindow()
    qtbot.waitActive(window)
    went: list[QWidget | None] = []
    qapp.focusChanged.connect(lambda _, to: went.append(to))

    for step in (AWAITING, CHECKING, REVIEWING, WELCOME):
        went.clear()
        show_all(window, step, qtbot)
        assert went == [None, focused(window)]


def test_closing_meanwhile_asks_the_page_that_comes(shown: ConnectWindow, intents: list[object]) -> None:
    begin(shown, CHECKING)

    shown.close()

    assert shown.isVisible()
    assert not coming(shown)
    assert intents == [Closed()]


def test_another_size_meanwhile_finds_the_page_whole(shown: ConnectWindow) -> None:
    begin(shown, REVIEWING)

    shown.resize(500, 420)
    QCoreApplication.processEvents()

    assert not coming(shown)
    assert not shown.page.has_outgrown_its_place()


def test_a_page_comes_in_the_colour_of_its_app_and_nothing_is_painted_in_between(
    shown: ConnectWindow, qtbot: QtBot
) -> None:
    before = shown.contents.theme.name("accent")

    shown.take_brand(ANOTHER_COLOUR)
    shown.show_screen(screen_of(INSTALLING))
    seen = []
    while coming(shown):
        QCoreApplication.processEvents()
        seen.append(shown.updatesEnabled())

    assert shown.contents.theme.name("accent") != before
    assert not any(seen[:-1])
    assert title(shown) == screen_of(INSTALLING).title


def test_a_page_that_goes_is_gone_before_the_next_one_brings_its_colour(shown: ConnectWindow, qtbot: QtBot) -> None:
    """All that is still there would be dressed anew, which takes as long as a page."""
    assert shown.page.blocks
    left_then: list[int] = []
    content = shown.contents.page.content
    shown.contents.theme.changed.connect(lambda: left_then.append(len(content.findChildren(BlockWidget))))

    shown.take_brand(ANOTHER_COLOUR)
    show_all(shown, INSTALLING, qtbot)

    assert left_then == [0]


def test_a_colour_comes_with_the_page_that_it_belongs_to(shown: ConnectWindow, qtbot: QtBot) -> None:
    before = shown.contents.theme.brand

    shown.take_brand(ANOTHER_COLOUR)
    assert shown.contents.theme.brand == before
    show_all(shown, INSTALLING, qtbot)

    assert shown.contents.theme.brand == ANOTHER_COLOUR


def test_a_long_list_of_checks_is_made_some_rows_in_a_beat(shown: ConnectWindow, qtbot: QtBot) -> None:
    made = [0]
    shown.show_screen(REAL_SCREENS["9-looking"])
    while coming(shown):
        QCoreApplication.processEvents()
        view = next(iter(shown.contents.page.findChildren(CheckListView)), None)
        made.append(len(view.findChildren(IconView)) if view else 0)

    assert made[-1] > 6
    assert max(later - before for before, later in pairwise(made)) <= 3


def test_the_same_colour_again_costs_no_beat(shown: ConnectWindow) -> None:
    shown.take_brand(shown.contents.theme.brand)

    assert not coming(shown)


def test_what_the_former_page_consisted_of_may_go_before_the_next_one_is_whole(
    shown: ConnectWindow, qtbot: QtBot
) -> None:
    show_all(shown, AWAITING, qtbot)
    begin(shown, CHECKING)

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not coming(shown))

    assert focused(shown).isVisible()


# ── the pieces themselves ────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def pieces(done: list[str], *names: str) -> Iterator[None]:
    for name in names:
        done.append(name)
        yield


def test_a_mistake_in_a_piece_is_told_and_what_comes_next_comes(place: QWidget, qtbot: QtBot) -> None:
    def broken() -> Iterator[None]:
        yield
        raise ValueError("a mistake of ours")

    done: list[str] = []
    coming = Coming(place)
    with qtbot.captureExceptions() as told:
        coming.take(broken(), in_beats=True)
        coming.take(pieces(done, "next"), in_beats=True)
        qtbot.waitUntil(lambda: not coming.under_way)

    assert [type(error) for _, error, _ in told] == [ValueError]
    assert done == ["next"]
    assert place.updatesEnabled()
    assert not just_came(place)


def test_what_shall_be_there_at_once_waits_for_what_is_still_coming(place: QWidget) -> None:
    done: list[str] = []
    coming = Coming(place)

    coming.take(pieces(done, "a", "b"), in_beats=True)
    coming.take(pieces(done, "c", "d"), in_beats=False)
    assert done == []
    coming.complete()

    assert done == ["a", "b", "c", "d"]
    assert place.updatesEnabled()


def test_a_piece_that_asks_for_everything_does_not_begin_itself_again(place: QWidget) -> None:
    coming = Coming(place)
    done: list[str] = []

    def asking() -> Iterator[None]:
        coming.complete()
        done.append("asked")
        yield

    coming.take(asking(), in_beats=True)
    coming.complete()

    assert done == ["asked"]


def test_a_piece_that_lets_the_event_loop_run_is_not_begun_again_by_it(place: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []

    def running() -> Iterator[None]:
        done.append("first")
        yield
        qtbot.wait(20)
        done.append("second")
        yield

    coming = Coming(place)
    coming.take(running(), in_beats=True)
    coming.complete()
    qtbot.wait(5)
    coming.take(running(), in_beats=True)
    qtbot.waitUntil(lambda: not coming.under_way and len(done) == 4)

    assert done == ["first", "second", "first", "second"]


def test_each_piece_has_a_beat_of_its_own(place: QWidget, qtbot: QtBot) -> None:
    turn = [0]
    at: list[int] = []

    def noted() -> Iterator[None]:
        for _ in range(4):
            at.append(turn[0])
            yield

    coming = Coming(place)
    coming.take(noted(), in_beats=True)
    while coming.under_way:
        turn[0] += 1
        QCoreApplication.processEvents()

    assert all(earlier < later for earlier, later in pairwise(at))
