"""rak-desktop doctor: what a code means, and what is wrong on this computer, the root cause first."""

import json
from collections.abc import Callable
from typing import NoReturn

import pytest

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import BookError, ProfileError, StripeUnreachable
from rak_desktop.core.network_route import NetworkRoute, ProxyFrom
from rak_desktop.flows.checkup.checks import NAMES
from rak_desktop.ports.computer import Folder, FolderProblem
from rak_desktop.ports.stripe_gateway import AccountAnswer
from rak_desktop.wording.settings import ITEMS
from tests.cli.conftest import Terminal
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import ScriptedStripeGateway


@pytest.mark.parametrize("code", [*Code, *FindingCode])
def test_every_code_is_explained_in_its_three_sentences(rak: Terminal, code: Code | FindingCode) -> None:
    told = rak("doctor", "--explain", code.value)

    first, *rest = told.stdout.splitlines()
    assert told.code == 0
    assert first.startswith(f"{code.value}: ")
    assert len(rest) == 2


def test_a_help_number_is_explained_with_its_screen(rak: Terminal) -> None:
    told = rak("doctor", "--explain", "3-17").stdout

    assert told.startswith("Screen  3, Copy the key\n\nRAK-KEY-17: That is the other key\n")


def test_a_number_alone_is_enough(rak: Terminal) -> None:
    assert rak("doctor", "--explain", "50").stdout.startswith("RAK-NET-50: ")


def test_for_programs_it_is_one_object(rak: Terminal) -> None:
    told = json.loads(rak("doctor", "--explain", "3-17", "--json").stdout)

    assert (told["version"], told["screen"], told["trouble"]["code"]) == (1, 3, "RAK-KEY-17")


def test_what_is_no_code_is_said_to_be_none(rak: Terminal) -> None:
    told = rak("doctor", "--explain", "RAK-NET-999")

    assert (told.code, told.stdout) == (2, "")
    assert "RAK-PRO-163" in told.stderr


# ── looking at this computer ─────────────────────────────────────────────────────────────────────────


def test_on_a_good_computer_it_ends_with_zero(rak: Terminal) -> None:
    told = rak("doctor")

    assert told.code == 0
    assert "Good: Password store. a keychain in memory works (RAK-DOC-205)" in told.stdout
    assert "Trouble" not in told.stdout


def test_every_setting_is_told_with_who_decided_it(rak: Terminal) -> None:
    told = rak("doctor").stdout
    settings = json.loads(rak("doctor", "--json").stdout)["settings"]

    assert "    Proxy: as the system (not changed)" in told
    assert [each["item"] for each in settings] == list(ITEMS)


Break = Callable[[MemoryServices], None]


def _no_home(services: MemoryServices) -> None:
    services.computer.places = (Folder("/home/ada/.config/rak-desktop", FolderProblem.NO_HOME),)


def _read_only_home(services: MemoryServices) -> None:
    services.computer.places = (Folder("/home/ada/.config/rak-desktop", FolderProblem.READ_ONLY),)


def _no_keychain(services: MemoryServices) -> None:
    services.memory_keychain.trouble = Code.KEYCHAIN_ABSENT
    services.memory_book.put(connection())


def _locked_keychain(services: MemoryServices) -> None:
    services.memory_keychain.trouble = Code.KEYCHAIN_LOCKED
    services.memory_book.put(connection())


def _no_network(services: MemoryServices) -> None:
    services.computer.name_trouble = StripeUnreachable(Code.OFFLINE)
    services.stripe = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))


def _read_along(services: MemoryServices) -> None:
    services.stripe = ScriptedStripeGateway(StripeUnreachable(Code.READING_ALONG, issuer="Contoso Inspection"))


def _sign_in_page(services: MemoryServices) -> None:
    services.stripe = ScriptedStripeGateway(StripeUnreachable(Code.WEB_PAGE_INSTEAD))


def _proxy_wants_login(services: MemoryServices) -> None:
    services.stripe = ScriptedStripeGateway(StripeUnreachable(Code.PROXY_WANTS_LOGIN, status=407))
    services.stripe.way = NetworkRoute("proxy.example:3128", ProxyFrom.ENVIRONMENT)


def _wrong_clock(services: MemoryServices) -> None:
    services.stripe = ScriptedStripeGateway(AccountAnswer(clock_off_by=7200))


def _broken_profile(services: MemoryServices) -> None:
    def broken() -> NoReturn:
        raise ProfileError(Code.PROFILE_UNREADABLE, path="profile.toml", reason="damaged")

    services.library.installed = broken  # type: ignore[method-assign]


def _damaged_book(services: MemoryServices) -> None:
    def damaged() -> NoReturn:
        raise BookError(Code.BOOK_UNREADABLE, file="connections.sqlite3", reason="SQLITE_NOTADB")

    services.memory_book.all = damaged  # type: ignore[method-assign]


def _key_gone(services: MemoryServices) -> None:
    services.memory_book.put(connection())


BROKEN: dict[str, tuple[Break, Code | FindingCode, int]] = {
    "no home": (_no_home, FindingCode.FOLDER_NOT_USABLE, 3),
    "a home that can only be read": (_read_only_home, FindingCode.FOLDER_NOT_USABLE, 3),
    "no keychain": (_no_keychain, Code.KEYCHAIN_ABSENT, 4),
    "a locked keychain": (_locked_keychain, Code.KEYCHAIN_LOCKED, 4),
    "no network": (_no_network, Code.OFFLINE, 5),
    "somebody reading along": (_read_along, Code.READING_ALONG, 5),
    "a page to sign in to the network": (_sign_in_page, Code.WEB_PAGE_INSTEAD, 5),
    "a proxy that wants a login": (_proxy_wants_login, Code.PROXY_WANTS_LOGIN, 5),
    "a wrong clock": (_wrong_clock, FindingCode.CLOCK_WRONG, 5),
    "a broken profile": (_broken_profile, Code.PROFILE_UNREADABLE, 2),
    "a damaged book": (_damaged_book, Code.BOOK_UNREADABLE, 3),
    "a key that is gone": (_key_gone, Code.KEYCHAIN_ITEM_GONE, 4),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_root_cause_is_named_first_and_only_once(rak: Terminal, services: MemoryServices, name: str) -> None:
    spoil, code, exit_code = BROKEN[name]
    spoil(services)

    for_programs, for_people = rak("doctor", "--json"), rak("doctor")

    findings = json.loads(for_programs.stdout)["findings"]
    assert findings[0]["code"] == code
    assert [each["code"] for each in findings if each["state"] == "trouble"] == [code]
    assert for_programs.code == for_people.code == exit_code
    assert for_people.stdout.startswith("Trouble: ")
    assert f"({code})" in for_people.stdout.splitlines()[0]
    assert {each["check"] for each in findings} == set(NAMES)


def test_several_troubles_are_all_told_causes_first(rak: Terminal, services: MemoryServices) -> None:
    for spoil in (_wrong_clock, _no_keychain, _no_home):
        spoil(services)

    findings = json.loads(rak("doctor", "--json").stdout)["findings"]

    assert [each["code"] for each in findings if each["state"] == "trouble"] == [
        FindingCode.FOLDER_NOT_USABLE,
        Code.KEYCHAIN_ABSENT,
        FindingCode.CLOCK_WRONG,
    ]
