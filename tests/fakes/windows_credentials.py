"""Windows' Credential Manager in memory, in place of pywin32 below keyring's own back end.

After CredWrite, CredRead and CredDelete in Microsoft's wincred.h: one credential per target name, 2560 bytes each,
and the error numbers of winerror.h.
"""

from typing import Any

ELEMENT_NOT_FOUND, BAD_STUB_DATA = 1168, 1783
LIMIT = 2560


class CredentialError(Exception):
    """Shaped like pywintypes.error."""

    def __init__(self, number: int, function: str) -> None:
        super().__init__(number, function, "the system's own text")
        self.winerror = number
        self.funcname = function


class Pywintypes:
    error = CredentialError


class Win32Cred:
    CRED_TYPE_GENERIC, CRED_PERSIST_ENTERPRISE = 1, 3

    def __init__(self) -> None:
        self.credentials: dict[str, dict[str, Any]] = {}

    def CredWrite(self, credential: dict[str, Any], flags: int) -> None:  # noqa: N802 - Microsoft's name
        blob = credential["CredentialBlob"].encode("utf-16-le")
        if len(blob) > LIMIT:
            raise CredentialError(BAD_STUB_DATA, "CredWrite")
        self.credentials[credential["TargetName"]] = {**credential, "CredentialBlob": blob}

    def CredRead(self, *, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N802, N803 - Microsoft's names
        return self._known(TargetName, "CredRead")

    def CredDelete(self, *, Type: int, TargetName: str) -> None:  # noqa: N802, N803 - Microsoft's names
        self._known(TargetName, "CredDelete")
        del self.credentials[TargetName]

    def _known(self, name: str, function: str) -> dict[str, Any]:
        if name not in self.credentials:
            raise CredentialError(ELEMENT_NOT_FOUND, function)
        return self.credentials[name]
