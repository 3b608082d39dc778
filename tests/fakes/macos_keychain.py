"""The keychain of macOS in memory, in place of Apple's library below keyring's own back end.

After keyring's `macOS/api.py`: to overwrite is to delete and to add, and a status that is not zero is an exception.
`locked` makes everything ask; where that is not allowed it ends with -25308, errSecInteractionNotAllowed.
"""


class SecurityError(Exception):
    """Named and placed as keyring's own, by which our table knows it."""


SecurityError.__module__, SecurityError.__qualname__ = "keyring.backends.macOS.api", "Error"


class NotFound(SecurityError):
    pass


class KeychainDenied(SecurityError):
    pass


class MacosKeychain:
    """Both in one: Apple's `Security` and keyring's `api`."""

    Error, NotFound, KeychainDenied = SecurityError, NotFound, KeychainDenied

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}
        self.locked = False
        self.may_ask = True
        self.asked = 0

    def SecKeychainSetUserInteractionAllowed(self, allowed: bool) -> int:  # noqa: N802 - Apple's name
        self.may_ask = allowed
        return 0

    def find_generic_password(self, keychain: None, service: str, username: str) -> str:
        self._open()
        if (service, username) not in self.items:
            raise NotFound(-25300, "Item not found")
        return self.items[service, username]

    def set_generic_password(self, keychain: None, service: str, username: str, password: str) -> None:
        self._open()
        self.items.pop((service, username), None)
        self.items[service, username] = password

    def delete_generic_password(self, keychain: None, service: str, username: str) -> None:
        self.find_generic_password(keychain, service, username)
        del self.items[service, username]

    def _open(self) -> None:
        if self.locked and not self.may_ask:
            raise SecurityError(-25308, "Unknown Error")
        self.asked += self.locked
