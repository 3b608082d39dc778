"""What the frozen program is made of: a list for machines (CycloneDX 1.6), and the texts of all licences.

    python -m shipped FROZEN      with the packages of the build; started by build.py

Both are made from the folder itself: a package is listed when something of it is in there. The same folder gives the
same bytes. What ends the build: a file or a module that belongs to nobody, a package without the text of its licence,
and a file of Qt or Qt for Python that is not as its makers built it, since whoever gets it may compare and replace it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import platform
import re
import ssl
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from contents import fits
from dev import ROOT, say
from rak_desktop import __version__

BILL, TEXTS = "sbom.cdx.json", "COMPONENTS.txt"

_OURS = ("rak-desktop*", "rak_desktop/*")
_OUR_NAME = "rak-desktop"
_STARTER = "pyinstaller"
_STARTERS_LICENCE = "GPL-2.0-or-later WITH Bootloader-exception"
"""As SPDX calls what the wheel says in a sentence: what is built with it may have any licence."""
_QT_FOR_PYTHON = {"pyside6-essentials": "PySide6/*", "shiboken6": "shiboken6/*"}
"""Wheels without a licence text; the spec puts some of their files elsewhere than the wheel does."""


class NotToBeShipped(Exception):
    """Something is in the folder that must not be, as it is; the message names it."""


@dataclass(frozen=True)
class Component:
    """One thing that somebody else made. `texts` are its licences (name and text)."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Native:
    """Something that no wheel tells of by itself. `files` are its own, or those that it was built into."""

    name: str
    version: Callable[[], str]
    licence: str
    texts: tuple[str, ...]
    files: tuple[str, ...]


def _version_of_qt() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()


def _version_of_icu() -> str:
    """As the library has it among its texts, such as 73.2."""
    import PySide6

    (library,) = Path(PySide6.__file__).parent.glob("Qt/lib/libicuuc.so.*")
    found = re.search(rb"\0(\d\d\.\d)\0", library.read_bytes())
    return found[1].decode() if found else library.suffix.removeprefix(".")


def _version_of_openssl() -> str:
    """Of the one inside `cryptography`; such as "OpenSSL 4.0.3 29 Sep 2026"."""
    from cryptography.hazmat.backends.openssl.backend import backend

    return backend.openssl_version_text().split()[1]


def _version_of_pythons_openssl() -> str:
    return ssl.OPENSSL_VERSION.split()[1]


# The first that knows a file has it, so ICU stands before Qt, in whose folder it lies.
NATIVES = (
    Native(
        "cpython",
        platform.python_version,
        "PSF-2.0",
        ("Python.txt",),
        (
            *("libpython*", "base_library.zip", "python3*/*"),
            # On Windows and macOS it brings libraries of its own; as documented, nothing was frozen there yet.
            *("python3*.dll", "_*.pyd", "pyexpat.pyd", "select.pyd", "unicodedata.pyd", "libcrypto*", "libssl*"),
            *("libffi-*.dll", "sqlite3.dll", "VCRUNTIME140*.dll", "ucrtbase.dll", "api-ms-win-*.dll"),
            *("Python*", "lib*.dylib"),
        ),
    ),
    Native("icu", _version_of_icu, "Unicode-DFS-2016", ("ICU.txt",), ("*/libicu*",)),
    Native(
        "qt",
        _version_of_qt,
        "LGPL-3.0-only",
        ("LGPL-3.0.txt", "GPL-3.0.txt"),
        ("PySide6/Qt/*", "PySide6/Qt6*.dll", "PySide6/plugins/*", "PySide6/translations/*", "Qt[A-Z]*"),
    ),
)
BUILT_IN = (
    Native("openssl", _version_of_openssl, "Apache-2.0", ("Apache-2.0.txt",), ("cryptography/hazmat/bindings/_rust*",)),
    Native("openssl", _version_of_pythons_openssl, "Apache-2.0", ("Apache-2.0.txt",), ("libcrypto*", "libssl*")),
)
"""Inside a file that belongs to another."""


