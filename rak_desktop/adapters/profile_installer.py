"""Takes a vendor's profile in: looks at the file or folder without writing anything, and keeps it after a yes.

What is kept are the very bytes that were looked at, so nobody can change the file in between.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from rak_desktop.adapters.file_names import is_device, is_plain, leaves_its_folder
from rak_desktop.adapters.profile_library import PRACTICE, FolderProfileLibrary
from rak_desktop.adapters.profile_package import MOST_BYTES, MOST_IN_ONE, refused, unpacked
from rak_desktop.adapters.profile_texts import MANIFEST, PICTURES, SECOND_GENERATION, SETTINGS, profile_in
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.manifest import unfit
from rak_desktop.core.permissions import PermissionCatalogue
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer


class FolderProfileInstaller:
    """Implements ports/profile_installer. `folder` holds this person's profiles, `with_program` those of this build."""

    def __init__(self, folder: Path, with_program: Path, catalogue: PermissionCatalogue) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._kept = FolderProfileLibrary((folder,), catalogue)
        self._with_program = FolderProfileLibrary((with_program,), catalogue)

    def read(self, path: str) -> ProfileOffer:
        source = Path(path)
        if not path.strip() or not os.path.exists(source):  # noqa: PTH110 - says no, and raises nothing, for any text
            raise _not_there(path, source.name)
        files = self._files(source)
        _must_have_a_manifest(files, source.name)
        profile = profile_in(files, self._catalogue)
        for other in _installed(self._with_program):
            if other.app_id == profile.app_id:
                raise refused("comes-with-program", source.name, other.name)
        return ProfileOffer(
            profile=replace(profile, logo=None),
            source=harmless(source.name, 80),
            files=files,
            replaces=self._name_at(self._place_of(profile.app_id)),
        )

    def install(self, offer: ProfileOffer) -> AppProfile:
        place = self._place_of(offer.profile.app_id)
        try:
            _put(offer.files, place)
        except OSError as error:
            raise ProfileError(Code.PROFILE_NOT_WRITABLE, reason="not-added", file=harmless(str(place), 120)) from error
        return self._kept.get(str(place))

    def _files(self, source: Path) -> dict[str, bytes]:
        """A folder's, a package's, or of a folder that is named by the manifest or settings in it."""
        if _is_folder(source):
            return self._loose_files(source, source / MANIFEST)
        if source.name == SETTINGS:
            return self._loose_files(source.parent, source.parent / MANIFEST)
        if source.suffix.lower() == ".json":
            return self._loose_files(source.parent, source)
        return unpacked(_read(source, MOST_BYTES), source.name)

    def _loose_files(self, folder: Path, manifest: Path) -> dict[str, bytes]:
        """Only what a profile is made of: the rest of a folder is nobody's business."""
        found = {MANIFEST: _inside(folder, manifest), SETTINGS: _inside(folder, folder / SETTINGS)}
        files = {name: data for name, data in found.items() if data is not None}
        if MANIFEST not in files:
            if _inside(folder, folder / SECOND_GENERATION) is not None:
                files[SECOND_GENERATION] = b""
            return files
        with suppress(ProfileError):  # without its picture it is the same profile
            logo = _plain_name(profile_in(files, self._catalogue).logo)
            if logo and (picture := _inside(folder, folder / logo)) is not None:
                files[logo] = picture
        return files

    def _place_of(self, app_id: str) -> Path:
        """Where this app's profile is, or would be."""
        for place in self._places():
            with suppress(ProfileError):
                if self._kept.get(str(place)).app_id == app_id:
                    return place
        return self._folder / _folder_name(app_id)

    def _places(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from sorted(path for path in self._folder.iterdir() if (path / MANIFEST).is_file())

    def _name_at(self, place: Path) -> str | None:
        """The name of the app that is kept there, if there is one."""
        if not os.path.lexists(place):
            return None
        try:
            return self._kept.get(str(place)).name
        except ProfileError:
            return harmless(place.name)


def _installed(library: FolderProfileLibrary) -> tuple[AppProfile, ...]:
    try:
        return library.installed()
    except ProfileError:
        return ()


def _not_there(path: str, file: str) -> ProfileError:
    """As for every other name of a profile, in the words for whoever opened a file that has gone."""
    name = harmless(path, 120) or "“”"
    return ProfileError(Code.PROFILE_NOT_FOUND, reason="not-there", name=name, file=harmless(file, 80) or name)


def _must_have_a_manifest(files: Mapping[str, bytes], source: str) -> None:
    if MANIFEST in files:
        return
    if SECOND_GENERATION in files:
        raise unfit("second-generation", SECOND_GENERATION)
    raise refused("no-manifest", source)


def _folder_name(app_id: str) -> str:
    """The id, unless that name means something else here or on Windows; no id begins with an underscore."""
    taken = app_id == PRACTICE or is_device(app_id) or app_id.endswith(".")
    return f"_{app_id}_" if taken else app_id


def _plain_name(logo: str | None) -> str | None:
    """The logo's name as a file below the folder, when it is a picture there."""
    if logo is None or leaves_its_folder(logo):
        return None
    name = PurePosixPath(logo).as_posix()
    return name if is_plain(name) and name.lower().endswith(PICTURES) else None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _inside(folder: Path, file: Path) -> bytes | None:
    """What is in this file, if it is there. A link that leads out of the folder is refused."""
    try:
        if not file.is_file():
            return None
        if not file.resolve().is_relative_to(folder.resolve()):
            raise refused("link", folder.name, file.name)
    except (OSError, RuntimeError, ValueError) as error:
        raise refused("unreadable", file.name) from error
    return _read(file, MOST_IN_ONE)


def _read(file: Path, most: int) -> bytes:
    """Never reads more than one byte too many, and never from a device, which might not end."""
    try:
        if not file.is_file():
            raise refused("unreadable", file.name)
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except (OSError, ValueError) as error:
        raise refused("unreadable", file.name) from error
    if len(data) > most:
        raise refused("package-too-large" if most == MOST_BYTES else "too-large", file.name)
    return data


def _put(files: Mapping[str, bytes], place: Path) -> None:
    """Written beside and moved into place as a whole; what was there before stays until then."""
    place.parent.mkdir(0o700, parents=True, exist_ok=True)
    # Not among the profiles themselves: a half-written one must never be found there.
    with TemporaryDirectory(prefix="profile-", dir=place.parent.parent, ignore_cleanup_errors=True) as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        for name, data in files.items():
            file = new / name
            file.parent.mkdir(0o700, parents=True, exist_ok=True)
            file.write_bytes(data)
        if os.path.lexists(place):
            place.rename(old)
        try:
            new.rename(place)
        except OSError:
            if os.path.lexists(old):
                old.rename(place)
            raise
