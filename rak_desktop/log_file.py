"""The file of the log. `logs` makes it with the first record."""

import io
import logging
import os
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path


class PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner can read, and that stays silent when it cannot be written."""

    def __init__(self, path: Path, largest: int, older_files: int) -> None:
        """`largest` in bytes; `older_files` are kept beside it."""
        super().__init__(
            path, maxBytes=largest, backupCount=older_files, encoding="utf-8", errors="backslashreplace", delay=True
        )

    def doRollover(self) -> None:  # noqa: N802 - logging's name
        """Where another window writes to it, Windows lets nobody move it: then it grows until one writes alone."""
        if self.stream is not None:
            self.stream.close()
            self.stream = None  # the next record opens it
        with suppress(OSError):
            os.rename(self.baseFilename, self.baseFilename)  # noqa: PTH104 - fails before older files have been moved
            super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """The usual answer is a traceback on the terminal, with the unscrubbed message in it."""

    def _open(self) -> io.TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return os.fdopen(descriptor, "a", encoding=self.encoding, errors=self.errors)
