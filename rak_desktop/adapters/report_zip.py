"""A report as one zip file: `report.json` for programs, `report.txt` for people. One that was sent is only data."""

import json
import os
import tempfile
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import RakError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.support_report import Report, from_json

JSON, TEXT = "report.json", "report.txt"
_LARGEST = 4 * 1024 * 1024
_WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say; the report says itself when it was made


class ReportZip:
    """Implements ports/report_files."""

    def write(self, place: str, json: str, text: str) -> None:
        path = Path(place)
        try:
            handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".report-")
        except (OSError, ValueError) as error:
            raise RakError(Code.REPORT_NOT_WRITABLE) from error
        try:
            with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, content in ((JSON, json), (TEXT, text)):
                    packed.writestr(zipfile.ZipInfo(name, _WHEN), content, zipfile.ZIP_DEFLATED)
            Path(beside).replace(path)
        except (OSError, ValueError) as error:
            with suppress(OSError):
                Path(beside).unlink()
            raise RakError(Code.REPORT_NOT_WRITABLE) from error

    def read(self, place: str) -> Report:
        try:
            with zipfile.ZipFile(place) as packed, packed.open(JSON) as file:
                data = file.read(_LARGEST + 1)
            if len(data) > _LARGEST:
                raise RakError(Code.REPORT_UNREADABLE)
            return from_json(json.loads(data))
        except FileNotFoundError as error:
            raise RakError(Code.REPORT_UNREADABLE, reason="missing", file=harmless(place, 120)) from error
        except _UNREADABLE as error:
            raise RakError(Code.REPORT_UNREADABLE) from error


_UNREADABLE = (
    *(OSError, ValueError, KeyError, EOFError, RecursionError, NotImplementedError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error),
)
