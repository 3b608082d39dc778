"""The contract against a real gnome-keyring, and what keyring alone would not promise."""

import gc
import os
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from private_session import Keychain as State
from private_session import PrivateSession
from rak_desktop.adapters import os_keychain
from rak_desktop.adapters.os_keychain import OsKeychain, is_too_large
from rak_desktop.adapters.secret_service import SecretService
from rak_desktop.adapters.system_store import WINDOWS_LIMIT, Store
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.key_finder import KeyFinder
from rak_desktop.ports.keychain import Keychain, KeychainFacts
from tests.contracts.key_finder import KeyFinderContract
from tests.contracts.keychain import KEY, OTHER_KEY, KeychainContract, LockedKeychainContract
from tests.fakes.keychain import MemoryKeychain
from tests.support.bus import OverheardBus
from tests.support.secret_service import look_up, store

SOON = 0.5
"""Seconds of patience in these tests."""


class TestTheSecretService(KeychainContract):
    @pytest.fixture
    def keychain(self, secret_service: dict[str, str]) -> Keychain:
        return OsKeychain(20.0, SecretService())


class TestReadingThroughKeyringAsOnMacosAndWindows(KeychainContract):
    @pytest.fixture
    def keychain(self, secret_service: dict[str, str]) -> Keychain:
        return OsKeychain(20.0, None)

    def test_a_value_that_is_no_restricted_key_was_changed_by_somebody(
        self, keychain: Keychain, slot: KeychainSlot, secret_service: dict[str, str]
    ) -> None:
        store(secret_service, slot, "something else")

        with pytest.raises(KeychainError) as trouble:
            keychain.load(slot)

        assert trouble.value.code is Code.KEYCHAIN_VALUE_CHANGED


class TestTheKeychainInMemory(KeychainContract):
    @pytest.fixture
    def keychain(self) -> Keychain:
        return MemoryKeychain()


class TestALockedKeychainInMemory(LockedKeychainContract):
    @pytest.fixture
    def locked(self, slot: KeychainSlot) -> MemoryKeychain:
        keychain = MemoryKeychain()
        keychain.save(slot, KEY)
        keychain.locked = True
        return keychain

    @pytest.fixture
    def has_asked(self, locked: MemoryKeychain) -> Callable[[], bool]:
        return lambda: locked.asked > 0


class TestListingTheSecretService(KeyFinderContract):
    @pytest.fixture
    def finder(self, secret_service: dict[str, str]) -> KeyFinder:
        return SecretService()


class TestListingTheKeychainInMemory(KeyFinderContract):
    @pytest.fixture
    def keychain(self) -> MemoryKeychain:
        return MemoryKeychain()

    @pytest.fixture
    def finder(self, keychain: MemoryKeychain) -> KeyFinder:
        return keychain


@pytest.fixture
def keychain(secret_service: dict[str, str]) -> OsKeychain:
    return OsKeychain(20.0, SecretService())


