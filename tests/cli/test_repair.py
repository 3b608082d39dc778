from argparse import ArgumentParser
from pathlib import Path

import pytest

from rak_desktop.cli.commands import practice
from rak_desktop.cli.repair import repair_of
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from tests.fakes.keys import LIVE_KEY

GONE = Code.KEYCHAIN_ITEM_GONE
ALL_THREE = ["--app", "com.example.harbour", "--account", "acct_1Museum", "--mode", "live"]


@pytest.mark.parametrize(
    ("typed", "opens"),
    [
        (["key"], ["open"]),
        (["exec", "--app", "com.example.harbour"], ["open", "--app", "com.example.harbour"]),
        (["key", *ALL_THREE, "--format=json"], ["open", *ALL_THREE]),
        (["check", "--account=acct_1Museum", "--deep"], ["open", "--account", "acct_1Museum"]),
        (["key", "--practice", "--mode", "test"], ["practice", "--mode", "test"]),
        (["practice", "--scenario", "none"], ["practice"]),
        (["connect", "--profile", "no/such folder"], ["open", "--profile", "no/such folder"]),
        (["connect", "--profile"], ["open"]),
        (["key", "--mode", "LIVE"], ["open"]),
        (["nonsense", "--app"], ["open"]),
        (["key", "--app", "\udcff", "--account", "Größe"], ["open", "--account", "Größe"]),
        (["key", "--app=-x", "--profile=-y"], ["open", "--profile=-y", "--app=-x"]),
    ],
)
def test_it_names_what_was_asked_for_and_the_code(typed: list[str], opens: list[str]) -> None:
    assert repair_of(Trouble(GONE), typed, ["rak-desktop"]) == ["rak-desktop", *opens, "--code", "RAK-KCN-75"]


def test_a_folder_is_named_so_that_it_is_found_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "harbour").mkdir()
    monkeypatch.chdir(tmp_path)

    repair = repair_of(Trouble(GONE), ["connect", "--profile", "harbour"], [])

    assert repair[1:3] == ["--profile", str(tmp_path / "harbour")]


@pytest.mark.parametrize(
    "typed",
    [
        ["key", *ALL_THREE, "--json", "--practice"],
        ["connect", "--practice", "--profile", "x"],
        ["key", "--app=--wrong", "--account=-1", "--practice"],
    ],
)
def test_practice_understands_what_it_is_told_to_open(typed: list[str]) -> None:
    command, *options = repair_of(Trouble(GONE), typed, [])
    parser = ArgumentParser(exit_on_error=False)
    practice.add_arguments(parser)

    assert command == "practice"
    assert parser.parse_args(options).code == "RAK-KCN-75"


def test_the_trouble_knows_best_which_connection_it_is_about() -> None:
    trouble = Trouble(GONE, {"app_id": "com.example.harbour", "account_id": "acct_1Museum", "mode": "live"})

    assert repair_of(trouble, ["key", "--label", "Museum"], [])[1:] == [*ALL_THREE, "--code", "RAK-KCN-75"]


def test_where_a_key_was_to_replace_one_of_another_account_that_connection_is_opened() -> None:
    trouble = Trouble(Code.OTHER_ACCOUNT, {"goal": "replace", "account_id": "acct_1Told", "wanted": "acct_1Wanted"})

    assert repair_of(trouble, ["replace"], ["rak-desktop"])[2:4] == ["--account", "acct_1Wanted"]


def test_a_key_of_another_account_than_the_one_to_connect_is_not_about_that_other_account() -> None:
    trouble = Trouble(
        Code.OTHER_ACCOUNT, {"app_id": "com.example.harbour", "account_id": "acct_1A", "wanted": "acct_1C"}
    )

    repair = repair_of(trouble, ["connect", "--account", "acct_1C"], [])

    assert repair == ["open", "--app", "com.example.harbour", "--account", "acct_1C", "--code", "RAK-STR-40"]


@pytest.mark.parametrize(
    ("typed", "opens"),
    [
        (["connect", "--profile", "com.example.harbour"], ["open", "--profile", "com.example.harbour"]),
        (["connect", "--mode", "test"], ["open", "--profile", "com.example.harbour"]),
        (["connect", "--practice"], ["practice"]),
    ],
)
def test_what_stopped_connecting_opens_the_wizard_and_not_a_connection_of_the_same_app(
    typed: list[str], opens: list[str]
) -> None:
    trouble = Trouble(Code.UNKNOWN_KEY, {"app_id": "com.example.harbour", "mode": "test"})

    assert repair_of(trouble, typed, []) == [*opens, "--code", "RAK-STR-30"]


def test_an_account_that_nobody_knows_is_left_out() -> None:
    trouble = Trouble(Code.OTHER_ACCOUNT, {"account_id": "", "wanted": "acct_1Museum"})

    assert repair_of(trouble, ["connect"], []) == ["open", "--code", "RAK-STR-40"]


def test_a_key_in_place_of_an_id_is_not_repeated() -> None:
    assert repair_of(Trouble(GONE), ["key", "--app", LIVE_KEY.reveal()], []) == ["open", "--code", "RAK-KCN-75"]
