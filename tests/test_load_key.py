"""What programs in Python import: one function, and nothing heavy behind it."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

import rak_desktop
from rak_desktop.adapters.connection_book import SqliteConnectionBook
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import BookError, KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.paths import Paths
from tests.fakes.clock import NOON
from tests.support.secret_service import store

KEY = RestrictedKey("rk_test_51LoadKeyOfTheTests0001")
APP = f"com.example.{uuid4().hex}"
KNOWN = ConnectionId(APP, "acct_1Theatre", Mode.TEST)
SLOT = KNOWN.slot(Peer.STRIPE)


@pytest.fixture
def home(secret_service: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setenv("RAK_DESKTOP_HOME", str(tmp_path))
    environ = {**secret_service, "RAK_DESKTOP_HOME": str(tmp_path)}
    SqliteConnectionBook(Paths.of_this_computer(environ).book).put(
        Connection(KNOWN, SLOT, "Theatre", KEY.ending, NOON, NOON)
    )
    return environ


def test_the_key_comes_masked_and_reveals_itself(home: dict[str, str]) -> None:
    store(home, SLOT, KEY.reveal())

    key = rak_desktop.load_key(app_id=APP, account_id="acct_1Theatre", mode="test")

    assert key == KEY
    assert repr(key) == "<RestrictedKey test>"
    assert rak_desktop.load_key(app_id=APP).reveal() == KEY.reveal()


def test_troubles_are_those_of_the_terminal(home: dict[str, str]) -> None:
    subprocess.run(["secret-tool", "clear", "service", SLOT.service], env=home, check=False)
    with pytest.raises(BookError) as nobody:
        rak_desktop.load_key(app_id=APP, mode="live")
    with pytest.raises(KeychainError) as gone:
        rak_desktop.load_key(app_id=APP)

    assert nobody.value.code is Code.NO_SUCH_CONNECTION
    assert gone.value.facts["account_id"] == "acct_1Theatre"


def test_another_mode_is_a_mistake_of_the_caller(home: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="LIVE"):
        rak_desktop.load_key(app_id=APP, mode="LIVE")


def test_neither_qt_nor_stripe_is_loaded() -> None:
    script = "import sys, rak_desktop\ntry: rak_desktop.load_key(app_id='a')\nexcept Exception: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.split()

    assert not {"PySide6", "stripe", "requests", "keyring", "ssl", "asyncio"} & set(loaded)
    assert "rak_desktop.flows.hand_over_key" in loaded
