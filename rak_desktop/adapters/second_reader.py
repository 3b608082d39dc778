"""Asks for a kept key as another program would: by starting `rak-desktop key` and reading its output."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import BookError, Fact, KeychainError, OurFault, ProfileError, RakError
from rak_desktop.core.key import RestrictedKey

if TYPE_CHECKING:
    import subprocess

WITHIN = 5.0
"""Seconds for the whole other process. A hung keychain ends it earlier by itself."""

_FAMILIES: dict[str, type[RakError]] = {
    "RAK-KCN": KeychainError,
    "RAK-CON": BookError,
    "RAK-PRO": ProfileError,
}


class ProcessSecondReader:
    """Implements ports/second_reader. `command` starts this program; `more` is for practice."""

    def __init__(
        self,
        command: Sequence[str],
        more: Sequence[str] = (),
        within: float = WITHIN,
    ) -> None:
        self._command = tuple(command)
        self._more = tuple(more)
        self._within = within

    def fingerprint_of(self, connection: Connection) -> str:
        which = ("--app", connection.id.app_id, "--account", connection.id.account_id)
        asked = ("--mode", connection.id.mode.value, "--format", "plain", "--json")
        ended = self._run((*self._command, "key", *which, *asked, *self._more))
        if ended is None:
            raise KeychainError(Code.KEYCHAIN_NO_ANSWER, reason="second-reader")
        if ended.returncode != 0:
            raise _error_told(ended.stderr)
        key = _key_told(ended.stdout)
        if key is None:
            raise KeychainError(Code.KEYCHAIN_VALUE_CHANGED, reason="second-reader")
        return key.fingerprint

    def _run(self, command: Sequence[str]) -> "subprocess.CompletedProcess[bytes] | None":
        """None when time ran out. Its exception ends here, because it carries what was printed so far."""
        import subprocess

        try:
            return subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self._within,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a black window
            )
        except subprocess.TimeoutExpired:
            return None
        except OSError as error:
            raise OurFault(reason="second-reader-not-started") from error


def _key_told(output: bytes) -> RestrictedKey | None:
    try:
        return RestrictedKey(output.decode().rstrip("\r\n"))
    except ValueError:
        return None


def _error_told(output: bytes) -> RakError:
    """The error of the line of JSON that the terminal program ends with."""
    try:
        told = json.loads(output.splitlines()[-1])["error"]
        code = Code(told["code"])
        facts = {str(name): fact for name, fact in told["facts"].items() if isinstance(fact, Fact)}
    except (ValueError, LookupError, TypeError, AttributeError):
        return OurFault(reason="second-reader-not-understood")
    return _FAMILIES.get(code.family, RakError)(code, **facts)
