"""What was typed before a question stood there: it was meant for something else, and is no answer to it."""

import sys
from contextlib import suppress


def forget_typed_ahead() -> None:
    """Nothing is left of it at a terminal; elsewhere nothing happens."""
    with suppress(OSError, ValueError):  # a standard input that is closed, or no file at all
        _forget(sys.stdin.fileno())


if sys.platform == "win32":
    import msvcrt

    def _forget(_: int) -> None:
        while msvcrt.kbhit():
            msvcrt.getwch()
else:
    import termios

    def _forget(file: int) -> None:
        with suppress(termios.error):  # no terminal
            termios.tcflush(file, termios.TCIFLUSH)
