"""The files of a profile as they arrive, made into values; where the bytes came from does not matter here."""

import codecs
import tomllib
from collections.abc import Mapping
from typing import Any

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.lenient_json import read_json
from rak_desktop.core.manifest import base_of, read_manifest, unfit
from rak_desktop.core.permissions import PermissionCatalogue
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_file import profile_of

MANIFEST = "stripe-app.json"
SECOND_GENERATION = "stripe-app.yaml"
SETTINGS = "profile.toml"

PICTURES = (".svg", ".png")
"""How the name of a logo ends."""

MOST_OVERLAYS = 4
"""Of manifests, one laid over the other."""


def profile_in(files: Mapping[str, bytes], catalogue: PermissionCatalogue) -> AppProfile:
    """The profile that these files describe; the manifest must be one of them. Its logo is a name among them."""
    data = manifest_data(files[MANIFEST], MANIFEST)
    if base_of(data) is not None:
        raise unfit("overlay", MANIFEST)
    return profile_of(read_manifest(data, catalogue), settings_data(files.get(SETTINGS, b""), SETTINGS))


def manifest_data(data: bytes, file: str) -> object:
    """The parsed manifest. Raises ProfileError when it is not JSON."""
    try:
        return read_json(text_of(data))
    except ValueError:
        raise unfit("not-json", file) from None


def settings_data(data: bytes, file: str) -> dict[str, Any]:
    """The parsed profile.toml. Raises ProfileError when it is not TOML."""
    try:
        return tomllib.loads(text_of(data))
    except (ValueError, RecursionError):
        raise ProfileError(Code.PROFILE_UNREADABLE, file=harmless(file, 80), key="", reason="not-toml") from None


def text_of(data: bytes) -> str:
    """Whatever the editor did: without the mark that some put in front, and a broken character is no reason to fail."""
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if utf_16 else "utf-8-sig", "replace")
