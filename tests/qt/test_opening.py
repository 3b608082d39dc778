"""The window is seen empty at once, and filled in beats of its event loop."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.assembly import Services
from rak_desktop.core.connection import Selector
from rak_desktop.core.peer import Peer
from rak_desktop.core.second_start import SecondStart
from rak_desktop.core.settings import Chosen, Theme
from rak_desktop.flows.choose_app.steps import Reading
from rak_desktop.flows.connect.steps import Welcome
from rak_desktop.flows.connections.asked import Asked, Repair
from rak_desktop.flows.connections.steps import Looking
from rak_desktop.qt.connect.skeleton import Skeleton
from rak_desktop.qt.opening import SIZE_OF_A_LIST, Opening, open_home
from rak_desktop.qt.tokens import DARK, LIGHT
from rak_desktop.qt.widgets.footer import Footer
from rak_desktop.qt.widgets.head_bar import HeadBar
from rak_desktop.qt.widgets.ribbon import Ribbon
from rak_desktop.qt.widgets.step_bar import StepBar
from rak_desktop.qt.widgets.step_rail import StepRail
from rak_desktop.qt.window_place import WindowPlace
from tests.fakes.connections import THEATRE
from tests.fakes.keys import LIVE_KEY
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.fakes.window_door import QuietDoor

INK = 100
"""Lightness, of 255."""
HARBOUR = Asked(harbour_tickets())


@pytest.fixture
def services(tmp_path: Path) -> MemoryServices:
    return MemoryServices(tmp_path)


@pytest.fixture
def with_a_list(services: MemoryServices) -> MemoryServices:
    services.hold(THEATRE, LIVE_KEY)
    return services


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def opened(services: Services, asked: Asked, qtbot: QtBot, size: tuple[int, int] | None = None) -> Opening:
    """As it is before the first turn of the event loop."""
    opening = Opening(services, asked, place_for(services))
    qtbot.addWidget(opening.window, before_close_func=lambda window: window.finish())
    if size:
        opening.window.resize(*size)
    opening.window.show()
    return opening


def place_for(services: Services) -> WindowPlace:
    return WindowPlace(services.paths.config / "window.ini", "connect")


def filled(opening: Opening, qtbot: QtBot) -> Opening:
    qtbot.waitUntil(lambda: opening.home is not None)
    return opening


def skeleton_of(opening: Opening) -> Skeleton:
    (skeleton,) = opening.window.findChildren(Skeleton)
    return skeleton


def place_in(window: QWidget, piece: QWidget) -> QRect:
    return QRect(piece.mapTo(window, QPoint(0, 0)), piece.size())


def place_of(kind: type[QWidget], opening: Opening) -> QRect:
    (piece,) = opening.window.findChildren(kind)
    return place_in(opening.window, piece)


def name_in(place: QWidget, name: str) -> QLabel:
    return next(label for label in place.findChildren(QLabel) if label.text() == name)


def ink_of(name: QLabel, opening: Opening) -> QRect:
    """Where its letters are in the picture of the window."""
    place = place_in(opening.window, name)
    picture = opening.window.grab(place).toImage()
    dark = [
        QPoint(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < INK
    ]
    across, down = [point.x() for point in dark], [point.y() for point in dark]
    return QRect(QPoint(min(across), min(down)), QPoint(max(across), max(down))).translated(place.topLeft())


def close(one: QRect, other: QRect) -> bool:
    """Not to be told from each other."""
    sides = zip(one.getCoords(), other.getCoords(), strict=True)  # type: ignore[call-overload]
    return all(abs(first - second) <= 1 for first, second in sides)


def test_the_window_is_there_before_what_stands_in_it(services: MemoryServices, qtbot: QtBot) -> None:
    opening = opened(services, HARBOUR, qtbot)

    assert opening.home is None
    assert opening.window.isVisible()
    assert name_in(skeleton_of(opening), "Harbour Tickets").isVisible()
    assert opening.window.windowTitle() == "Harbour Tickets"

    filled(opening, qtbot)

    assert opening.home is not None
    assert opening.home.connecting is not None
    assert isinstance(opening.home.connecting.flow.step, Welcome)
    qtbot.waitUntil(lambda: not opening.window.findChildren(Skeleton))


def test_a_name_is_a_text_whatever_somebody_wrote_into_it(services: MemoryServices, qtbot: QtBot) -> None:
    name = "<b>Harbour</b> & <img src='file:///harbour.png'>"
    opening = opened(services, Asked(harbour_tickets(name=name)), qtbot)

    assert name_in(skeleton_of(opening), name).textFormat() is Qt.TextFormat.PlainText
    filled(opening, qtbot)


@pytest.mark.parametrize("way", ["wizard", "list"])
@pytest.mark.parametrize("direction", ["left to right", "right to left"])
def test_nothing_moves_when_the_window_is_filled(
    way: str, direction: str, services: MemoryServices, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    """The eye that found the name finds it there again."""
    if direction == "right to left":
        request.getfixturevalue("right_to_left")
    if way == "list":
        services.hold(THEATRE, LIVE_KEY)
    opening = opened(services, HARBOUR if way == "wizard" else Asked(), qtbot)
    skeleton = skeleton_of(opening)
    surface, line = place_in(opening.window, skeleton.surface), place_in(opening.window, skeleton.foot_line)
    name = opening.window.windowTitle()
    named = ink_of(name_in(skeleton, name), opening)

    filled(opening, qtbot)

    (kind,) = opening.window.findChildren(StepRail if way == "wizard" else HeadBar)
    there = place_in(opening.window, kind)
    assert (surface.left(), surface.right()) == (there.left(), there.right())
    assert surface.top() == there.top()
    assert abs(surface.bottom() - there.bottom()) <= 1, "the bar has a line at its end"
    assert line.top() == place_of(Footer, opening).top()
    assert close(named, ink_of(name_in(kind, name), opening))


@pytest.mark.parametrize(("size", "shown"), [((500, 600), False), ((900, 400), True)])
def test_a_small_window_keeps_its_form_when_it_is_filled(
    size: tuple[int, int], shown: bool, services: MemoryServices, qtbot: QtBot
) -> None:
    opening = opened(services, HARBOUR, qtbot, size)
    skeleton = skeleton_of(opening)
    surface, line = place_in(opening.window, skeleton.surface), place_in(opening.window, skeleton.foot_line)
    assert name_in(skeleton, "Harbour Tickets").isVisible() is shown, "beside a narrow window's steps there is no name"

    filled(opening, qtbot)

    there = place_of(StepRail if shown else StepBar, opening)
    assert surface.topLeft() == there.topLeft()
    assert surface.width() == there.width()
    assert line.top() == place_of(Footer, opening).top()


def test_while_practising_there_is_room_for_the_ribbon_from_the_beginning(
    services: MemoryServices, qtbot: QtBot
) -> None:
    services.peer = Peer.PRACTICE
    opening = opened(services, HARBOUR, qtbot)
    top = place_in(opening.window, skeleton_of(opening).surface).top()

    filled(opening, qtbot)

    assert top == place_of(Ribbon, opening).bottom() + 1


@pytest.mark.parametrize(("looks", "page"), [(Theme.LIGHT, LIGHT.page), (Theme.DARK, DARK.page)])
def test_it_is_light_or_dark_from_the_beginning(
    looks: Theme, page: str, services: MemoryServices, qtbot: QtBot
) -> None:
    """Who works at night is not blinded for a tenth of a second."""
    services.choices.save(Chosen(theme=looks))
    opening = opened(services, HARBOUR, qtbot)

    seen = opening.window.grab().toImage().pixelColor(600, 300)

    assert seen.name().upper() == page


def closed_once(
    services: Services, asked: Asked, qtbot: QtBot, qapp: QApplication, seen: Callable[[Opening], None]
) -> None:
    """Opens the window, looks at it before it is filled, and closes it when it is."""
    opening = Opening(services, asked, place_for(services))
    qtbot.addWidget(opening.window, before_close_func=lambda window: window.finish())
    seen(opening)

    def close_it() -> None:
        filled(opening, qtbot).window.finish()

    QTimer.singleShot(0, close_it)
    assert opening.until_closed(qapp) == 0


def test_a_window_comes_as_large_as_it_was_left(with_a_list: MemoryServices, qtbot: QtBot, qapp: QApplication) -> None:
    widths: list[int] = []

    def look(opening: Opening) -> None:
        widths.append(opening.window.width())
        opening.window.resize(700, 500)

    for _ in range(2):
        closed_once(with_a_list, Asked(), qtbot, qapp, look)

    assert widths == [SIZE_OF_A_LIST[0], 700]


def test_who_connected_the_first_shop_sees_a_list_coming_the_next_time(
    services: MemoryServices, qtbot: QtBot, qapp: QApplication
) -> None:
    """Whose window it will be was found out when the last one was closed, so nothing has to be read before it."""
    closed_once(services, Asked(), qtbot, qapp, lambda _: services.hold(THEATRE, LIVE_KEY))

    services.library = MemoryProfileLibrary()
    opening = opened(services, Asked(), qtbot)

    assert opening.window.windowTitle() == "Harbour Tickets", "as it was to be expected, though the app has gone since"
    assert skeleton_of(opening).surface.width() == opening.window.width(), "a bar, and no steps at the side"


def test_what_goes_wrong_behind_a_closed_window_is_no_trouble(
    services: MemoryServices, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_is_gone(*_: object) -> NoReturn:
        raise OSError("the disk is gone")

    def look(opening: Opening) -> None:
        filled(opening, qtbot)
        monkeypatch.setattr("rak_desktop.qt.beginning.beginning", disk_is_gone)

    closed_once(services, Asked(), qtbot, qapp, look)

    assert place_for(services).form() is None


@pytest.mark.parametrize(
    "asked",
    [
        Asked(harbour_tickets(name="Another app")),
        Asked(file="another.rakprofile"),
        Asked(repair=Repair(Selector(account_id=THEATRE.id.account_id))),
        Asked(harbour_tickets(), repair=Repair(Selector(account_id=THEATRE.id.account_id))),
    ],
)
def test_what_a_start_asks_for_goes_before_what_was_to_be_expected(
    asked: Asked, with_a_list: MemoryServices, qtbot: QtBot
) -> None:
    place_for(with_a_list).keep_form("Long ago", on_a_way=asked.repair is not None)

    opening = opened(with_a_list, asked, qtbot)

    assert opening.window.windowTitle() == (asked.app.name if asked.app else "Harbour Tickets")
    beside = skeleton_of(opening).surface.width() < opening.window.width()
    assert beside is (asked.repair is None)
    if asked.file:
        home = filled(opening, qtbot).home
        assert home is not None
        choosing = home.choosing
        assert choosing is not None
        qtbot.waitUntil(lambda: not isinstance(choosing.flow.step, Reading))


def test_a_start_that_comes_meanwhile_is_seen_to_once_the_window_is_filled(
    with_a_list: MemoryServices, qtbot: QtBot
) -> None:
    opening = opened(with_a_list, Asked(), qtbot)

    opening.come_forward(SecondStart(Selector(account_id=THEATRE.id.account_id)))

    assert opening.home is None
    filled(opening, qtbot)
    assert opening.home is not None
    assert opening.home.list is not None
    assert isinstance(opening.home.list.flow.step, Looking)


def test_an_empty_window_can_be_closed(services: MemoryServices, qtbot: QtBot) -> None:
    opening = opened(services, HARBOUR, qtbot)

    assert opening.window.close()


def test_it_can_be_closed_between_its_parts_and_its_first_page(
    services: MemoryServices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nobody yet who would hear that it is to be closed."""
    closed: list[bool] = []

    def close_it(*_: object) -> None:
        closed.append(opening.window.close())

    monkeypatch.setattr("rak_desktop.qt.home.Home", close_it)
    opening = opened(services, HARBOUR, qtbot)

    qtbot.waitUntil(lambda: bool(closed))

    assert closed == [True]


def test_what_cannot_be_opened_is_told_to_whoever_started_it(
    services: MemoryServices, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No empty window stays behind."""

    def broken(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError

    services.window_door = QuietDoor()
    monkeypatch.setattr("rak_desktop.qt.opening.started", lambda _: qapp)
    monkeypatch.setattr("rak_desktop.qt.home.Home", broken)

    with pytest.raises(ZeroDivisionError):
        open_home(services, HARBOUR)

    assert services.window_door.closed
    assert not [window for window in qapp.topLevelWidgets() if window.isVisible()]
