"""The second Secret Service that people have: the same contract, and what KeePassXC does in a way of its own."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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
from tests.support.program import LIMIT
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


def test_a_person_who_is_there_is_asked_and_their_password_opens_it(slot: KeychainSlot) -> None:
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed on this computer")
    with keepassxc.keepassxc() as environ, ThreadPoolExecutor(1) as beside:
        store(environ, slot, KEY.reveal())
        keepassxc.lock(environ)

        reading = beside.submit(SecretService(environ=environ, patience=20.0).load, slot)
        keepassxc.answer_the_question(environ)

        assert reading.result(LIMIT) == KEY


def test_a_question_that_nobody_answers_is_given_up_on(slot: KeychainSlot) -> None:
    with keepassxc.keepassxc() as environ:
        store(environ, slot, KEY.reveal())
        keepassxc.lock(environ)

        assert _trouble_of(lambda: SecretService(environ=environ, patience=0.5).load(slot)) is Code.KEYCHAIN_NO_ANSWER


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
