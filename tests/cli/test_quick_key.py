"""The short way and the long way: the same answers, the same words, the same exit codes."""

import json
import shutil
import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from private_session import Keychain, PrivateSession
from rak_desktop.adapters.connection_book import SCHEMA_VERSION, SqliteConnectionBook
from rak_desktop.adapters.policy_places import LINUX_FOLDER
from rak_desktop.assembly import Services
from rak_desktop.cli import quick_key
from rak_desktop.cli.main import main
from rak_desktop.cli.quick_key import KNOWN_SCHEMAS, credential_at_once, key_at_once
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.names import LINUX_POLICY
from rak_desktop.core.peer import Peer
from rak_desktop.paths import Paths
from tests.fakes.clock import NOON
from tests.support.program import Ended
from tests.support.secret_service import need_a_secret_service, store

TEST_KEY = RestrictedKey("rk_test_51QuickKeyOfTheTests0001")
LIVE_KEY = RestrictedKey("rk_live_51QuickKeyOfTheTests0002")
APP = "com.example.asked-quickly"


@pytest.fixture(autouse=True)
def _on_linux() -> None:
    need_a_secret_service()


@pytest.fixture(scope="module")
def connected(private_keychain: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two connections, both keys in a real keychain, and with one whose key was never there."""
    home = tmp_path_factory.mktemp("connected") / "rak"
    environ = {**private_keychain, "RAK_DESKTOP_HOME": str(home)}
    for account_id, label, key in (("acct_1Theatre", "Café Ø", TEST_KEY), ("acct_1Museum", "Museum", LIVE_KEY)):
        store(environ, enter(environ, account_id, label, key.mode, key.ending).slot, key.reveal())
    enter(environ, "acct_1Gone", "Gone", Mode.LIVE)
    return home


@pytest.fixture
def environ(secret_service: dict[str, str], connected: Path, tmp_path: Path) -> dict[str, str]:
    """Each test has its own copy of that home; the keychain they share, and leave those two keys alone."""
    home = shutil.copytree(connected, tmp_path / "rak")
    return {**secret_service, "RAK_DESKTOP_HOME": str(home), "LANG": "C"}


def enter(environ: Mapping[str, str], account_id: str, label: str, mode: Mode, ending: str = "0001") -> Connection:
    known = ConnectionId(APP, account_id, mode)
    card = Connection(known, known.slot(Peer.STRIPE), label, ending, NOON, NOON)
    SqliteConnectionBook(Paths.of_this_computer(environ).book).put(card)
    return card


class BothWays:
    def __init__(
        self, environ: Mapping[str, str], capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.environ = environ
        self._capture = capture
        self._patch = patch

    def short(self, *options: str) -> Ended | None:
        self._capture.readouterr()
        code = key_at_once(options, self.environ)
        said = self._capture.readouterr()
        assert code is not None or not said.out + said.err
        return None if code is None else Ended(code, said.out, said.err)

    def long(self, *options: str) -> Ended:
        self._capture.readouterr()
        code = main(["key", *options], Services(self.environ))
        said = self._capture.readouterr()
        return Ended(code, said.out, said.err)

    def short_credential(self, request: bytes, *options: str) -> Ended | None:
        self._ask(request)
        code = credential_at_once(options, self.environ)
        said = self._capture.readouterr()
        assert sys.stdin.buffer.read() == request, "the long way reads it again"
        return None if code is None else Ended(code, said.out, said.err)

    def long_credential(self, request: bytes, *options: str) -> Ended:
        self._ask(request)
        code = main(["credential", *options], Services(self.environ))
        said = self._capture.readouterr()
        return Ended(code, said.out, said.err)

    def _ask(self, request: bytes) -> None:
        self._capture.readouterr()
        self._patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(request)))


@pytest.fixture
def ways(environ: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> BothWays:
    return BothWays(environ, capsys, monkeypatch)


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (("--mode", "test"), TEST_KEY),
        (("--account", "acct_1Museum"), LIVE_KEY),
        (("--label", "Café Ø"), TEST_KEY),
        (("--app", APP, "--account", "acct_1Theatre", "--mode", "test", "--format", "plain"), TEST_KEY),
        (("--mode", "live", "--mode", "test"), TEST_KEY),
    ],
)
def test_a_key_that_is_there_is_printed(ways: BothWays, options: tuple[str, ...], key: RestrictedKey) -> None:
    assert ways.short(*options) == ways.long(*options) == Ended(0, key.reveal() + "\n", "")


@pytest.mark.parametrize("account_id", ["acct_1Theatre", "acct_1Museum"])
def test_a_key_as_json_is_the_same(ways: BothWays, account_id: str) -> None:
    options = ("--account", account_id, "--format", "json")

    short = ways.short(*options)

    assert short == ways.long(*options)
    assert short is not None
    assert short.answer["account_id"] == account_id


def request(**names: object) -> bytes:
    return json.dumps({"version": 1, "app_id": APP, **names}).encode()


@pytest.mark.parametrize(
    "asked",
    [
        request(account_id="acct_1Museum"),
        request(mode="test", account_id=None),
        b"\xef\xbb\xbf" + request(mode="test") + b"\r\n",
        request(account_id="acct_1Gone"),
    ],
)
def test_a_request_is_answered_the_same(ways: BothWays, asked: bytes) -> None:
    short, long = ways.short_credential(asked, "get"), ways.long_credential(asked, "get")

    assert short == long


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        (request(), ("get",)),
        (request(mode="test"), ("get", "--interactive")),
        (request(mode="test"), ("store",)),
        (request(mode="LIVE"), ("get",)),
        (request(mode="test", account=1), ("get",)),
        (request(mode="test", account_id=1), ("get",)),
        (request(mode="test", account_id=""), ("get",)),
        (request(mode="test", version=2), ("get",)),
        (request(mode="test", version=True), ("get",)),
        (b'{"version":1,"mode":"test"}', ("get",)),
        (b"", ("get",)),
        (b"nonsense", ("get",)),
        (b"{" * 100_000, ("get",)),
    ],
)
def test_a_request_of_which_there_is_anything_to_be_said_is_left_to_the_long_way(
    ways: BothWays, asked: bytes, options: tuple[str, ...]
) -> None:
    ways._ask(asked)

    assert credential_at_once(options, ways.environ) is None


def test_what_the_keychain_says_is_told_in_the_same_words(ways: BothWays) -> None:
    short, long = ways.short("--label", "Gone"), ways.long("--label", "Gone")

    assert short == long
    assert long.code == 4
    assert "RAK-KCN-75" in long.stderr


@pytest.mark.parametrize("state", [Keychain.LOCKED, Keychain.EMPTY, Keychain.ABSENT])
def test_a_keychain_out_of_order_is_told_in_the_same_words(
    ways: BothWays, environ: dict[str, str], state: Keychain
) -> None:
    with PrivateSession(state) as session:
        environ["DBUS_SESSION_BUS_ADDRESS"] = session["DBUS_SESSION_BUS_ADDRESS"]
        short, long = ways.short("--mode", "test"), ways.long("--mode", "test")

    assert short == long
    assert long.code == 4


def test_no_session_is_told_in_the_same_words(ways: BothWays, environ: dict[str, str]) -> None:
    environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"

    assert ways.short("--mode", "test") == ways.long("--mode", "test")


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--mode", "live"),
        ("--account", "acct_1Nobody"),
        ("--mode",),
        ("--mode", "LIVE"),
        ("--app", "--mode"),
        ("--mode=test",),
        ("--mode", "test", "--json"),
        ("--mode", "test", "--format", "env"),
        ("--mode", "test", "--format"),
        ("--mode", "test", "--practice"),
        ("--mode", "test", "--show"),
        ("--mode", "test", "more"),
        ("--help",),
    ],
)
def test_everything_else_is_left_to_the_long_way(ways: BothWays, options: tuple[str, ...]) -> None:
    assert ways.short(*options) is None


@pytest.mark.parametrize(
    "value", ["", "hunter2", "sk_test_51NotARestrictedKey", LIVE_KEY.reveal(), "rk_test_51SomebodyElses0003", "ü" * 20]
)
def test_a_value_that_is_not_this_connections_key_is_left_to_the_long_way(
    ways: BothWays, environ: dict[str, str], value: str
) -> None:
    store(environ, enter(environ, "acct_1Changed", "Changed", Mode.TEST).slot, value)

    assert ways.short("--label", "Changed") is None
    assert "RAK-KCN-76" in ways.long("--label", "Changed").stderr


def test_a_computer_with_rules_is_left_to_the_long_way(
    ways: BothWays, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(quick_key, "LINUX_POLICY", str(tmp_path))

    assert ways.short("--mode", "test") is None


def test_a_terminal_is_left_to_the_long_way(ways: BothWays, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert ways.short("--mode", "test") is None


def test_a_closed_stdout_is_left_to_the_long_way(ways: BothWays, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert key_at_once(("--mode", "test"), ways.environ) is None


def _damaged(book: Path) -> None:
    book.write_bytes(b"no database at all, and longer than the head of one" * 40)


def _newer(book: Path) -> None:
    with sqlite3.connect(book) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    database.close()


def _away(book: Path) -> None:
    book.unlink()


def _somebody_elses(book: Path) -> None:
    book.unlink()
    with sqlite3.connect(book) as database:
        database.execute("CREATE TABLE connections (something TEXT)")
        database.execute("PRAGMA user_version = 2")
    database.close()


@pytest.mark.parametrize("harm", [_damaged, _newer, _away, _somebody_elses])
def test_a_book_that_is_not_as_usual_is_left_to_the_long_way(ways: BothWays, harm: object) -> None:
    book = Paths.of_this_computer(ways.environ).book
    assert callable(harm)
    harm(book)
    before = sorted(book.parent.iterdir())

    assert ways.short("--mode", "test") is None
    assert sorted(book.parent.iterdir()) == before


def test_a_book_that_somebody_writes_is_left_to_the_long_way(ways: BothWays) -> None:
    database = sqlite3.connect(Paths.of_this_computer(ways.environ).book, isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")

    assert ways.short("--mode", "test") is None
    database.close()


def test_a_book_of_the_first_version_is_read(ways: BothWays) -> None:
    with sqlite3.connect(Paths.of_this_computer(ways.environ).book) as database:
        database.execute("PRAGMA user_version = 1")
    database.close()

    assert ways.short("--mode", "test") == Ended(0, TEST_KEY.reveal() + "\n", "")


def test_the_book_of_today_is_known() -> None:
    """Whoever changes the book looks whether the columns here still mean the same."""
    assert max(KNOWN_SCHEMAS) == SCHEMA_VERSION


@pytest.mark.parametrize(
    "environ",
    [
        {"RAK_DESKTOP_HOME": "/srv/rak"},
        {"RAK_DESKTOP_HOME": "/srv/rak/"},
        {"XDG_DATA_HOME": "/home/shop/data"},
        {"XDG_DATA_HOME": ""},
        {},
    ],
)
def test_both_look_for_the_book_in_the_same_place(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/shop")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    found = quick_key._book({"HOME": "/home/shop", **environ})

    assert found
    assert Path(found) == Paths.of_this_computer(environ).book


@pytest.mark.parametrize(
    "environ", [{"RAK_DESKTOP_HOME": "rak"}, {"RAK_DESKTOP_HOME": "~/rak"}, {"XDG_DATA_HOME": "data"}, {}]
)
def test_a_place_that_is_not_whole_is_left_to_the_long_way(environ: dict[str, str]) -> None:
    assert quick_key._book(environ) is None


def test_both_ask_for_the_same_rules() -> None:
    assert Path(LINUX_POLICY) == LINUX_FOLDER


@pytest.fixture(autouse=True)
def _no_rules_on_this_computer() -> None:
    if LINUX_FOLDER.exists():
        pytest.skip("an administrator decided something on this computer")


def test_a_name_that_is_a_command_s_name_is_no_wish_for_json(ways: BothWays) -> None:
    enter(ways.environ, "acct_1Called", "credential", Mode.LIVE)

    said = ways.short("--label", "credential")

    assert said == ways.long("--label", "credential")
    assert said is not None
    assert "(RAK-KCN-75)" in said.stderr


def test_a_key_in_place_of_a_name_is_left_to_the_long_way(ways: BothWays) -> None:
    assert ways.short("--label", LIVE_KEY.reveal()) is None
    assert ways.long("--label", LIVE_KEY.reveal()).code == 2


def test_a_label_of_another_mode_is_not_confused(ways: BothWays) -> None:
    enter(ways.environ, "acct_1Theatre", "Café Ø", Mode.LIVE)

    assert ways.short("--label", "Café Ø") is None
    assert replace(ways.long("--label", "Café Ø"), stderr="").code == 3
