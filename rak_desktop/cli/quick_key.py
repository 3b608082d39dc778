"""`key` and `credential get` on Linux the short way: one connection is asked for, and its key is there.

Other programs wait for them, and most of the wait was loading classes and tables that such a call does not need. So
this does with plain values what the commands do with ours, over the same D-Bus, the same keychain and the same shape
of a key. It does nothing else: what is unusual in a request, a list or an answer it leaves to the long way, and what
the keychain says it tells in everybody's words. The tests hold both ways to the same answers.
"""

import os
import sys
from io import BytesIO, TextIOWrapper

from rak_desktop.adapters.secret_items import Secrets, Unreadable
from rak_desktop.core.key_shape import may_hold_secret, mode_of
from rak_desktop.core.names import BOOK_FILE, LINUX_POLICY, PROGRAM, SETTINGS_FILE

TYPE_CHECKING = False  # to import it from typing takes longer than to ask the keychain
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_NOBODY_READS = 141  # what shells report for a program that a closed pipe ended

KNOWN_SCHEMAS = (1, 2)
"""Books in which the columns below mean what they mean today."""

_COLUMNS = ("app_id", "account_id", "mode", "label", "service", "username", "key_ending", "publishable_key")
_ALL = "SELECT app_id, account_id, mode, label, service, username, key_ending, publishable_key FROM connections"
_IN_REQUESTS = ("app_id", "account_id", "mode")
_OPTIONS = {"--app": "app_id", "--account": "account_id", "--mode": "mode", "--label": "label"}


def key_at_once(options: "Sequence[str]", environ: "Mapping[str, str]") -> int | None:
    """Prints the key and returns the exit code, or None for what the long way has to do."""
    asked, as_json = _asked_for(options)
    if asked is None or sys.stdout is None or sys.stdout.isatty():
        return None
    return _hand_over(asked, ("key", *options), environ, as_json=as_json)


def credential_at_once(options: "Sequence[str]", environ: "Mapping[str, str]") -> int | None:
    """Answers the request on stdin, which stays there to be read again by the long way."""
    if list(options) != ["get"]:
        return None
    from rak_desktop.cli.streams import whole_input
    from rak_desktop.core.request_text import LONGEST, is_whole, object_in

    data = whole_input(is_whole, LONGEST)
    sys.stdin = TextIOWrapper(BytesIO(data))
    asked = _named_in(object_in(data) or {})
    return _hand_over(asked, ("credential", "get"), environ, as_json=True) if asked and sys.stdout else None


def _hand_over(
    asked: "Mapping[str, str]", typed: "Sequence[str]", environ: "Mapping[str, str]", *, as_json: bool
) -> int | None:
    if sys.platform != "linux" or os.path.lexists(LINUX_POLICY):
        return None
    card = _only_match(asked, environ)
    if card is None:
        return None
    try:
        with Secrets(environ) as secrets:
            values = secrets.values_at(card["service"], card["username"])
    except Unreadable as error:
        return _tell(error, card, typed, environ)
    secret = _text_of(values)
    if mode_of(secret) != card["mode"] or not secret.endswith(card["key_ending"]):
        return None
    return _printed(_as_json(secret, card) if as_json else secret)


def _asked_for(options: "Sequence[str]") -> "tuple[dict[str, str] | None, bool]":
    """What the connection must be, by column, and whether as JSON; None where something else is asked, too."""
    asked = {}
    as_json = False
    rest = iter(options)
    for option in rest:
        value = next(rest, None)
        if option == "--format" and value in ("plain", "json"):
            as_json = value == "json"
        elif value is None or value.startswith("-") or option not in _OPTIONS:
            return None, False
        else:
            asked[_OPTIONS[option]] = value
    if may_hold_secret(asked.get("label", "")):
        return None, False  # the long way knows whether it does, and refuses it
    return asked, as_json


