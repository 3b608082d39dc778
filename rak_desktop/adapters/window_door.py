"""One window for each person and brand: a lock that ends with its process, and a socket beside it.

| What is found                            | What happens                                                     |
|------------------------------------------|------------------------------------------------------------------|
| nobody has the lock                      | we take it; a socket that a dead window left is replaced         |
| somebody has it and takes the message    | that window comes to the front, and this start is over           |
| somebody has it and does not answer      | (hung, starting up, or of another make) a window opens all the same |
| the folder cannot be written to          | a window opens all the same                                      |

Why not Qt's QLocalServer and QLockFile: QtNetwork would cost every start 3 MB and the installer 2 MB, and QLockFile
guesses by process numbers whether an owner still lives, where the system's own lock is simply gone with it.

On Unix the socket stands in the person's runtime folder (XDG_RUNTIME_DIR), else beside the connection book; its path
must be short. On Windows it is a named pipe, which other people of the computer may not write to by default.
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import IO
from zlib import crc32

from rak_desktop.ports.window_door import Entry

WITHIN = 2.0
"""Seconds in which a window has to take the message."""

_SPEAKS_WITHIN = 1.0
"""Seconds in which whoever came to the door has to say why; the next one waits outside."""

TAKEN = b"taken\n"
_MOST_BYTES = 4096
_LONGEST_PATH = 100  # 104 on macOS, 108 on Linux, both with their end
_AGAIN = 0.05

_log = logging.getLogger(__name__)

OnMessage = Callable[[bytes], bool]
Calls = Generator[tuple[bytes, Callable[[bytes], None]], None, None]


class LockedDoor:
    """Implements ports/window_door."""

    def __init__(self, folder: Path, name: str, within: float = WITHIN) -> None:
        self._lock_file = folder / f"{name}.lock"
        self._socket_path = folder / f"{name}.sock"
        self._within = within
        self._lock: IO[bytes] | None = None
        self._listener: _Listener | None = None

    @classmethod
    def of(cls, environ: Mapping[str, str], data: Path) -> "LockedDoor":
        """The door of whoever keeps their connections in this folder; brand and practice have folders of their own."""
        name = f"rak-desktop-{crc32(str(data).encode()):08x}"  # hashlib would load OpenSSL before the first window
        return cls(_runtime_folder(environ) or data, name)

    def enter(self, message: bytes, on_message: OnMessage) -> Entry:
        try:
            self._lock_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = _locked(self._lock_file)
        except OSError as error:
            _log.info("no lock for the window: %s", type(error).__name__)
            return Entry.ALONE
        if self._lock is None:
            return Entry.HANDED_OVER if self._knock(message) else Entry.ALONE
        try:
            self._listener = _Listener(self._socket_path, on_message)
        except OSError as error:
            _log.info("no socket for the window: %s", type(error).__name__)
            return Entry.ALONE
        return Entry.FIRST

    def close(self) -> None:
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _knock(self, message: bytes) -> bool:
        """Tries again for as long as there is time: the other window may just be opening."""
        ends = time.monotonic() + self._within
        while (left := ends - time.monotonic()) > 0:
            with suppress(OSError):
                return _taken(self._socket_path, message, left)
            time.sleep(_AGAIN)
        return False


class _Listener:
    """Answers one start after another, on a daemon thread."""

    def __init__(self, path: Path, on_message: OnMessage) -> None:
        self._path = path
        self._on_message = on_message
        self._over = threading.Event()
        self._accept = _listening(path, self._over)
        self._thread = threading.Thread(target=self._run, name="window door", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Before the lock is given back: the thread takes the socket away, which must not be the next window's."""
        self._over.set()
        with suppress(OSError):  # wakes the thread, which then ends
            _taken(self._path, b"\n", 1.0)
        self._thread.join(WITHIN)

    def _run(self) -> None:
        with closing(self._accept):
            for line, answer in self._accept:
                if self._over.is_set():
                    return
                with suppress(OSError):
                    if self._on_message(line):
                        answer(TAKEN)


