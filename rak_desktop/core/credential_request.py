"""What another program may ask of `credential get`: one JSON object that names a connection.

    {"version": 1, "app_id": "com.example.tickets", "account_id": "acct_…", "mode": "live"}

`account_id` and `mode` may be left out or null. A name that is not in this list is refused and not passed over:
it may have been meant to narrow the choice, and then another shop's key would be given.
"""

from typing import NoReturn

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Selector
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.mode import Mode
from rak_desktop.core.request_text import LONGEST, NAMES, object_in

VERSION = 1


def read_request(data: bytes) -> Selector:
    """The connection that is asked for. Raises ProfileError for what is no such request, without repeating it."""
    if len(data) > LONGEST:
        raise ProfileError(Code.REQUEST_TOO_LONG, kilobytes=LONGEST // 1024)
    if not data.strip():
        _refuse("empty")
    asked = object_in(data)
    if asked is None:
        _refuse("no-object")
    version = asked.get("version")
    if type(version) is not int or version < VERSION:
        _refuse("value", "version")
    if version > VERSION:
        raise ProfileError(Code.REQUEST_TOO_NEW, version=min(version, 10**9))
    for name in asked.keys() - NAMES:
        _refuse("name", harmless(name, 40))
    return Selector(_text("app_id", asked) or _refuse("value", "app_id"), _text("account_id", asked), _mode(asked))


def _text(name: str, asked: dict[str, object]) -> str | None:
    value = asked.get(name)
    return value if value is None or (isinstance(value, str) and value) else _refuse("value", name)


def _mode(asked: dict[str, object]) -> Mode | None:
    text = _text("mode", asked)
    if text is None:
        return None
    return Mode(text) if text in {mode.value for mode in Mode} else _refuse("value", "mode")


def _refuse(reason: str, name: str = "") -> NoReturn:
    raise ProfileError(Code.REQUEST_NOT_UNDERSTOOD, reason=reason, name=name)
