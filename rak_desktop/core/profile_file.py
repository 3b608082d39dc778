"""What a vendor's `profile.toml` adds to the manifest, and the two made into one AppProfile."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.manifest import Manifest
from rak_desktop.core.mode import Mode
from rak_desktop.core.profile import AppProfile, PublishableKeyWish

SCHEMA = 1
INSTALL_HOSTS = ("marketplace.stripe.com", "dashboard.stripe.com")

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_KEYS = frozenset(
    {
        "schema",
        "install_link",
        "modes",
        "optional_permissions",
        "publishable_key",
        "support_contact",
        "help_page",
        "accent",
        "logo",
        "return_url",
        "plain_words",
    }
)

T = TypeVar("T")


def profile_of(manifest: Manifest, settings: Mapping[str, Any]) -> AppProfile:
    """The profile. `settings` is the parsed profile.toml, empty when there is none.

    Raises ProfileError: PROFILE_UNREADABLE with the key that cannot be used, LINK_NOT_STRIPE for an install link
    that is not Stripe's or is another app's.
    """
    _must_be_of_this_schema(settings)
    optional = frozenset(_texts(settings, "optional_permissions"))
    needs = tuple(replace(need, optional=need.permission.name in optional) for need in manifest.needs)
    return AppProfile(
        app_id=manifest.app_id,
        name=manifest.name,
        install_link=_install_link(settings, manifest.app_id),
        needs=needs,
        modes=_modes(settings),
        publishable_key=_publishable_key(settings),
        plain_words=_plain_words(settings),
        support_contact=_text(settings, "support_contact"),
        help_page=_page(settings, "help_page"),
        return_url=_page(settings, "return_url"),
        accent=_accent(settings),
        logo=_text(settings, "logo"),
        notes=(*manifest.notes, *_odd_keys(settings), *_unneeded(optional, manifest)),
    )


def is_install_link(link: str, app_id: str) -> bool:
    """Is this https, on Stripe's own host, and about this app?

    The address is read as a browser reads it: no user name before the host, no port, no backslash, no character
    that a person cannot see. Formats: Stripe's page on install links; an external test link carries no readable id.
    """
    if not link.isascii() or not link.isprintable() or "\\" in link or " " in link:
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme != "https" or parts.netloc not in INSTALL_HOSTS:
        return False
    named = re.fullmatch(r"/apps/install/link/([^/]+)/?", parts.path)
    return named is None or unquote(named[1]) == app_id


def _unusable(key: str, reason: str) -> ProfileError:
    return ProfileError(Code.PROFILE_UNREADABLE, file="profile.toml", key=key, reason=reason)


def _must_be_of_this_schema(settings: Mapping[str, Any]) -> None:
    schema = settings.get("schema", SCHEMA)
    if type(schema) is not int:
        raise _unusable("schema", "wrong-type")
    if schema > SCHEMA:
        raise _unusable("schema", "too-new")


def _install_link(settings: Mapping[str, Any], app_id: str) -> str:
    link = settings.get("install_link", f"https://marketplace.stripe.com/apps/install/link/{app_id}")
    if not isinstance(link, str):
        raise _unusable("install_link", "wrong-type")
    if not is_install_link(link, app_id):
        raise ProfileError(Code.LINK_NOT_STRIPE, link=harmless(link, 120), app_id=app_id)
    return link


def _modes(settings: Mapping[str, Any]) -> tuple[Mode, ...]:
    wanted = _texts(settings, "modes") or ("live", "test")
    modes = tuple(mode for mode in Mode if mode.value in wanted)
    if len(modes) != len(set(wanted)):
        raise _unusable("modes", "unknown-value")
    return modes


def _publishable_key(settings: Mapping[str, Any]) -> PublishableKeyWish:
    try:
        return PublishableKeyWish(settings.get("publishable_key", "none"))
    except ValueError:
        raise _unusable("publishable_key", "unknown-value") from None


def _plain_words(settings: Mapping[str, Any]) -> dict[str, str]:
    table = settings.get("plain_words", {})
    if not isinstance(table, Mapping) or not all(isinstance(text, str) for text in table.values()):
        raise _unusable("plain_words", "wrong-type")
    return {name: harmless(text, 60) for name, text in table.items()}


def _page(settings: Mapping[str, Any], key: str) -> str | None:
    page = settings.get(key)
    if page is None:
        return None
    if not isinstance(page, str) or not page.startswith("https://") or harmless(page, len(page)) != page:
        raise _unusable(key, "not-https")
    return page


def _accent(settings: Mapping[str, Any]) -> str | None:
    accent = settings.get("accent")
    if accent is None:
        return None
    if not isinstance(accent, str) or _COLOUR.fullmatch(accent) is None:
        raise _unusable("accent", "not-a-colour")
    return accent


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


def _odd_keys(settings: Mapping[str, Any]) -> list[str]:
    odd = [key for key in settings if key not in _KEYS]
    return [f"profile.toml: the key {harmless(key, 40)} is not known; it was ignored." for key in odd]


def _unneeded(optional: frozenset[str], manifest: Manifest) -> list[str]:
    declared = {need.permission.name for need in manifest.needs}
    return [
        f"profile.toml: {harmless(name, 60)} is optional, but the manifest does not declare it."
        for name in sorted(optional - declared)
    ]
