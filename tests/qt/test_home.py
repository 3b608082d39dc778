"""Who has the window when it opens, and how it goes from the list to the wizard and back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Selector
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.second_start import SecondStart, read_message
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.core.unfinished import Stopped, UnfinishedWalk
from rak_desktop.flows.choose_app.steps import Refused
from rak_desktop.flows.connect.events import Back, Closed, HaveKey, KeyEntered
from rak_desktop.flows.connect.steps import AwaitingKey, Welcome
from rak_desktop.flows.connections.asked import Asked, Repair
from rak_desktop.flows.connections.events import AnotherAsked, ReplaceAsked, SettingChosen
from rak_desktop.flows.connections.steps import Listing, Looking, Round, Step
from rak_desktop.ports.window_door import Entry
from rak_desktop.practice.odd_answers import EVERY_SCENARIO
from rak_desktop.practice.scenarios import ALL_GOOD, SCENARIOS
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.qt.book_watch import BookWatch
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.home import Home
from rak_desktop.qt.opening import SIZE_OF_A_LIST, open_home
from rak_desktop.qt.widgets.buttons import LinkButton
from rak_desktop.resources import permission_catalogue
from rak_desktop.screens.actions import ChooseStory, SeeAll, SeeSettings, ShowHelp, StoryChosen
from tests.fakes.connections import LONG_AGO, MUSEUM, THEATRE
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, pasted
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.fakes.steps import FINISHED, connection
from tests.fakes.window_door import QuietDoor
from tests.qt.hands import click, press, until_shown
from tests.qt.homes import home_of
from tests.qt.test_choosing import button

pytestmark = pytest.mark.usefixtures("no_moment_after_the_paint")

Opening = Callable[..., Home]
FERRY = harbour_tickets(app_id="com.example.ferry", name="Island Ferry")


@pytest.fixture
def services(tmp_path: Path) -> MemoryServices:
    return MemoryServices(tmp_path)


@pytest.fixture
def opened(qtbot: QtBot, services: MemoryServices) -> Opening:
    def open_home(**how: object) -> Home:
        home = home_of(services, Asked(**how))  # type: ignore[arg-type]  # the caller's own words
        qtbot.addWidget(home.window, before_close_func=lambda window: window.finish())
        home.window.show()
        if home.list is not None:
            listed = home.list
            qtbot.waitUntil(lambda: listed.opened and listed.flow.step.shelf.round == Round())
        return home

    return open_home


def test_with_nothing_connected_it_is_the_wizard(opened: Opening) -> None:
    home = opened()

    assert home.list is None
    assert home.choosing is not None
    assert home.choosing.connecting is not None
    assert isinstance(home.choosing.connecting.flow.step, Welcome)


def test_with_something_connected_it_is_the_list_and_it_is_checked(opened: Opening, services: MemoryServices) -> None:
    services.hold(replace(connection(), checked_at=LONG_AGO), LIVE_KEY)

    home = opened()

    assert home.list is not None
    assert isinstance(home.list.flow.step, Listing)
    assert services.memory_book.all()[0].checked_at == services.clock.now()
    assert not services.watched, "nobody is asked for a password just because a window opens"


def test_where_no_app_may_be_connected_what_is_connected_can_still_be_seen(
    opened: Opening, services: MemoryServices
) -> None:
    services.administrator = FixedPolicy(profile="com.example.other")
    services.hold(THEATRE, LIVE_KEY)

    home = opened()

    assert home.list is not None
    assert home.list.flow.step.shelf.connections == (THEATRE,)


def test_where_no_app_may_be_connected_the_window_says_why(opened: Opening, services: MemoryServices) -> None:
    services.administrator = FixedPolicy(profile="com.example.other")

    home = opened()

    assert home.choosing is not None
    assert isinstance(home.choosing.flow.step, Refused)
    assert home.choosing.flow.step.trouble.code is Code.APP_NOT_ALLOWED


def test_what_another_program_had_trouble_with_is_shown_first(opened: Opening, services: MemoryServices) -> None:
    services.hold(THEATRE, LIVE_KEY)

    home = opened(repair=Repair(Selector(account_id=THEATRE.id.account_id), Code.KEYCHAIN_LOCKED))

    assert home.list is not None
    assert isinstance(home.list.flow.step, Looking)
    assert (home.window.width(), home.window.height()) == SIZE_OF_A_LIST


def test_help_over_the_list_says_how_the_vendor_is_reached(opened: Opening, services: MemoryServices) -> None:
    vendor = harbour_tickets(app_id=THEATRE.id.app_id, support_contact="help@harbour.example")
    services.library = MemoryProfileLibrary(vendor)
    services.hold(THEATRE, LIVE_KEY)
    for home in (opened(), opened(repair=Repair(Selector(account_id=THEATRE.id.account_id)))):
        assert home.list is not None

        home.window.intended.emit(ShowHelp())

        desk = home.list.helper.desk
        assert desk is not None
        aside = until_shown(desk.window)
        assert any("help@harbour.example" in label.text() for label in aside.findChildren(QLabel))


def test_what_is_to_be_mended_and_was_never_connected_leads_to_the_wizard_of_its_app(
    opened: Opening, services: MemoryServices
) -> None:
    services.hold(THEATRE, LIVE_KEY)

    home = opened(repair=Repair(Selector(MUSEUM.id.app_id, MUSEUM.id.account_id), Code.NO_SUCH_CONNECTION))

    assert home.connecting is not None
    assert home.connecting.flow.step.goal.profile.app_id == MUSEUM.id.app_id  # type: ignore[union-attr]


def test_a_walk_that_was_left_unfinished_goes_on_before_the_list(opened: Opening, services: MemoryServices) -> None:
    services.hold(THEATRE, LIVE_KEY)
    services.unfinished_walks.remember(UnfinishedWalk("com.example.harbour", Mode.TEST, Stopped.COPYING))

    home = opened()

    assert home.connecting is not None
    assert isinstance(home.connecting.flow.step, AwaitingKey)


def test_the_wizard_knows_what_is_connected_already(opened: Opening, services: MemoryServices) -> None:
    services.hold(connection(LIVE_KEY), LIVE_KEY)
    services.unfinished_walks.remember(UnfinishedWalk("com.example.harbour", Mode.LIVE, Stopped.COPYING))

    home = opened()

    assert home.connecting is not None
    assert isinstance(home.connecting.flow.step, AwaitingKey)
    assert home.connecting.flow.step.goal.others == (connection(LIVE_KEY),)


def test_from_the_list_to_the_wizard_and_back_in_one_window(opened: Opening, services: MemoryServices) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    assert home.list is not None

    home.list.flow.send(AnotherAsked())
    assert home.window.windowTitle() == "Connect Harbour Tickets to Stripe"
    home.window.intended.emit(SeeAll())

    assert isinstance(home.list.flow.step, Listing)
    assert home.window.windowTitle() == "Harbour Tickets"


def test_escape_on_the_first_page_of_the_wizard_leads_back_to_the_list(
    opened: Opening, services: MemoryServices
) -> None:
    """It closed the whole program."""
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    for on_the_way in (ReplaceAsked(THEATRE.id), AnotherAsked()):
        assert home.list is not None
        home.list.flow.send(on_the_way)
        press(home.window, Qt.Key.Key_Escape)

        assert isinstance(home.list.flow.step, Listing)
        assert home.window.isVisible()


def test_the_book_is_watched_once_however_often_somebody_comes_back(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    for _ in range(2):
        assert home.list is not None
        home.list.flow.send(AnotherAsked())
        home.window.intended.emit(SeeAll())

    qtbot.waitUntil(lambda: len(home.window.findChildren(BookWatch)) == 1)


def test_going_to_the_list_ends_the_walk(opened: Opening, services: MemoryServices) -> None:
    services.hold(THEATRE, LIVE_KEY)
    services.unfinished_walks.remember(UnfinishedWalk("com.example.harbour", Mode.TEST, Stopped.COPYING))
    home = opened()

    home.window.intended.emit(SeeAll())

    assert services.unfinished_walks.load() is None


def test_before_anything_is_connected_the_first_page_leads_to_the_settings_and_they_lead_back(
    qtbot: QtBot, opened: Opening, english_again: None
) -> None:
    """A shop behind a proxy needs them before it can connect."""
    home = opened()
    assert "Settings" in links_of(home.window)

    home.window.intended.emit(SeeSettings())
    assert home.list is not None
    qtbot.waitUntil(lambda: title_of(home.window) == "Settings")
    home.window.intended.emit(SettingChosen("language", "de"))
    qtbot.waitUntil(lambda: title_of(home.window) == "Einstellungen")
    home.window.intended.emit(Back())

    assert title_of(home.window) == "Harbour Tickets mit Stripe verbinden"
    assert home.list is None


def test_where_there_is_a_list_the_settings_are_there_and_not_on_the_first_page(
    opened: Opening, services: MemoryServices
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    assert home.list is not None

    home.list.flow.send(AnotherAsked())

    assert "Settings" not in links_of(home.window)


def links_of(window: ConnectWindow) -> list[str]:
    return [link.text() for link in window.page.findChildren(LinkButton) if link.isVisible()]


def title_of(window: ConnectWindow) -> str:
    return window.page.content.accessibleName()


def test_connected_leads_to_all_connections(opened: Opening, services: MemoryServices) -> None:
    home = opened()
    assert home.choosing is not None
    wizard = home.choosing.connecting
    assert wizard is not None
    services.hold(THEATRE, LIVE_KEY)

    wizard._change(FINISHED)
    home.window.intended.emit(SeeAll())

    assert home.list is not None
    assert home.list.flow.step.shelf.connections[0].id == THEATRE.id


def test_a_book_that_cannot_be_read_is_said_and_no_wizard_covers_it(opened: Opening, services: MemoryServices) -> None:
    services.memory_book.trouble = Code.BOOK_TOO_NEW

    home = opened()

    assert home.list is not None
    assert home.list.flow.step.shelf.trouble is not None


def test_several_apps_ask_which_one_when_nothing_is_connected(opened: Opening, services: MemoryServices) -> None:
    services.library = MemoryProfileLibrary()

    home = opened()

    assert home.choosing is not None
    assert home.choosing.connecting is None


def test_closing_the_list_closes_the_window(opened: Opening, services: MemoryServices) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()

    home.window.intended.emit(Closed())

    assert not home.window.isVisible()


def app_of(home: Home) -> str:
    """The app that the wizard connects."""
    assert home.connecting is not None
    step = home.connecting.flow.step
    assert isinstance(step, Welcome)
    return step.goal.profile.app_id


def told_of(step: Step) -> Trouble:
    """What the list says of the last time."""
    (only,) = step.shelf.told
    return only


def test_what_stopped_halfway_is_completed_behind_the_list(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    """The program was killed between the keychain and the book."""
    services.hold(THEATRE, OTHER_LIVE_KEY)
    services.memory_keychain.save(THEATRE.slot.next, LIVE_KEY)
    services.memory_book.begin(Undertaking(Change.KEEP, replace(THEATRE, key_ending=LIVE_KEY.ending)))

    home = opened()

    assert home.list is not None
    flow = home.list.flow
    qtbot.waitUntil(lambda: [card.key_ending for card in flow.step.shelf.connections] == [LIVE_KEY.ending])
    assert services.memory_keychain.load(THEATRE.slot) == LIVE_KEY
    assert not services.watched
    assert told_of(flow.step).code is Code.CHANGE_FINISHED


UNTIL_THEN_UNKNOWN = Undertaking(Change.KEEP, connection(LIVE_KEY))
COPYING = UnfinishedWalk("com.example.harbour", Mode.LIVE, Stopped.COPYING)


def was_closed_while_a_first_key_was_kept(services: MemoryServices, *, stored: bool) -> None:
    if stored:
        services.memory_keychain.save(connection().slot.next, LIVE_KEY)
    services.memory_book.begin(UNTIL_THEN_UNKNOWN)
    services.unfinished_walks.remember(COPYING)


def test_a_first_key_that_was_stored_after_all_is_told_and_nobody_has_to_copy_it_again(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    """The window was closed while the keychain was still asked."""
    was_closed_while_a_first_key_was_kept(services, stored=True)

    home = opened()
    qtbot.waitUntil(lambda: home.list is not None)

    assert home.list is not None
    assert told_of(home.list.flow.step).code is Code.CHANGE_FINISHED
    assert services.unfinished_walks.load() is None


def test_a_first_key_that_was_never_stored_is_copied_again_and_nothing_else_is_claimed(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    was_closed_while_a_first_key_was_kept(services, stored=False)

    home = opened()
    qtbot.waitUntil(lambda: services.memory_book.undertakings() == ())

    assert home.connecting is not None
    assert isinstance(home.connecting.flow.step, AwaitingKey)
    assert (home.list, home._told) == (None, ())


def test_a_key_that_is_being_pasted_is_not_left_alone_for_what_was_completed(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    was_closed_while_a_first_key_was_kept(services, stored=True)

    home = opened()
    assert home.connecting is not None
    home.connecting.flow.send(KeyEntered(pasted(OTHER_LIVE_KEY)))
    qtbot.waitUntil(lambda: bool(home._told))

    assert home.list is None
    assert isinstance(home.connecting.flow.step, AwaitingKey)


def test_a_change_that_has_to_wait_is_said_in_the_window(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    """Another program is changing a key at this moment."""
    services.hold(THEATRE, OTHER_LIVE_KEY)
    services.memory_book.begin(Undertaking(Change.KEEP, replace(THEATRE, key_ending=LIVE_KEY.ending)))
    with services.memory_book.alone():
        home = opened()

        assert home.list is not None
        flow = home.list.flow
        qtbot.waitUntil(lambda: flow.step.shelf.told != ())

    assert told_of(flow.step) == Trouble(Code.BOOK_IN_USE, {"unfinished": "waits"})


def test_what_was_completed_behind_the_wizard_is_said_over_the_list_later(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    services.hold(MUSEUM, LIVE_KEY)
    for leaving in (THEATRE, MUSEUM):
        services.memory_book.begin(Undertaking(Change.DISCONNECT, leaving))
    services.unfinished_walks.remember(UnfinishedWalk("com.example.harbour", Mode.TEST, Stopped.COPYING))
    home = opened()
    qtbot.waitUntil(lambda: services.memory_book.undertakings() == () and bool(home._told))

    home.window.intended.emit(SeeAll())

    assert home.list is not None
    assert [trouble.code for trouble in home.list.flow.step.shelf.told] == [Code.CHANGE_FINISHED] * 2


def test_replacing_begins_with_the_connection_whose_key_it_is(opened: Opening, services: MemoryServices) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    assert home.list is not None

    home.list.flow.send(ReplaceAsked(THEATRE.id))

    assert home.connecting is not None
    step = home.connecting.flow.step
    assert isinstance(step, Welcome)
    assert step.goal.replaces is not None
    assert step.goal.replaces.id == THEATRE.id


def test_a_key_that_may_not_be_used_here_is_not_replaced_but_the_reason_told(
    opened: Opening, services: MemoryServices
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    services.administrator = FixedPolicy(live_allowed=False)
    services.library = MemoryProfileLibrary()
    home = opened()
    assert home.list is not None

    home.list.flow.send(ReplaceAsked(THEATRE.id))

    assert home.connecting is None
    step = home.list.flow.step
    assert isinstance(step, Looking)
    assert step.trouble is not None
    assert step.trouble.code is Code.MODE_NOT_ALLOWED


def test_a_second_start_brings_the_window_forward_and_shows_what_is_to_be_mended(
    opened: Opening, services: MemoryServices
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    home.window.showMinimized()

    home.come_forward(SecondStart(Selector(account_id=THEATRE.id.account_id), Code.ENDED_KEY))

    assert home.list is not None
    assert isinstance(home.list.flow.step, Looking)
    assert home.list.flow.step.reported is Code.ENDED_KEY
    assert not home.window.isMinimized()
    home.window.intended.emit(Back())
    assert isinstance(home.list.flow.step, Listing), "only one of them has the window"


def test_what_another_program_met_is_checked_also_where_the_window_was_open_already(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()

    home.come_forward(SecondStart(Selector(account_id=THEATRE.id.account_id), Code.UNKNOWN_KEY))

    assert home.list is not None
    flow = home.list.flow
    qtbot.waitUntil(lambda: isinstance(flow.step, Looking) and flow.step.reported is None)


def test_what_another_program_met_is_not_checked_where_nothing_is_to_be_checked_unasked(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    services.settings_store.save(replace(services.settings_store.load(), health_checks=False))
    services.hold(THEATRE, LIVE_KEY)
    home = opened()

    home.come_forward(SecondStart(Selector(account_id=THEATRE.id.account_id), Code.UNKNOWN_KEY))

    assert home.list is not None
    listed = home.list
    qtbot.waitUntil(lambda: listed.opened)
    assert isinstance(listed.flow.step, Looking)
    assert listed.flow.step.reported is Code.UNKNOWN_KEY
    assert services.memory_book.all()[0].checked_at == LONG_AGO


def test_what_a_refused_key_leads_to_is_the_wizard_of_its_app_and_not_the_only_connection(
    opened: Opening, services: MemoryServices
) -> None:
    services.hold(THEATRE, LIVE_KEY)

    home = opened(app=FERRY, repair=Repair(Selector(), Code.PUBLISHABLE_KEY))

    assert home.list is None
    assert app_of(home) == FERRY.app_id


def test_a_second_start_shows_the_wizard_of_the_app_that_it_names(opened: Opening, services: MemoryServices) -> None:
    services.library = MemoryProfileLibrary(harbour_tickets(), FERRY)
    services.hold(THEATRE, LIVE_KEY)
    home = opened()

    home.come_forward(SecondStart(profile="nowhere"))
    assert home.connecting is None
    home.come_forward(SecondStart(profile=FERRY.app_id))

    assert app_of(home) == FERRY.app_id
    assert home.window.windowTitle() == "Connect Island Ferry to Stripe"


def test_a_second_start_for_another_app_goes_before_the_app_of_the_window(
    opened: Opening, services: MemoryServices
) -> None:
    services.library = MemoryProfileLibrary(harbour_tickets(), FERRY)
    home = opened(app=harbour_tickets())

    home.come_forward(SecondStart(Selector(FERRY.app_id), Code.NO_SUCH_CONNECTION))

    assert app_of(home) == FERRY.app_id


@pytest.mark.parametrize("selector", [Selector(), Selector("com.example.nix")], ids=["only the code", "unknown app"])
def test_what_is_not_there_is_said_over_the_list_whatever_the_window_was_about(
    opened: Opening, services: MemoryServices, selector: Selector
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    services.unfinished_walks.remember(UnfinishedWalk("com.example.harbour", Mode.TEST, Stopped.COPYING))
    home = opened(app=harbour_tickets())

    home.come_forward(SecondStart(selector, Code.NO_SUCH_CONNECTION))

    assert missing_of(home) is Code.NO_SUCH_CONNECTION


def test_of_several_connections_of_the_app_that_was_asked_for_the_list_tells_which(
    opened: Opening, services: MemoryServices
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    services.hold(MUSEUM, LIVE_KEY)

    home = opened(repair=Repair(Selector(THEATRE.id.app_id), Code.SEVERAL_CONNECTIONS))

    assert missing_of(home) is Code.SEVERAL_CONNECTIONS


def test_the_app_that_is_asked_for_goes_before_a_walk_that_was_left_unfinished(
    opened: Opening, services: MemoryServices
) -> None:
    services.library = MemoryProfileLibrary(harbour_tickets(), FERRY)
    services.unfinished_walks.remember(UnfinishedWalk("com.example.harbour", Mode.TEST, Stopped.COPYING))

    home = opened(repair=Repair(Selector(FERRY.app_id), Code.NO_SUCH_CONNECTION))

    assert app_of(home) == FERRY.app_id


def test_an_app_that_a_second_start_named_is_not_meant_by_the_next_one(
    opened: Opening, services: MemoryServices
) -> None:
    services.library = MemoryProfileLibrary(harbour_tickets(), FERRY)
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    home.come_forward(SecondStart(profile=FERRY.app_id))

    home.come_forward(SecondStart(Selector(), Code.PUBLISHABLE_KEY))

    assert home.list is not None
    assert home.list.shows_the_list
    assert isinstance(home.list.flow.step, Listing)


def missing_of(home: Home) -> Code:
    """What the list says of the connection that was asked for."""
    assert home.list is not None
    assert home.list.shows_the_list
    step = home.list.flow.step
    assert isinstance(step, Listing)
    assert step.missing is not None
    return step.missing.code


@pytest.mark.parametrize("named", [FERRY.app_id, "here/ferry"])
def test_a_second_start_names_its_app_so_that_the_open_window_finds_it(
    services: MemoryServices, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, named: str
) -> None:
    """That window may stand in another folder."""
    door = QuietDoor(Entry.HANDED_OVER)
    services.window_door = door
    monkeypatch.setattr("rak_desktop.qt.opening.started", lambda _: qapp)

    assert open_home(services, Asked(FERRY), named=named) == 0

    asked = read_message(door.messages[0])
    assert asked is not None
    assert asked.profile == (named if named == FERRY.app_id else str(Path("here/ferry").absolute()))


def test_a_second_start_leaves_a_key_alone_that_is_not_stored_yet(opened: Opening, services: MemoryServices) -> None:
    home = opened()
    assert home.choosing is not None
    wizard = home.choosing.connecting
    assert wizard is not None
    for event in (HaveKey(), KeyEntered(pasted(LIVE_KEY))):
        wizard.flow.send(event)
    services.hold(THEATRE, LIVE_KEY)

    home.come_forward(SecondStart(Selector(account_id=THEATRE.id.account_id), Code.ENDED_KEY))

    assert home.list is None
    assert isinstance(wizard.flow.step, AwaitingKey)
    assert wizard.flow.step.entered is not None


def test_a_second_start_without_a_wish_changes_nothing(opened: Opening, services: MemoryServices) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    assert home.list is not None
    before = home.list

    home.come_forward(SecondStart())

    assert home.list is before


def test_a_damaged_book_is_put_together_anew_behind_the_list(
    opened: Opening, services: MemoryServices, qtbot: QtBot
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    services.memory_book.trouble = Code.BOOK_UNREADABLE

    home = opened()

    assert home.list is not None
    flow = home.list.flow
    qtbot.waitUntil(lambda: [card.id for card in flow.step.shelf.connections] == [THEATRE.id])
    assert flow.step.shelf.trouble is None
    assert told_of(flow.step).code is Code.BOOK_REBUILT


def test_another_story_is_chosen_over_the_list_and_shows_in_the_kept_keys(
    qtbot: QtBot, opened: Opening, services: MemoryServices
) -> None:
    profile = harbour_tickets()
    with PracticeStripe(ALL_GOOD, profile.needs, permission_catalogue()) as stripe:
        services.peer, services.practice_stripe = Peer.PRACTICE, stripe
        key = RestrictedKey(stripe.restricted_key(Mode.LIVE))
        services.hold(connection(key), key)
        home = opened()
        assert home.list is not None
        listed = home.list

        ways = home.window.findChildren(QAbstractButton)
        click(next(way for way in ways if way.isVisible() and way.text() == "Let something go wrong"))
        listed.look_again()  # what arrives meanwhile does not take the question away
        assert home.window.page.name == "practice-stories"
        asked_before = len(services.stripe.asked)
        home.window.intended.emit(StoryChosen("offline"))

        qtbot.waitUntil(lambda: listed.flow.step.shelf.round == Round())
        assert stripe.scenario.name == "offline"
        assert len(services.stripe.asked) > asked_before
        assert any(label.text().endswith("Story: There is no internet.") for label in home.window.findChildren(QLabel))
        assert home.window.page.name == "connections"


def test_going_back_from_the_stories_over_the_list_asks_nothing(opened: Opening, services: MemoryServices) -> None:
    profile = harbour_tickets()
    with PracticeStripe(ALL_GOOD, profile.needs, permission_catalogue()) as stripe:
        services.peer, services.practice_stripe = Peer.PRACTICE, stripe
        key = RestrictedKey(stripe.restricted_key(Mode.LIVE))
        services.hold(connection(key), key)
        home = opened()

        home.window.intended.emit(ChooseStory())
        asked_before = len(services.stripe.asked)
        click(button(home.window, "Back"))

        assert home.window.page.name == "connections"
        assert len(services.stripe.asked) == asked_before


def test_a_second_start_of_practice_lets_the_open_window_tell_the_story_that_it_names(
    opened: Opening, services: MemoryServices
) -> None:
    app = harbour_tickets()
    with PracticeStripe(ALL_GOOD, app.needs, permission_catalogue()) as stripe:
        services.peer, services.practice_stripe = Peer.PRACTICE, stripe
        key = RestrictedKey(stripe.restricted_key(Mode.LIVE))
        services.hold(connection(key), key)
        home = opened(app=app.at_practice(stripe.address))

        home.come_forward(SecondStart(profile=app.app_id, story="expired"))

        assert stripe.scenario.name == "expired"
        assert any(label.text().endswith("Story: The key has ended.") for label in home.window.findChildren(QLabel))
        assert home.connecting is not None
        step = home.connecting.flow.step
        assert isinstance(step, Welcome)
        assert step.goal.profile.install_link.startswith(stripe.address), "its pages are on the server of this window"


def test_a_story_that_is_asked_for_again_begins_anew(opened: Opening, services: MemoryServices) -> None:
    """There is no internet at the first check only; whoever practises that once more means the first check."""
    app = harbour_tickets()
    with PracticeStripe(SCENARIOS["offline"], app.needs, permission_catalogue()) as stripe:
        services.peer, services.practice_stripe = Peer.PRACTICE, stripe
        home = opened(app=app.at_practice(stripe.address))
        told = stripe.hindrances

        home.come_forward(SecondStart(profile=app.app_id))
        assert stripe.hindrances is told
        home.come_forward(SecondStart(profile=app.app_id, story="offline"))

        assert stripe.hindrances is not told


@pytest.mark.parametrize("story", ["silent", "a-story-of-next-year"])
def test_any_story_that_practice_knows_can_be_asked_for_and_no_other(
    opened: Opening, services: MemoryServices, story: str
) -> None:
    app = harbour_tickets()
    with PracticeStripe(ALL_GOOD, app.needs, permission_catalogue()) as stripe:
        services.peer, services.practice_stripe = Peer.PRACTICE, stripe
        home = opened(app=app.at_practice(stripe.address))

        home.come_forward(SecondStart(profile=app.app_id, story=story))

        assert stripe.scenario.name == (story if story in EVERY_SCENARIO else ALL_GOOD.name)


def test_a_second_start_that_names_a_story_changes_nothing_where_nobody_practises(
    opened: Opening, services: MemoryServices
) -> None:
    services.hold(THEATRE, LIVE_KEY)
    home = opened()
    assert home.list is not None
    before = home.list

    home.come_forward(SecondStart(story="expired"))

    assert home.list is before
