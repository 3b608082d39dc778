"""Facts taken from a parsed `stripe-app.json`.

Lenient where nobody is hurt: what is ignored or odd becomes a note. Strict where a merchant would be.

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
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact, ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.permissions import Need, PermissionCatalogue

ACCESS_TYPE = "restricted_api_key"

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_BASE = re.compile(r"(?:\./)?(?:\.\./)*(?:[\w-]+/)*stripe-app(?:\.[\w-]+)?\.json", re.ASCII)
_MOST_NOTES = 50
_KNOWN_FIELDS = frozenset(
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
    """What connecting needs to know about an app. `notes` are plain sentences for the app's maker.

    `icon` is the file that the manifest names, as it names it.
    """

    app_id: str
    name: str
    needs: tuple[Need, ...]
    icon: str | None = None
    notes: tuple[str, ...] = ()


def read_manifest(data: object, catalogue: PermissionCatalogue, file: str = "stripe-app.json") -> Manifest:
    """The facts. Raises ProfileError (MANIFEST_UNFIT) with the `reason` why this app cannot be connected."""
    if not isinstance(data, Mapping):
        raise unfit("not-an-object", file)
    fields: Mapping[str, Any] = data
    app_id = _app_id(fields, file)
    _must_use_restricted_keys(fields, file)
    read = list(_needs_and_notes(fields.get("permissions"), catalogue))
    notes = (*_notes_on_fields(fields), *(note for note in read if isinstance(note, str)))
    return Manifest(
        app_id,
        name=_text(fields.get("name"), 60) or app_id,
        needs=tuple(need for need in read if isinstance(need, Need)),
        icon=_text(fields.get("icon"), 200) or None,
        notes=notes if len(notes) <= _MOST_NOTES else (*notes[:_MOST_NOTES], "There is more of that kind."),
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
    if _ID.fullmatch(app_id) is None:
        raise unfit("bad-id", file, found=harmless(app_id, 60))
    return app_id


def _must_use_restricted_keys(fields: Mapping[str, Any], file: str) -> None:
    """Without the field Stripe takes `platform`."""
    found = fields.get("stripe_api_access_type")
    if not isinstance(found, str) or found.strip().lower() != ACCESS_TYPE:
        raise unfit("access-type", file, found=_text(found, 40) or "platform")


def _text(value: object, most: int) -> str:
    return harmless(value, most) if isinstance(value, str) else ""


# Notes


def _notes_on_fields(fields: Mapping[str, Any]) -> Iterator[str]:
    unknown = [_text(field, 40) for field in fields if field not in _KNOWN_FIELDS]
    if unknown:
        yield f"Ignored, because Stripe does not document it: {', '.join(unknown[:10])}."
    if not _text(fields.get("name"), 60):
        yield "The manifest has no name, so merchants see the id."
    if fields["stripe_api_access_type"] != ACCESS_TYPE:
        yield f"stripe_api_access_type is written in small letters: {ACCESS_TYPE}."
    if _text(fields.get("distribution_type"), 40).lower() != "public":
        yield "The app is private (distribution_type); Stripe gives install links to public apps only."
    if "settings" not in _viewports(fields.get("ui_extension")):
        yield "The app has no settings view. That is the page on which merchants press View API keys."


def _viewports(extension: object) -> list[object]:
    views = extension.get("views") if isinstance(extension, Mapping) else None
    entries = views if isinstance(views, list) else []
    return [view.get("viewport") for view in entries if isinstance(view, Mapping)]


# Permissions


def _needs_and_notes(declared: object, catalogue: PermissionCatalogue) -> Iterator[Need | str]:
    """Each known permission once, in the order of the manifest, and a note for whatever was odd."""
    if not isinstance(declared, list):
        yield "The manifest asks for no permissions, so nothing can be checked."
        return
    seen: set[str] = set()
    unknown: list[str] = []
    for entry in declared:
        written, purpose = _written(entry)
        permission = catalogue.find(written.strip().lower())
        if permission is None:
            unknown.append(written)
        elif permission.name in seen:
            yield f"The permission {permission.name} is asked for twice."
        else:
            seen.add(permission.name)
            yield Need(permission, purpose)
            if written != permission.name and written.strip().lower() == permission.name:
                yield f"The permission {harmless(written, 60)} is written {permission.name}."
            if not purpose:
                yield f"The permission {permission.name} has no purpose. Merchants want to know why an app asks."
    # Looking for a similar name takes time; a file full of unknown ones is not worth it.
    yield from (_unknown_permission(written, catalogue) for written in islice(unknown, _MOST_NOTES))


def _written(entry: object) -> tuple[str, str]:
    """The name as it stands in the manifest, and the purpose."""
    match entry:
        case {"permission": str(name), "purpose": purpose}:
            return name, in_english(purpose, 160)
        case {"permission": str(name)}:
            return name, ""
        case str(name):
            return name, ""
        case _:
            return "", ""


def in_english(text: object, most: int) -> str:
    """A text, or what stands for English (or else first) in a map of languages to texts."""
    if not isinstance(text, Mapping):
        return _text(text, most)
    texts = {str(language).lower(): _text(words, most) for language, words in text.items()}
    english = (words for language, words in sorted(texts.items()) if re.match(r"en(?![a-z])", language))
    return next(filter(None, (*english, *texts.values())), "")


def _unknown_permission(written: str, catalogue: PermissionCatalogue) -> str:
    name = harmless(written, 60)
    if not name:
        return "An entry in the list of permissions is not a permission; it was ignored."
    close = get_close_matches(name.lower().removeprefix("rak_"), catalogue.names(), n=1)
    meant = f" Is {close[0]} meant?" if close else ""
    return f"The permission {name} is not known, so it was left out.{meant}"
