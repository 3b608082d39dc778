"""Settings: everything that can be set on a computer, and which values each item takes.

| Item              | Value                                             | Ours              | Chosen by       |
|-------------------|---------------------------------------------------|-------------------|-----------------|
| `language`        | `de`, `pt_BR`; empty: as the system               | empty             | the person too  |
| `theme`           | `system`, `light`, `dark`                         | `system`          | the person too  |
| `ca_file`         | path of a PEM file trusted beside the system's    | empty: none       | the person too  |
| `proxy`           | `http://host:port`; empty: as the system          | empty             | the person too  |
| `health_checks`   | check kept keys when the list is opened           | true              | the person too  |
| `modes`           | a list of `live`, `test` that may be connected    | both              | a lock only     |
| `live_allowed`    | may keys for real payments be connected and used? | true              | a lock only     |
| `keychains`       | a list of the stores that may be used             | all               | a lock only     |
| `profile`         | the id of the one app                             | empty: any        | a default, lock |
| `support_contact` | whom people ask, in place of the vendor           | empty: the vendor | a default, lock |

Defaults and locks are an administrator's (core/policy). The same names stand in our settings file, in the
administrator's files, in the registry and in managed preferences.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from rak_desktop.core.app_id import is_app_id
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.mode import Mode
from rak_desktop.core.values import dataclass

E = TypeVar("E", bound=Enum)

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:_[A-Z][A-Za-z]{1,3})?")
_LONGEST = 1024


class Theme(Enum):
    """Light or dark, or whichever the system shows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class KeychainKind(Enum):
    """The stores that a key may be kept in; there is one for each system."""

    SECRET_SERVICE = "secret-service"  # noqa: S105 - the name of a store, not a secret
    MACOS = "macos-keychain"
    WINDOWS = "windows-credential-manager"


@dataclass(frozen=True)
class Settings:
    """A value for every item. The ones that stand here are ours; an empty text means as the system, or none."""

    language: str = ""
    theme: Theme = Theme.SYSTEM
    ca_file: str = ""
    proxy: str = ""
    health_checks: bool = True
    modes: tuple[Mode, ...] = tuple(Mode)
    live_allowed: bool = True
    keychains: tuple[KeychainKind, ...] = tuple(KeychainKind)
    profile: str = ""
    support_contact: str = ""


@dataclass(frozen=True)
class Chosen:
    """What the person chose. None: they left it, so the administrator's default holds, or ours."""

    language: str | None = None
    theme: Theme | None = None
    ca_file: str | None = None
    proxy: str | None = None
    health_checks: bool | None = None


@dataclass(frozen=True)
class Oddity:
    """A value, or a whole file, that could not be used. `item` is empty for a file.

    `reason` is one of a few words, whose sentences live in wording; `place` is where somebody can mend it.
    """

    place: str
    item: str
    reason: str


class Unusable(Exception):
    """A value that its item does not take; the text is the reason."""


def value_of(item: str, written: object) -> object:
    """The value that somebody wrote for this item. Raises Unusable."""
    if item not in _READERS:
        raise Unusable("unknown-item")
    return _READERS[item](written)


def written_as(value: object) -> object:
    """The value as files have it, in the kinds that JSON knows."""
    match value:
        case Enum():
            return value.value
        case tuple():
            return [written_as(each) for each in value]
        case _:
            return value


def _language(written: object) -> str:
    """`pt_BR` and `pt-BR` are the same."""
    language = _text(written).replace("-", "_")
    if language and _LANGUAGE.fullmatch(language) is None:
        raise Unusable("unknown-value")
    return language


def _file(written: object) -> str:
    """A path, not looked at: the file may come later, or be on a drive that is not there yet."""
    return _text(written)


def _proxy(written: object) -> str:
    """A password in it would stand in a file that others can read, so there is none."""
    proxy = _text(written)
    if not proxy:
        return ""
    from urllib.parse import urlsplit  # loads slowly, and `key` has no use for a proxy

    try:
        address = urlsplit(proxy)
        host, _ = address.hostname, address.port
    except ValueError:
        raise Unusable("not-an-address") from None
    if address.scheme not in ("http", "https") or not host or address.path not in ("", "/"):
        raise Unusable("not-an-address")
    if "@" in address.netloc:
        raise Unusable("holds-a-password")
    return proxy.rstrip("/")


def _yes_or_no(written: object) -> bool:
    """The registry has numbers for it."""
    if isinstance(written, bool) or (isinstance(written, int) and written in (0, 1)):
        return bool(written)
    raise Unusable("wrong-type")


def _app_id(written: object) -> str:
    app_id = _text(written)
    if app_id and not is_app_id(app_id):
        raise Unusable("unknown-value")
    return app_id


def _text(written: object) -> str:
    if not isinstance(written, str):
        raise Unusable("wrong-type")
    text = written.strip()
    if harmless(text, _LONGEST) != " ".join(text.split()):
        raise Unusable("unknown-value")  # too long, invisible characters, or something that looks like a secret
    return text


def _one_of(kind: type[E]) -> Callable[[object], E]:
    def read(written: object) -> E:
        word = _text(written).lower()
        for each in kind:
            if each.value == word:
                return each
        raise Unusable("unknown-value")

    return read


def _some_of(kind: type[E]) -> Callable[[object], tuple[E, ...]]:
    """None of them would leave nothing to do, which nobody means."""

    def read(written: object) -> tuple[E, ...]:
        if not isinstance(written, list | tuple):
            raise Unusable("wrong-type")
        named = {_one_of(kind)(each) for each in written}
        if not named:
            raise Unusable("nothing-left")
        return tuple(each for each in kind if each in named)

    return read


_READERS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {
        "language": _language,
        "theme": _one_of(Theme),
        "ca_file": _file,
        "proxy": _proxy,
        "health_checks": _yes_or_no,
        "modes": _some_of(Mode),
        "live_allowed": _yes_or_no,
        "keychains": _some_of(KeychainKind),
        "profile": _app_id,
        "support_contact": _text,
    }
)
