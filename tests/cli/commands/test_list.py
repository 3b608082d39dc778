from dataclasses import replace

from rak_desktop.core.codes import Code
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


def test_a_damaged_book_ends_with_three(rak: Terminal, services: MemoryServices) -> None:
    services.memory_book = MemoryBook(trouble=Code.BOOK_UNREADABLE)

    said = rak("list", "--json")

    assert said.code == 3
    assert said.error["code"] == Code.BOOK_UNREADABLE
