"""Sets up the log: one small file of this person's own, in which nothing shaped like a secret is ever written.

Scrubbing is done by the handler's formatter, the last step before the file: it sees the finished text, with
the arguments put in, the traceback and every exception that led to it. A filter would see them apart.
"""

import io
import logging
import os
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from rak_desktop.core.redaction import scrub

FILE_NAME = "rak-desktop.log"
_LARGEST_FILE = 256 * 1024
_OLDER_FILES = 2


def set_up(folder: Path) -> None:
    """Everything logged from now on goes to the file in this folder, and only there.

    Never fails: where the folder cannot be used, nothing is logged. May be called again.
    """
    root = logging.getLogger()
    for earlier in [handler for handler in root.handlers if isinstance(handler, _Ours)]:
        root.removeHandler(earlier)
        earlier.close()
    root.addHandler(_handler(folder))
    # Other libraries may name what they send at lower levels.
    root.setLevel(logging.WARNING)
    logging.getLogger("rak_desktop").setLevel(logging.INFO)


def catch_what_nobody_caught() -> None:
    """From now on an exception that nobody caught is logged, on every thread, instead of printed.

    A desktop keeps what its programs print in a file of its own, unscrubbed and without end.
    """
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda caught: _log_uncaught(caught.exc_type, caught.exc_value, caught.exc_traceback)


def log_mistake(what: str, error: BaseException) -> None:
    """Logs a mistake of ours by its kind and place. Its text, which may hold anything, stays out."""
    place = "".join(traceback.format_tb(error.__traceback__))
    logging.getLogger(__name__).error("%s: %s\n%s", what, type(error).__name__, place)


def _log_uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if isinstance(error, Exception):
        log_mistake("nobody caught this", error)
    else:
        sys.__excepthook__(kind, error or kind(), trace)


class ScrubbedFormatter(logging.Formatter):
    """Formats as usual, then hides what is shaped like a secret."""

    def format(self, record: logging.LogRecord) -> str:
        return scrub(super().format(record))


class _Ours(logging.Handler):
    """What `set_up` may take away again."""


class _PrivateFile(RotatingFileHandler, _Ours):
    """A rotating file that only its owner can read, and that stays silent when it cannot be written."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """The usual answer is a traceback on the terminal, with the unscrubbed message in it."""

    def _open(self) -> io.TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return os.fdopen(descriptor, "a", encoding=self.encoding, errors=self.errors)


class _Nowhere(logging.NullHandler, _Ours):
    """Without any handler, logging prints warnings to the terminal."""


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateFile(
            folder / FILE_NAME,
            maxBytes=_LARGEST_FILE,
            backupCount=_OLDER_FILES,
            encoding="utf-8",
            errors="backslashreplace",
            delay=True,  # most runs have nothing to write
        )
    except OSError:
        return _Nowhere()
    handler.setFormatter(ScrubbedFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
