import pytest

from rak_desktop.adapters.forbidden_keychain import ForbiddenKeychain
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY

SLOT = KeychainSlot("rak-desktop/com.example.app/acct_1/live")


@pytest.fixture
def inside() -> MemoryKeychain:
    keychain = MemoryKeychain()
    keychain.save(SLOT, LIVE_KEY)
    keychain.history.clear()
    return keychain


def test_no_key_goes_in_or_out_and_the_store_is_not_asked(inside: MemoryKeychain) -> None:
    forbidden = ForbiddenKeychain(inside, KeychainError(Code.KEYCHAIN_NOT_ALLOWED, place="the file"))

    for attempt in (
        forbidden.describe,
        lambda: forbidden.load(SLOT),
        lambda: forbidden.save(SLOT, LIVE_KEY),
    ):
        with pytest.raises(KeychainError) as refusal:
            attempt()
        assert (refusal.value.code, refusal.value.facts) == (Code.KEYCHAIN_NOT_ALLOWED, {"place": "the file"})
    assert inside.history == []


def test_what_was_kept_there_before_can_still_be_removed(inside: MemoryKeychain) -> None:
    ForbiddenKeychain(inside, KeychainError(Code.KEYCHAIN_NOT_ALLOWED)).forget(SLOT)

    with pytest.raises(KeychainError):
        inside.load(SLOT)
