from dataclasses import replace

import pytest

from rak_desktop.cli.columns import columns_of
from rak_desktop.core.codes import Code
from rak_desktop.core.peer import Peer
from rak_desktop.core.undertaking import Change, Undertaking
from tests.cli.conftest import Terminal
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, PUBLISHABLE_LIVE, SECRETS
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import THEATRE

MUSEUM = replace(connection(OTHER_LIVE_KEY, replace(THEATRE, id="acct_1Museum"), "Größe & Söhne"), account_name=None)


def test_an_empty_book_is_said_in_a_sentence(rak: Terminal) -> None:
    said = rak("list")

    assert said.code == 0
    assert said.stdout == ""
    assert "Nothing is connected on this computer yet" in said.stderr


def test_in_every_script_what_belongs_together_stands_below_each_other(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(label="Bücher 本"), LIVE_KEY)

    heading, row = rak("list", "--language", "ja").stdout.splitlines()

    def before(text: str, line: str) -> int:
        return columns_of(line.partition(text)[0])

    assert before("アプリ", heading) == before("com.example.harbour", row)
    assert before("アカウント", heading) == before("acct_", row)


def test_an_empty_book_of_practice_leads_to_practice(rak: Terminal, services: MemoryServices) -> None:
    services.peer = Peer.PRACTICE

    assert rak("list", "--practice").stderr.endswith("Practise with: rak-desktop practice\n")


def test_an_empty_book_is_an_empty_list_for_programs(rak: Terminal) -> None:
    said = rak("list", "--json")

    assert said.answer == {"version": 1, "connections": []}
    assert said.stderr == ""


def test_people_see_a_row_for_each_shop(rak: Terminal, services: MemoryServices) -> None:
    services.memory_book = MemoryBook(connection(), MUSEUM)

    headings, first, second = rak("list").stdout.splitlines()

    words = ("Shop", "App", "Account", "Mode", "Key", "Last check", "Keychain address")
    assert all(word in headings for word in words)
    assert first.startswith("Fjord Theatre  com.example.harbour  acct_1PracticeFjord  live  …")
    assert second.startswith("Größe & Söhne  com.example.harbour  acct_1Museum")
    assert first.endswith("rak-desktop/com.example.harbour/acct_1PracticeFjord/live")


def test_it_is_chosen_from_as_everywhere(rak: Terminal, services: MemoryServices) -> None:
    services.memory_book = MemoryBook(connection(), MUSEUM)

    some = rak("list", "--account", MUSEUM.id.account_id, "--json")
    none = rak("list", "--label", "Nobody", "--json")

    assert [each["label"] for each in some.answer["connections"]] == [MUSEUM.label]
    assert (none.code, none.error["code"]) == (3, Code.NO_SUCH_CONNECTION)


def test_programs_get_everything_but_the_key(rak: Terminal, services: MemoryServices) -> None:
    publishable = "pk_live_51Public"
    services.memory_book = MemoryBook(replace(connection(), publishable_key=publishable), MUSEUM)

    said = rak("list", "--json")

    assert said.code == 0
    assert len(said.stdout.splitlines()) == 1
    first, second = said.answer["connections"]
    assert first == {
        "app_id": "com.example.harbour",
        "account_id": "acct_1PracticeFjord",
        "account_name": "Fjord Theatre",
        "mode": "live",
        "label": "Fjord Theatre",
        "key_ending": LIVE_KEY.ending,
        "publishable_key": publishable,
        "service": "rak-desktop/com.example.harbour/acct_1PracticeFjord/live",
        "username": "key",
        "connected_at": "2026-11-23T12:00:00+00:00",
        "checked_at": "2026-11-23T12:00:00+00:00",
        "health": "good",
    }
    assert second["account_name"] is None
    assert second["label"] == "Größe & Söhne"


def test_json_is_ascii_whatever_the_terminal_can_show(rak: Terminal, services: MemoryServices) -> None:
    services.memory_book = MemoryBook(MUSEUM)

    assert rak("list", "--json").stdout.isascii()


def test_no_key_is_listed(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(), LIVE_KEY)

    said = rak("list").everything + rak("list", "--json").everything

    assert not any(secret in said for secret in SECRETS)
    assert PUBLISHABLE_LIVE.text not in said
    assert services.memory_keychain.history == [("save", connection().slot)]


