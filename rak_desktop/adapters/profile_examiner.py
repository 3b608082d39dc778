"""Looks at a vendor's files for `profile check`: a folder, a packed profile, or one manifest. Writes nothing.

Unlike the library, which stops at the first thing that keeps an app from being connected, it goes on and tells all.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath

from rak_desktop.adapters.profile_library import existing_profile, is_file, read_profile_file, whole_manifest
from rak_desktop.adapters.profile_package import MOST_BYTES, unpacked
from rak_desktop.adapters.profile_texts import (
    MANIFEST,
    MOST_OVERLAYS,
    PICTURES,
    SECOND_GENERATION,
    SETTINGS,
    manifest_data,
    settings_data,
    text_of,
)
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.file_places import json_lines, nearest, toml_lines
from rak_desktop.core.findings import Finding, FindingCode, found
from rak_desktop.core.findings import Path as Place
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.lenient_json import strict_json
from rak_desktop.core.manifest import Manifest, base_of, merged, read_manifest
from rak_desktop.core.manifest_findings import manifest_findings
from rak_desktop.core.permissions import PermissionCatalogue
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_file import profile_of
from rak_desktop.core.profile_findings import profile_findings
from rak_desktop.core.profile_offer import PACKAGE_ENDING
from rak_desktop.core.values import dataclass

ReadFile = Callable[[str], bytes | None]
"""What is in the file of this name in the profile's folder, None where there is none. Raises ProfileError."""


@dataclass(frozen=True)
class Examination:
    """Everything found, and the profile as merchants would get it, when there is one. `name` is what was looked at."""

    name: str
    findings: tuple[Finding, ...]
    profile: AppProfile | None = None

    @property
    def is_wrong(self) -> bool:
        """Is there anything that would hurt a merchant?"""
        return any(finding.code.is_wrong for finding in self.findings)


def examine(name: str, catalogue: PermissionCatalogue) -> Examination:
    """Looks at this folder or file. Raises ProfileError (PROFILE_NOT_FOUND) when there is nothing of that name."""
    path = existing_profile(name)
    if path.is_file() and path.suffix.lower() == PACKAGE_ENDING:
        return _examine_package(path, catalogue)
    folder = path if path.is_dir() else path.parent
    manifest = MANIFEST if path.is_dir() or path.name == SETTINGS else path.name
    return _examine(harmless(str(path), 200), manifest, lambda file: _in_folder(folder, file), catalogue)


def write_beside_manifest(
    name: str, catalogue: PermissionCatalogue, text: Callable[[Manifest], str], beside: Mapping[str, str]
) -> Path:
    """Writes a profile.toml, and these files where they are not there yet, into the folder of this manifest.

    Raises ProfileError when the manifest cannot be read, when there is a profile.toml already (PROFILE_EXISTS), and
    when nothing can be written there.
    """
    path = existing_profile(name)
    folder = path if path.is_dir() else path.parent
    content = text(read_manifest(whole_manifest(path), catalogue))
    new = folder / SETTINGS
    try:
        with new.open("x", encoding="utf-8") as opened:
            opened.write(content)
        for other, others in beside.items():
            with suppress(FileExistsError), (folder / other).open("x", encoding="utf-8") as opened:
                opened.write(others)
    except FileExistsError:
        raise ProfileError(Code.PROFILE_EXISTS, file=harmless(str(new), 120)) from None
    except OSError:
        raise ProfileError(Code.PROFILE_NOT_WRITABLE, file=harmless(str(new), 120)) from None
    return new


def _examine_package(path: Path, catalogue: PermissionCatalogue) -> Examination:
    name = harmless(path.name, 80)
    try:
        files = unpacked(read_profile_file(path, MOST_BYTES), path.name)
    except ProfileError as error:
        facts = {"reason": str(error.facts.get("reason", "")), "found": str(error.facts.get("found", ""))}
        return Examination(name, (replace(found(FindingCode.BAD_PACKAGE, **facts), file=name),))
    return _examine(name, MANIFEST, files.get, catalogue, packed=True)


def _in_folder(folder: Path, file: str) -> bytes | None:
    return read_profile_file(folder / file) if is_file(folder / file) else None


def _examine(
    name: str, manifest_file: str, read: ReadFile, catalogue: PermissionCatalogue, *, packed: bool = False
) -> Examination:
    read_manifest_file = _ManifestReader(read, packed=packed)
    data = read_manifest_file.laid_over(manifest_file)
    findings = list(read_manifest_file.findings)
    manifest: Manifest | None = None
    if read_manifest_file.is_read:
        findings += (read_manifest_file.placed(finding) for finding in manifest_findings(data, catalogue))
        with suppress(ProfileError):  # a finding says why
            manifest = read_manifest(data, catalogue, manifest_file)
    settings, about_settings = _settings(read, manifest)
    findings += about_settings
    profile = None
    if manifest and settings is not None:
        try:
            profile = profile_of(manifest, settings)
        except ProfileError:
            pass  # a finding says why
        else:
            findings += _on_picture(profile, settings, read, manifest_file)
    return Examination(name, tuple(sorted(findings, key=lambda finding: not finding.code.is_wrong)), profile)


