"""A keychain of files, for tests in which several processes share one. Each change is whole or not there at all."""

import os
from pathlib import Path
from urllib.parse import quote, unquote

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import KeychainFacts


class FileKeychain:
    """Implements ports/keychain."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def slots(self) -> set[KeychainSlot]:
        """Every address that holds a key."""
        return {KeychainSlot(unquote(file.name)) for file in self._folder.iterdir() if file.suffix != ".new"}

    def describe(self) -> KeychainFacts:
        return KeychainFacts("a keychain of files", locked=False)

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        try:
            return RestrictedKey(self._file(slot).read_text("ascii"))
        except FileNotFoundError as error:
            raise KeychainError(Code.KEYCHAIN_ITEM_GONE) from error

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        beside = self._folder / f"{os.getpid()}.new"
        beside.write_text(key.reveal(), "ascii")
        beside.replace(self._file(slot))

    def forget(self, slot: KeychainSlot) -> None:
        self._file(slot).unlink(missing_ok=True)

    def _file(self, slot: KeychainSlot) -> Path:
        return self._folder / quote(slot.service, safe="")