def test_a_book_of_a_newer_version_is_left_alone_and_ends_with_three(rak: Terminal, services: MemoryServices) -> None:
    services.memory_book = MemoryBook(trouble=Code.BOOK_TOO_NEW)

    said = rak("list", "--json")

    assert said.code == 3
    assert said.error["code"] == Code.BOOK_TOO_NEW
    assert len(said.stderr.splitlines()) == 1, "nobody knows of a change that waits"


def test_a_damaged_book_is_put_together_anew_and_this_is_said(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(), LIVE_KEY)
    services.memory_book.trouble = Code.BOOK_UNREADABLE

    said = rak("list", "--json")

    assert said.code == 0
    assert [each["key_ending"] for each in said.answer["connections"]] == [LIVE_KEY.ending]
    assert "put together anew from your password store" in said.stderr
    assert "the book.damaged-1" in said.stderr
    assert (said.error["code"], len(said.stderr.splitlines())) == (Code.BOOK_REBUILT, 1)
    assert [each["checked_at"] for each in said.answer["connections"]] == [None]
    assert " never " in rak("list").stdout


def test_programs_hear_of_what_has_to_wait_in_one_line_of_json(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(OTHER_LIVE_KEY), OTHER_LIVE_KEY)
    services.memory_book.begin(Undertaking(Change.KEEP, connection(LIVE_KEY)))
    services.memory_keychain.trouble = Code.KEYCHAIN_LOCKED

    said = rak("list", "--json")

    assert (said.error["code"], len(said.stderr.splitlines())) == (Code.KEYCHAIN_LOCKED, 1)
    assert said.error["facts"]["unfinished"] == "waits"


@pytest.mark.parametrize(
    "argv",
    [
        ("check",),
        ("connect", "--key-stdin", "--yes"),
        ("replace", "--key-stdin", "--yes"),
        ("replace", "undo", "--yes"),
        ("disconnect", "--yes"),
        ("list", "--label", "Nowhere"),
    ],
)
def test_a_program_hears_the_error_of_its_command_alone_while_a_change_waits(
    rak: Terminal, services: MemoryServices, argv: tuple[str, ...]
) -> None:
    services.hold(connection(OTHER_LIVE_KEY), OTHER_LIVE_KEY)
    services.memory_book.begin(Undertaking(Change.KEEP, connection(LIVE_KEY)))
    services.memory_keychain.trouble = Code.KEYCHAIN_LOCKED

    said = rak(*argv, "--json", stdin=LIVE_KEY.reveal())

    assert said.code != 0
    assert len(said.stderr.splitlines()) == 1
    assert said.error["facts"].get("unfinished") != "waits"


def test_what_stopped_halfway_is_completed_before_it_is_listed(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(OTHER_LIVE_KEY), OTHER_LIVE_KEY)
    services.memory_keychain.save(connection().slot.next, LIVE_KEY)
    services.memory_book.begin(Undertaking(Change.KEEP, connection(LIVE_KEY)))

    said = rak("list", "--json")

    assert [each["key_ending"] for each in said.answer["connections"]] == [LIVE_KEY.ending]
    assert "is in its place now" in said.stderr
    assert "waits" not in said.stderr


def test_a_removal_that_failed_is_finished_and_told(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(LIVE_KEY), LIVE_KEY)
    services.memory_keychain.fail_at["forget", connection().slot] = Code.KEYCHAIN_DENIED
    failed = rak("disconnect", "--yes")
    services.memory_keychain.fail_at.clear()

    said = rak("list")

    assert failed.code == 4
    assert "What is left is removed when this program starts the next time." in failed.stderr
    assert f"{connection().label} is disconnected now. Its key, ending {LIVE_KEY.ending}," in said.stderr
    assert "RAK-CON-136" in said.stderr
    assert not services.memory_keychain.slots()


def test_what_has_to_wait_is_said_beside_the_list(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(OTHER_LIVE_KEY), OTHER_LIVE_KEY)
    services.memory_book.begin(Undertaking(Change.KEEP, connection(LIVE_KEY)))
    services.memory_keychain.trouble = Code.KEYCHAIN_LOCKED

    said = rak("list")

    assert said.code == 0
    assert "A change that stopped halfway waits for the next start" in said.stderr
    assert "RAK-KCN-71" in said.stderr
