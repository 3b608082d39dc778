"""Against a real gnome-keyring and real buses; every row of the ways a keychain can be out of order."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import cast

import keyring.backends.SecretService
import pytest
from keyring.backend import KeyringBackend

from private_session import Keychain, PrivateSession
from rak_desktop.adapters.secret_items import Secrets
from rak_desktop.adapters.secret_service import SecretService
from rak_desktop.adapters.session_bus import SessionBus
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.ports.keychain import KeychainFacts
from tests.contracts.keychain import KEY, OTHER_KEY
from tests.support import bus
from tests.support.secret_service import need_a_secret_service, store

FakeBus = Callable[[Path], AbstractContextManager[str]]

SECRET = KEY.reveal()
SOON = 0.3
A_BUSY_COMPUTER = 10.0
"""Seconds that may pass before a thread goes on; without its limit a call would wait for ever."""
"""Seconds that these tests let a reader wait; people get two."""


@pytest.fixture(autouse=True)
def _on_linux() -> None:
    need_a_secret_service()


@pytest.fixture
def folder() -> Path:
    """For sockets: its name is short."""
    return Path(os.environ["XDG_RUNTIME_DIR"])


class TestReading:
    def test_what_keyring_stored_is_found(self, secret_service: dict[str, str], slot: KeychainSlot) -> None:
        back_end: KeyringBackend = keyring.backends.SecretService.Keyring()  # type: ignore[no-untyped-call]
        back_end.set_password(slot.service, slot.username, SECRET)

        assert SecretService(environ=secret_service).load(slot) == KEY

    def test_it_lists_the_addresses_under_our_user_name_and_reads_nothing_there(
        self, secret_service: dict[str, str], slot: KeychainSlot
    ) -> None:
        store(secret_service, slot, KEY.reveal())
        store(secret_service, slot.next, "anything")
        store(secret_service, KeychainSlot(f"{slot.service}/other", "somebody"), "anything")

        services = SecretService().services()

        assert {slot.service, slot.next.service} <= set(services)
        assert f"{slot.service}/other" not in services

    def test_what_another_program_stored_is_found(self, secret_service: dict[str, str], slot: KeychainSlot) -> None:
        store(secret_service, slot, SECRET)

        assert SecretService(environ=secret_service).load(slot) == KEY

    def test_two_items_with_the_same_key_are_one_key(self, secret_service: dict[str, str], slot: KeychainSlot) -> None:
        store(secret_service, slot, SECRET)
        store(secret_service, slot, SECRET, made_by="somebody else")

        assert SecretService(environ=secret_service).load(slot) == KEY

    def test_two_items_that_differ_are_not_chosen_from(
        self, secret_service: dict[str, str], slot: KeychainSlot
    ) -> None:
        store(secret_service, slot, SECRET, made_by="us")
        store(secret_service, slot, OTHER_KEY.reveal(), made_by="somebody else")

        assert _trouble(secret_service, slot).code is Code.KEYCHAIN_VALUE_CHANGED

    @pytest.mark.parametrize("value", ["", "hunter2", f"{SECRET}\n", "sk_test_51NotARestrictedKey", "ü" * 20])
    def test_a_value_that_is_no_restricted_key_was_changed_by_somebody(
        self, secret_service: dict[str, str], slot: KeychainSlot, value: str
    ) -> None:
        store(secret_service, slot, value)

        trouble = _trouble(secret_service, slot)

        assert trouble.code is Code.KEYCHAIN_VALUE_CHANGED
        assert not value or value not in repr(trouble.facts)

    def test_it_takes_one_connection_and_six_calls(
        self, secret_service: dict[str, str], slot: KeychainSlot, folder: Path
    ) -> None:
        store(secret_service, slot, SECRET)
        overheard = bus.OverheardBus(secret_service["DBUS_SESSION_BUS_ADDRESS"], folder)

        with overheard.address() as address:
            SecretService(environ={"DBUS_SESSION_BUS_ADDRESS": address}).load(slot)

        assert overheard.calls() == [["Hello", "ReadAlias", "Get", "SearchItems", "OpenSession", "GetSecrets"]]

    def test_it_loads_nothing_heavy(self) -> None:
        """Other programs wait for this process: what it imports is most of what it costs."""
        script = (
            "import sys\n"
            "import rak_desktop.adapters.secret_service, rak_desktop.adapters.connection_book\n"
            "import rak_desktop.flows.hand_over_key, rak_desktop.paths\n"
            "print(*sys.modules)"
        )
        loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)

        heavy = {"PySide6", "stripe", "keyring", "secretstorage", "cryptography", "requests", "urllib3"}
        network = {"ssl", "email", "http", "asyncio", "urllib.request"}
        habits = {"argparse", "logging", "json", "subprocess"}
        assert not (heavy | network | habits) & set(loaded.stdout.split())


class TestDescribing:
    def test_it_names_the_product_that_people_know(self, secret_service: dict[str, str]) -> None:
        assert SecretService(environ=secret_service).describe() == KeychainFacts("GNOME Keyring", locked=False)

    def test_it_says_that_the_keychain_is_locked(self) -> None:
        with PrivateSession(Keychain.LOCKED) as environ:
            assert SecretService(environ=environ).describe().locked is True

    def test_a_keychain_without_a_collection_is_neither_open_nor_locked(self) -> None:
        with PrivateSession(Keychain.EMPTY) as environ:
            assert SecretService(environ=environ).describe() == KeychainFacts("GNOME Keyring", locked=None)

    def test_no_keychain_is_an_error(self) -> None:
        with PrivateSession(Keychain.ABSENT) as environ, pytest.raises(KeychainError) as trouble:
            SecretService(environ=environ).describe()

        assert trouble.value.code is Code.KEYCHAIN_ABSENT


class TestOutOfOrder:
    def test_nothing_at_the_address(self, secret_service: dict[str, str], slot: KeychainSlot) -> None:
        trouble = _trouble(secret_service, slot)

        assert trouble.code is Code.KEYCHAIN_ITEM_GONE
        assert trouble.facts == {"keychain": "GNOME Keyring"}

    def test_nothing_was_ever_kept_in_this_keychain(self, slot: KeychainSlot) -> None:
        with PrivateSession(Keychain.EMPTY) as environ:
            assert _trouble(environ, slot).code is Code.KEYCHAIN_NOT_SET_UP

    def test_locked_is_said_without_a_prompt(self, slot: KeychainSlot, folder: Path) -> None:
        session = PrivateSession()
        with session as environ:
            store(environ, slot, SECRET)
            session.lock()
            overheard = bus.OverheardBus(environ["DBUS_SESSION_BUS_ADDRESS"], folder)
            with overheard.address() as address:
                trouble = _trouble({"DBUS_SESSION_BUS_ADDRESS": address}, slot)

        assert trouble.code is Code.KEYCHAIN_LOCKED
        assert trouble.facts == {"keychain": "GNOME Keyring"}
        assert overheard.calls() == [["Hello", "ReadAlias", "Get", "GetConnectionUnixProcessID"]]

    def test_a_store_that_is_denied_once_is_asked_for_again(self) -> None:
        """GNOME Keyring 42 has none for a moment while another client, just killed, goes."""
        secrets = Secrets({})
        secrets._bus = cast("SessionBus", BusThatForgetsOnce())

        assert secrets.is_locked() is False

    def test_locked_is_said_when_nothing_is_to_be_seen(self, slot: KeychainSlot) -> None:
        """Some stores hide what they hold while they are locked, so "gone" would be a guess."""
        with PrivateSession(Keychain.LOCKED) as environ:
            assert _trouble(environ, slot).code is Code.KEYCHAIN_LOCKED

    def test_nobody_is_the_keychain(self, slot: KeychainSlot) -> None:
        with PrivateSession(Keychain.ABSENT) as environ:
            assert _trouble(environ, slot).code is Code.KEYCHAIN_ABSENT

    def test_a_keychain_that_hangs_is_named(self, slot: KeychainSlot) -> None:
        with PrivateSession(Keychain.FROZEN) as environ, _ends_after(SOON):
            trouble = _trouble(environ, slot)

        assert trouble.code is Code.KEYCHAIN_NO_ANSWER
        assert trouble.facts == {"keychain": "GNOME Keyring"}

    def test_people_wait_two_seconds_and_a_half_at_most(self, slot: KeychainSlot) -> None:
        """The one test here with the real limit, because it is a promise to other programs."""
        with PrivateSession(Keychain.FROZEN) as environ:
            start = time.monotonic()
            with pytest.raises(KeychainError):
                SecretService(environ=environ).load(slot)

        assert 2.0 <= time.monotonic() - start < 2.5 + A_BUSY_COMPUTER

    @pytest.mark.parametrize(
        "silent_bus",
        [bus.bus_that_never_answers, bus.bus_that_falls_silent_after_the_sign_in],
    )
    def test_a_bus_that_hangs_is_given_up_on(self, silent_bus: FakeBus, slot: KeychainSlot, folder: Path) -> None:
        with silent_bus(folder) as address, _ends_after(SOON):
            trouble = _trouble({"DBUS_SESSION_BUS_ADDRESS": address}, slot)

        assert trouble.code is Code.SESSION_SILENT

    def test_a_bus_that_takes_no_more_clients_does_not_answer(self, slot: KeychainSlot, folder: Path) -> None:
        with bus.bus_that_is_overrun(folder) as address:
            assert _trouble({"DBUS_SESSION_BUS_ADDRESS": address}, slot).code is Code.SESSION_SILENT

    def test_something_else_at_the_address_of_the_bus(self, slot: KeychainSlot, folder: Path) -> None:
        with bus.bus_that_speaks_another_protocol(folder) as address:
            trouble = _trouble({"DBUS_SESSION_BUS_ADDRESS": address}, slot)

        assert trouble.code is Code.KEYCHAIN_OUT_OF_REACH

    @pytest.mark.parametrize(
        ("signature", "body"),
        [
            ("", ()),
            ("s", ("/",)),
            ("v", (("b", False),)),
            ("aoao", (["/item"], [])),
        ],
    )
    def test_a_keychain_whose_answers_have_another_shape_is_none(
        self, signature: str, body: tuple[object, ...], slot: KeychainSlot, folder: Path
    ) -> None:
        with bus.bus_with_a_keychain_that_answers(folder, signature, *body) as address:
            trouble = _trouble({"DBUS_SESSION_BUS_ADDRESS": address}, slot)

        assert trouble.code is Code.KEYCHAIN_OUT_OF_REACH

    def test_a_bus_that_ended_left_its_address(self, slot: KeychainSlot, folder: Path) -> None:
        """A terminal that outlived its sign-in: the keychain may well be there, for another session."""
        trouble = _trouble({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/gone"}, slot)

        assert trouble.code is Code.SESSION_ENDED
        assert trouble.facts == {"reason": "ENOENT"}

    @pytest.mark.parametrize("address", ["tcp:host=localhost,port=1", "autolaunch:", "nonsense", "unix:dir=/tmp"])
    def test_an_address_that_is_no_socket_of_this_computer(self, slot: KeychainSlot, address: str) -> None:
        assert _trouble({"DBUS_SESSION_BUS_ADDRESS": address}, slot).code is Code.KEYCHAIN_OUT_OF_REACH

    def test_neither_an_address_nor_a_sign_in_of_this_person(self, slot: KeychainSlot, folder: Path) -> None:
        trouble = _trouble({}, slot, run_user=str(folder))

        assert trouble.code is Code.KEYCHAIN_OUT_OF_REACH
        assert trouble.facts["reason"] == "no-session-bus"


class TestAskingThePerson:
    """Only where somebody said that a person is there."""

    def test_an_open_keychain_has_no_question(self, secret_service: dict[str, str], slot: KeychainSlot) -> None:
        store(secret_service, slot, SECRET)

        assert SecretService(environ=secret_service, patience=SOON).load(slot) == KEY

    def test_a_locked_one_asks_and_a_closed_question_is_a_no(self, slot: KeychainSlot, folder: Path) -> None:
        """There is no screen in this session, so gnome-keyring closes its question at once."""
        session = PrivateSession()
        with session as environ:
            store(environ, slot, SECRET)
            session.lock()
            overheard = bus.OverheardBus(environ["DBUS_SESSION_BUS_ADDRESS"], folder)
            with overheard.address() as address, pytest.raises(KeychainError) as trouble:
                SecretService(environ={"DBUS_SESSION_BUS_ADDRESS": address}, patience=20.0).load(slot)

        assert trouble.value.code is Code.KEYCHAIN_DENIED
        assert "Prompt" in overheard.calls()[0]

    def test_where_nothing_is_locked_nobody_is_asked(self, slot: KeychainSlot) -> None:
        with PrivateSession(Keychain.EMPTY) as environ, pytest.raises(KeychainError) as trouble:
            SecretService(environ=environ, patience=20.0).load(slot)

        assert trouble.value.code is Code.KEYCHAIN_NOT_SET_UP


class TestFindingTheBus:
    def test_without_an_address_the_sign_in_of_the_same_person_is_used(
        self, secret_service: dict[str, str], slot: KeychainSlot, folder: Path
    ) -> None:
        """As for a scheduled job, or a shell that was opened by another user."""
        store(secret_service, slot, SECRET)
        own = folder / str(os.getuid())
        own.mkdir()
        (own / "bus").symlink_to(secret_service["DBUS_SESSION_BUS_ADDRESS"].removeprefix("unix:path="))

        assert SecretService(environ={}, run_user=str(folder)).load(slot) == KEY

    def test_a_given_address_comes_before_it(self, folder: Path) -> None:
        given = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/given", "XDG_RUNTIME_DIR": str(folder)}
        (folder / "bus").touch()

        assert SecretService(environ=given).address() == "unix:path=/given"
        assert SecretService(environ={"XDG_RUNTIME_DIR": str(folder)}).address() == f"unix:path={folder}/bus"


def _trouble(environ: Mapping[str, str], slot: KeychainSlot, run_user: str = "/nowhere") -> KeychainError:
    with pytest.raises(KeychainError) as trouble:
        SecretService(SOON, environ, run_user).load(slot)
    return trouble.value


@contextmanager
def _ends_after(seconds: float) -> Iterator[None]:
    start = time.monotonic()
    yield
    assert seconds <= time.monotonic() - start < seconds + A_BUSY_COMPUTER


class BusThatForgetsOnce:
    """Answers as a Secret Service whose store is open, but first that there is none."""

    def __init__(self) -> None:
        self._stores = ["/", "/org/freedesktop/secrets/collection/login"]

    def call(self, callee: object, method: str, *arguments: object) -> list[object]:
        return [self._stores.pop(0)] if method == "ReadAlias" else [False]
