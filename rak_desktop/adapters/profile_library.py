"""Reads vendors' profiles from folders: `stripe-app.json`, and if they are there `profile.toml` and a logo."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rak_desktop.adapters.profile_texts import (
    MANIFEST,
    MOST_OVERLAYS,
    PICTURES,
    SECOND_GENERATION,
    SETTINGS,
    manifest_data,
    settings_data,
)
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.manifest import base_of, merged, read_manifest, unfit
from rak_desktop.core.permissions import PermissionCatalogue
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_file import profile_of

PRACTICE = "practice"

_MOST_BYTES = 1024 * 1024

_log = logging.getLogger(__name__)


class FolderProfileLibrary:
    """Implements ports/profile_library over folders that hold one folder for each profile."""

    def __init__(self, folders: Sequence[Path], catalogue: PermissionCatalogue) -> None:
        self._folders = folders
        self._catalogue = catalogue

    def installed(self) -> tuple[AppProfile, ...]:
        """Every profile that can be used, one for each app; practice is not one of the vendors'.

        A broken one does not hide the others. When there is no other, it is the trouble to tell.
        """
        profiles, troubles = self._all()
        if troubles and not profiles:
            raise troubles[0]
        return profiles

    def broken(self) -> tuple[ProfileError, ...]:
        return self._all()[1]

    def get(self, name_or_folder: str) -> AppProfile:
        """An installed app by its id goes before a folder that happens to have the same name."""
        for folder in self._profile_folders():
            try:
                profile = self._read(folder)
            except ProfileError:
                continue
            if profile.app_id == name_or_folder:
                return profile
        return self._read(existing_profile(name_or_folder))

    def _all(self) -> tuple[tuple[AppProfile, ...], tuple[ProfileError, ...]]:
        """The profiles that can be used, and what is wrong with the others."""
        profiles: dict[str, AppProfile] = {}
        troubles: list[ProfileError] = []
        for folder in self._profile_folders():
            try:
                profile = self._read(folder)
            except ProfileError as error:
                _log.info("the profile in %s cannot be used: %s %s", folder.name, error, dict(error.facts))
                troubles.append(error)
            else:
                profiles.setdefault(profile.app_id, profile)
        return tuple(profiles.values()), tuple(troubles)

    def _profile_folders(self) -> Iterator[Path]:
        for folder in self._folders:
            yield from _profile_folders(folder)

    def _read(self, path: Path) -> AppProfile:
        """The profile in this folder, or the one that this file is a part of."""
        folder = path if path.is_dir() else path.parent
        manifest = read_manifest(whole_manifest(path), self._catalogue, manifest_file_of(path).name)
        settings = _settings(folder / SETTINGS)
        return _with_logo(profile_of(manifest, settings), folder)


def has_profiles(folder: Path) -> bool:
    """Is there any vendor's profile in this folder, whether it can be used or not?"""
    return any(True for _ in _profile_folders(folder))


def _profile_folders(folder: Path) -> Iterator[Path]:
    try:
        inside = sorted(path for path in folder.iterdir() if is_file(path / MANIFEST))
    except OSError:
        return  # not made yet, or not ours to read: nothing is installed there
    yield from (path for path in inside if path.name != PRACTICE)


def existing_profile(name: str) -> Path:
    """Raises ProfileError when there is no such folder or file. An empty name is nothing, not the folder we are in."""
    try:
        path = Path(name).expanduser()
        if name.strip() and (path.is_dir() or path.is_file()):
            return path
    except (OSError, RuntimeError, ValueError):
        pass  # too long, or not allowed to look there, or nobody's home
    raise ProfileError(Code.PROFILE_NOT_FOUND, name=harmless(name, 120) or "“”")


def whole_manifest(path: Path) -> object:
    """The parsed manifest of this folder or file, laid over everything that it extends. Raises ProfileError."""
    return _manifest(manifest_file_of(path))


def manifest_file_of(path: Path) -> Path:
    """The manifest in this folder, or this file, or the one beside this profile.toml. Raises ProfileError."""
    if path.is_dir():
        return _manifest_in(path)
    return _manifest_in(path.parent) if path.name == SETTINGS else path


def _manifest_in(folder: Path) -> Path:
    if is_file(folder / MANIFEST):
        return folder / MANIFEST
    if is_file(folder / SECOND_GENERATION):
        raise unfit("second-generation", SECOND_GENERATION)
    raise ProfileError(Code.PROFILE_NOT_FOUND, name=harmless(str(folder), 120))


def _manifest(file: Path, overlays: int = 0) -> object:
    """The parsed manifest; one that extends another is laid over it."""
    if file.suffix.lower() in (".yaml", ".yml"):
        raise unfit("second-generation", file.name)
    data = manifest_data(read_profile_file(file), file.name)
    base = base_of(data)
    if base is None:
        return data
    if overlays == MOST_OVERLAYS or not is_file(file.parent / base):
        raise unfit("overlay-without-base", file.name, base=base)
    return merged(_manifest(file.parent / base, overlays + 1), data)


def _settings(file: Path) -> dict[str, Any]:
    return settings_data(read_profile_file(file), file.name) if is_file(file) else {}


def read_profile_file(file: Path, most: int = _MOST_BYTES) -> bytes:
    """What is in it. Raises ProfileError when it cannot be read or is far too large."""
    try:
        with file.open("rb") as opened:
            data = opened.read(most + 1)  # one byte too many shows that it is too large
    except OSError:
        raise _unreadable(file, "unreadable") from None
    if len(data) > most:
        raise _unreadable(file, "too-large")
    return data


def _unreadable(file: Path, reason: str) -> ProfileError:
    return ProfileError(Code.PROFILE_UNREADABLE, file=harmless(file.name, 80), key="", reason=reason)


def is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _with_logo(profile: AppProfile, folder: Path) -> AppProfile:
    """The logo's own path, when it is a picture that really lies in this folder."""
    if profile.logo is None:
        return profile
    picture = _picture(folder, profile.logo)
    return replace(profile, logo=str(picture) if picture else None)


def _picture(folder: Path, name: str) -> Path | None:
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
        small = inside and path.is_file() and path.stat().st_size <= _MOST_BYTES
    except (OSError, RuntimeError, ValueError):
        return None
    return path if small and path.suffix.lower() in PICTURES else None
