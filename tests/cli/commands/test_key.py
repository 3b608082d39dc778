import json
import sys
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import whose
from rak_desktop.core.errors import KeychainError
from tests.cli.conftest import Terminal
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, SECRETS, TEST_KEY
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import THEATRE

THE_ONE = connection()
TRYING_OUT = connection(TEST_KEY, label="Rehearsal")
MUSEUM = connection(OTHER_LIVE_KEY, replace(THEATRE, id="acct_1Museum", name="Harbour Museum"), "Harbour Museum")


@pytest.fixture(autouse=True)
def _one_connection(services: MemoryServices) -> None:
    services.hold(replace(THE_ONE, publishable_key="pk_live_51Public"), LIVE_KEY)


@pytest.fixture
def three_connections(services: MemoryServices) -> None:
    services.hold(TRYING_OUT, TEST_KEY)
    services.hold(MUSEUM, OTHER_LIVE_KEY)


def test_the_only_key_comes_alone_on_a_line(rak: Terminal) -> None:
    said = rak("key")

    assert said.code == 0
    assert said.stdout == LIVE_KEY.reveal() + "\n"
    assert said.stderr == ""


def test_as_an_environment_line(rak: Terminal) -> None:
    assert rak("key", "--format", "env").stdout == f"STRIPE_API_KEY={LIVE_KEY.reveal()}\n"


@pytest.mark.parametrize("how", [("--format", "json"), ("--json",), ("--format=json", "--json")])
def test_as_json(rak: Terminal, how: tuple[str, ...]) -> None:
    said = rak("key", *how)

    assert said.answer == {
        "version": 1,
        "api_key": LIVE_KEY.reveal(),
        "publishable_key": "pk_live_51Public",
        "account_id": "acct_1PracticeFjord",
        "livemode": True,
        "app_id": "com.example.harbour",
        "label": "Fjord Theatre",
    }
    assert said.stderr == ""


def test_a_plain_key_with_errors_as_json(rak: Terminal) -> None:
    """How the window's proof asks."""
    assert rak("key", "--format", "plain", "--json").stdout == LIVE_KEY.reveal() + "\n"


@pytest.mark.usefixtures("three_connections")
@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (("--mode", "test"), TEST_KEY),
        (("--account", "acct_1Museum"), OTHER_LIVE_KEY),
        (("--label", "Harbour Museum"), OTHER_LIVE_KEY),
        (("--label", "Fjord Theatre"), LIVE_KEY),
        (("--app", "com.example.harbour", "--account=acct_1PracticeFjord", "--mode", "live"), LIVE_KEY),
    ],
)
def test_the_one_that_was_meant_is_found(rak: Terminal, asked: tuple[str, ...], key: object) -> None:
    said = rak("key", *asked)

    assert said.code == 0
    assert said.stdout.strip() == getattr(key, "reveal", str)()


@pytest.mark.usefixtures("three_connections")
@pytest.mark.parametrize("asked", [(), ("--app", "com.example.harbour"), ("--mode", "live")])
def test_several_matches_are_listed_and_none_is_taken(rak: Terminal, asked: tuple[str, ...]) -> None:
    said = rak("key", *asked)

    assert said.code == 3
    assert said.stdout == ""
    assert "Fjord Theatre: com.example.harbour, acct_1PracticeFjord, live" in said.stderr
    assert "Harbour Museum: com.example.harbour, acct_1Museum, live" in said.stderr
    assert ("Rehearsal" in said.stderr) is ("live" not in asked)
    assert f"({Code.SEVERAL_CONNECTIONS})\n" in said.stderr


@pytest.mark.usefixtures("three_connections")
def test_no_match_lists_what_is_known(rak: Terminal) -> None:
    said = rak("key", "--account", "acct_1Other", "--json")

    assert said.code == 3
    assert said.error["code"] == Code.NO_SUCH_CONNECTION
    assert said.error["facts"]["known"] == 3
    assert "Harbour Museum" in said.error["facts"]["candidates"]


def test_a_terminal_gets_no_key_without_show(rak: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)

    refused = rak("key")
    assert refused.code == 2
    assert "unless you add --show" in refused.stderr
    assert terminal.getvalue() == ""

    assert rak("key", "--show").code == 0
    assert terminal.getvalue() == LIVE_KEY.reveal() + "\n"


