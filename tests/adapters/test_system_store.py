"""keyring's own back ends for Windows and macOS, over the two systems' stores in memory."""

import keyring.backends.macOS
import keyring.backends.Windows
import pytest

from rak_desktop.adapters.os_keychain import OsKeychain
from rak_desktop.adapters.system_store import Store, macos_store, windows_store
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.ports.keychain import Keychain
from tests.contracts.keychain import KEY, OTHER_KEY, KeychainContract
from tests.fakes.macos_keychain import MacosKeychain
from tests.fakes.windows_credentials import CredentialError, Pywintypes, Win32Cred

LIMIT = 20.0


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Win32Cred:
    credentials = Win32Cred()
    monkeypatch.setattr(keyring.backends.Windows, "win32cred", credentials, raising=False)
    monkeypatch.setattr(keyring.backends.Windows, "pywintypes", Pywintypes, raising=False)
    return credentials


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch) -> MacosKeychain:
    security = MacosKeychain()
    monkeypatch.setattr(keyring.backends.macOS, "api", security, raising=False)
    return security


def store_of(security: MacosKeychain) -> Store:
    return macos_store(keyring.backends.macOS.Keyring, lambda: security)


class TestWindows(KeychainContract):
    @pytest.fixture
    def keychain(self, windows: Win32Cred) -> Keychain:
        return OsKeychain(LIMIT, None, store=windows_store(keyring.backends.Windows.WinVaultKeyring))

    def test_a_key_stands_where_we_say_and_stays_on_this_computer(
        self, keychain: Keychain, slot: KeychainSlot, windows: Win32Cred
    ) -> None:
        keychain.save(slot, KEY)

        (kept,) = windows.credentials.values()
        assert (kept["TargetName"], kept["UserName"]) == (slot.service, slot.username)
        assert kept["CredentialBlob"].decode("utf-16-le") == KEY.reveal()
        assert kept["Persist"] == 2

    def test_an_old_key_does_not_stay_behind_at_a_second_address(
        self, keychain: Keychain, slot: KeychainSlot, windows: Win32Cred
    ) -> None:
        """keyring moves it to `key@…` to make room for other user names."""
        keychain.save(slot, OTHER_KEY)
        keychain.save(slot, KEY)

        assert set(windows.credentials) == {slot.service}

    def test_what_another_user_name_holds_at_the_address_is_left_alone(
        self, keychain: Keychain, slot: KeychainSlot, windows: Win32Cred
    ) -> None:
        keychain.save(KeychainSlot(slot.service, "somebody else"), OTHER_KEY)
        keychain.save(slot, KEY)
        keychain.forget(slot)

        assert keychain.load(KeychainSlot(slot.service, "somebody else")) == OTHER_KEY

    def test_without_a_sign_in_of_its_own_it_is_out_of_reach(
        self, keychain: Keychain, slot: KeychainSlot, windows: Win32Cred, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(**_: object) -> None:
            raise CredentialError(1312, "CredRead")

        monkeypatch.setattr(windows, "CredRead", refuse)

        with pytest.raises(KeychainError) as trouble:
            keychain.load(slot)

        assert trouble.value.code is Code.KEYCHAIN_OUT_OF_REACH
        assert trouble.value.facts["keychain"] == "Windows Credential Manager"


class TestMacos(KeychainContract):
    @pytest.fixture
    def keychain(self, macos: MacosKeychain) -> Keychain:
        return OsKeychain(LIMIT, None, store=store_of(macos))

    def test_in_the_background_the_system_may_ask_nobody(self, slot: KeychainSlot, macos: MacosKeychain) -> None:
        macos.locked = True
        unwatched = OsKeychain(LIMIT, None, may_ask=False, store=store_of(macos))

        for call in (lambda: unwatched.load(slot), lambda: unwatched.save(slot, KEY)):
            with pytest.raises(KeychainError) as trouble:
                call()
            assert trouble.value.code is Code.KEYCHAIN_LOCKED
        assert macos.asked == 0

    def test_where_a_person_is_there_it_may(self, slot: KeychainSlot, macos: MacosKeychain, keychain: Keychain) -> None:
        macos.locked = True

        keychain.save(slot, KEY)

        assert macos.asked == 1

    def test_a_system_that_cannot_be_kept_from_asking_is_not_asked(
        self, slot: KeychainSlot, macos: MacosKeychain, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(macos, "SecKeychainSetUserInteractionAllowed", lambda _: -1)

        with pytest.raises(KeychainError) as trouble:
            OsKeychain(LIMIT, None, may_ask=False, store=store_of(macos)).load(slot)

        assert trouble.value.code is Code.KEYCHAIN_DENIED
