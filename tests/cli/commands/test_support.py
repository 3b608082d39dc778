"""rak-desktop support: what somebody hears over the phone, in words, and a report that is safe to send."""

import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import BookError, ProfileError
from rak_desktop.core.support_code import support_code
from rak_desktop.core.support_code_format import KeychainProduct, System, brand_of
from tests.cli.conftest import Terminal
from tests.core.test_support_code import OFFLINE
from tests.fakes.keys import LIVE_KEY
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection

BODY = "51H8xAbCdEfGhIjKlMnOpQr"
AT_THE_HARBOUR = support_code(replace(OFFLINE, brand=brand_of(harbour_tickets().app_id)))


def test_a_code_is_told_in_words_and_its_trouble_explained(rak: Terminal) -> None:
    told = rak("support", "decode", *str(AT_THE_HARBOUR).split())

    assert told.code == 0
    assert "Screen               4, Checking\n" in told.stdout
    assert "App                  Harbour Tickets\n" in told.stdout
    assert "RAK-NET-50: No internet right now\nWe could not ask Stripe" in told.stdout


def test_what_usually_lies_behind_it_is_told_for_the_system_of_the_code(rak: Terminal) -> None:
    locked = replace(OFFLINE, screen=5, trouble=Code.KEYCHAIN_LOCKED.number)
    on_a_mac = replace(locked, here=replace(locked.here, system=System.MACOS))

    assert "With automatic sign-in, Linux often" in rak("support", "decode", str(support_code(locked))).stdout
    told = rak("support", "decode", str(support_code(on_a_mac))).stdout
    assert "When the password of a Mac was reset" in told
    assert "Linux" not in told


@pytest.mark.parametrize(
    ("store", "said"),
    [
        (KeychainProduct.KEEPASSXC, "KeePassXC lets other programs read when its database is open"),
        (KeychainProduct.MACOS, "The password store of this Mac needs its password"),
    ],
)
def test_a_trouble_is_explained_in_the_words_that_the_merchant_reads(
    rak: Terminal, store: KeychainProduct, said: str
) -> None:
    """They depend on the password store, which the code tells."""
    locked = replace(OFFLINE, trouble=Code.KEYCHAIN_LOCKED.number, here=replace(OFFLINE.here, keychain=store))
    code = str(support_code(locked))

    assert said in rak("support", "decode", code).stdout
    assert said in json.loads(rak("support", "decode", code, "--json").stdout)["trouble"]["what_happened"]


def test_a_help_number_is_explained_as_the_window_says_it(rak: Terminal) -> None:
    assert (
        "Another program asked for a connection that is not on this computer."
        in rak("support", "decode", "7-80").stdout
    )
    assert "Another program asked for" not in rak("support", "decode", "0-80").stdout


def test_the_digits_and_the_words_of_a_code_tell_the_same(rak: Terminal) -> None:
    whole = rak("support", "decode", str(AT_THE_HARBOUR))

    assert rak("support", "decode", *AT_THE_HARBOUR.digits.split()).stdout == whole.stdout


def test_for_programs_it_is_one_object(rak: Terminal) -> None:
    told = json.loads(rak("support", "decode", str(AT_THE_HARBOUR), "--json").stdout)

    assert told["version"] == 1
    assert told["support_code"] == str(AT_THE_HARBOUR)
    assert (told["screen"], told["number"], told["mode"], told["missing"]) == (4, 50, "live", 2)
    assert (told["system"], told["keychain"], told["network"]) == ("linux", "gnome", "offline")
    assert told["trouble"]["code"] == "RAK-NET-50"


def test_the_code_of_another_brand_is_read_and_may_be_another_vendors(rak: Terminal) -> None:
    told = rak("support", "decode", str(support_code(replace(OFFLINE, brand=7))))

    assert told.code == 0
    assert "the code may be another vendor’s" in told.stdout


def test_an_app_that_is_connected_here_and_not_installed_is_known_by_its_id(
    rak: Terminal, services: MemoryServices
) -> None:
    services.library = MemoryProfileLibrary()
    services.hold(connection(), LIVE_KEY)

    told = rak("support", "decode", str(AT_THE_HARBOUR))

    assert "App                  com.example.harbour\n" in told.stdout
    assert "vendor" not in told.stdout


def test_an_app_that_is_installed_goes_by_its_name_and_not_by_its_id(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(), LIVE_KEY)

    assert "App                  Harbour Tickets\n" in rak("support", "decode", str(AT_THE_HARBOUR)).stdout


def test_an_unreadable_list_of_connections_does_not_keep_a_code_from_being_read(
    rak: Terminal, services: MemoryServices
) -> None:
    def broken() -> None:
        raise BookError(Code.BOOK_UNREADABLE, file="connections.sqlite", reason="row")

    services.memory_book.all = broken  # type: ignore[method-assign, assignment]

    assert "App                  Harbour Tickets\n" in rak("support", "decode", str(AT_THE_HARBOUR)).stdout


def test_a_broken_profile_does_not_keep_a_code_from_being_read(rak: Terminal, services: MemoryServices) -> None:
    def broken() -> None:
        raise ProfileError(Code.PROFILE_UNREADABLE, path="profile.toml", reason="broken")

    services.library.installed = broken  # type: ignore[method-assign, assignment]

    assert rak("support", "decode", str(AT_THE_HARBOUR)).code == 0


def test_a_misheard_code_is_refused_with_what_to_do(rak: Terminal) -> None:
    told = rak("support", "decode", "HRWJ 8XED N5CE")

    assert (told.code, told.stdout) == (2, "")
    assert "something was misheard or mistyped" in told.stderr
    assert "(RAK-PRO-160" in told.stderr


