"""A folder that can be read and not written, for this process and those it starts: a read-only disk, for real.

Who is not root takes away the right to write. Root may write all the same, so there the folder is mounted once more,
read-only, in a mount namespace of this process, which ends with it (mount(2), unshare(2)).
"""

import ctypes
import os
from pathlib import Path

_NEW_NAMESPACE = 0x20000
_READ_ONLY, _REMOUNT, _BIND, _ALL_BELOW, _PRIVATE = 0x1, 0x20, 0x1000, 0x4000, 0x40000


def make_read_only(folder: Path) -> None:
    """Raises OSError where this system does not allow it."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    place = os.fsencode(folder)
    _did(libc.unshare(_NEW_NAMESPACE))
    _did(libc.mount(None, b"/", None, _ALL_BELOW | _PRIVATE, None))
    _did(libc.mount(place, place, None, _BIND, None))
    _did(libc.mount(None, place, None, _REMOUNT | _BIND | _READ_ONLY, None))


def _did(answer: int) -> None:
    if answer != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
