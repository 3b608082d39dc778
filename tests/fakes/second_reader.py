"""A second reader that asks the test's own keychain, without a process."""

from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import RakError
from rak_desktop.ports.keychain import KeyReader


class KeychainSecondReader:
    """Implements ports/second_reader. `trouble` is raised instead of an answer."""

    def __init__(self, keychain: KeyReader, trouble: RakError | None = None) -> None:
        self.trouble = trouble
        self._keychain = keychain

    def fingerprint_of(self, connection: Connection) -> str:
        if self.trouble:
            raise self.trouble
        return self._keychain.load(connection.slot).fingerprint
