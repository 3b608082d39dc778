"""Why a program may stand outside the sign-in of the person to whom the password store belongs.

| Place            | Known by                                                                     |
|------------------|------------------------------------------------------------------------------|
| another person   | sudo's variable, somebody else's runtime folder, or the kernel's login id    |
| a container      | what `inner_linux` finds                                                     |
| a remote shell   | ssh's variables                                                              |
| a service        | systemd's variable, or no terminal type at all, as under cron                |
"""

import os

from rak_desktop.adapters.inner_linux import is_in_container

TYPE_CHECKING = False  # to import it from typing, or a path from pathlib, takes longer than to look
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ANOTHER_PERSON = "another-person"
CONTAINER = "container"
REMOTE_SHELL = "remote-shell"
SERVICE = "service"

_NOBODY_SIGNED_IN = "4294967295"  # what /proc/self/loginuid holds then: -1, without a sign


def place(environ: "Mapping[str, str]", root: "Path | str" = "/") -> str | None:
    """Where this program runs, when no session of its person is to be found; None where nothing tells."""
    if _is_another_person(environ, root):
        return ANOTHER_PERSON
    if is_in_container(environ, root):
        return CONTAINER
    if "SSH_CONNECTION" in environ or "SSH_CLIENT" in environ:
        return REMOTE_SHELL
    if "INVOCATION_ID" in environ or "TERM" not in environ:
        return SERVICE
    return None


def _is_another_person(environ: "Mapping[str, str]", root: "Path | str") -> bool:
    own = str(os.getuid())
    signed_in = [environ.get("SUDO_UID"), _owner_of(environ.get("XDG_RUNTIME_DIR")), _login_id(root)]
    return any(person not in (None, own) for person in signed_in)


def _owner_of(folder: str | None) -> str | None:
    try:
        return str(os.stat(folder).st_uid) if folder else None  # noqa: PTH116 - as above
    except OSError:
        return None


def _login_id(root: "Path | str") -> str | None:
    try:
        with open(f"{root}/proc/self/loginuid", encoding="ascii") as file:  # noqa: PTH123 - as above
            told = file.read().strip()
    except (OSError, ValueError):
        return None
    return None if told == _NOBODY_SIGNED_IN else told
