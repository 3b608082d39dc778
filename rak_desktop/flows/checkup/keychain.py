"""Does the keychain take a value, give it back and forget it? Tried at an address of its own, never at a real one."""

import secrets
from collections.abc import Iterator
from contextlib import suppress

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import Keychain

CANARY = KeychainSlot("rak-desktop-doctor/canary", "key")


def look_at_keychain(keychain: Keychain) -> Iterator[Finding]:
    """Raises KeychainError for its states. Nothing stays there, and nobody is asked for a password."""
    facts = keychain.describe()
    if facts.locked:
        raise KeychainError(Code.KEYCHAIN_LOCKED, keychain=facts.name)
    made_up = RestrictedKey(f"rk_test_RakDesktopDoctor{secrets.token_hex(8)}")
    try:
        keychain.save(CANARY, made_up)
        if keychain.load(CANARY) != made_up:
            raise KeychainError(Code.KEYCHAIN_VALUE_CHANGED, keychain=facts.name)
        keychain.forget(CANARY)
    finally:
        with suppress(KeychainError):
            keychain.forget(CANARY)
    if _is_still_there(keychain):
        yield Finding(State.TROUBLE, FindingCode.KEYCHAIN_KEEPS, {"keychain": facts.name})
    else:
        yield Finding(State.GOOD, FindingCode.KEYCHAIN_FINE, {"keychain": facts.name})


def _is_still_there(keychain: Keychain) -> bool:
    try:
        keychain.load(CANARY)
    except KeychainError as error:
        return error.code is not Code.KEYCHAIN_ITEM_GONE
    return True
