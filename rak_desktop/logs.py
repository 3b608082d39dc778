"""Sets up the log: one small file of this person's own, in which nothing shaped like a secret is ever written.

Scrubbing is done by the handler's formatter, the last step before the file: it sees the finished text, with
the arguments put in, the traceback and every exception that led to it. A filter would see them apart. Records are
scrubbed as well, for handlers that are not ours.
"""

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from rak_desktop.core.errors import Trouble
from rak_desktop.core.names import PROGRAM
from rak_desktop.core.redaction import scrub

FILE_NAME = f"{PROGRAM}.log"
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
    root.addHandler(_Ours(folder))
    logging.setLogRecordFactory(_ScrubbedRecord)
    # Other libraries may name what they send at lower levels.
    root.setLevel(logging.WARNING)
    logging.getLogger("rak_desktop").setLevel(logging.INFO)


def lines_in(folder: Path) -> list[str]:
    """What was logged there, the oldest first. Empty where nothing was, or where it cannot be read."""
    files = [folder / f"{FILE_NAME}.{number}" for number in range(_OLDER_FILES, 0, -1)]
    return [line for file in (*files, folder / FILE_NAME) for line in _lines(file)]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


def catch_what_nobody_caught() -> None:
    """From now on an exception that nobody caught is logged, on every thread, instead of printed.

    A desktop keeps what its programs print in a file of its own, unscrubbed and without end.
    """
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda caught: _log_uncaught(caught.exc_type, caught.exc_value, caught.exc_traceback)


class StepLog:
    """Writes each step of one walk once: its name, the code of its trouble, and how long the one before it took."""

    def __init__(self, logger: logging.Logger, steady: Callable[[], float] = time.monotonic) -> None:
        self._logger = logger
        self._steady = steady
        self._last: tuple[str, str] | None = None
        self._since = steady()

    def arrived(self, step: object, found: Trouble | None = None) -> None:
        """A walk stands here now. A name that is being typed changes the step with every letter; that is not told.

        `found` is a trouble that the step leads to without holding it.
        """
        trouble = found or getattr(step, "trouble", None) or getattr(step, "proof_trouble", None)
        here = type(step).__name__, trouble.code.value if isinstance(trouble, Trouble) else ""
        if here == self._last:
            return
        now = self._steady()
        after = f" after {(now - self._since) * 1000:.0f} ms" if self._last else ""
        self._last, self._since = here, now
        self._logger.info("step %s%s", " ".join(filter(None, here)), after)


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


class _ScrubbedRecord(logging.LogRecord):
    """For handlers that other libraries add: what they are given is scrubbed already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.exc_info:
            self.exc_text = scrub(logging.Formatter().formatException(self.exc_info))

    def getMessage(self) -> str:  # noqa: N802 - logging's name
        return scrub(super().getMessage())


class _Ours(logging.Handler):
    """Hands on to the file, made with the first record: most runs write nothing, and no window waits for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = _file_in(self._folder)
        self._file.handle(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _file_in(folder: Path) -> logging.Handler:
    from rak_desktop.log_file import PrivateFile

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = PrivateFile(folder / FILE_NAME, _LARGEST_FILE, _OLDER_FILES)
    except OSError:
        return logging.NullHandler()
    file.setFormatter(ScrubbedFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return file