def components(
    files: Iterable[str], modules: Iterable[str], installed: Iterable[metadata.Distribution]
) -> list[Component]:
    """Everything of others in the folder, by name. `files` are those of `_internal`. Raises NotToBeShipped."""
    files = list(files)
    # By name, since a folder that several share has the first for its owner, and a disk lists them in any order.
    wheels = dict(sorted((_normal(each.name), each) for each in installed))
    owners = _owners(wheels)
    found = {_STARTER}  # its starter is the beginning of both programs
    natives = [each for each in BUILT_IN if any(fits(file, each.files) for file in files)]
    for file in files:
        if fits(file, _OURS):
            continue
        native = next((each for each in NATIVES if fits(file, each.files)), None)
        if native:
            natives.append(native)
        else:
            found.add(_owner_of(file, owners))
    found |= {_owner_of(name, owners) for name in modules if not _is_ours_or_pythons(name)}
    made = [_of_wheel(wheels[name]) for name in found] + [_of_native(each) for each in set(natives)]
    return sorted(made, key=lambda each: each.name)


def altered(folder: Folder, files: Iterable[str], wheel: metadata.Distribution) -> list[str]:
    """Those of the wheel's files in the folder that are not the bytes of its record. ICU may be changed."""
    built = {file.as_posix(): file.hash.value for file in wheel.files or () if file.hash}
    return [
        name
        for name in files
        if name in built and not fnmatchcase(name, "*/libicudata.so.*") and built[name] != _sum_of(folder.inside / name)
    ]


def bill(parts: Iterable[Component]) -> str:
    """The list for machines, as CycloneDX 1.6 has it. It carries no time, so that it is the same each time."""
    listed = [_as_json(each) for each in parts]
    ours = {
        "type": "application",
        "bom-ref": _OUR_NAME,
        "name": _OUR_NAME,
        "version": __version__,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    body = {
        "metadata": {
            "component": ours,
            "tools": {"components": [{"type": "application", "name": "packaging/shipped.py"}]},
        },
        "components": listed,
        "dependencies": [
            {"ref": _OUR_NAME, "dependsOn": [each["bom-ref"] for each in listed]},
            *({"ref": each["bom-ref"]} for each in listed),
        ],
    }
    serial = uuid5(NAMESPACE_URL, json.dumps(body, sort_keys=True))
    head = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
    }
    return json.dumps({**head, **body}, indent=1) + "\n"


def licence_texts(parts: Iterable[Component]) -> str:
    """All of them in one file; a text that several have stands once."""
    parts = list(parts)
    lines = ["This program contains:", ""]
    lines += [f"  {each.name} {each.version}: {each.licence}" for each in parts]
    by_text: dict[str, list[str]] = {}
    for each in parts:
        for name, text in each.texts:
            by_text.setdefault(text.strip(), []).append(f"{each.name} ({name})")
    for text, whose in by_text.items():
        lines += ["", "=" * 80, *whose, "=" * 80, "", text]
    return "\n".join(lines) + "\n"


def _as_json(part: Component) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "licenses": [{"expression": part.licence}],
        "purl": part.purl,
    }


def _owners(wheels: Mapping[str, metadata.Distribution]) -> dict[str, str]:
    """Whose every file is, as a path, and every module, by its name."""
    owners: dict[str, str] = {}
    for wheel, distribution in wheels.items():
        for file in _files_of(distribution):
            owners[file.as_posix()] = wheel
            if file.suffix == ".py":
                module = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
                owners[module] = wheel
                owners.setdefault(module.partition(".")[0], wheel)  # a folder that several share has no file itself
    return owners


@cache
def _files_of(wheel: metadata.Distribution) -> tuple[metadata.PackagePath, ...]:
    """Those of its record that are there, looked for once."""
    return tuple(wheel.files or ())


