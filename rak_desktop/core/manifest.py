"""Facts taken from a parsed `stripe-app.json`.

Lenient where nobody is hurt: what is ignored or odd becomes a note. Strict where a merchant would be: an app that
does not authenticate with a restricted key has no key to copy, and an id that is no plain word would make an
address in the keychain that nobody else can write down.
Rules of the fields: Stripe's manifest reference and schema (2026-04).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.permissions import Need, PermissionCatalogue

ACCESS_TYPE = "restricted_api_key"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_KNOWN_FIELDS = frozenset(
    {
        "$schema",
        "id",
        "version",
        "name",
        "icon",
        "permissions",
        "ui_extension",
        "stripe_api_access_type",
        "distribution_type",
        "sandbox_install_compatible",
        "allowed_redirect_uris",
        "post_install_action",
        "constants",
        "extends",
    }
)
# Stripe's own command line writes these although the schema knows nothing of them (observed in public manifests).
_HARMLESS_FIELDS = frozenset({"extensions", "connect_permissions", "app_backend"})


@dataclass(frozen=True)
class Manifest:
    """What connecting needs to know about an app. `notes` are plain sentences for the app's maker."""

    app_id: str
    name: str
    needs: tuple[Need, ...]
    notes: tuple[str, ...]


def read_manifest(data: object, catalogue: PermissionCatalogue) -> Manifest:
    """The facts. Raises ProfileError (MANIFEST_UNFIT) with the `reason` why this app cannot be connected."""
    if not isinstance(data, Mapping):
        raise _unfit("not-an-object")
    fields: Mapping[str, Any] = data
    app_id = _app_id(fields)
    _must_use_restricted_keys(fields)
    notes: list[str] = [*_odd_fields(fields), *_no_settings_view(fields)]
    needs = tuple(_needs(fields.get("permissions"), catalogue, notes))
    return Manifest(app_id, _name(fields, app_id, notes), needs, tuple(notes))


def _unfit(reason: str, **facts: str) -> ProfileError:
    return ProfileError(Code.MANIFEST_UNFIT, reason=reason, file="stripe-app.json", **facts)


def _app_id(fields: Mapping[str, Any]) -> str:
    app_id = fields.get("id")
    if not isinstance(app_id, str) or not app_id:
        if "extends" in fields:
            raise _unfit("overlay")
        raise _unfit("no-id")
    if _ID.fullmatch(app_id) is None:
        raise _unfit("bad-id", found=harmless(app_id, 60))
    return app_id


def _must_use_restricted_keys(fields: Mapping[str, Any]) -> None:
    """Without the field Stripe takes `platform`, which gives the merchant no key."""
    found = fields.get("stripe_api_access_type")
    if not isinstance(found, str) or found.strip().lower() != ACCESS_TYPE:
        raise _unfit("access-type", found=harmless(str(found), 40) if found else "platform")


def _name(fields: Mapping[str, Any], app_id: str, notes: list[str]) -> str:
    name = fields.get("name")
    if isinstance(name, str) and harmless(name):
        return harmless(name, 60)
    notes.append("The manifest has no name, so the id is shown to merchants.")
    return app_id


def _odd_fields(fields: Mapping[str, Any]) -> Iterator[str]:
    for field in fields:
        if field not in _KNOWN_FIELDS | _HARMLESS_FIELDS:
            yield f"The field {harmless(str(field), 40)} is not one that Stripe documents; it was ignored."


def _no_settings_view(fields: Mapping[str, Any]) -> Iterator[str]:
    """View API keys stands on the app's settings page (Stripe's page on restricted-key authentication)."""
    extension = fields.get("ui_extension")
    views = extension.get("views") if isinstance(extension, Mapping) else None
    views = views if isinstance(views, list) else []
    if not any(isinstance(view, Mapping) and view.get("viewport") == "settings" for view in views):
        yield "The app has no settings view, where merchants press View API keys."


def _needs(declared: object, catalogue: PermissionCatalogue, notes: list[str]) -> Iterator[Need]:
    if not isinstance(declared, list):
        if declared is not None:
            notes.append("The permissions are not a list; none were read.")
        return
    seen: set[str] = set()
    for entry in declared:
        if not isinstance(entry, Mapping) or not isinstance(entry.get("permission"), str):
            notes.append("An entry among the permissions is not a permission; it was ignored.")
            continue
        name = entry["permission"].strip().lower()
        permission = catalogue.find(name)
        if permission is None:
            notes.append(_unknown_permission(name, catalogue))
        elif permission.name not in seen:
            seen.add(permission.name)
            purpose = _purpose(entry.get("purpose"))
            if not purpose:
                notes.append(f"The permission {permission.name} has no purpose; merchants see why an app wants it.")
            yield Need(permission, purpose)


def _unknown_permission(name: str, catalogue: PermissionCatalogue) -> str:
    sentence = f"The permission {harmless(name, 60)} is not known, so it cannot be checked."
    close = get_close_matches(name[:100], catalogue.names(), n=1)
    return f"{sentence} Is {close[0]} meant?" if close else sentence


def _purpose(purpose: object) -> str:
    """Text, or for public apps a map of languages to texts."""
    if isinstance(purpose, Mapping):
        texts = [text for text in (purpose.get("en"), purpose.get("en-US"), *purpose.values()) if isinstance(text, str)]
        purpose = texts[0] if texts else ""
    return harmless(purpose, 160) if isinstance(purpose, str) else ""
