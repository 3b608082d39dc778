"""The unfinished walk as a small JSON file."""

import json
from contextlib import suppress
from pathlib import Path

from rak_desktop.core.mode import Mode
from rak_desktop.core.unfinished import Stopped, UnfinishedWalk
from rak_desktop.whole_file import write_whole

_SCHEMA = 1
_MOST_BYTES = 4096


class UnfinishedWalkFile:
    """Implements ports/unfinished_walks. It is whole or not there."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self) -> UnfinishedWalk | None:
        try:
            with self._file.open("rb") as opened:
                return _walk(json.loads(opened.read(_MOST_BYTES)))
        except (OSError, ValueError, RecursionError):
            return None

    def remember(self, walk: UnfinishedWalk | None) -> None:
        with suppress(OSError):
            if walk is None:
                self._file.unlink(missing_ok=True)
            else:
                self._write(walk)

    def _write(self, walk: UnfinishedWalk) -> None:
        values = {"schema": _SCHEMA, "app_id": walk.app_id, "mode": walk.mode.value, "stopped": walk.stopped.value}
        write_whole(self._file, json.dumps(values))


def _walk(values: object) -> UnfinishedWalk | None:
    """None for what an older, newer or foreign program wrote."""
    match values:
        case {"schema": 1, "app_id": str(app_id), "mode": mode, "stopped": stopped}:
            return UnfinishedWalk(app_id, Mode(mode), Stopped(stopped))
        case _:
            return None
