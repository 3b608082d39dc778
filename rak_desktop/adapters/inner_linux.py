"""Is this a Linux inside something else? By what others promise to leave there.

| Inside                       | Known by                                                                       |
|------------------------------|--------------------------------------------------------------------------------|
| a container                  | the marks of Docker and Podman, or the variable of systemd's containers        |
| Windows, WSL                 | its maker's name in the kernel's release (microsoft/WSL#423)                   |

A container on a Windows computer is both. `key` waits for this file when it has to say what is wrong.
"""

import os

TYPE_CHECKING = False  # to import it from typing, or a path from pathlib, takes longer than to look
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MARKS_OF_CONTAINERS = (".dockerenv", "run/.containerenv")


def is_in_container(environ: "Mapping[str, str]", root: "Path | str" = "/") -> bool:
    """An empty variable says as little as none."""
    return bool(environ.get("container")) or any(os.path.lexists(f"{root}/{mark}") for mark in _MARKS_OF_CONTAINERS)


def has_kernel_of_windows(root: "Path | str" = "/") -> bool:
    """Where it cannot be told it is a usual Linux."""
    try:
        with open(f"{root}/proc/sys/kernel/osrelease", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - as above
            return "microsoft" in file.read().lower()
    except OSError:
        return False
