"""Keeps this process's memory, which may hold a key, out of the files that a system writes when a program crashes.

Linux and macOS know a limit for such files, and systemd's collector keeps to it as well. Windows has none to set here.
"""

import sys


def allow_none() -> None:
    """No crash dump of this process. Programs that it starts inherit that."""
    if sys.platform != "win32":
        import resource

        try:
            _, most = resource.getrlimit(resource.RLIMIT_CORE)
            resource.setrlimit(resource.RLIMIT_CORE, (0, most))
        except (OSError, ValueError):
            pass  # no more can be done about it
