"""The frozen program's terminal side: what opens a window is the program beside it, with the libraries for that.

Loads nothing for itself: other programs wait for `key`.
"""

import os
import sys

from rak_desktop.__main__ import main

_WINDOWS = ("open", "practice", "pictures")


def start() -> int:
    """Runs the command, here or in the program for windows, and returns its exit code."""
    opens_a_window = not sys.argv[1:] or sys.argv[1] in _WINDOWS
    return _start_beside() if opens_a_window else main()


def _start_beside() -> int:
    here, ending = (sys.executable, "") if os.name != "nt" else (sys.executable.removesuffix(".exe"), ".exe")
    beside = f"{here}-window{ending}"
    # It is a program of its own, not a part of this one that PyInstaller has started.
    environ = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    if os.name != "nt":
        os.execve(beside, [beside, *sys.argv[1:]], environ)  # noqa: S606 - no shell is the point
    import subprocess

    return subprocess.run([beside, *sys.argv[1:]], env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(start())
