"""Gives a key to whoever asked: the only place that writes one to stdout or into a child's environment."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from rak_desktop.core.connection import Connection
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
    """The key and a newline on stdout, nothing else."""
    card = _with_secret(connection, key)
    match key_format:
        case KeyFormat.PLAIN:
            text = card["api_key"]
        case KeyFormat.ENV:
            text = f"{KEY_VARIABLE}={card['api_key']}"
        case KeyFormat.JSON:
            import json

            text = json.dumps({"version": 1, **card}, ensure_ascii=False)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def run_with_key(
    command: Sequence[str], connection: Connection, key: RestrictedKey, names: Sequence[str], environ: Mapping[str, str]
) -> int:
    """Runs the command with the key in these variables, without a shell, and returns its exit code.

    On POSIX the command takes this process's place, so signals and the exit code need no passing on.
    Windows has no such thing: there we wait beside it, and Ctrl+C reaches both.
    Raises OSError when the command cannot be started.
    """
    secret = _with_secret(connection, key)["api_key"]
    kept = {name: value for name, value in environ.items() if not name.startswith(_OWN_VARIABLES)}
    childs = {**kept, **dict.fromkeys(names, secret)}
    if os.name == "posix":
        os.execvpe(command[0], list(command), childs)  # noqa: S606 - no shell is the point
    return _wait_for(command, childs)


def _wait_for(command: Sequence[str], environ: Mapping[str, str]) -> int:
    with subprocess.Popen(list(command), env=dict(environ)) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the child got it too and decides; we pass its exit code on


def _with_secret(connection: Connection, key: RestrictedKey) -> dict[str, Any]:
    return {
        "api_key": key.reveal(),
        "publishable_key": connection.publishable_key,
        "account_id": connection.id.account_id,
        "livemode": connection.id.mode is Mode.LIVE,
        "app_id": connection.id.app_id,
        "label": connection.label,
    }
