"""Every way a keychain can be out of order, met by a helper that reads and by a script that writes.

| The keychain                  | Both say                     |
|-------------------------------|------------------------------|
| is in order                   | nothing: it works            |
| was never used                | not set up                   |
| is locked                     | locked                       |
| hangs                         | no answer                    |
| is not there                  | absent                       |
| has no session                | out of reach                 |
| had a session, which is over  | session ended                |
| has a session that hangs      | session silent               |

The window meets them in stories.py. A hang ends within two and a half seconds of waiting, and nobody is ever asked.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from private_session import Keychain
from rak_desktop.adapters.connection_book import SqliteConnectionBook
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.paths import Paths
from tests.end_to_end.computer import Computer, Stripe, a_computer, a_stripe, assert_no_key_in
from tests.fakes.clock import NOON
from tests.support import bus
from tests.support.secret_service import need_a_secret_service, store

pytestmark = pytest.mark.journey

APP, ACCOUNT = "com.example.harbour-tickets", "acct_1PracticeFjord"
ASKING = {"Prompt", "Unlock", "CreateCollection"}
LIMIT = 2.5
"""Seconds that a hanging keychain may be waited for."""

START = 30.0
"""Seconds that a very busy computer may take to start Python; without a limit a hang would last for ever."""


@contextmanager
def given_by_the_system(folder: Path) -> Iterator[str]:
    """The session that is there."""
    yield ""


@contextmanager
def over(folder: Path) -> Iterator[str]:
    yield f"unix:path={folder}/over"


@contextmanager
def none(folder: Path) -> Iterator[str]:
    yield "none"


@dataclass(frozen=True)
class Case:
    name: str
    code: Code | None
    keychain: Keychain = Keychain.OPEN
    session: Callable[[Path], AbstractContextManager[str]] = given_by_the_system


CASES = (
    Case("in order", None),
    Case("never used", Code.KEYCHAIN_NOT_SET_UP, Keychain.EMPTY),
    Case("locked", Code.KEYCHAIN_LOCKED, Keychain.LOCKED),
    Case("hangs", Code.KEYCHAIN_NO_ANSWER, Keychain.FROZEN),
    Case("not there", Code.KEYCHAIN_ABSENT, Keychain.ABSENT),
    Case("no session", Code.KEYCHAIN_OUT_OF_REACH, session=none),
    Case("session over", Code.SESSION_ENDED, session=over),
    Case("session hangs", Code.SESSION_SILENT, session=bus.bus_that_never_answers),
)


@pytest.fixture(scope="module")
def stripe() -> Iterator[Stripe]:
    with a_stripe() as stripe:
        yield stripe


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    met: Case = request.param
    return met


@pytest.fixture
def computer(case: Case, stripe: Stripe, tmp_path: Path) -> Iterator[Computer]:
    """One with a connection in its list, and its key in the keychain where that takes one."""
    need_a_secret_service()
    with a_computer(tmp_path, case.keychain) as computer, case.session(short_folder()) as address:
        known = ConnectionId(APP, ACCOUNT, Mode.TEST)
        card = Connection(known, known.slot(Peer.STRIPE), "Fjord Theatre", stripe.key[-4:], NOON, NOON)
        SqliteConnectionBook(Paths.of_this_computer(computer.environ).book).put(card)
        if case.code is None:
            store(computer.environ, card.slot, stripe.key)
        computer.talk_to(stripe.address)
        if address == "none":
            computer.environ["XDG_RUNTIME_DIR"] = str(tmp_path)
            del computer.environ["DBUS_SESSION_BUS_ADDRESS"]
        elif address:
            computer.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        yield computer


def short_folder() -> Path:
    """For sockets: its name is short."""
    return Path(os.environ["XDG_RUNTIME_DIR"])


@contextmanager
def overheard(computer: Computer) -> Iterator[bus.OverheardBus | None]:
    """What is called on the computer's bus, where there is one that answers."""
    real = computer.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not real or not Path(real.removeprefix("unix:path=")).exists() or real.endswith("/mute"):
        yield None
        return
    listener = bus.OverheardBus(real, short_folder())
    with listener.address() as address:
        computer.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        yield listener
    computer.environ["DBUS_SESSION_BUS_ADDRESS"] = real


def test_a_helper_reads(case: Case, computer: Computer, stripe: Stripe) -> None:
    request = json.dumps({"version": 1, "app_id": APP})
    with overheard(computer) as listener:
        start = time.monotonic()
        key = computer.rak("key", "--app", APP)
        took = time.monotonic() - start
        credential = computer.rak("credential", "get", stdin=request)
        command = computer.rak("exec", "--app", APP, "--json", "--", "true")

    assert took < LIMIT + START
    assert listener is None or not ASKING & {method for calls in listener.calls() for method in calls}
    if case.code is None:
        assert (key.stdout, key.stderr) == (stripe.key + "\n", "")
        assert credential.answer["api_key"] == stripe.key
        assert command.code == 0
        return
    assert [ended.code for ended in (key, credential, command)] == [4, 4, 4]
    assert credential.error["code"] == command.error["code"] == case.code
    assert "{title}. {what_happened} {what_to_do} ({code})".format(**credential.error) == key.stderr.splitlines()[0]
    assert "…" not in key.stderr
    assert credential.error["facts"]["repair"][-2:] == ["--code", case.code]


def test_a_script_writes(case: Case, computer: Computer, stripe: Stripe) -> None:
    script = ("connect", "--profile", computer.vendors_folder(), "--key-stdin", "--yes", "--replace", "--json")
    with overheard(computer) as listener:
        ended = computer.rak(*script, stdin=stripe.key)

    assert listener is None or not ASKING & {method for calls in listener.calls() for method in calls}
    assert_no_key_in(computer, ended.everything)
    if case.code is None:
        assert ended.code == 0
    else:
        assert ended.code == 4
        assert ended.error["code"] == case.code


def test_every_case_has_a_code_of_its_own() -> None:
    codes = [case.code for case in CASES]

    assert len(set(codes)) == len(CASES)
