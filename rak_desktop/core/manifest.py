"""Facts taken from a parsed `stripe-app.json`.

Lenient where nobody is hurt: what is odd is ignored here, and told to the app's maker by `manifest_findings`.
Strict where a merchant would be hurt.

| Unfit because            | Why that would hurt                                                           |
|--------------------------|-------------------------------------------------------------------------------|
| not-an-object            | there is nothing to read                                                      |
| no-id, bad-id            | the id is part of the install link and of the key's address in the keychain   |
| overlay                  | what is missing stands in the manifest that it extends                        |
| access-type              | an app that does not use a restricted key has no key to copy                  |

Rules of the fields: Stripe's manifest reference and schema (2026-04). Oddities: seen in public manifests.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from rak_desktop.core.app_id import is_app_id
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact, ProfileError
from rak_desktop.core.foreign_text import harmless, text_in
from rak_desktop.core.permissions import Need, Permission, PermissionCatalogue
from rak_desktop.core.values import dataclass
from rak_desktop.core.vendor_text import vendor_text

ACCESS_TYPE = "restricted_api_key"

_BASE = re.compile(r"(?:\./)?(?:\.\./)*(?:[\w-]+/)*stripe-app(?:\.[\w-]+)?\.json", re.ASCII)
# Stripe has 169. A file with more entries than this was not written for a person to say yes to.
_MOST_PERMISSIONS = 500
KNOWN_FIELDS = frozenset(
    (
        *("$schema", "id", "version", "name", "icon", "permissions", "ui_extension", "stripe_api_access_type"),
        *("distribution_type", "sandbox_install_compatible", "allowed_redirect_uris", "post_install_action"),
        *("constants", "extends"),
        # Written by Stripe's own command line, although the schema knows nothing of them.
        *("extensions", "connect_permissions", "app_backend"),
    )
)


@dataclass(frozen=True)
class Manifest:
    """What connecting needs to know about an app. `icon` is the file that the manifest names, as it names it."""

    app_id: str
    name: str
    needs: tuple[Need, ...]
    icon: str | None = None


def read_manifest(data: object, catalogue: PermissionCatalogue, file: str = "stripe-app.json") -> Manifest:
    """The facts. Raises ProfileError (MANIFEST_UNFIT) with the `reason` why this app cannot be connected."""
    if not isinstance(data, Mapping):
        raise unfit("not-an-object", file)
    fields: Mapping[str, Any] = data
    app_id = _app_id(fields, file)
    _must_use_restricted_keys(fields, file)
    return Manifest(
        app_id,
        name=text_in(fields.get("name"), 60) or app_id,
        needs=tuple(_needs(fields.get("permissions"), catalogue)),
        icon=text_in(fields.get("icon"), 200) or None,
    )


def base_of(data: object) -> str | None:
    """The manifest that this one extends, as a path from its own folder; None for a complete one.

    The pattern is that of Stripe's schema for local manifests.
    """
    base = data.get("extends") if isinstance(data, Mapping) else None
    return base if isinstance(base, str) and _BASE.fullmatch(base) else None


def merged(base: object, overlay: object) -> object:
    """An overlay's fields take the place of the base's."""
    if not isinstance(base, Mapping) or not isinstance(overlay, Mapping):
        return base
    return {**base, **{field: value for field, value in overlay.items() if field != "extends"}}


def unfit(reason: str, file: str, **facts: Fact) -> ProfileError:
    """The error for a manifest that cannot be used; the words for each reason live in wording."""
    return ProfileError(Code.MANIFEST_UNFIT, reason=reason, file=harmless(file, 80), **facts)


def _app_id(fields: Mapping[str, Any], file: str) -> str:
    app_id = fields.get("id")
    if not isinstance(app_id, str) or not app_id:
        raise unfit("overlay" if "extends" in fields else "no-id", file)
    if not is_app_id(app_id):
        raise unfit("bad-id", file, found=harmless(app_id, 60))
    return app_id


def _must_use_restricted_keys(fields: Mapping[str, Any], file: str) -> None:
    """Without the field Stripe takes `platform`."""
    found = fields.get("stripe_api_access_type")
    if not isinstance(found, str) or found.strip().lower() != ACCESS_TYPE:
        raise unfit("access-type", file, found=text_in(found, 40) or "platform")


def _needs(declared: object, catalogue: PermissionCatalogue) -> Iterator[Need]:
    """Each permission once, in the order of the manifest.

    One that we do not know is told as one that cannot be checked: left out, the rest would pass for everything.
    """
    seen: set[str] = set()
    for entry in islice(declared, _MOST_PERMISSIONS) if isinstance(declared, list) else ():
        written, purpose = written_permission(entry)
        permission = _permission(written.strip().lower(), catalogue)
        if permission is not None and permission.name not in seen:
            seen.add(permission.name)
            yield Need(permission, purpose)


def _permission(name: str, catalogue: PermissionCatalogue) -> Permission | None:
    """None for a name of nothing. Only what is not the catalogue's is foreign text."""
    known = catalogue.find(name)
    if known is None and (shown := harmless(name, 60)):
        return catalogue.named(shown)
    return known


def written_permission(entry: object) -> tuple[str, str]:
    """The name as it stands in an entry of the manifest, and the purpose; empty for what is not there."""
    match entry:
        case {"permission": str(name), "purpose": purpose}:
            return name, vendor_text(purpose, 160)
        case {"permission": str(name)}:
            return name, ""
        case str(name):
            return name, ""
        case _:
            return "", ""
