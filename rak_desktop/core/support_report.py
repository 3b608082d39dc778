"""Report: what may leave this computer for the person who helps, and nothing else.

An allow-list decides, not a search for what is secret: every field is a number, a word out of a list, or a placeholder
that is the same for the same thing throughout (`<account 1>`, `<shop 1>`, `<home>`). The search is the last net.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from rak_desktop.core.checkup import Finding, State
from rak_desktop.core.errors import FORBIDDEN, NOT_A_FILE, NOT_OURS, Fact
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.settings import Settings
from rak_desktop.core.support_code_format import KeychainProduct
from rak_desktop.core.values import dataclass

VERSION = 1

STRIPES_HOST = "api.stripe.com"

_APP_ID = re.compile(r"[a-z][a-z0-9-]{0,60}(?:\.[a-z0-9-]{1,60}){1,5}")
_NAME_OF_A_MAKER = re.compile(r"[A-Za-z][A-Za-z .,&'-]{0,60}")
_NAME_OF_A_SYSTEM = re.compile(r"[A-Za-z][A-Za-z0-9 ./()-]{0,60}")
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,5}){1,3}")
_WORDS = {
    "place": frozenset({"another-person", "container", "remote-shell", "service"}),
    "problem": frozenset(
        {"no-home", "not-a-folder", "read-only", FORBIDDEN, "full", "other", NOT_A_FILE, NOT_OURS}
        | {"not yet valid", "no longer valid", "other name", "refused"}
    ),
    "source": frozenset({"nobody", "settings", "environment", "system"}),
    "item": frozenset(field.name for field in fields(Settings)),
    "reason": frozenset(
        {"unreadable", "damaged", "too-new", "not-in-a-table", "unknown-item", "unknown-value", "wrong-type"}
        | {"nothing-left", "only-locked", "not-an-address", "holds-a-password", "row", "empty"}
    ),
}
_PATHS = frozenset({"folder", "file", "place", "path"})


@dataclass(frozen=True)
class ReportedFinding:
    check: str
    state: str
    code: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReportedConnection:
    """Names are placeholders; ages are whole days."""

    shop: str
    account: str
    key: str
    app: str
    mode: str
    health: str
    trouble: str
    missing: int
    connected_days_ago: int
    checked_days_ago: int | None


@dataclass(frozen=True)
class ReportedSetting:
    """`value` is told only where it is one out of a list; for a text it is `<set>` or empty."""

    item: str
    value: str
    source: str


@dataclass(frozen=True)
class Report:
    """`compared` kept keys were searched for in it; `not_compared` could not be read, so nobody can tell."""

    made: str
    support_code: str
    findings: tuple[ReportedFinding, ...]
    connections: tuple[ReportedConnection, ...]
    settings: tuple[ReportedSetting, ...]
    log: tuple[str, ...]
    log_left_out: int
    compared: int
    not_compared: int


class Placeholders:
    """Gives the same thing the same placeholder, in the order in which things were first met."""

    def __init__(self, own_folders: Sequence[tuple[str, str]] = ()) -> None:
        """`own_folders` are names and paths of folders that may be told, such as `<home>`; inner ones first."""
        self._folders = own_folders
        self._known: dict[tuple[str, str], str] = {}

    def for_the(self, kind: str, value: str) -> str:
        """`<kind 1>` and so on."""
        numbers = sum(1 for known, _ in self._known if known == kind)
        return self._known.setdefault((kind, value), f"<{kind} {numbers + 1}>")

    def for_path(self, path: str) -> str:
        """By one of our own folders, without what is below it; any other by its number."""
        for name, folder in self._folders:
            if path == folder or path.startswith((folder + "/", folder + "\\")):
                return name if path == folder else f"{name}/…"
        return self.for_the("path", path)


def reported_finding(finding: Finding, names: Placeholders) -> ReportedFinding:
    """The finding with those of its facts that may be told."""
    facts = ((name, _fact(name, value, names)) for name, value in sorted(finding.facts.items()))
    told = tuple((name, value) for name, value in facts if value is not None)
    return ReportedFinding(finding.check, finding.state.value, finding.code.value, told)


def app_name(app_id: str, names: Placeholders) -> str:
    """An app's id is public, if it looks like one."""
    plain = _APP_ID.fullmatch(app_id) is not None and not holds_secret(app_id)
    return app_id if plain else names.for_the("app", app_id)


