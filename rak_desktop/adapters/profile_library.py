"""Reads vendors' profiles from folders: `profile.toml`, `stripe-app.json`, a logo."""

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.manifest import read_manifest
from rak_desktop.core.permissions import PermissionCatalogue
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_file import profile_of

MANIFEST = "stripe-app.json"
SETTINGS = "profile.toml"
PRACTICE = "practice"

_MOST_BYTES = 1024 * 1024
_LOGO_ENDINGS = (".svg", ".png")

# A string, which stays; or a comment or a comma before a closing bracket, which goes. Manifests are edited by hand.
_JSON_DECORATION = re.compile(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*|/\*.*?\*/|,(?=\s*[\]}])', re.DOTALL)


class FolderProfileLibrary:
    """Implements ports/profile_library over folders that hold one folder for each profile."""

    def __init__(self, folders: Sequence[Path], catalogue: PermissionCatalogue) -> None:
        self._folders = folders
        self._catalogue = catalogue

    def installed(self) -> tuple[AppProfile, ...]:
        """Every profile that can be used; practice is not one of the vendors'."""
        return tuple(self._usable())

    def get(self, name_or_folder: str) -> AppProfile:
        path = Path(name_or_folder).expanduser()
        if path.exists():
            return self._read(path)
        for profile in self.installed():
            if profile.app_id == name_or_folder:
                return profile
        raise ProfileError(Code.PROFILE_NOT_FOUND, name=harmless(name_or_folder, 120))

    def _usable(self) -> Iterator[AppProfile]:
        for folder in self._folders:
            if not folder.is_dir():
                continue
            for path in sorted(folder.iterdir()):
                if path.name == PRACTICE or not (path / MANIFEST).is_file():
                    continue
                try:
                    yield self._read(path)
                except ProfileError:
                    continue  # one broken profile must not hide the others; `get` tells what is wrong with it

    def _read(self, path: Path) -> AppProfile:
        folder, file = (path, path / MANIFEST) if path.is_dir() else (path.parent, path)
        if not file.is_file():
            raise ProfileError(Code.PROFILE_NOT_FOUND, name=harmless(str(path), 120))
        manifest = read_manifest(_json(file), self._catalogue)
        settings = _toml(folder / SETTINGS) if path.is_dir() else {}
        return _with_logo(profile_of(manifest, settings), folder)


def _json(file: Path) -> Any:
    text = _text(file)
    try:
        return json.loads(_JSON_DECORATION.sub(lambda match: match[1] or "", text))
    except (ValueError, RecursionError):
        raise ProfileError(Code.MANIFEST_UNFIT, file=harmless(file.name), reason="not-json") from None


def _toml(file: Path) -> dict[str, Any]:
    if not file.exists():
        return {}
    try:
        return tomllib.loads(_text(file))
    except (tomllib.TOMLDecodeError, RecursionError):
        raise ProfileError(Code.PROFILE_UNREADABLE, file=file.name, key="", reason="not-toml") from None


def _text(file: Path) -> str:
    """The file's text, without the mark that some editors put in front. One byte too many shows it is too large."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except OSError:
        raise ProfileError(Code.PROFILE_UNREADABLE, file=harmless(file.name), key="", reason="unreadable") from None
    if len(data) > _MOST_BYTES:
        raise ProfileError(Code.PROFILE_UNREADABLE, file=harmless(file.name), key="", reason="too-large")
    return data.decode("utf-8-sig", "replace")


def _with_logo(profile: AppProfile, folder: Path) -> AppProfile:
    """The logo's own path, when it is a picture that really lies in this folder."""
    if profile.logo is None:
        return profile
    path = (folder / profile.logo).resolve()
    inside = path.is_relative_to(folder.resolve())
    if inside and path.is_file() and path.suffix.lower() in _LOGO_ENDINGS:
        return replace(profile, logo=str(path))
    note = f"profile.toml: there is no logo {harmless(profile.logo, 60)} in the profile's folder; none is shown."
    return replace(profile, logo=None, notes=(*profile.notes, note))
