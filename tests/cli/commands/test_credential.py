import io
import json
import subprocess
import threading
from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from tests.cli.conftest import Terminal
from tests.fakes.keys import LIVE_KEY, SECRETS, TEST_KEY
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.support.program import LIMIT, PROGRAM, own_environment

THE_ONE = connection()
APP = THE_ONE.id.app_id


@pytest.fixture(autouse=True)
def _one_connection(services: MemoryServices) -> None:
    services.hold(replace(THE_ONE, publishable_key="pk_live_51Public"), LIVE_KEY)


def request(**names: object) -> str:
    return json.dumps({"version": 1, "app_id": APP, **names})


def test_the_answer_is_that_of_key_as_json(rak: Terminal) -> None:
    said = rak("credential", "get", stdin=request())

    assert said.code == 0
    assert said.stdout == rak("key", "--format", "json").stdout
    assert said.stderr == ""


def test_account_and_mode_choose(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(TEST_KEY), TEST_KEY)

    assert rak("credential", "get", stdin=request(mode="test")).answer["api_key"] == TEST_KEY.reveal()
    several = rak("credential", "get", stdin=request())
    assert several.code == 3
    assert several.error["code"] == Code.SEVERAL_CONNECTIONS


def test_a_trouble_is_json_and_names_the_window_that_mends_it(rak: Terminal, services: MemoryServices) -> None:
    services.memory_keychain.forget(THE_ONE.slot)

    said = rak("credential", "get", stdin=request())

    assert said.code == 4
    assert said.stdout == ""
    assert said.error["facts"]["repair"][-9:] == [
        *("open", "--app", APP, "--account", THE_ONE.id.account_id, "--mode", "live"),
        *("--code", Code.KEYCHAIN_ITEM_GONE),
    ]


@pytest.mark.parametrize("action", ["store", "erase"])
def test_other_programs_store_and_erase_nothing(rak: Terminal, services: MemoryServices, action: str) -> None:
    services.memory_keychain.history.clear()

    said = rak("credential", action, stdin=request())

    assert said.code == 2
    assert said.error["code"] == Code.KEYS_ARE_ONLY_READ
    assert action in said.error["what_happened"]
    assert services.memory_keychain.history == []


@pytest.mark.parametrize(
    ("stdin", "code"),
    [
        ("", Code.REQUEST_NOT_UNDERSTOOD),
        ("protocol=https\nhost=stripe.com\n", Code.REQUEST_NOT_UNDERSTOOD),
        (b"\xff\xfe\x00", Code.REQUEST_NOT_UNDERSTOOD),
        (request(version=2), Code.REQUEST_TOO_NEW),
        ("x" * 10 * 1024 * 1024, Code.REQUEST_TOO_LONG),
        ("\n" * 10 * 1024 * 1024, Code.REQUEST_TOO_LONG),
        ("}\n" * 100_000, Code.REQUEST_TOO_LONG),
    ],
    ids=["nothing", "git", "bytes", "newer", "10 MiB", "10 MiB of lines", "ends without a beginning"],
)
def test_what_is_no_request_is_refused(rak: Terminal, stdin: str | bytes, code: Code) -> None:
    said = rak("credential", "get", stdin=stdin)

    assert said.code == 2
    assert said.error["code"] == code
    assert said.stdout == ""


@pytest.mark.parametrize("argv", [(), ("list",), ("get", "more")])
def test_an_action_that_is_none_is_told_as_json(rak: Terminal, argv: tuple[str, ...]) -> None:
    assert rak("credential", *argv).error["code"] == Code.WRONG_USE


def test_without_a_stdin_nothing_was_asked(rak: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(io, "TextIOWrapper", lambda _: None)  # what the terminal of these tests makes a stdin of

    assert rak("credential", "get").error["facts"]["reason"] == "empty"


def test_a_key_in_a_request_is_never_repeated(rak: Terminal) -> None:
    for names in ({"app_id": LIVE_KEY.reveal()}, {"account_id": LIVE_KEY.reveal()}, {LIVE_KEY.reveal(): 1}):
        said = rak("credential", "get", stdin=request(**names))

        assert said.code in (2, 3)
        assert not any(secret in said.everything for secret in SECRETS)


def test_with_a_person_there_the_patient_reader_is_asked(rak: Terminal, services: MemoryServices) -> None:
    assert rak("credential", "get", "--interactive", stdin=request()).code == 0
    assert services.watched


def test_nobody_has_to_close_the_pipe() -> None:
    """A program that forgets it would wait for ever, and so would we."""
    asked = (*PROGRAM, "credential", "get")
    with subprocess.Popen(
        asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=own_environment()
    ) as process:
        too_late = threading.Timer(LIMIT, process.kill)
        too_late.start()
        assert process.stdin
        process.stdin.write(request().encode() + b"\n")
        process.stdin.flush()
        code = process.wait()
        too_late.cancel()

    assert code == 3