def _named_in(request: "Mapping[str, object]") -> "dict[str, str] | None":
    """The same for a request; None for one of which there is anything to be said."""
    named = {name: value for name, value in request.items() if name != "version" and value is not None}
    usual = type(request.get("version")) is int and request["version"] == 1 and "app_id" in named
    known = {name: value for name, value in named.items() if name in _IN_REQUESTS and isinstance(value, str) and value}
    return known if usual and len(known) == len(named) else None


def _only_match(asked: "Mapping[str, str]", environ: "Mapping[str, str]") -> "dict[str, Any] | None":
    matching = [card for card in _cards(environ) if all(card[name] == value for name, value in asked.items())]
    return matching[0] if len(matching) == 1 else None


def _cards(environ: "Mapping[str, str]") -> "list[dict[str, Any]]":
    """The connections, without what is not needed to find one and its key; none where the book is unusual."""
    import _sqlite3  # what `sqlite3` is made of, without its converters of times

    file = _book(environ)
    if file is None or not os.path.exists(file):  # noqa: PTH110 - pathlib takes longer to load than a key to read
        return []
    try:
        database = _sqlite3.connect(file, timeout=0)
        try:
            ((version,),) = database.execute("PRAGMA user_version")
            if version not in KNOWN_SCHEMAS:
                return []
            rows = database.execute(_ALL).fetchall()
        finally:
            database.close()
    except _sqlite3.Error:
        return []
    return [dict(zip(_COLUMNS, row, strict=True)) for row in rows]


def _book(environ: "Mapping[str, str]") -> str | None:
    folder = _folder(environ, "data", "XDG_DATA_HOME", ".local/share")
    return f"{folder}/{BOOK_FILE}" if folder else None


def _folder(environ: "Mapping[str, str]", name: str, variable: str, usual: str) -> str | None:
    """As `paths` has it, where nothing moves the folders but an absolute path."""
    moved, given, home = (environ.get(known) for known in ("RAK_DESKTOP_HOME", variable, "HOME"))
    if moved:
        folder = f"{moved}/{name}"
    elif given:
        folder = f"{given}/{PROGRAM}"
    else:
        folder = f"{home}/{usual}/{PROGRAM}" if home else ""
    return folder if folder.startswith("/") and folder == folder.strip() else None


def _text_of(values: set[bytes]) -> str:
    """The one value; empty where there is none that is text, or several that differ."""
    return next(iter(values)).decode("ascii", "replace") if len(values) == 1 else ""


def _as_json(secret: str, card: "Mapping[str, Any]") -> str:
    import json

    named = {"api_key": secret, "publishable_key": card["publishable_key"], "account_id": card["account_id"]}
    return json.dumps(
        {"version": 1, **named, "livemode": card["mode"] == "live", "app_id": card["app_id"], "label": card["label"]}
    )


def _printed(text: str) -> int | None:
    from rak_desktop.cli.streams import Unwritable, answer

    try:
        answer(text)
    except BrokenPipeError:
        return _NOBODY_READS
    except Unwritable:
        return None
    return 0


def _tell(error: Unreadable, card: "Mapping[str, str]", typed: "Sequence[str]", environ: "Mapping[str, str]") -> int:
    """What the keychain said, as it is always told; to ask it again could take as long again."""
    from rak_desktop.adapters.secret_troubles import error_of_secret_service
    from rak_desktop.cli.quick_trouble import tell_at_once
    from rak_desktop.core.errors import KeychainError

    known = error_of_secret_service(error, environ)
    whose = {name: card[name] for name in ("app_id", "account_id", "mode", "label")}
    told = KeychainError(known.code, **{**known.facts, **whose})
    folder = _folder(environ, "config", "XDG_CONFIG_HOME", ".config")
    as_json = typed[0] == "credential"
    code = tell_at_once(told, environ, f"{folder}/{SETTINGS_FILE}", as_json=as_json) if folder else None
    if code is not None:
        return code
    from rak_desktop.cli.main import show

    return show(told, typed)
