"""The one keyring back end of each system, made by its class, with what has to be known about it.

| System  | Back end                  | To be known                                                                 |
|---------|---------------------------|-----------------------------------------------------------------------------|
| Linux   | `SecretService.Keyring`   | writes only; adapters/secret_service reads                                  |
| macOS   | `macOS.Keyring`           | overwrites by deleting and adding; the system may ask the person at reading |
| Windows | `WinVaultKeyring`         | 2560 bytes in UTF-16; overwriting leaves the old value at a second address  |

Because it is made by its class, nothing else can take its place: keyring's own choice would follow environment
variables, its configuration file and installed plug-ins, and may end at a plain file or at none.

On macOS an item belongs to the program that stored it: another one, or ours after an update that is not signed by the
same maker, is asked about. What was read in keyring 25.7 and in Microsoft's and Apple's headers was not run there.
"""

import sys
from collections.abc import Callable
from typing import Any

from keyring.backend import KeyringBackend

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.values import dataclass

WINDOWS_LIMIT = 5 * 512
"""Bytes of one secret: CRED_MAX_CREDENTIAL_BLOB_SIZE in Microsoft's wincred.h. keyring writes UTF-16."""

_THIS_COMPUTER_ONLY = 2  # CRED_PERSIST_LOCAL_MACHINE in wincred.h: a key does not roam to other computers


def _is_all_right(_: bool) -> None:
    """Most systems ask nobody where only open stores are read."""


@dataclass(frozen=True)
class Store:
    """A system's store of secrets. `limit`: bytes of one secret in UTF-16.

    `leaves_copies`: overwriting moves the old value to a second address. `let_it_ask` tells the system whether it may
    ask the person from now on.
    """

    name: str
    back_end: Callable[[], KeyringBackend]
    limit: int | None = None
    leaves_copies: bool = False
    let_it_ask: Callable[[bool], None] = _is_all_right


def store_of_this_system() -> Store:
    """The only store that is ever used here."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        return windows_store(WinVaultKeyring)
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring

        return macos_store(Keyring, _apples_security)
    from keyring.backends.SecretService import Keyring

    return Store("Secret Service", lambda: _made(Keyring))


def windows_store(back_end: Callable[[], KeyringBackend]) -> Store:
    """Windows' Credential Manager."""
    return Store(
        "Windows Credential Manager",
        lambda: _made(back_end, persist=_THIS_COMPUTER_ONLY),
        limit=WINDOWS_LIMIT,
        leaves_copies=True,
    )


def macos_store(back_end: Callable[[], KeyringBackend], security: Callable[[], Any]) -> Store:
    """The keychain of macOS. `security` loads Apple's library, in which it can be kept from asking."""

    def let_it_ask(allowed: bool) -> None:
        """For this whole process (SecKeychain.h). What would need an answer then ends with -25308."""
        if security().SecKeychainSetUserInteractionAllowed(allowed) != 0 and not allowed:
            raise KeychainError(Code.KEYCHAIN_DENIED)

    # Without `keychain`, the variable KEYCHAIN_PATH would be in it.
    return Store("macOS Keychain", lambda: _made(back_end, keychain=None), let_it_ask=let_it_ask)


def _apples_security() -> Any:
    import ctypes

    return ctypes.CDLL("/System/Library/Frameworks/Security.framework/Security")


def _made(back_end: Callable[[], KeyringBackend], **settings: object) -> KeyringBackend:
    made = back_end()
    # Its constructor takes properties from variables named KEYRING_PROPERTY_…, the attributes' names among them.
    vars(made).clear()
    for name, value in settings.items():
        setattr(made, name, value)
    return made
