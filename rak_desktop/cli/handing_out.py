"""Gives a key to whoever asked: the only place that writes one to stdout or into a child's environment."""

import os
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, NoReturn

from rak_desktop.cli.streams import answer
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode

KEY_VARIABLE = "STRIPE_API_KEY"

_OWN_VARIABLES = "RAK_DESKTOP_"


class KeyFormat(Enum):
    """How `key` prints a key."""

    PLAIN = "plain"
    JSON = "json"
    ENV = "env"


def print_key(connection: Connection, key: RestrictedKey, key_format: KeyFormat) -> None:
    """The key and a newline on stdout, nothing else. What only one form or `exec` needs is imported there."""
    card = _with_secret(connection, key)
    match key_format:
        case KeyFormat.PLAIN:
            answer(card["api_key"])
        case KeyFormat.ENV:
            answer(f"{KEY_VARIABLE}={card['api_key']}")
        case KeyFormat.JSON:
            import json

            answer(json.dumps({"version": 1, **card}))


def run_with_key(
    command: Sequence[str], connection: Connection, key: RestrictedKey, names: Sequence[str], environ: Mapping[str, str]
) -> int:
    """Runs the command with the key in these variables, without a shell, and returns its exit code.

    On POSIX the command takes this process's place, so signals and the exit code need no passing on.
    Windows has no such thing: there we wait beside it, and Ctrl+C reaches both.
    Raises OSError when the command cannot be started, and ProfileError when it must not be.
    """
    from rak_desktop.adapters.users_environment import users_own

    secret = _with_secret(connection, key)["api_key"]
    kept = {name: value for name, value in users_own(environ).items() if not name.startswith(_OWN_VARIABLES)}
    childs = {**kept, **dict.fromkeys(names, secret)}
    if sys.platform == "win32":
        return _wait_for(command, childs)
    return _become(command, childs)


def _become(command: Sequence[str], environ: Mapping[str, str]) -> NoReturn:
    import signal

    # Python ignores these, and a program started by it would go on ignoring them: `yes | head` would complain.
    if sys.platform != "win32":
        for ignored in (signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(ignored, signal.SIG_DFL)
    os.execvpe(command[0], list(command), environ)  # noqa: S606 - no shell is the point


def _wait_for(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Raises ProfileError for arguments that Windows' shell would read in a way of its own."""
    import subprocess

    from rak_desktop.adapters.other_programs import without_our_libraries
    from rak_desktop.core.batch_files import is_batch_file, is_safe_for_one

    program = _program(command[0], environ)
    if is_batch_file(program) and not all(map(is_safe_for_one, command[1:])):
        raise ProfileError(Code.NOT_SAFE_FOR_BATCH_FILE, command=harmless(command[0]))
    with without_our_libraries():
        started = subprocess.Popen([program, *command[1:]], env=dict(environ))
    with started as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the child got it too and decides; we pass its exit code on


def _program(name: str, environ: Mapping[str, str]) -> str:
    """The file that is meant. Raises FileNotFoundError.

    Windows itself would look along our PATH and only for .exe, where npm and its like are batch files; and before
    that in the current folder, where anybody's project could leave an npm of its own to be given a key.
    """
    from rak_desktop.adapters.other_programs import found_on_path

    if set(name) & set("/\\:"):
        return name
    endings = tuple(ending for ending in environ.get("PATHEXT", "").lower().split(";") if ending)
    whole = not endings or name.lower().endswith(endings)
    for found in found_on_path([name] if whole else [name + ending for ending in endings], environ):
        return str(found)
    raise FileNotFoundError(name)


def _with_secret(connection: Connection, key: RestrictedKey) -> dict[str, Any]:
    return {
        "api_key": key.reveal(),
        "publishable_key": connection.publishable_key,
        "account_id": connection.id.account_id,
        "livemode": connection.id.mode is Mode.LIVE,
        "app_id": connection.id.app_id,
        "label": connection.label,
    }