def _fact(name: str, value: Fact, names: Placeholders) -> str | None:  # noqa: PLR0911 - a table, one line a kind
    if isinstance(value, int):
        return str(value)
    if name in _PATHS and value not in _WORDS["place"]:
        return names.for_path(value)
    if name in ("shop", "proxy"):
        return names.for_the(name, value)
    if name == "keychain":
        return KeychainProduct.called(value).name.lower()
    if name == "host":
        return value if value == STRIPES_HOST else names.for_the("host", value)
    if name == "apps":
        return ", ".join(app_name(app_id.strip(), names) for app_id in value.split(","))
    shape = {"issuer": _NAME_OF_A_MAKER, "system": _NAME_OF_A_SYSTEM, "program": _VERSION}.get(name)
    if shape is not None:
        return value if shape.fullmatch(value) and not holds_secret(value) else names.for_the(name, value)
    return value if value in _WORDS.get(name, frozenset()) or (name == "because" and value.isalpha()) else None


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────


def as_json(report: Report) -> dict[str, Any]:
    """The report as one JSON object with its version."""
    return {"version": VERSION, "report": "rak-desktop", **asdict(report)}


def from_json(data: Any) -> Report:
    """The report that somebody sent. Raises ValueError for anything that is not a whole report of this version."""
    _must(isinstance(data, dict) and (data.get("version"), data.get("report")) == (VERSION, "rak-desktop"))
    return Report(
        made=_text(data, "made"),
        support_code=_text(data, "support_code"),
        findings=tuple(map(_finding, _list(data, "findings"))),
        connections=tuple(map(_connection, _list(data, "connections"))),
        settings=tuple(ReportedSetting(**_texts(each, "item", "value", "source")) for each in _list(data, "settings")),
        log=tuple(map(_line, _list(data, "log"))),
        log_left_out=_number(data, "log_left_out"),
        compared=_number(data, "compared"),
        not_compared=_number(data, "not_compared"),
    )


def _finding(data: Any) -> ReportedFinding:
    facts = _list(data, "facts")
    _must(all(isinstance(fact, list) and len(fact) == 2 for fact in facts))  # noqa: PLR2004 - a name and a value
    State(data["state"])
    told = tuple((_line(name), _line(value)) for name, value in facts)
    return ReportedFinding(**_texts(data, "check", "state", "code"), facts=told)


def _connection(data: Any) -> ReportedConnection:
    return ReportedConnection(
        **_texts(data, "shop", "account", "key", "app", "mode", "health", "trouble"),
        missing=_number(data, "missing"),
        connected_days_ago=_number(data, "connected_days_ago"),
        checked_days_ago=None if data.get("checked_days_ago", 0) is None else _number(data, "checked_days_ago"),
    )


def _must(fits: bool) -> None:
    if not fits:
        raise ValueError("not a whole report")


def _list(data: Any, name: str) -> list[Any]:
    _must(isinstance(data, dict) and isinstance(data.get(name), list))
    found: list[Any] = data[name]
    return found


def _texts(data: Any, *names: str) -> dict[str, str]:
    return {name: _text(data, name) for name in names}


def _text(data: Any, name: str) -> str:
    _must(isinstance(data, dict))
    return _line(data.get(name))


def _line(value: Any) -> str:
    """What comes from another computer is shown here, so it is made fit for that."""
    _must(isinstance(value, str))
    indent = "    " if value.startswith("    ") else ""
    return indent + harmless(value)


def _number(data: Any, name: str) -> int:
    _must(isinstance(data, dict) and type(data.get(name)) is int)
    number: int = data[name]
    return number
