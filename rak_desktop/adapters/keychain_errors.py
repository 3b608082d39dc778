"""Table: what keyring, secretstorage and the session bus say when the keychain cannot be used, and what we call it.

The exceptions are known by their names, so that reading a key, which needs none of the libraries, can share the
table. Their texts never go on: a library may put the secret itself into one.

| Of                | Says                                    | We say                     |
|-------------------|-----------------------------------------|----------------------------|
| keyring           | cannot be set up, no back end           | absent                     |
|                   | not unlocked: the person closed the     | denied                     |
|                   | prompt, or there was no screen for it   |                            |
|                   | not set                                 | refused to store           |
|                   | not deleted, anything else              | denied                     |
| secretstorage     | no service                              | absent                     |
|                   | locked                                  | locked                     |
|                   | the person closed the prompt            | denied                     |
|                   | no such item or collection              | item gone                  |
| Windows, by number| access denied, cancelled                | denied                     |
|                   | not a logon with credentials of its own | out of reach               |
|                   | bad data, which means too much of it    | too large                  |
| macOS, by number  | may not ask the person now              | locked                     |

What our own reader of the Secret Service meets has a table of its own (`secret_troubles`).
"""

from collections.abc import Iterator

from rak_desktop.adapters.secret_troubles import code_of_bus_error
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import KeychainError

BY_EXCEPTION = {
    "keyring.errors.NoKeyringError": Code.KEYCHAIN_ABSENT,
    "keyring.errors.InitError": Code.KEYCHAIN_ABSENT,
    "keyring.errors.KeyringLocked": Code.KEYCHAIN_DENIED,
    "keyring.errors.PasswordSetError": Code.KEYCHAIN_REFUSED_TO_STORE,
    "keyring.errors.PasswordDeleteError": Code.KEYCHAIN_DENIED,
    "keyring.errors.KeyringError": Code.KEYCHAIN_DENIED,
    "secretstorage.exceptions.SecretServiceNotAvailableException": Code.KEYCHAIN_ABSENT,
    "secretstorage.exceptions.LockedException": Code.KEYCHAIN_LOCKED,
    "secretstorage.exceptions.PromptDismissedException": Code.KEYCHAIN_DENIED,
    "secretstorage.exceptions.ItemNotFoundException": Code.KEYCHAIN_ITEM_GONE,
    "secretstorage.exceptions.SecretStorageException": Code.KEYCHAIN_DENIED,
    "keyring.backends.macOS.api.KeychainDenied": Code.KEYCHAIN_DENIED,
    "keyring.backends.macOS.api.SecAuthFailure": Code.KEYCHAIN_DENIED,
    "keyring.backends.macOS.api.NotFound": Code.KEYCHAIN_ITEM_GONE,
    "builtins.TimeoutError": Code.KEYCHAIN_NO_ANSWER,
    "builtins.OSError": Code.KEYCHAIN_OUT_OF_REACH,
}

# What Windows' error numbers mean in the credential functions (winerror.h).
BY_WINDOWS_NUMBER = {
    5: Code.KEYCHAIN_DENIED,  # ERROR_ACCESS_DENIED
    1223: Code.KEYCHAIN_DENIED,  # ERROR_CANCELLED
    1312: Code.KEYCHAIN_OUT_OF_REACH,  # ERROR_NO_SUCH_LOGON_SESSION: a service, or a sign-in over the network
    1783: Code.KEYCHAIN_TOO_LARGE,  # RPC_X_BAD_STUB_DATA
}

_MACOS_MAY_NOT_ASK = -25308  # errSecInteractionNotAllowed


def as_keychain_error(error: Exception) -> KeychainError:
    """The same trouble as one of ours, without its text. What caused it says more than what was made of it."""
    known = [code for each in _chain(error) if (code := _code_of(each)) is not None]
    return KeychainError(known[-1] if known else Code.KEYCHAIN_DENIED, exception=_name(type(error)))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception, and those it was made from."""
    each: BaseException | None = error
    while each is not None:
        yield each
        each = each.__cause__


def _code_of(error: BaseException) -> Code | None:
    if number := _number_of(error):
        return BY_WINDOWS_NUMBER.get(number)
    if _name(type(error)).startswith("keyring.backends.macOS.") and error.args[:1] == (_MACOS_MAY_NOT_ASK,):
        return Code.KEYCHAIN_LOCKED
    if _name(type(error)) == "jeepney.wrappers.DBusErrorResponse":
        return code_of_bus_error(str(getattr(error, "name", "")))
    named = (BY_EXCEPTION.get(_name(family)) for family in type(error).__mro__)
    return next((code for code in named if code), None)


def _number_of(error: BaseException) -> int | None:
    number = getattr(error, "winerror", None)
    return number if isinstance(number, int) else None


def _name(exception: type) -> str:
    return f"{exception.__module__}.{exception.__qualname__}"
