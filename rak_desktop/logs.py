"""The log file: small, rotated, and without secrets.

The masking type keeps keys out of log calls; the formatter here is the second net. It scrubs the finished text,
so message, arguments and the whole traceback with its chain pass it, whoever wrote them: the exceptions of other
people's libraries can hold the key.
"""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from rak_desktop.core.redaction import scrub

FILE_NAME = "rak-desktop.log"

_MOST_BYTES = 256 * 1024
_OLDER_FILES = 2


class ScrubbingFormatter(logging.Formatter):
    """Formats as usual, then hides everything shaped like a secret."""

    def format(self, record: logging.LogRecord) -> str:
        return scrub(super().format(record))


def set_up(folder: Path) -> None:
    """Logs this package into a file in the folder, from now on. Where none can be written there is no log.

    A second call changes nothing.
    """
    package = logging.getLogger("rak_desktop")
    if package.handlers:
        return
    package.addHandler(_file_handler(folder))
    package.setLevel(logging.INFO)
    package.propagate = False


def _file_handler(folder: Path) -> logging.Handler:
    """The folder is its owner's alone, and so is every file in it."""
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        handler: logging.Handler = _QuietFile(
            folder / FILE_NAME, maxBytes=_MOST_BYTES, backupCount=_OLDER_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(ScrubbingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


class _QuietFile(RotatingFileHandler):
    """A disk that takes no more ends the log, not the program."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the parent's name
        """Says nothing: there is nobody at stderr who could mend it, and the record may be long."""
