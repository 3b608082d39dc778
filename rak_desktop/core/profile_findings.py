"""Looks at all of a parsed `profile.toml` and tells everything that its maker should know, not only the first thing."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import unquote

from rak_desktop.core.codes import Code
from rak_desktop.core.colour import READABLE, WHITE, contrast, moved_until
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.findings import Finding, FindingCode, found
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.manifest import Manifest
from rak_desktop.core.profile_file import KEYS, troubles_in

_MOST = 20


def profile_findings(settings: Mapping[str, Any], manifest: Manifest | None) -> tuple[Finding, ...]:
    """Everything there is to say. Without a manifest that can be read, what depends on it is left open."""
    app_id = manifest.app_id if manifest else ""
    troubles = dict(troubles_in(settings, app_id))
    if manifest is None:
        troubles.pop("install_link", None)
    return (
        *(_on_trouble(key, error) for key, error in troubles.items()),
        *_on_keys(settings),
        *(_on_accent(settings) if settings.get("accent") and "accent" not in troubles else ()),
        *(_beside(manifest, settings, troubles) if manifest else ()),
    )


def _on_trouble(key: str, error: ProfileError) -> Finding:
    if error.code is Code.LINK_NOT_STRIPE:
        return found(FindingCode.LINK_ELSEWHERE, key, **error.facts)
    return found(FindingCode.UNUSABLE_VALUE, key, key=key, reason=str(error.facts["reason"]))


def _on_keys(settings: Mapping[str, Any]) -> Iterator[Finding]:
    for key in islice((str(key) for key in settings if key not in KEYS), _MOST):
        yield found(FindingCode.UNKNOWN_KEY, harmless(key, 40), key=harmless(key, 40))
    if not settings.get("support_contact") and not settings.get("help_page"):
        yield found(FindingCode.NOBODY_TO_ASK, "support_contact")


def _on_accent(settings: Mapping[str, Any]) -> Iterator[Finding]:
    """The window moves a colour until it can be read (qt/tokens); its owner may rather choose for themselves."""
    accent = str(settings["accent"])
    if (found_on_white := contrast(accent, WHITE)) < READABLE:
        shown = moved_until(accent, lambda colour: contrast(colour, WHITE) >= READABLE, lighter=False)
        facts = {"found": f"{found_on_white:.1f}", "least": str(READABLE)}
        yield found(FindingCode.ACCENT_TOO_LIGHT, "accent", accent=accent, shown=shown.lower(), **facts)


def _beside(manifest: Manifest, settings: Mapping[str, Any], troubles: Mapping[str, object]) -> Iterator[Finding]:
    """What only shows when the two files are held side by side."""
    link = settings.get("install_link")
    if isinstance(link, str) and "install_link" not in troubles and not _names(link, manifest.app_id):
        yield found(FindingCode.LINK_WITHOUT_APP, "install_link", app_id=manifest.app_id)
    asked = {need.permission.name for need in manifest.needs}
    optional = settings.get("optional_permissions")
    if "optional_permissions" not in troubles and isinstance(optional, list):
        for number, name in enumerate(optional[:_MOST]):
            if name.strip().lower() not in asked:
                yield found(
                    FindingCode.OPTIONAL_NOT_ASKED, "optional_permissions", number, permission=harmless(name, 60)
                )
    words = settings.get("plain_words")
    things = asked | {re.sub(r"_(read|write)$", "", name) for name in asked}
    if "plain_words" not in troubles and isinstance(words, Mapping):
        strange = (str(name) for name in words if str(name).strip().lower() not in things)
        for name in islice(strange, _MOST):
            yield found(FindingCode.WORDS_NOT_ASKED, "plain_words", harmless(name, 60), permission=harmless(name, 60))


def _names(link: str, app_id: str) -> bool:
    path = link.partition("?")[0].partition("#")[0]
    return unquote(path).rstrip("/").endswith(app_id)
