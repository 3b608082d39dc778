"""ReportFiles: where reports are saved, and where the ones that others sent are read."""

from typing import Protocol

from rak_desktop.core.support_report import Report


class ReportFiles(Protocol):
    """One zip file with the report as JSON and as text."""

    def write(self, place: str, json: str, text: str) -> None:
        """In full or not at all. Raises RakError (REPORT_NOT_WRITABLE)."""

    def read(self, place: str) -> Report:
        """What somebody sent, taken for nothing but data. Raises RakError (REPORT_UNREADABLE)."""
