"""KeyFinder: which keys of ours a keychain holds, where the system lets that be asked."""

from typing import Protocol


class KeyFinder(Protocol):
    """Tells addresses, never keys. Linux only: elsewhere a key is found by who knows its address."""

    def services(self) -> tuple[str, ...]:
        """The service of every item that is kept under our user name, locked or not. Raises KeychainError."""