@pytest.mark.parametrize(
    "code",
    [
        Code.KEYCHAIN_ABSENT,
        Code.KEYCHAIN_LOCKED,
        Code.KEYCHAIN_DENIED,
        Code.KEYCHAIN_NO_ANSWER,
        Code.KEYCHAIN_OUT_OF_REACH,
    ],
)
def test_a_keychain_in_trouble_ends_with_four(rak: Terminal, services: MemoryServices, code: Code) -> None:
    services.memory_keychain.trouble = code

    said = rak("key", "--json")

    assert said.code == 4
    assert said.error["code"] == code
    assert said.error["facts"]["account_id"] == "acct_1PracticeFjord"
    assert not services.watched


def test_with_a_person_there_the_patient_reader_is_asked(rak: Terminal, services: MemoryServices) -> None:
    assert rak("key", "--interactive").stdout == LIVE_KEY.reveal() + "\n"
    assert services.watched


@pytest.mark.parametrize("option", ["--app", "--account", "--label"])
def test_bytes_that_are_no_text_are_not_understood(rak: Terminal, option: str) -> None:
    said = rak("key", "--json", option, b"caf\xe9".decode("utf-8", "surrogateescape"))

    assert said.code == 2
    assert said.error["code"] == Code.WRONG_USE


def test_a_full_disk_is_no_mistake_of_ours(rak: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    class FullDisk(StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", FullDisk())

    said = rak("key")

    assert said.code == 2
    assert Code.ANSWER_NOT_WRITTEN in said.stderr


def test_a_closed_stdout_is_said(rak: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    said = rak("key", "--json")

    assert said.code == 2
    assert said.error["code"] == Code.ANSWER_NOT_WRITTEN


def test_a_key_that_is_gone_is_four_and_not_three(rak: Terminal, services: MemoryServices) -> None:
    services.memory_keychain.forget(THE_ONE.slot)

    said = rak("key")

    assert said.code == 4
    assert Code.KEYCHAIN_ITEM_GONE in said.stderr


def test_a_value_that_somebody_else_put_there_is_not_handed_out(rak: Terminal, services: MemoryServices) -> None:
    services.memory_keychain.save(THE_ONE.slot, TEST_KEY)

    said = rak("key")

    assert said.code == 4
    assert said.stdout == ""
    assert not any(secret in said.stderr for secret in SECRETS)
    assert Code.KEYCHAIN_VALUE_CHANGED in said.stderr


def test_asking_writes_nothing_anywhere(rak: Terminal, services: MemoryServices) -> None:
    services.memory_keychain.history.clear()

    rak("key")

    assert services.memory_keychain.history == [("load", THE_ONE.slot)]
    assert not services.home.exists()


def test_the_error_of_a_keychain_names_it(rak: Terminal, services: MemoryServices) -> None:
    class Locked:
        def load(self, _: object) -> object:
            raise KeychainError(Code.KEYCHAIN_LOCKED, keychain="GNOME Keyring")

    services.memory_keychain = Locked()  # type: ignore[assignment] # only reads

    said = rak("key")

    assert "GNOME Keyring needs its password first" in said.stderr


def test_names_in_json_are_ascii(rak: Terminal, services: MemoryServices) -> None:
    services.hold(replace(THE_ONE, label="Café Ø"), LIVE_KEY)

    said = rak("key", "--json")

    assert said.stdout.isascii()
    assert json.loads(said.stdout)["label"] == "Café Ø"


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ({"live_allowed": False}, Code.MODE_NOT_ALLOWED),
        ({"profile": "com.example.other"}, Code.APP_NOT_ALLOWED),
        ({"keychains": 5}, Code.POLICY_UNREADABLE),
    ],
)
def test_what_the_administrator_does_not_allow_ends_with_its_own_exit_code_and_tells_whose_it_is(
    rak: Terminal, services: MemoryServices, limit: dict[str, Any], code: Code
) -> None:
    services.administrator = FixedPolicy(**limit)

    said = rak("key", "--json")

    assert said.code == 6
    assert said.stdout == ""
    assert said.error["code"] == code
    facts = said.error["facts"]
    assert facts["place"] == "administrator"
    assert {name: facts[name] for name in whose(THE_ONE)} == whose(THE_ONE)
    assert facts["repair"][-8:] == [
        *("--app", THE_ONE.id.app_id, "--account", THE_ONE.id.account_id),
        *("--mode", "live", "--code", code),
    ]
