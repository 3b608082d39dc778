"""Finds and starts programs that are not ours, so that nothing of ours goes with them.

| Would go with it, or stay behind              | Kept off by                                         |
|-----------------------------------------------|-----------------------------------------------------|
| paths into our bundle                         | `users_environment`, which the callers ask          |
| the bundle's folder of libraries, on Windows  | `without_our_libraries`                             |
| our terminal, and Ctrl+C in it                | no streams, and a session of its own                |
| the entry of a process that ended             | a thread that waits for it                          |

Only whole paths of PATH count: what lies in the folder that somebody happens to be in is never started.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread


def has_started(command: str | Sequence[str], environ: Mapping[str, str], watched: float | None = None) -> bool:
    """Starts it to live on, also when this program is over. False where that cannot be done.

    Also false where it ends with a no within the seconds in which it is watched. A text is a whole line for Windows.
    """
    import subprocess  # the first window is painted without it

    nothing = subprocess.DEVNULL
    try:
        with without_our_libraries():
            started = subprocess.Popen(
                command, env=environ, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
    except OSError:
        return False
    with suppress(subprocess.TimeoutExpired):
        if watched is not None:
            return started.wait(watched) == 0
    Thread(target=started.wait, name="another program", daemon=True).start()
    return True


def has_opened_on_windows(address: str) -> bool:
    """Gives a file or an address to whatever the person opens such with."""
    try:
        with without_our_libraries():
            os.startfile(address)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606 - Windows only, no shell
    except OSError:
        return False
    return True


@contextmanager
def without_our_libraries() -> Iterator[None]:
    """On Windows a frozen program's library folder is handed on to what it starts, whatever the environment says.

    D: PyInstaller's page on launching external programs. It is put back, since more of ours may be loaded later.
    """
    if sys.platform == "win32" and getattr(sys, "frozen", False):
        import ctypes

        ctypes.windll.kernel32.SetDllDirectoryW(None)
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetDllDirectoryW(getattr(sys, "_MEIPASS", None))
    else:
        yield


def found_on_path(files: Iterable[str], environ: Mapping[str, str]) -> Iterator[Path]:
    """The programs of these file names in the folders of PATH, the first one first."""
    names = tuple(files)
    folders = (Path(folder) for folder in environ.get("PATH", "").split(os.pathsep) if folder)
    places = (folder / name for folder in folders if folder.is_absolute() for name in names)
    yield from (place for place in places if _can_be_started(place))


def _can_be_started(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.is_file() and os.access(path, os.X_OK)
    return False
