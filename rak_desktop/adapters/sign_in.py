"""Why a program may stand outside the sign-in of the person to whom the password store belongs.

| Place            | Known by                                                                     |
|------------------|------------------------------------------------------------------------------|
| another person   | sudo's variable, somebody else's runtime folder, or the kernel's login id    |
| a container      | the marks of Docker and Podman, or the variable of systemd's containers      |
| a remote shell   | ssh's variables                                                              |
| a service        | systemd's variable, or no terminal type at all, as under cron                |
"""

import os
from collections.abc import Mapping
from pathlib import Path

ANOTHER_PERSON = "another-person"
CONTAINER = "container"
REMOTE_SHELL = "remote-shell"
SERVICE = "service"

_NOBODY_SIGNED_IN = "4294967295"  # what /proc/self/loginuid holds then: -1, without a sign


def place(environ: Mapping[str, str], root: Path = Path("/")) -> str | None:
    """Where this program runs, when no session of its person is to be found; None where nothing tells."""
    if _is_another_person(environ, root):
        return ANOTHER_PERSON
    if environ.get("container") or any((root / mark).exists() for mark in (".dockerenv", "run/.containerenv")):
        return CONTAINER
    if "SSH_CONNECTION" in environ or "SSH_CLIENT" in environ:
        return REMOTE_SHELL
    if "INVOCATION_ID" in environ or "TERM" not in environ:
        return SERVICE
    return None


def _is_another_person(environ: Mapping[str, str], root: Path) -> bool:
    own = str(os.getuid())
    signed_in = [environ.get("SUDO_UID"), _owner_of(environ.get("XDG_RUNTIME_DIR")), _login_id(root)]
    return any(person not in (None, own) for person in signed_in)


def _owner_of(folder: str | None) -> str | None:
    try:
        return str(Path(folder).stat().st_uid) if folder else None
    except OSError:
        return None


def _login_id(root: Path) -> str | None:
    try:
        told = (root / "proc/self/loginuid").read_text("ascii").strip()
    except (OSError, ValueError):
        return None
    return None if told == _NOBODY_SIGNED_IN else told
