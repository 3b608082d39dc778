"""Makes the report for the person who helps, and looks through it once more before anything of it is written.

What cannot be found out is left out: a report is made where much is broken. Only one thing stops it: a kept key,
or something shaped like a secret, in the finished text. Then nothing is written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.checkup import Finding
from rak_desktop.core.codes import KEYCHAIN_OUT_OF_ORDER, Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.log_lines import reportable
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.settings import written_as
from rak_desktop.core.support_report import (
    Placeholders,
    Report,
    ReportedConnection,
    ReportedSetting,
    app_name,
    reported_finding,
)
from rak_desktop.core.values import dataclass
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import KeyReader

T = TypeVar("T")

_NEWEST_LINES = 400
_FREE_TEXTS = frozenset({"ca_file", "proxy", "profile", "support_contact"})


@dataclass(frozen=True)
class Outside:
    """Where the report comes from. Each part is asked for by itself, and may fail."""

    findings: Callable[[], Iterable[Finding]]
    settings: Callable[[], EffectiveSettings]
    book: Callable[[], ConnectionBook]
    key_reader: Callable[[], KeyReader]
    log: Callable[[], Iterable[str]]
    own_folders: Callable[[], Sequence[tuple[str, str]]]
    clock: Clock


def make_report(support_code: str, outside: Outside) -> Report:
    """Everything that may be told of this computer. Never raises.

    Takes as long as the doctor, and as the keychain needs for the kept keys: one that is silent is waited for once.
    """
    names = Placeholders(_all(outside.own_folders))
    now = outside.clock.now()
    connections = _all(lambda: outside.book().all())
    log, left_out = reportable(_all(outside.log)[-_NEWEST_LINES:])
    kept = list(_kept_keys(connections, outside))
    return Report(
        made=now.strftime("%Y-%m-%d %H:%M UTC"),
        support_code=support_code,
        connections=tuple(_connection(each, now, names) for each in connections),
        findings=tuple(reported_finding(each, names) for each in _all(outside.findings)),
        settings=_all(lambda: _settings(outside.settings())),
        log=log,
        log_left_out=left_out,
        compared=sum(key is not None for key in kept),
        not_compared=sum(key is None for key in kept),
    )


def look_through(texts: Sequence[str], outside: Outside) -> None:
    """The last net. Raises RakError (REPORT_HOLDS_SECRET) for a kept key, or anything that is shaped like a secret."""
    keys = [key for key in _kept_keys(_all(lambda: outside.book().all()), outside) if key is not None]
    if any(holds_secret(text) or any(key.occurs_in(text) for key in keys) for text in texts):
        raise RakError(Code.REPORT_HOLDS_SECRET)


def _kept_keys(connections: Iterable[Connection], outside: Outside) -> Iterator[RestrictedKey | None]:
    """Every key of these connections; None for one that should be there and cannot be read.

    What is in the way of all of them is met once: each question to a silent keychain would take seconds.
    """
    out_of_order = False
    for connection in connections:
        for slot in (connection.slot, *((connection.slot.previous,) if connection.previous else ())):
            if out_of_order:
                yield None
                continue
            try:
                yield outside.key_reader().load(slot)
            except Exception as error:  # noqa: BLE001 - as below
                out_of_order = isinstance(error, RakError) and error.code in KEYCHAIN_OUT_OF_ORDER
                yield None


def _connection(connection: Connection, now: datetime, names: Placeholders) -> ReportedConnection:
    return ReportedConnection(
        shop=names.for_the("shop", connection.label),
        account=names.for_the("account", connection.id.account_id),
        key=names.for_the("key", connection.slot.service),
        app=app_name(connection.id.app_id, names),
        mode=connection.id.mode.value,
        health=connection.health.value,
        trouble=connection.trouble.value if connection.trouble else "",
        missing=sum(outcome is CheckOutcome.MISSING for _, outcome in connection.permissions),
        connected_days_ago=(now - connection.connected_at).days,
        checked_days_ago=(now - connection.checked_at).days if connection.checked_at else None,
    )


def _settings(settings: EffectiveSettings) -> tuple[ReportedSetting, ...]:
    return tuple(
        ReportedSetting(item, _value(item, effective.value), effective.source.value)
        for item, effective in settings.items()
    )


def _value(item: str, value: object) -> str:
    if value is None:
        return ""
    if item in _FREE_TEXTS:
        return "<set>" if value else ""
    written = written_as(value)
    return ", ".join(map(str, written)) if isinstance(written, list) else str(written).lower()


def _all(ask: Callable[[], Iterable[T]]) -> tuple[T, ...]:
    try:
        return tuple(ask())
    except Exception:  # noqa: BLE001 - a part that cannot be told is left out
        return ()
