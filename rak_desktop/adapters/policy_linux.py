"""The administrator's files on Linux: `/etc/rak-desktop/policy.toml`, then `policy.d/*.toml` beside it by name.

    schema = 1
    [defaults]              # the person may choose otherwise
    language = "de"
    [locked]                # the person may not
    live_allowed = false

A later file takes the place of an earlier one item by item, so that a package can bring one file and a site another.
The folder is always this one: XDG_CONFIG_DIRS is the person's to set, and would be a way around a lock.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rak_desktop.adapters.policy_places import LINUX_FOLDER
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.policy import NO_POLICY, Policy, Statement, policy_of
from rak_desktop.core.settings import Oddity

_SCHEMA = 1
_MOST_BYTES = 256 * 1024
_TABLES = {"defaults": False, "locked": True}


class PolicyFiles:
    """Implements ports/policy_source over the files in one folder."""

    def __init__(self, folder: Path = LINUX_FOLDER) -> None:
        self._folder = folder

    def read(self) -> Policy:
        found: list[Statement | Oddity] = []
        for file in self._files():
            found.extend(_statements(file))
        if not found:
            return NO_POLICY
        statements = (each for each in found if isinstance(each, Statement))
        return policy_of(statements, (each for each in found if isinstance(each, Oddity)))

    def _files(self) -> Iterator[Path]:
        yield self._folder / "policy.toml"
        try:
            yield from sorted(path for path in (self._folder / "policy.d").iterdir() if path.suffix == ".toml")
        except FileNotFoundError:
            pass
        except OSError:
            yield self._folder / "policy.d"  # not ours to read, which reading it will tell


def _statements(file: Path) -> Iterator[Statement | Oddity]:
    place = str(file)
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return
    except OSError:
        yield Oddity(place, "", "unreadable")
        return
    written = _parsed(data)
    match written.pop("schema", _SCHEMA):
        case 1:
            yield from _in_tables(written, place)
        case int(schema) if schema > _SCHEMA:
            yield Oddity(place, "", "too-new")
        case _:
            yield Oddity(place, "", "damaged")


def _parsed(data: bytes) -> dict[str, Any]:
    """What the file holds; of no schema that anybody knows when it is not TOML."""
    try:
        return tomllib.loads(data.decode("utf-8-sig")) if len(data) <= _MOST_BYTES else {"schema": None}
    except (ValueError, RecursionError):
        return {"schema": None}


def _in_tables(written: dict[str, Any], place: str) -> Iterator[Statement | Oddity]:
    for table, entries in written.items():
        if table in _TABLES and isinstance(entries, dict):
            yield from (Statement(item, value, _TABLES[table], place) for item, value in entries.items())
        else:
            yield Oddity(place, harmless(table, 40), "not-in-a-table")
