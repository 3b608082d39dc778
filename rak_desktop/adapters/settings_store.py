"""What the person chose, as a small JSON file: `{"schema": 1, "theme": "dark"}`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import SettingsError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.settings import Chosen, Oddity, Unusable, value_of, written_as
from rak_desktop.whole_file import write_whole

_SCHEMA = 1
_MOST_BYTES = 64 * 1024
_ITEMS = tuple(vars(Chosen()))


class SettingsFile:
    """Implements ports/settings_store. It is whole or not there.

    What a newer version of this program wrote into it is kept. A file that cannot be used is moved aside when
    the next choice is saved, not before: looking changes nothing.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def place(self) -> str:
        return str(self._file)

    def load(self) -> Chosen:
        usable, _ = _sorted_out(self._written(), self.place)
        return Chosen(**usable)

    def oddities(self) -> tuple[Oddity, ...]:
        return _sorted_out(self._written(), self.place)[1]

    def save(self, chosen: Chosen) -> None:
        written = self._written()
        kept = dict(written) if isinstance(written, Mapping) else {}
        for item, value in vars(chosen).items():
            if value is not None:
                kept[item] = written_as(value)
            elif not _is_odd(item, kept):
                kept.pop(item, None)
        try:
            if isinstance(written, str):
                self._file.replace(_free_name_beside(self._file))
            write_whole(self._file, json.dumps({"schema": _SCHEMA} | kept, indent=2) + "\n")
        except OSError:
            raise SettingsError(Code.SETTINGS_NOT_WRITABLE, file=self.place) from None

    def _written(self) -> Mapping[str, Any] | str:
        """What the file holds, or in a word why it cannot be used."""
        try:
            with self._file.open("rb") as opened:
                data = opened.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return {}
        except OSError:
            return "unreadable"
        try:
            written: Any = json.loads(data) if len(data) <= _MOST_BYTES else None
        except (ValueError, RecursionError):
            return "damaged"
        match written:
            case {"schema": 1}:
                return {str(name): value for name, value in written.items()}
            case {"schema": int(schema)} if schema > _SCHEMA:
                return "too-new"
            case _:
                return "damaged"


def _sorted_out(written: Mapping[str, Any] | str, place: str) -> tuple[dict[str, Any], tuple[Oddity, ...]]:
    """The values that can be used, and what cannot."""
    if isinstance(written, str):
        return {}, (Oddity(place, "", written),)
    usable: dict[str, Any] = {}
    odd = []
    for item in written.keys() - {"schema"}:
        try:
            usable[item] = value_of(item if item in _ITEMS else "", written[item])
        except Unusable as unusable:
            odd.append(Oddity(place, harmless(item, 40), str(unusable)))
    return usable, tuple(sorted(odd, key=lambda oddity: oddity.item))


def _is_odd(item: str, written: Mapping[str, Any]) -> bool:
    """Is there a value that we cannot use? It is somebody's, and stays until they choose another."""
    try:
        return item in written and value_of(item, written[item]) is None
    except Unusable:
        return True


def _free_name_beside(file: Path) -> Path:
    """Nothing that was moved aside before is written over."""
    number = 1
    while (aside := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")).exists():
        number += 1
    return aside
