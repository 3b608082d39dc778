r"""The administrator's decisions on Windows: the registry, where Group Policy writes.

| Key                                                | Holds    |
|----------------------------------------------------|----------|
| HKLM and HKCU `Software\Policies\rak-desktop`      | locks    |
| the key `Defaults` below each                      | defaults |

Values: REG_SZ for a text, REG_DWORD 0 or 1 for no or yes, REG_MULTI_SZ for a list. What is said for the computer
goes before what is said for the person. Below `Policies` only administrators can write (Microsoft's documentation of
Group Policy).
"""

from collections.abc import Iterator

from rak_desktop.adapters.policy_places import WINDOWS_KEY
from rak_desktop.adapters.windows_registry import ReadKey, values_in_registry
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.policy import Policy, Statement, policy_of
from rak_desktop.core.settings import Oddity

_ROOTS = ("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")  # the later takes the place of the earlier
_DEFAULTS = rf"{WINDOWS_KEY}\Defaults"


class PolicyKeys:
    """Implements ports/policy_source over the registry."""

    def __init__(self, read_key: ReadKey = values_in_registry) -> None:
        self._read_key = read_key

    def read(self) -> Policy:
        found = [
            each
            for root in _ROOTS
            for key, locked in ((_DEFAULTS, False), (WINDOWS_KEY, True))
            for each in self._statements(root, key, locked=locked)
        ]
        statements = (each for each in found if isinstance(each, Statement))
        return policy_of(statements, (each for each in found if isinstance(each, Oddity)))

    def _statements(self, root: str, key: str, *, locked: bool) -> Iterator[Statement | Oddity]:
        place = rf"{root}\{key}"
        try:
            values = self._read_key(root, key)
        except OSError:
            yield Oddity(place, "", "unreadable")
            return
        # The registry does not tell capital letters from small ones.
        yield from (Statement(harmless(item.lower(), 40), value, locked, place) for item, value in values.items())
