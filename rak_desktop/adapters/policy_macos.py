"""The administrator's decisions on macOS: the managed preferences of a configuration profile.

Device management writes them as property lists below /Library/Managed Preferences: `rak-desktop.plist` for the
computer, and in a folder of the person's name one for that person. Entries are locks; the dictionary `defaults`
among them holds what may be chosen otherwise. What is said for the computer goes before what is said for the person.
Apple documents the payload (Custom Settings); that the files lie here is known from other programs, not promised.
"""

import plistlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rak_desktop.adapters.policy_places import MACOS_FOLDER, NAME
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.policy import Policy, Statement, policy_of
from rak_desktop.core.settings import Oddity

_DEFAULTS = "defaults"
_NOT_OURS = ("Payload", "_")  # what device management adds to every payload


class PolicyPreferences:
    """Implements ports/policy_source over managed preferences. `person` is the name of the account."""

    def __init__(self, folder: Path = MACOS_FOLDER, person: str | None = None) -> None:
        self._folder = folder
        self._person = person or _account_name()

    def read(self) -> Policy:
        files = (self._folder / self._person / f"{NAME}.plist", self._folder / f"{NAME}.plist")
        found = [each for file in files for each in _statements(file)]
        statements = (each for each in found if isinstance(each, Statement))
        return policy_of(statements, (each for each in found if isinstance(each, Oddity)))


def _statements(file: Path) -> Iterator[Statement | Oddity]:
    place = str(file)
    try:
        entries = _entries(file.read_bytes())
    except FileNotFoundError:
        return
    except OSError:
        yield Oddity(place, "", "unreadable")
        return
    if entries is None:
        yield Oddity(place, "", "damaged")
        return
    defaults = entries.pop(_DEFAULTS, {})
    if isinstance(defaults, dict):
        yield from (Statement(item, value, locked=False, place=place) for item, value in defaults.items())
    else:
        yield Oddity(place, _DEFAULTS, "wrong-type")
    for item, value in entries.items():
        if not item.startswith(_NOT_OURS):
            yield Statement(harmless(item, 40), value, locked=True, place=place)


def _entries(data: bytes) -> dict[str, Any] | None:
    try:
        entries = plistlib.loads(data)
    except Exception:  # noqa: BLE001 - the library lets a dozen kinds through, and they all mean the same
        return None
    return {str(item): value for item, value in entries.items()} if isinstance(entries, dict) else None


def _account_name() -> str:
    """From the system's list of accounts; a variable is the person's to set."""
    if sys.platform == "win32":
        return ""
    import os
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name
