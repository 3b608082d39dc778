"""What a vendor's `profile.toml` adds to the manifest, and the two made into one AppProfile.

| Key                    | Value                                                    | Without it                 |
|------------------------|----------------------------------------------------------|----------------------------|
| `schema`               | 1                                                        | 1                          |
| `install_link`         | an address on Stripe's hosts, of this app                | made from the app's id     |
| `modes`                | a list of `live`, `test`                                 | both                       |
| `optional_permissions` | a list of the manifest's permissions                     | all are required           |
| `publishable_key`      | `none`, `optional` or `required`                         | `none`                     |
| `support_contact`      | a text                                                   | nobody is named            |
| `help_page`            | an `https` address                                       | no page                    |
| `open_url`             | an `https` address                                       | no way back                |
| `start_program`        | a program's bare name, offered afterwards                | none is offered            |
| `tools`                | a list of such names: the programs that use the key      | none is looked for         |
| `accent`               | a colour such as `#0b6670`                               | our own colour             |
| `logo`                 | an SVG or PNG file in the profile's folder               | the manifest's icon        |
| `[plain_words]`        | permission, or the part before `_read`, to text, or to a | our own words              |
|                        | table of languages to texts                              |                            |

A value of the wrong kind is an error; what is only odd is ignored here, and told to the app's maker by
`profile_findings`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.manifest import Manifest
from rak_desktop.core.mode import Mode
from rak_desktop.core.profile import INSTALL_PAGE, STRIPE_HOSTS, AppProfile, PublishableKeyWish, install_link_of
from rak_desktop.core.program_name import MOST, is_program_name
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.vendor_text import vendor_text

SCHEMA = 1

KEYS = frozenset(
    (
        *("schema", "install_link", "modes", "optional_permissions", "publishable_key", "support_contact"),
        *("help_page", "open_url", "start_program", "tools", "accent", "logo", "plain_words"),
    )
)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
# An address that every browser reads as we do: no user name, no port, no backslash, nothing that cannot be seen.
_MARKS = r"A-Za-z0-9\-._~%!$&'()*+,;=:@"
_ADDRESS = re.compile(rf"https://([A-Za-z0-9.-]+)((?:/[{_MARKS}]*)*)(?:\?[{_MARKS}/?]*)?(?:#[{_MARKS}/?]*)?")


def profile_of(manifest: Manifest, settings: Mapping[str, Any]) -> AppProfile:
    """The profile. `settings` is the parsed profile.toml, empty when there is none.

    Raises ProfileError: PROFILE_UNREADABLE with the key that cannot be used, LINK_NOT_STRIPE for an install link
    that is not Stripe's or is another app's.
    """
    _must_be_of_this_schema(settings)
    optional = _optional(settings)
    return AppProfile(
        app_id=manifest.app_id,
        name=manifest.name,
        install_link=_install_link(settings, manifest.app_id),
        needs=tuple(replace(need, optional=need.permission.name in optional) for need in manifest.needs),
        modes=_modes(settings),
        publishable_key=_publishable_key(settings),
        plain_words=_plain_words(settings),
        support_contact=_text(settings, "support_contact"),
        help_page=_page(settings, "help_page"),
        open_url=_page(settings, "open_url"),
        start_program=_start_program(settings),
        tools=_tools(settings),
        accent=_accent(settings),
        logo=_text(settings, "logo") or manifest.icon,
    )


def troubles_in(settings: Mapping[str, Any], app_id: str) -> Iterator[tuple[str, ProfileError]]:
    """Every key whose value cannot be used, with the error; `profile_of` stops at the first."""
    for key, read in _READERS.items():
        try:
            read(settings, app_id)
        except ProfileError as error:
            yield key, error


def is_install_link(link: str, app_id: str) -> bool:
    """Is this Stripe's own page, and not one that installs another app?

    Stripe does not document what the link for an external test looks like, so an address without any app in it
    is taken; a note says so. A Connect link (`oauth`) gives no restricted key.
    """
    address = _ADDRESS.fullmatch(link)
    if address is None or address[1] not in STRIPE_HOSTS:
        return False
    path = unquote(address[2])
    inside = path.removeprefix("/").removesuffix("/").split("/")
    if {"", ".", "..", "oauth"} & set(inside):
        return False
    return not path.lower().startswith(INSTALL_PAGE) or path.rstrip("/") == INSTALL_PAGE + app_id


def _unusable(key: str, reason: str) -> ProfileError:
    return ProfileError(Code.PROFILE_UNREADABLE, file="profile.toml", key=key, reason=reason)


def _must_be_of_this_schema(settings: Mapping[str, Any]) -> None:
    schema = settings.get("schema", SCHEMA)
    if type(schema) is not int:
        raise _unusable("schema", "wrong-type")
    if schema != SCHEMA:
        raise _unusable("schema", "too-new" if schema > SCHEMA else "unknown-value")


def _install_link(settings: Mapping[str, Any], app_id: str) -> str:
    link = settings.get("install_link", install_link_of(app_id))
    if not isinstance(link, str):
        raise _unusable("install_link", "wrong-type")
    if not is_install_link(link, app_id):
        raise ProfileError(Code.LINK_NOT_STRIPE, link=harmless(link, 120), app_id=app_id)
    return link


def _modes(settings: Mapping[str, Any]) -> tuple[Mode, ...]:
    wanted = _texts(settings, "modes") if "modes" in settings else ("live", "test")
    modes = tuple(mode for mode in Mode if mode.value in wanted)
    if not modes or len(modes) != len(set(wanted)):
        raise _unusable("modes", "unknown-value")
    return modes


def _publishable_key(settings: Mapping[str, Any]) -> PublishableKeyWish:
    try:
        return PublishableKeyWish(settings.get("publishable_key", "none"))
    except ValueError:
        raise _unusable("publishable_key", "unknown-value") from None


def _plain_words(settings: Mapping[str, Any]) -> dict[str, str]:
    table = settings.get("plain_words", {})
    if not isinstance(table, Mapping) or not all(isinstance(text, str | Mapping) for text in table.values()):
        raise _unusable("plain_words", "wrong-type")
    words = {str(name).strip().lower(): vendor_text(text, 60) for name, text in table.items()}
    return {name: text for name, text in words.items() if text}


def _page(settings: Mapping[str, Any], key: str) -> str | None:
    page = settings.get(key)
    if page is None:
        return None
    if not isinstance(page, str):
        raise _unusable(key, "wrong-type")
    if _ADDRESS.fullmatch(page) is None or holds_secret(page):
        raise _unusable(key, "not-https")
    return page


def _start_program(settings: Mapping[str, Any]) -> str | None:
    name = settings.get("start_program")
    if name is None:
        return None
    if not isinstance(name, str):
        raise _unusable("start_program", "wrong-type")
    return _programs("start_program", (name,))[0]


def _tools(settings: Mapping[str, Any]) -> tuple[str, ...]:
    return _programs("tools", _texts(settings, "tools"))


def _programs(key: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) > MOST or not all(map(is_program_name, names)):
        raise _unusable(key, "not-a-program")
    return names


def _accent(settings: Mapping[str, Any]) -> str | None:
    accent = settings.get("accent")
    if accent is None:
        return None
    if not isinstance(accent, str) or _COLOUR.fullmatch(accent) is None:
        raise _unusable("accent", "not-a-colour")
    return accent.lower()


def _text(settings: Mapping[str, Any], key: str) -> str | None:
    text = settings.get(key)
    if text is not None and not isinstance(text, str):
        raise _unusable(key, "wrong-type")
    return harmless(text) if text else None


def _texts(settings: Mapping[str, Any], key: str) -> tuple[str, ...]:
    texts = settings.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise _unusable(key, "wrong-type")
    return tuple(texts)


def _optional(settings: Mapping[str, Any]) -> set[str]:
    return {name.strip().lower() for name in _texts(settings, "optional_permissions")}


_READERS: dict[str, Callable[[Mapping[str, Any], str], object]] = {
    "schema": lambda settings, _: _must_be_of_this_schema(settings),
    "install_link": _install_link,
    "modes": lambda settings, _: _modes(settings),
    "optional_permissions": lambda settings, _: _optional(settings),
    "publishable_key": lambda settings, _: _publishable_key(settings),
    "support_contact": lambda settings, _: _text(settings, "support_contact"),
    "help_page": lambda settings, _: _page(settings, "help_page"),
    "open_url": lambda settings, _: _page(settings, "open_url"),
    "start_program": lambda settings, _: _start_program(settings),
    "tools": lambda settings, _: _tools(settings),
    "accent": lambda settings, _: _accent(settings),
    "logo": lambda settings, _: _text(settings, "logo"),
    "plain_words": lambda settings, _: _plain_words(settings),
}