def _owner_of(name: str, owners: Mapping[str, str]) -> str:
    if name in owners:
        return owners[name]
    for wheel, pattern in _QT_FOR_PYTHON.items():
        if fnmatchcase(name, pattern):
            return wheel
    if name.startswith("_pyi_"):
        return _STARTER
    raise NotToBeShipped(f"{name} is in the frozen folder, and packaging/shipped.py does not know whose it is.")


def _is_ours_or_pythons(module: str) -> bool:
    top = module.partition(".")[0]
    return top == "rak_desktop" or top in sys.stdlib_module_names or top.startswith("_sysconfigdata")


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _of_wheel(wheel: metadata.Distribution) -> Component:
    name = _normal(wheel.name)
    texts = tuple(
        (file.name, text)
        for file in _files_of(wheel)
        if file.parent.as_posix().endswith((".dist-info", "licenses"))
        and file.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))
        and (text := file.read_text("utf-8")) is not None
    )
    if not texts and name not in _QT_FOR_PYTHON:
        raise NotToBeShipped(f"{name} comes without the text of its licence.")
    return Component(name, wheel.version, _licence_of(wheel), f"pkg:pypi/{name}@{wheel.version}", texts)


def _licence_of(wheel: metadata.Distribution) -> str:
    """As an expression of SPDX."""
    if wheel.name == _STARTER:
        return _STARTERS_LICENCE
    (told, *_) = wheel.metadata.get_all("License-Expression") or wheel.metadata.get_all("License") or [""]
    if not told:
        classes = [each for each in wheel.metadata.get_all("Classifier") or () if each.startswith("License ::")]
        told = classes[0].rpartition(" :: ")[2].removesuffix(" License") if classes else ""
    if not told:
        raise NotToBeShipped(f"{wheel.name} does not say under which licence it comes.")
    return str(told.splitlines()[0])


def _of_native(native: Native) -> Component:
    folder = ROOT / "resources/licences"
    texts = tuple((name, (folder / name).read_text("utf-8")) for name in native.texts)
    version = native.version()
    return Component(native.name, version, native.licence, f"pkg:generic/{native.name}@{version}", texts)


class Folder:
    """The frozen folder, or the bundle of macOS: where its programs lie, its libraries, and our licences."""

    def __init__(self, place: Path) -> None:
        bundle = place / "Contents"
        is_bundle = bundle.is_dir()
        self.programs = bundle / "MacOS" if is_bundle else place
        self.inside = bundle / "Frameworks" if is_bundle else place / "_internal"
        resources = bundle / "Resources" if is_bundle else self.inside
        self.licences = resources / "rak_desktop/_resources/licences"

    def files(self) -> list[str]:
        """By their places among the libraries."""
        return [file.relative_to(self.inside).as_posix() for file in sorted(self.inside.rglob("*")) if file.is_file()]

    def modules(self) -> set[str]:
        """The Python modules inside the two programs."""
        from PyInstaller.archive.readers import CArchiveReader

        programs = [CArchiveReader(str(file)) for file in sorted(self.programs.glob("rak-desktop*")) if file.is_file()]
        return {name for program in programs for name in program.open_embedded_archive("PYZ.pyz").toc}


def _sum_of(file: Path) -> str:
    """As the record of a wheel writes it."""
    told = hashlib.sha256(file.read_bytes()).digest()
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


def _compare(folder: Folder, files: list[str]) -> None:
    changed = [file for name in _QT_FOR_PYTHON for file in altered(folder, files, metadata.distribution(name))]
    if changed:
        raise NotToBeShipped(f"Not as their makers built them: {', '.join(changed)}")


def main(argv: list[str]) -> int:
    """Writes both beside the other licences of the frozen folder."""
    folder = Folder(Path(argv[0]))
    files = folder.files()
    try:
        parts = components(files, folder.modules(), metadata.distributions())
        if sys.platform != "darwin":  # where PyInstaller signs each library anew, as the system wants it
            _compare(folder, files)
    except NotToBeShipped as reason:
        say(str(reason))
        return 1
    (folder.licences / BILL).write_text(bill(parts), "utf-8")
    (folder.licences / TEXTS).write_text(licence_texts(parts), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
