"""The contract against the store of Windows or macOS itself: only where somebody says that it is nobody's.

On Linux every test has a store of its own, so there this runs without being asked (test_os_keychain.py).
"""

import os
import sys
from collections.abc import Iterator
from uuid import uuid4

import pytest

from rak_desktop.adapters.os_keychain import OsKeychain
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.ports.keychain import Keychain
from tests.contracts.keychain import KeychainContract

MAY_BE_USED = sys.platform in {"win32", "darwin"} and os.environ.get("RAK_DESKTOP_TEST_REAL_STORE") == "1"


@pytest.mark.skipif(not MAY_BE_USED, reason="writes to the real store of this computer")
class TestTheSystemsOwnStore(KeychainContract):
    @pytest.fixture
    def keychain(self) -> Keychain:
        return OsKeychain(20.0, None)

    @pytest.fixture
    def slot(self, keychain: Keychain) -> Iterator[KeychainSlot]:
        slot = KeychainSlot(f"rak-desktop-tests/{uuid4().hex}/acct_1Tests/test")
        yield slot
        for each in (slot, slot.next, slot.previous):
            keychain.forget(each)
