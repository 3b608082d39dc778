from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.page_state import PageState
from rak_desktop.flows.connect.events import Back, Closed, OpenPage, PageAnswered
from rak_desktop.flows.connections.advance import advance
from rak_desktop.flows.connections.effects import DescribeKeychain, Effect, ReadBook, ShowPage
from rak_desktop.flows.connections.events import (
    AnotherAsked,
    BookChanged,
    BookRead,
    Event,
    KeychainDescribed,
    Looked,
    Opened,
    ReplaceAsked,
)
from rak_desktop.flows.connections.steps import Connecting, Ended, Listing, Looking, Replacing, Step
from tests.fakes.clock import NOON
from tests.fakes.connections import MUSEUM, THEATRE, broken, listing, shelf
from tests.fakes.profile import harbour_tickets

LISTING = listing(THEATRE, MUSEUM)


def after(step: Step, *events: Event) -> tuple[Step, tuple[Effect, ...]]:
    effects: tuple[Effect, ...] = ()
    for event in events:
        step, effects = advance(step, event, 7, NOON)
    return step, effects


def test_one_is_opened_and_left_again() -> None:
    looking, _ = after(LISTING, Looked(MUSEUM.id))
    assert looking == Looking(LISTING.shelf, MUSEUM.id)

    assert after(looking, Back()) == (Listing(LISTING.shelf, came_from=MUSEUM.id), ())


def test_one_that_is_gone_cannot_be_opened() -> None:
    assert after(listing(THEATRE), Looked(MUSEUM.id))[0] == listing(THEATRE)


def test_the_wizard_takes_over_for_a_new_key_and_for_another_shop() -> None:
    assert after(LISTING, ReplaceAsked(MUSEUM.id)) == (Replacing(LISTING.shelf, MUSEUM.id), ())
    assert after(LISTING, AnotherAsked()) == (Connecting(LISTING.shelf), ())


def test_closing_ends_it_wherever_somebody_looks() -> None:
    assert isinstance(after(LISTING, Closed())[0], Ended)
    assert isinstance(after(LISTING, Looked(MUSEUM.id), Closed())[0], Ended)


def test_what_the_terminal_wrote_is_read_and_shown() -> None:
    step, effects = after(LISTING, BookChanged())
    assert effects == (ReadBook(),)

    assert after(step, BookRead((THEATRE,)))[0].shelf.connections == (THEATRE,)


def test_a_book_that_cannot_be_read_takes_nothing_away() -> None:
    trouble = Trouble(Code.BOOK_UNREADABLE)

    told = after(LISTING, BookRead(trouble))[0].shelf

    assert (told.trouble, told.connections) == (trouble, (THEATRE, MUSEUM))
    assert after(Listing(told), BookRead((THEATRE,)))[0].shelf.trouble is None


def test_the_password_store_is_asked_for_its_name_when_the_window_opens() -> None:
    step, effects = after(LISTING, Opened(check=False))
    assert effects == (DescribeKeychain(),)

    assert after(step, KeychainDescribed("KWallet"))[0].shelf.keychain == "KWallet"


def test_the_page_that_mends_it_is_opened_and_whether_it_was() -> None:
    here = broken(MUSEUM, Code.PERMISSION_MISSING)
    looking = Looking(shelf(here), here.id)
    page = harbour_tickets().review_permissions_page

    _, effects = after(looking, OpenPage())
    assert effects == (ShowPage(page, harbour_tickets()),)

    answered, _ = after(looking, PageAnswered(page, PageState.NOT_OPENED))
    assert isinstance(answered, Looking)
    assert answered.page is PageState.NOT_OPENED


def test_where_nothing_is_wrong_no_page_is_opened() -> None:
    assert after(Looking(LISTING.shelf, MUSEUM.id), OpenPage())[1] == ()
