"""Keeps None alive: PySide 6.12.0 gives it back uncounted on every call that answers None.

From Python 3.12 on None is not counted any more and nothing happens. Before that each such call takes one reference
away, and after some eleven thousand calls (a busy arc needs half a minute) Python ends with "deallocating None".
PySide 6.11 is free of it; once we no longer meet 6.12 on Python 3.11, this file can go.
"""

import ctypes
import sys

_MORE_THAN_EVER_USED_UP = 1 << 40


def keep_none_alive() -> None:
    """Called before the first window, and as often as one likes."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < _MORE_THAN_EVER_USED_UP:
        ctypes.c_ssize_t.from_address(id(None)).value += 2 * _MORE_THAN_EVER_USED_UP
