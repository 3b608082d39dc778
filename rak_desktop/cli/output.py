"""How the terminal says things: text, JSON, errors. stdout is for the answer, stderr for talk."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from rak_desktop.assembly import own_command
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.verification import VerificationReport
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for

VERSION = 1


def answer(text: str) -> None:
    """What was asked for."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def answer_json(values: Mapping[str, Any]) -> None:
    """What was asked for, as one JSON object with its version."""
    answer(json.dumps({"version": VERSION, **values}, ensure_ascii=False))


def say(text: str = "") -> None:
    """Talk: progress, questions, advice."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def show_error(trouble: Trouble, *, json: bool, words: Words | None = None) -> None:
    """A trouble as three sentences, or as one line of JSON; both on stderr."""
    said = words_for(trouble, words or Words())
    if json:
        say(_error_json(trouble, said.title, said.what_happened, said.what_to_do))
    else:
        say(f"{said.title}. {said.what_happened} {said.what_to_do} ({said.code})")


def connection_json(connection: Connection) -> dict[str, Any]:
    """A connection as every `--json` shows it."""
    return {
        "app_id": connection.id.app_id,
        "account_id": connection.id.account_id,
        "account_name": connection.account_name,
        "mode": connection.id.mode.value,
        "label": connection.label,
        "key_ending": connection.key_ending,
        "publishable_key": connection.publishable_key,
        "service": connection.slot.service,
        "username": connection.slot.username,
        "connected_at": connection.connected_at.isoformat(),
        "checked_at": connection.checked_at.isoformat(),
        "health": connection.health.value,
    }


def report_json(report: VerificationReport) -> dict[str, Any]:
    """A report as every `--json` shows it."""
    return {
        "permissions": [
            {"permission": result.need.permission.name, "outcome": result.outcome.value} for result in report.results
        ],
        "account": {
            "id": report.account.id,
            "name": report.account.name,
            "confirmed": report.account.confirmed,
        },
    }


def _error_json(trouble: Trouble, title: str, what_happened: str, what_to_do: str) -> str:
    error = {
        "code": trouble.code.value,
        "title": title,
        "what_happened": what_happened,
        "what_to_do": what_to_do,
        "facts": {**trouble.facts, "repair": [*own_command(), "open"]},
    }
    return json.dumps({"version": VERSION, "error": error}, ensure_ascii=False)
