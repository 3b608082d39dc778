"""Looks at all of a parsed `stripe-app.json` and tells everything that its maker should know, not only the first thing.

`read_manifest` refuses what cannot be connected; a test holds that it refuses exactly what is found to be wrong here
with the codes up to ACCESS_TYPE. Rules of the fields: Stripe's manifest reference and schema (2026-04), Stripe's pages
on restricted-key authentication, plugins and sandbox support. Oddities: seen in public manifests.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from rak_desktop.core.app_id import is_app_id
from rak_desktop.core.findings import Finding, FindingCode, found
from rak_desktop.core.foreign_text import harmless, text_in
from rak_desktop.core.manifest import ACCESS_TYPE, KNOWN_FIELDS, written_permission
from rak_desktop.core.permissions import PermissionCatalogue

_MOST = 50
"""Of a kind: a file full of mistakes is mended from its beginning."""

_RESERVED = re.compile(r"\b(?:stripe|app|rak|generator|authenticator)\b", re.IGNORECASE)
_ASK_STRIPE_FIRST = frozenset({"webhook_write"})
_TEXTS = ("id", "version", "name", "icon", "stripe_api_access_type", "distribution_type")
_AFTER_INSTALLING = ("settings", "onboarding", "external")


def manifest_findings(data: object, catalogue: PermissionCatalogue) -> tuple[Finding, ...]:
    """Everything there is to say, in the order of importance to a reader: identity, access, permissions, the rest."""
    if not isinstance(data, Mapping):
        return (found(FindingCode.NOT_AN_OBJECT),)
    fields: Mapping[str, Any] = {str(field): value for field, value in data.items()}
    return (
        *_on_identity(fields),
        *_on_access(fields),
        *_on_permissions(fields, catalogue),
        *_on_views(fields),
        *_on_distribution(fields),
        *_on_addresses(fields),
        *_on_fields(fields),
    )


def _on_identity(fields: Mapping[str, Any]) -> Iterator[Finding]:
    app_id, name = fields.get("id"), fields.get("name")
    if not isinstance(app_id, str) or not app_id:
        yield found(FindingCode.NO_ID, "id")
    elif not is_app_id(app_id):
        yield found(FindingCode.BAD_ID, "id", found=harmless(app_id, 60))
    if not _text(name):
        yield found(FindingCode.NO_NAME, "name")
    elif reserved := _RESERVED.search(_text(name)):
        yield found(FindingCode.RESERVED_NAME, "name", found=reserved[0])
    if not _text(fields.get("version")):
        yield found(FindingCode.NO_VERSION, "version")


def _on_access(fields: Mapping[str, Any]) -> Iterator[Finding]:
    """Without the field Stripe takes `platform`."""
    written = fields.get("stripe_api_access_type")
    if not isinstance(written, str) or written.strip().lower() != ACCESS_TYPE:
        yield found(FindingCode.ACCESS_TYPE, "stripe_api_access_type", found=_text(written) or "platform")
    elif written != ACCESS_TYPE:
        yield found(
            FindingCode.LETTER_CASE, "stripe_api_access_type", found=harmless(written, 40).strip(), meant=ACCESS_TYPE
        )


def _on_permissions(fields: Mapping[str, Any], catalogue: PermissionCatalogue) -> Iterator[Finding]:
    declared = fields.get("permissions")
    if not isinstance(declared, list) or not declared:
        if declared not in (None, []):
            yield found(FindingCode.WRONG_KIND, "permissions", field="permissions")
        yield found(FindingCode.NO_PERMISSIONS, "permissions")
        return
    seen: set[str] = set()
    # Looking for a similar name takes time; a file full of unknown ones is not worth it.
    suggestions = iter(range(_MOST))
    for number, entry in enumerate(islice(declared, _MOST * 10)):
        written, purpose = written_permission(entry)
        name = harmless(written, 60)
        permission = catalogue.find(written.strip().lower())
        if not name:
            yield found(FindingCode.NOT_A_PERMISSION, "permissions", number)
        elif permission is None:
            close = _similar(name, catalogue) if next(suggestions, None) is not None else ""
            yield found(FindingCode.UNKNOWN_PERMISSION, "permissions", number, "permission", found=name, meant=close)
        elif permission.name in seen:
            yield found(FindingCode.PERMISSION_TWICE, "permissions", number, "permission", permission=permission.name)
        else:
            seen.add(permission.name)
            yield from _on_spelling(name, permission.name, number)
            if not purpose:
                yield found(FindingCode.NO_PURPOSE, "permissions", number, permission=permission.name)
            if permission.name in _ASK_STRIPE_FIRST:
                yield found(FindingCode.ASKS_STRIPE_FIRST, "permissions", number, permission=permission.name)
    blind = [permission.name for name in sorted(seen) if (permission := catalogue.find(name)) and not permission.probe]
    if blind:
        yield found(FindingCode.NOT_TESTABLE, "permissions", permissions=", ".join(blind[:10]), number=len(blind))


def _on_spelling(written: str, name: str, number: int) -> Iterator[Finding]:
    if written != name:
        code = FindingCode.LETTER_CASE if written.lower() == name else FindingCode.MISSPELT_PERMISSION
        yield found(code, "permissions", number, "permission", found=written, meant=name)


def _similar(name: str, catalogue: PermissionCatalogue) -> str:
    return next(iter(get_close_matches(name.lower().removeprefix("rak_"), catalogue.names(), n=1)), "")


def _on_views(fields: Mapping[str, Any]) -> Iterator[Finding]:
    extension = fields.get("ui_extension")
    views = extension.get("views") if isinstance(extension, Mapping) else None
    entries = views if isinstance(views, list) else []
    if "settings" not in [view.get("viewport") for view in entries if isinstance(view, Mapping)]:
        yield found(FindingCode.NO_SETTINGS_VIEW, "ui_extension", "views")
    action = fields.get("post_install_action")
    kind = action.get("type") if isinstance(action, Mapping) else None
    if action is not None and kind not in _AFTER_INSTALLING:
        yield found(FindingCode.WRONG_KIND, "post_install_action", field="post_install_action")
    elif kind is not None and kind != "settings":
        yield found(FindingCode.OTHER_PAGE_AFTER_INSTALLING, "post_install_action", "type", found=str(kind))


def _on_distribution(fields: Mapping[str, Any]) -> Iterator[Finding]:
    distribution = fields.get("distribution_type")
    is_public = _text(distribution).lower() == "public"
    if not is_public:
        yield found(FindingCode.PRIVATE, "distribution_type")
    elif distribution != "public":
        yield found(FindingCode.LETTER_CASE, "distribution_type", found=_text(distribution), meant="public")
    if is_public and not isinstance(fields.get("sandbox_install_compatible"), bool):
        yield found(FindingCode.SANDBOX_NOT_SAID, "sandbox_install_compatible")


def _on_addresses(fields: Mapping[str, Any]) -> Iterator[Finding]:
    addresses = fields.get("allowed_redirect_uris")
    if addresses is not None and not isinstance(addresses, list):
        yield found(FindingCode.WRONG_KIND, "allowed_redirect_uris", field="allowed_redirect_uris")
        return
    for number, address in enumerate(islice(addresses or [], _MOST)):
        if not _can_be_returned_to(address):
            yield found(FindingCode.REDIRECT_ADDRESS, "allowed_redirect_uris", number, found=_text(address))


def _can_be_returned_to(address: object) -> bool:
    """`https` and a path after the host: Stripe's schema wants the path, live mode wants `https`."""
    try:
        parts = urlsplit(address) if isinstance(address, str) else None
    except ValueError:
        return False
    return parts is not None and parts.scheme == "https" and bool(parts.netloc) and parts.path.startswith("/")


def _on_fields(fields: Mapping[str, Any]) -> Iterator[Finding]:
    for field in islice((field for field in fields if field not in KNOWN_FIELDS), _MOST):
        yield found(FindingCode.UNKNOWN_FIELD, harmless(field, 40), field=harmless(field, 40))
    for field in _TEXTS:
        if fields.get(field) is not None and not isinstance(fields[field], str):
            yield found(FindingCode.WRONG_KIND, field, field=field)
    policy = fields["ui_extension"] if isinstance(fields.get("ui_extension"), Mapping) else {}
    sources = policy.get("content_security_policy")
    for name in ("connect-src", "image-src"):
        allowed = sources.get(name) if isinstance(sources, Mapping) else None
        if allowed is not None and not isinstance(allowed, list):
            yield found(FindingCode.WRONG_KIND, "ui_extension", "content_security_policy", name, field=name)


def _text(value: object) -> str:
    return text_in(value, 60)
