from dataclasses import replace

import pytest

from rak_desktop.adapters.allowed_profiles import AllowedProfiles
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Selector
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.connections.asked import Repair
from rak_desktop.flows.connections.starting import Surroundings, first_step, shelf_of
from rak_desktop.flows.connections.steps import Listing, Looking
from tests.fakes.clock import FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.connections import MUSEUM, THEATRE, shelf
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary


def remembered(connection: Connection) -> AppProfile:
    return harbour_tickets(app_id=connection.id.app_id, name="As remembered")


def around(book: MemoryBook, *installed: AppProfile, named: tuple[AppProfile, ...] = ()) -> Surroundings:
    return Surroundings(book, MemoryProfileLibrary(*installed), remembered, Peer.STRIPE, FixedClock(), named)


def test_it_begins_with_the_list() -> None:
    begin = first_step(shelf(THEATRE, MUSEUM))

    assert isinstance(begin, Listing)
    assert begin.untouched


def test_what_another_program_had_trouble_with_goes_before_the_list() -> None:
    repair = Repair(Selector(account_id=MUSEUM.id.account_id), Code.ENDED_KEY)

    begin = first_step(shelf(THEATRE, MUSEUM), repair)

    assert begin == Looking(shelf(THEATRE, MUSEUM), MUSEUM.id, reported=Code.ENDED_KEY)


@pytest.mark.parametrize(
    "code",
    [Code.FULL_SECRET_KEY, Code.OTHER_ACCOUNT, Code.ALREADY_CONNECTED, Code.WRONG_USE, Code.NO_SUCH_CONNECTION],
)
def test_what_a_kept_key_cannot_have_is_not_shown_as_its_trouble(code: Code) -> None:
    begin = first_step(shelf(THEATRE, MUSEUM), Repair(Selector(account_id=MUSEUM.id.account_id), code))

    assert begin == Looking(shelf(THEATRE, MUSEUM), MUSEUM.id)


@pytest.mark.parametrize("code", [Code.FULL_SECRET_KEY, Code.OTHER_ACCOUNT])
def test_a_key_that_was_refused_and_whose_account_nobody_knows_is_not_the_only_one_of_its_app(code: Code) -> None:
    assert isinstance(first_step(shelf(THEATRE), Repair(Selector(THEATRE.id.app_id), code)), Listing)


def test_one_that_is_not_here_any_more_is_said_over_the_list() -> None:
    begin = first_step(shelf(THEATRE), Repair(Selector(account_id="acct_gone")))

    assert isinstance(begin, Listing)
    assert begin.missing is not None
    assert begin.missing.code is Code.NO_SUCH_CONNECTION


@pytest.mark.parametrize("selector", [Selector(), Selector(mode=Mode.LIVE)], ids=["nothing", "mode"])
def test_what_names_no_connection_is_not_about_the_only_one_there_is(selector: Selector) -> None:
    """A key that was refused before it was ever kept is none of its troubles."""
    begin = first_step(shelf(THEATRE), Repair(selector, Code.PUBLISHABLE_KEY))

    assert isinstance(begin, Listing)
    assert begin.missing is None


@pytest.mark.parametrize("code", [Code.NO_SUCH_CONNECTION, Code.SEVERAL_CONNECTIONS])
def test_a_program_that_did_not_say_which_one_is_answered_over_the_list(code: Code) -> None:
    begin = first_step(shelf(THEATRE), Repair(Selector(), code))

    assert begin == Listing(shelf(THEATRE), missing=Trouble(code))


def test_an_app_that_is_not_installed_here_is_known_by_what_its_connection_remembers() -> None:
    elsewhere = replace(MUSEUM, id=replace(MUSEUM.id, app_id="com.example.ferry"))

    known = shelf_of(around(MemoryBook(THEATRE, elsewhere), harbour_tickets()))

    assert known.app_of(THEATRE.id).name == "Harbour Tickets"
    assert known.app_of(elsewhere.id).name == "As remembered"


def test_what_is_connected_is_known_although_the_administrator_leaves_no_app_to_connect() -> None:
    nothing = AllowedProfiles(MemoryProfileLibrary(harbour_tickets()), FixedPolicy(profile="com.example.other").read())

    known = shelf_of(replace(around(MemoryBook(THEATRE)), library=nothing))

    assert known.connections == (THEATRE,)
    assert known.app_of(THEATRE.id).name == "As remembered"


def test_practice_brings_its_own_app() -> None:
    known = shelf_of(around(MemoryBook(THEATRE), named=(harbour_tickets(name="Practice app"),)))

    assert known.app_of(THEATRE.id).name == "Practice app"


def test_a_book_that_cannot_be_read_is_the_first_thing_to_say() -> None:
    known = shelf_of(around(MemoryBook(trouble=Code.BOOK_UNREADABLE)))

    assert known.trouble is not None
    assert known.trouble.code is Code.BOOK_UNREADABLE
