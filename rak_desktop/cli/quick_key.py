"""`rak-desktop key` on Linux the short way, for what nearly every call asks: one connection, and its key is there.

Other programs wait for `key`, and most of the wait was loading classes and tables that such a call does not need. So
this does with plain values what `commands/key` does with ours, over the same D-Bus, the same keychain and the same
shape of a key. It does nothing else: what is unusual in a request, a list or an answer it leaves to the long way, and
what the keychain says it tells in everybody's words. The tests hold both ways to the same answers.
"""

import os
import sys

from rak_desktop.adapters.secret_items import Secrets, Unreadable
from rak_desktop.core.key_shape import mode_of
from rak_desktop.core.names import BOOK_FILE, LINUX_POLICY, PROGRAM

TYPE_CHECKING = False  # to import it from typing takes longer than to ask the keychain
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NOBODY_READS = 141  # what shells report for a program that a closed pipe ended

KNOWN_SCHEMAS = (1, 2)
"""Books in which the columns below mean what they mean today."""

_COLUMNS = ("app_id", "account_id", "mode", "label", "service", "username")
_ALL = "SELECT app_id, account_id, mode, label, service, username FROM connections"
_OPTIONS = {"--app": "app_id", "--account": "account_id", "--mode": "mode", "--label": "label"}


def key_at_once(options: "Sequence[str]", environ: "Mapping[str, str]") -> int | None:
    """Prints the key and returns the exit code, or None for what the long way has to do."""
    asked = _asked_for(options)
    if asked is None or sys.platform != "linux" or not _may_be_printed() or os.path.lexists(LINUX_POLICY):
        return None
    card = _only_match(asked, environ)
    if card is None:
        return None
    try:
        with Secrets(environ) as secrets:
            values = secrets.values_at(card["service"], card["username"])
    except Unreadable as error:
        return _tell(error, card, options, environ)
    secret = _text_of(values)
    return _printed(secret) if mode_of(secret) == card["mode"] else None


def _asked_for(options: "Sequence[str]") -> "dict[str, str] | None":
    """What the connection must be, by column; None where something else is asked, too."""
    asked = {}
    rest = iter(options)
    for option in rest:
        value = next(rest, None)
        if (option, value) == ("--format", "plain"):
            continue
        if value is None or value.startswith("-") or option not in _OPTIONS:
            return None
        asked[_OPTIONS[option]] = value
    return asked


def _may_be_printed() -> bool:
    return sys.stdout is not None and not sys.stdout.isatty()


def _only_match(asked: "Mapping[str, str]", environ: "Mapping[str, str]") -> "dict[str, str] | None":
    matching = [card for card in _cards(environ) if all(card[name] == value for name, value in asked.items())]
    return matching[0] if len(matching) == 1 else None


def _cards(environ: "Mapping[str, str]") -> "list[dict[str, str]]":
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
    """As `paths` has it, where nothing moves the folders but an absolute path."""
    moved, data, home = (environ.get(name) for name in ("RAK_DESKTOP_HOME", "XDG_DATA_HOME", "HOME"))
    if moved:
        folder = f"{moved}/data"
    elif data:
        folder = f"{data}/{PROGRAM}"
    else:
        folder = f"{home}/.local/share/{PROGRAM}" if home else ""
    return f"{folder}/{BOOK_FILE}" if folder.startswith("/") and folder == folder.strip() else None


def _text_of(values: set[bytes]) -> str:
    """The one value; empty where there is none that is text, or several that differ."""
    return next(iter(values)).decode("ascii", "replace") if len(values) == 1 else ""


def _printed(secret: str) -> int | None:
    from rak_desktop.cli.streams import Unwritable, answer

    try:
        answer(secret)
    except BrokenPipeError:
        return _NOBODY_READS
    except Unwritable:
        return None
    return 0


def _tell(error: Unreadable, card: "Mapping[str, str]", options: "Sequence[str]", environ: "Mapping[str, str]") -> int:
    """What the keychain said, as it is always told; to ask it again could take as long again."""
    from rak_desktop.adapters.keychain_errors import error_of_secret_service
    from rak_desktop.cli.main import show
    from rak_desktop.core.errors import KeychainError

    known = error_of_secret_service(error, environ)
    whose = {name: card[name] for name in ("app_id", "account_id", "mode", "label")}
    return show(KeychainError(known.code, **{**known.facts, **whose}), ["key", *options])
