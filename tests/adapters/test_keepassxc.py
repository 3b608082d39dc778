"""The second Secret Service that people have: the same contract, and what KeePassXC does in a way of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rak_desktop.adapters.os_keychain import OsKeychain
from rak_desktop.adapters.secret_service import SecretService
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.ports.keychain import Keychain, KeychainFacts
from tests.contracts.keychain import KEY, KeychainContract
from tests.support import keepassxc
from tests.support.bus import OverheardBus
from tests.support.secret_service import look_up, need_a_secret_service, store

pytestmark = pytest.mark.journey

ASKING = {"Prompt", "Unlock", "CreateCollection"}


@pytest.fixture(scope="module")
def session() -> Iterator[dict[str, str]]:
    need_a_secret_service()
    with keepassxc.keepassxc() as environ:
        yield environ


class TestTheContract(KeychainContract):
    @pytest.fixture
    def keychain(self, session: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Keychain:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session["DBUS_SESSION_BUS_ADDRESS"])
        return OsKeychain(20.0, SecretService(environ=session))

    def test_libsecret_and_we_read_each_others_items(
        self, keychain: Keychain, slot: KeychainSlot, session: dict[str, str]
    ) -> None:
        keychain.save(slot, KEY)
        assert look_up(session, slot) == KEY.reveal()

        store(session, slot.next, KEY.reveal())
        assert keychain.load(slot.next) == KEY

    def test_it_is_named(self, session: dict[str, str]) -> None:
        assert SecretService(environ=session).describe() == KeychainFacts("KeePassXC", locked=False)


def test_a_closed_database_is_locked_and_nobody_is_asked(slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch) -> None:
    """KeePassXC asks the person as soon as one searches in a closed database, so that is not done."""
    with keepassxc.keepassxc() as environ:
        store(environ, slot, KEY.reveal())
        keepassxc.lock(environ)
        overheard = OverheardBus(environ["DBUS_SESSION_BUS_ADDRESS"], Path(os.environ["XDG_RUNTIME_DIR"]))
        with overheard.address() as address:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            reader = SecretService(environ={"DBUS_SESSION_BUS_ADDRESS": address})
            troubles = [
                _trouble_of(lambda: reader.load(slot)),
                _trouble_of(lambda: OsKeychain(20.0, reader, may_ask=False).save(slot, KEY)),
            ]

    assert troubles == [Code.KEYCHAIN_LOCKED] * 2
    asked = {method for connection in overheard.calls() for method in connection}
    assert not asked & {*ASKING, "SearchItems"}


def test_one_that_asks_before_every_reading_is_locked_for_us(
    slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How KeePassXC comes. There an item that nobody allowed us to read is a locked one."""
    with keepassxc.keepassxc(confirms_reading=True) as environ:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environ["DBUS_SESSION_BUS_ADDRESS"])
        OsKeychain(20.0, SecretService(environ=environ)).save(slot, KEY)

        assert _trouble_of(lambda: SecretService(environ=environ).load(slot)) is Code.KEYCHAIN_LOCKED


def _trouble_of(work: object) -> Code:
    assert callable(work)
    with pytest.raises(KeychainError) as trouble:
        work()
    return trouble.value.code