class TestNothingElseIsEverUsed:
    def test_variables_and_configuration_of_keyring_change_nothing(
        self,
        secret_service: dict[str, str],
        slot: KeychainSlot,
        monkeypatch: pytest.MonkeyPatch,
        keychain: OsKeychain,
    ) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        monkeypatch.setenv("KEYRING_PROPERTY_SCHEME", "KeePassXC")
        monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/other")
        configuration = Path(os.environ["XDG_CONFIG_HOME"], "python_keyring", "keyringrc.cfg")
        configuration.parent.mkdir(parents=True)
        configuration.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")

        keychain.save(slot, KEY)

        assert look_up(secret_service, slot) == KEY.reveal()

    def test_without_a_keychain_nothing_is_stored_anywhere(
        self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        with PrivateSession(State.ABSENT) as environ:
            _live_in(environ, monkeypatch)
            trouble = _trouble(OsKeychain(SOON, SecretService()), slot)

        assert trouble.code is Code.KEYCHAIN_ABSENT
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


class TestOtherProgramsItems:
    def test_an_item_that_another_program_left_at_the_address_does_not_stay_beside_ours(
        self, secret_service: dict[str, str], slot: KeychainSlot, keychain: OsKeychain
    ) -> None:
        """keyring adds its item to the one that is there, and readers may then find either."""
        store(secret_service, slot, "the value of another program")

        keychain.save(slot, KEY)

        assert keychain.load(slot) == KEY
        assert look_up(secret_service, slot) == KEY.reveal()

    def test_forgetting_removes_every_item_at_the_address(
        self, secret_service: dict[str, str], slot: KeychainSlot, keychain: OsKeychain
    ) -> None:
        keychain.save(slot, KEY)
        store(secret_service, slot, OTHER_KEY.reveal(), made_by="somebody else")

        keychain.forget(slot)

        assert look_up(secret_service, slot) == ""


@pytest.fixture
def keyring_leaves_its_socket_open_when_a_call_fails() -> Iterator[None]:
    """It is closed here, where that is expected, and not during whichever test comes later."""
    yield
    for thread in threading.enumerate():
        if thread.name == "keychain":
            thread.join()
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        gc.collect()


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
class TestALockedSecretService(LockedKeychainContract):
    """There is no screen in this session, so gnome-keyring closes its question at once."""

    @pytest.fixture
    def bus(self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch) -> Iterator[OverheardBus]:
        session = PrivateSession()
        with session as environ:
            store(environ, slot, KEY.reveal())
            session.lock()
            bus = OverheardBus(environ["DBUS_SESSION_BUS_ADDRESS"], Path(os.environ["XDG_RUNTIME_DIR"]))
            with bus.address() as address:
                _live_in({"DBUS_SESSION_BUS_ADDRESS": address}, monkeypatch)
                yield bus

    @pytest.fixture
    def locked(self, bus: OverheardBus, keyring_leaves_its_socket_open_when_a_call_fails: None) -> Keychain:
        return OsKeychain(20.0, SecretService())

    @pytest.fixture
    def has_asked(self, bus: OverheardBus) -> Callable[[], bool]:
        return lambda: any("Prompt" in called for called in bus.calls())


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
@pytest.mark.usefixtures("keyring_leaves_its_socket_open_when_a_call_fails")
class TestOutOfOrder:
    def test_in_the_background_a_locked_keychain_is_said_at_once_and_asks_nobody(
        self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with PrivateSession(State.LOCKED) as environ:
            _live_in(environ, monkeypatch)
            keychain = OsKeychain(SOON, SecretService(), may_ask=False)

            assert _trouble(keychain, slot).code is Code.KEYCHAIN_LOCKED
            with pytest.raises(KeychainError) as trouble:
                keychain.forget(slot)
            assert trouble.value.code is Code.KEYCHAIN_LOCKED

    def test_in_the_background_no_collection_is_made_for_which_the_system_would_ask(
        self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with PrivateSession(State.EMPTY) as environ:
            _live_in(environ, monkeypatch)
            keychain = OsKeychain(SOON, SecretService(), may_ask=False)

            assert _trouble(keychain, slot).code is Code.KEYCHAIN_NOT_SET_UP
            keychain.forget(slot)

    def test_a_closed_question_is_one_trouble_with_its_name_whoever_had_it_asked(
        self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """There is no screen in this session, so gnome-keyring closes its question at once."""
        with PrivateSession(State.LOCKED) as environ:
            _live_in(environ, monkeypatch)
            at_writing = _trouble(OsKeychain(20.0, SecretService()), slot)
            with pytest.raises(KeychainError) as at_reading:
                SecretService(patience=20.0).load(slot)

        assert at_writing.code is at_reading.value.code is Code.KEYCHAIN_DENIED
        assert at_writing.facts["keychain"] == at_reading.value.facts["keychain"] == "GNOME Keyring"

    def test_a_keychain_that_hangs_is_found_before_the_person_waits_for_minutes(
        self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with PrivateSession(State.FROZEN) as environ:
            _live_in(environ, monkeypatch)
            start = time.monotonic()
            trouble = _trouble(OsKeychain(180.0, SecretService(within=SOON)), slot)

        assert trouble.code is Code.KEYCHAIN_NO_ANSWER
        assert time.monotonic() - start < 10.0

    def test_a_call_of_keyring_that_hangs_is_given_up_on_when_patience_ends(
        self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The keychain was fine a moment ago, when it was looked at, and hangs in the call itself."""
        with PrivateSession(State.FROZEN) as environ:
            _live_in(environ, monkeypatch)
            trouble = _trouble(OsKeychain(SOON, LookedFine()), slot)

        assert trouble.code is Code.KEYCHAIN_NO_ANSWER

    def test_a_keychain_that_answered_just_now_is_not_waited_for_as_long_as_a_person(
        self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os_keychain, "_THEN_WITHIN", 0.05)
        hold = threading.Event()
        back_end = cast("KeyringBackend", AnswersOnce(hold))
        keychain = OsKeychain(60.0, LookedFine(), store=Store("slow", lambda: back_end))
        keychain.save(slot, KEY)
        began = time.monotonic()

        trouble = _trouble(keychain, slot)

        hold.set()
        assert trouble.code is Code.KEYCHAIN_NO_ANSWER
        assert time.monotonic() - began < 10.0

    def test_after_a_closed_question_the_person_has_as_long_for_the_next_try(
        self, slot: KeychainSlot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os_keychain, "_THEN_WITHIN", 0.05)
        back_end = cast("KeyringBackend", ClosedAtFirst())
        keychain = OsKeychain(60.0, LookedFine(), store=Store("slow", lambda: back_end))
        assert _trouble(keychain, slot).code is Code.KEYCHAIN_DENIED

        keychain.save(slot, KEY)

    def test_the_bus_of_another_sign_in_of_this_person_is_written_to_as_well(
        self, slot: KeychainSlot, secret_service: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = secret_service["DBUS_SESSION_BUS_ADDRESS"].removeprefix("unix:path=")
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
        Path(os.environ["XDG_RUNTIME_DIR"], "bus").symlink_to(real)
        keychain = OsKeychain(20.0, SecretService())

        keychain.save(slot, KEY)

        assert keychain.load(slot) == KEY


class LookedFine:
    """A lookout that saw nothing wrong."""

    def describe(self) -> KeychainFacts:
        return KeychainFacts("a keychain", locked=False)

    def address(self) -> str | None:
        return None

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        raise KeychainError(Code.KEYCHAIN_ITEM_GONE)


class AnswersOnce:
    """A back end of keyring that takes one value, and then hangs until it is let go."""

    def __init__(self, let_go: threading.Event) -> None:
        self._let_go = let_go
        self._asked = 0

    def set_password(self, service: str, username: str, password: str) -> None:
        self._asked += 1
        if self._asked > 1:
            self._let_go.wait()


class ClosedAtFirst:
    """A back end of keyring whose question is closed; at the next one the person types, which takes a while."""

    def __init__(self) -> None:
        self._asked = 0

    def set_password(self, service: str, username: str, password: str) -> None:
        self._asked += 1
        if self._asked == 1:
            raise KeyringLocked
        threading.Event().wait(0.3)


def test_what_windows_cannot_store_is_known_before_it_is_tried() -> None:
    half = WINDOWS_LIMIT // 2

    assert not is_too_large("x" * half, WINDOWS_LIMIT)
    assert is_too_large("x" * (half + 1), WINDOWS_LIMIT)


def test_the_longest_key_fits_into_every_keychain() -> None:
    assert not is_too_large("rk_live_" + "x" * 300, WINDOWS_LIMIT)


def _trouble(keychain: OsKeychain, slot: KeychainSlot) -> KeychainError:
    with pytest.raises(KeychainError) as trouble:
        keychain.save(slot, KEY)
    return trouble.value


def _live_in(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environ["DBUS_SESSION_BUS_ADDRESS"])