def _runtime_folder(environ: Mapping[str, str]) -> Path | None:
    """The desktop's own folder for such things, if it is there and nobody else's."""
    named = environ.get("XDG_RUNTIME_DIR")
    if not named or sys.platform == "win32":
        return None
    with suppress(OSError):
        found = os.stat(named)  # noqa: PTH116 - one call tells owner and rights
        if found.st_uid == os.getuid() and not found.st_mode & 0o077:
            return Path(named)
    return None


# ── the system's ways ────────────────────────────────────────────────────────────────────────────────

if sys.platform == "win32":
    import _winapi
    import msvcrt
    from multiprocessing.connection import Client, Listener

    def _locked(path: Path) -> IO[bytes] | None:
        """The open file for as long as it is locked; None when another process has it."""
        file = path.open("ab")
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            file.close()
            return None
        return file

    def _pipe(path: Path) -> str:
        return rf"\\.\pipe\{path.stem}"

    def _listening(path: Path, over: threading.Event) -> Calls:
        """What each caller says, with the way to answer it. Raises OSError at once when it cannot be listened to.

        A caller who cannot be let in, as where too many files are open, is no reason to close the door.
        """
        return _calls(Listener(_pipe(path), family="AF_PIPE"), over)

    def _calls(listener: Listener, over: threading.Event) -> Calls:
        with listener:
            while not over.is_set():
                try:
                    call = listener.accept()
                except (OSError, EOFError):
                    over.wait(_AGAIN)
                    continue
                with suppress(OSError, EOFError), call:
                    if call.poll(_SPEAKS_WITHIN):
                        yield call.recv_bytes(_MOST_BYTES), call.send_bytes

    def _taken(path: Path, message: bytes, within: float) -> bool:
        ends = time.monotonic() + within
        _winapi.WaitNamedPipe(_pipe(path), max(1, round(within * 1000)))  # for itself, Client waits 20 s for a busy one
        with Client(_pipe(path), family="AF_PIPE") as call:
            call.send_bytes(message)
            return bool(call.poll(max(0.0, ends - time.monotonic()))) and call.recv_bytes(_MOST_BYTES) == TAKEN

else:
    # Of `socket` the first window would wait for the half that is written in Python.
    import _socket
    import fcntl

    def _locked(path: Path) -> IO[bytes] | None:
        """The open file for as long as it is locked; None when another process has it."""
        file = path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return None
        except OSError:
            file.close()
            raise
        return file

    def _listening(path: Path, over: threading.Event) -> Calls:
        """What each caller says, with the way to answer it. Raises OSError at once when it cannot be listened to.

        A caller who cannot be let in, as where too many files are open, is no reason to close the door.
        """
        if len(os.fsencode(path)) > _LONGEST_PATH:
            raise OSError("the path of the socket is too long")
        path.unlink(missing_ok=True)  # we have the lock, so whoever made it is gone
        door = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        try:
            door.bind(str(path))
            path.chmod(0o600)
            door.listen()
        except OSError:
            door.close()
            raise
        return _calls(door, path, over)

    def _calls(door: _socket.socket, path: Path, over: threading.Event) -> Calls:
        with closing(door):
            try:
                while not over.is_set():
                    try:
                        caller, _ = door._accept()  # type: ignore[attr-defined]  # noqa: SLF001 - its name there
                    except OSError:
                        over.wait(_AGAIN)
                        continue
                    with closing(_socket.socket(fileno=caller)) as call, suppress(OSError):
                        yield _line(call, time.monotonic() + _SPEAKS_WITHIN), call.sendall
            finally:
                path.unlink(missing_ok=True)

    def _taken(path: Path, message: bytes, within: float) -> bool:
        ends = time.monotonic() + within
        with closing(_socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)) as call:
            call.settimeout(within)
            call.connect(str(path))
            call.sendall(message)
            return _line(call, ends) == TAKEN

    def _line(call: _socket.socket, ends: float) -> bytes:
        """Up to the end of the line or of the connection. Raises TimeoutError at that moment, also while it drips."""
        line = b""
        while not line.endswith(b"\n") and len(line) < _MOST_BYTES:
            if (left := ends - time.monotonic()) <= 0:
                raise TimeoutError
            call.settimeout(left)
            more = call.recv(_MOST_BYTES)
            if not more:
                break
            line += more
        return line