class _ManifestReader:
    """Reads a manifest and those that it extends, and remembers on which line of which file each field stands."""

    def __init__(self, read: ReadFile, *, packed: bool) -> None:
        self._read = read
        self._packed = packed
        self._lines: dict[str, dict[Place, int]] = {}
        self._owners: dict[str, str] = {}
        self._file = MANIFEST
        self.findings: list[Finding] = []
        self.is_read = False

    def laid_over(self, file: str, overlays: int = 0) -> object:
        """The parsed manifest with everything that it extends, or None, and why is among the findings."""
        self._file = file
        data = self._parsed(file)
        if not self.is_read:
            return None
        self._owners = {str(field): file for field in data} | self._owners if isinstance(data, Mapping) else {}
        if not isinstance(data, Mapping) or "extends" not in data:
            return data
        base = base_of(data)
        where = str(PurePosixPath(file).parent / base) if base else ""
        if self._packed or base is None or overlays == MOST_OVERLAYS or self._read(where) is None:
            code = FindingCode.OVERLAY_IN_PACKAGE if self._packed else FindingCode.OVERLAY_WITHOUT_BASE
            self._add(found(code, "extends", base=harmless(base or "", 80)), file)
            self.is_read = False
            return None
        self._add(found(FindingCode.LAID_OVER, "extends", base=harmless(base, 80)), file)
        return merged(self.laid_over(where, overlays + 1), data)

    def placed(self, finding: Finding) -> Finding:
        """The finding with the file and line of the field that it is about."""
        field = finding.path[0] if finding.path else ""
        file = self._owners.get(str(field), self._file)
        return replace(finding, file=file, line=nearest(self._lines.get(file, {}), finding.path))

    def _parsed(self, file: str) -> object:
        self.is_read = False
        try:
            data = None if file.lower().endswith((".yaml", ".yml")) else self._read(file)
            if data is None:
                second = SECOND_GENERATION if file == MANIFEST else file
                if second.lower().endswith((".yaml", ".yml")) and self._read(second) is not None:
                    self._add(found(FindingCode.SECOND_GENERATION, file=file), second)
                else:
                    self._add(found(FindingCode.NO_MANIFEST, file=file), file)
                return None
            parsed = manifest_data(data, file)
        except ProfileError as error:
            self._add_unreadable(file, error)
            return None
        self.is_read = True
        text = text_of(data)
        self._lines[file] = json_lines(strict_json(text))
        if not _is_strict(text):
            self._add(found(FindingCode.LOOSE_JSON), file)
        return parsed

    def _add_unreadable(self, file: str, error: ProfileError) -> None:
        reason = str(error.facts.get("reason", ""))
        if reason != "not-json":
            self._add(found(FindingCode.UNREADABLE, reason=reason), file)
            return
        cause = error.__cause__ or error.__context__
        line = cause.lineno if isinstance(cause, json.JSONDecodeError) else None
        self._add(found(FindingCode.NOT_JSON), file, line)

    def _add(self, finding: Finding, file: str, line: int | None = None) -> None:
        known = nearest(self._lines.get(file, {}), finding.path)
        self.findings.append(replace(finding, file=harmless(file, 80), line=line or known))


def _is_strict(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _settings(read: ReadFile, manifest: Manifest | None) -> tuple[dict[str, object] | None, Iterator[Finding]]:
    """The parsed profile.toml, None when it cannot be read, and what there is to say about it."""
    try:
        data = read(SETTINGS)
        if data is None:
            return {}, iter([replace(found(FindingCode.NO_PROFILE_FILE), file=SETTINGS)])
        settings = settings_data(data, SETTINGS)
    except ProfileError as error:
        reason = str(error.facts.get("reason", ""))
        finding = found(FindingCode.NOT_TOML) if reason == "not-toml" else found(FindingCode.UNREADABLE, reason=reason)
        return None, iter([replace(finding, file=SETTINGS, line=_line_in(error))])
    lines = toml_lines(text_of(data))
    findings = profile_findings(settings, manifest)
    return settings, (replace(each, file=SETTINGS, line=nearest(lines, each.path)) for each in findings)


def _line_in(error: ProfileError) -> int | None:
    """Python's reader of TOML says it only in words: `… (at line 3, column 5)`."""
    words = str(error.__cause__ or error.__context__ or "").partition("(at line ")[2]
    number = words.partition(",")[0]
    return int(number) if number.isdecimal() else None


def _on_picture(
    profile: AppProfile, settings: Mapping[str, object], read: ReadFile, manifest_file: str
) -> Iterator[Finding]:
    if profile.logo is None:
        return
    key, file = ("logo", SETTINGS) if settings.get("logo") else ("icon", manifest_file)
    name = str(PurePosixPath(profile.logo))
    try:
        is_there = name.lower().endswith(PICTURES) and ".." not in name and read(name) is not None
    except (ProfileError, ValueError):
        is_there = False
    if not is_there:
        yield replace(found(FindingCode.NO_PICTURE, key, found=harmless(profile.logo, 60)), file=file)
