"""Report files and a desktop in memory."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import RakError
from rak_desktop.core.support_report import Report


class MemoryReports:
    """Implements ports/report_files. `trouble` makes every call fail with that code."""

    def __init__(self) -> None:
        self.written: dict[str, tuple[str, str]] = {}
        self.trouble: Code | None = None

    def write(self, place: str, json: str, text: str) -> None:
        if self.trouble:
            raise RakError(self.trouble)
        self.written[place] = (json, text)

    def read(self, place: str) -> Report:
        raise RakError(Code.REPORT_UNREADABLE, file=place)


class MemoryDesktop:
    """Implements ports/desktop. `asked` is every call, in order."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def show_file(self, path: str) -> None:
        self.asked.append(("show", path))

    def write_mail(self, address: str, subject: str, text: str) -> None:
        self.asked.append(("mail", address))
