"""The forms of what the terminal says: JSON for programs, three sentences for people."""

from __future__ import annotations

from rak_desktop.cli.streams import answer, say
from rak_desktop.wording.errors import TroubleWords, words_for

TYPE_CHECKING = False  # `key` waits for this file when it has to say what is wrong
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from rak_desktop.core.connection import Connection
    from rak_desktop.core.errors import Trouble
    from rak_desktop.core.support_code import SupportCode
    from rak_desktop.core.verification import VerificationReport
    from rak_desktop.wording.catalogue import Words

VERSION = 1


def answer_json(values: Mapping[str, Any]) -> None:
    """What was asked for, as one JSON object with its version. In ASCII, so that no system's encoding can spoil it."""
    answer(_json({"version": VERSION, **values}))


def say_trouble(trouble: Trouble, words: Words, code: SupportCode | str) -> None:
    """A trouble as three sentences and its code; then the support code, on a line of its own to be read out."""
    said = words_for(trouble, words)
    title = words("{title}.", title=said.title)
    say(f"{words.in_a_row(title, said.what_happened, said.what_to_do)} ({said.code})")
    say(words("Support code: {code}", code=str(code)))


def say_trouble_as_json(trouble: Trouble, words: Words, repair: Sequence[str], code: SupportCode | str) -> None:
    """A trouble as one line of JSON. `repair` is the command line that opens the window where it can be mended."""
    say(_json({"version": VERSION, "error": _error(trouble, words_for(trouble, words), repair, code)}))


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
        "checked_at": connection.checked_at and connection.checked_at.isoformat(),
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


def _json(values: Mapping[str, Any]) -> str:
    import json  # most troubles are told to people

    return json.dumps(values)


def _error(trouble: Trouble, said: TroubleWords, repair: Sequence[str], code: SupportCode | str) -> dict[str, Any]:
    return {
        "code": said.code,
        "title": said.title,
        "what_happened": said.what_happened,
        "what_to_do": said.what_to_do,
        "facts": {**trouble.facts, "repair": list(repair), "support_code": str(code)},
    }