@pytest.mark.parametrize("key", [f"rk_live_{BODY}", f"sk_live_{BODY}", f"see rk_test_{BODY} here"])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_key_in_the_place_of_a_code_is_refused_without_echo(rak: Terminal, key: str, form: tuple[str, ...]) -> None:
    told = rak("support", "decode", key, *form)

    assert (told.code, told.stdout) == (2, "")
    assert BODY not in told.stderr
    assert "RAK-PRO-162" in told.stderr
    assert "replace that key in Stripe" in told.stderr


# ── report ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_report_is_shown_and_saved_where_the_person_chose(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(), LIVE_KEY)
    place = services.home / "report.zip"
    services.home.mkdir()

    told = rak.asking("support", "report", "--out", str(place), typed="y\n")

    assert told.code == 0, told.stderr
    assert told.stdout == f"{place}\n"
    assert "Report of RAK Desktop" in told.stderr
    assert "Save this report? Nothing is sent." in told.stderr
    assert "Fjord" not in told.stderr
    assert zipfile.ZipFile(place).namelist() == ["report.json", "report.txt"]


def test_a_program_hears_nothing_but_its_answer(rak: Terminal, services: MemoryServices) -> None:
    services.home.mkdir()

    told = rak("support", "report", "--yes", "--json", "--out", str(services.home / "report.zip"))

    assert (told.code, told.stderr) == (0, "")
    assert told.answer["file"] == str(services.home / "report.zip")


def test_in_a_folder_it_is_called_by_its_day(rak: Terminal, services: MemoryServices) -> None:
    services.home.mkdir()

    told = [rak("support", "report", "--yes", "--out", str(services.home)).stdout.strip() for _ in range(2)]

    assert [Path(place).parent for place in told] == [services.home] * 2
    assert told[1] == told[0].replace(".zip", "-2.zip")
    assert all(map(zipfile.is_zipfile, told))


def test_a_no_saves_nothing(rak: Terminal, services: MemoryServices) -> None:
    place = services.home / "report.zip"
    services.home.mkdir()

    told = rak.asking("support", "report", "--out", str(place), typed="n\n")

    assert told.code == 130
    assert not place.exists()


def test_a_second_report_of_the_same_day_leaves_the_first_alone(
    rak: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    first, second, third = (rak("support", "report", "--yes").stdout.strip() for _ in range(3))

    assert second == first.removesuffix(".zip") + "-2.zip"
    assert third == first.removesuffix(".zip") + "-3.zip"
    assert all(map(os.path.exists, (first, second, third)))


def test_with_yes_nothing_is_asked_or_shown(rak: Terminal, services: MemoryServices) -> None:
    place = services.home / "report.zip"
    services.home.mkdir()

    told = rak("support", "report", "--yes", "--json", "--out", str(place))

    assert json.loads(told.stdout) == {"version": 1, "file": str(place)}
    assert "Report of RAK Desktop" not in told.stderr


def test_without_a_terminal_to_ask_on_no_report_is_made_or_shown(rak: Terminal, services: MemoryServices) -> None:
    place = services.home / "report.zip"
    services.home.mkdir()

    told = rak("support", "report", "--json", "--out", str(place))

    assert (told.code, told.error["code"]) == (2, Code.WRONG_USE)
    assert "Scripts add --yes" in told.error["what_happened"]
    assert len(told.stderr.splitlines()) == 1
    assert not place.exists()


def test_a_report_that_holds_a_key_is_not_written(
    rak: Terminal, services: MemoryServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The allow-list is broken here on purpose: only the last look stands between the key and the file."""
    services.hold(connection(), LIVE_KEY)
    services.home.mkdir()
    place = services.home / "report.zip"
    spoilt = f"a line with {LIVE_KEY.reveal()}"
    monkeypatch.setattr("rak_desktop.flows.support_report.reportable", lambda _: ((spoilt,), 0))

    told = rak("support", "report", "--yes", "--out", str(place))

    assert told.code == 70
    assert "RAK-INT-166" in told.stderr
    assert LIVE_KEY.reveal() not in told.stdout + told.stderr
    assert list(services.home.iterdir()) == []


def test_a_place_that_cannot_even_be_looked_at_is_one_that_cannot_be_written_to(rak: Terminal) -> None:
    told = rak("support", "report", "--yes", "--json", "--out", "x" * 5000)

    assert (told.code, told.error["code"]) == (2, Code.REPORT_NOT_WRITABLE)


def test_where_it_cannot_be_saved_it_says_so(rak: Terminal, services: MemoryServices) -> None:
    """As for every other place that was named and cannot be written to: 3 would be a connection that is not there."""
    told = rak("support", "report", "--yes", "--out", str(services.home / "nowhere" / "report.zip"))

    assert told.code == 2
    assert "RAK-PRO-165" in told.stderr


def test_a_report_that_was_sent_can_be_read(rak: Terminal, services: MemoryServices) -> None:
    place = services.home / "report.zip"
    services.home.mkdir()
    services.memory_keychain.trouble = Code.KEYCHAIN_LOCKED
    rak("support", "report", "--yes", "--out", str(place))

    read = rak("support", "read", str(place))

    assert read.code == 0
    assert "Trouble: Password store. " in read.stdout
    assert "RAK-KCN-71" in read.stdout
    assert json.loads(rak("support", "read", str(place), "--json").stdout)["report"]["version"] == 1


def test_a_report_of_which_a_part_is_missing_is_said_to_be_broken(rak: Terminal, services: MemoryServices) -> None:
    place = services.home / "report.zip"
    services.home.mkdir()
    rak("support", "report", "--yes", "--out", str(place))
    place.write_bytes(place.read_bytes()[:-40])

    told = rak("support", "read", str(place))

    assert (told.code, told.stdout) == (2, "")
    assert "RAK-PRO-164" in told.stderr
