"""Makes two kinds of files lighter on Linux before they go into the frozen folder: ICU's data, and other libraries.

ICU's data is 32 MB, as much as Qt itself. Qt sorts with it and knows the time zones by it. Dates, numbers, currencies
and the names of languages Qt has itself, and how texts are broken into lines. So the trees of names go, the
dictionaries, the scripts and the tables of old character sets: texts come in and go out as UTF-8. What stays is listed,
and everything else goes; 3.7 MB are left. What is lost: the long names of time zones, which nothing here shows.

ICU may be changed (its licence asks for its notice only). **Qt's own files and Qt for Python's stay as they were
built**, byte for byte, so that anybody can compare and replace them; other libraries lose their symbols for debugging.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from contents import fits

KEPT = (
    "coll/*",
    "zone/pool.res",
    "zone/res_index.res",
    "zone/root.res",
    "zone/tzdbNames.res",
    "*.nrm",
    # how the trees hang together
    "res_index.res",
    "root.res",
    "pool.res",
    "icustd.res",
    "icuver.res",
    "keyTypeData.res",
    "likelySubtags.res",
    "metadata.res",
    "supplementalData.res",
    # time zones
    "metaZones.res",
    "timezoneTypes.res",
    "windowsZones.res",
    "zoneinfo64.res",
    # what properties of characters ICU looks up in files, and what character sets are called
    "cnvalias.icu",
    "uemoji.icu",
    "ulayout.icu",
)
_LARGE_ORDERS = ("coll/zh*", "coll/ko*", "coll/yue*")
"""Chinese and Korean words, which none of our languages sorts; in those, the general order is used."""

AS_BUILT = ("PySide6/*", "shiboken6/*", "libpython*", "python3.*")
"""Never touched: the LGPL's libraries, and Debian's Python, which has no symbols for debugging anyway."""


def lightened(entries: Iterable[tuple[str, str, str]], work: Path) -> list[tuple[str, str, str]]:
    """PyInstaller's entries (name, source, kind) with lighter files in place of some. On other systems, as they are."""
    if sys.platform != "linux":
        return list(entries)
    return [(name, str(_lighter(name, Path(source), work / "lighter")), kind) for name, source, kind in entries]


def _lighter(name: str, source: Path, work: Path) -> Path:
    if Path(name).name.startswith("libicudata.so."):
        return trimmed(source, work)
    if not name.endswith(".so") or fits(name, AS_BUILT):
        return source
    made = work / name
    made.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, made)
    _run("strip", "--strip-unneeded", str(made))
    return made


def trimmed(library: Path, work: Path) -> Path:
    """The library of data made anew in `work`, under the same name. Needs binutils and icu-devtools."""
    work.mkdir(parents=True, exist_ok=True)
    symbol = _name_of_the_data(library)
    # ICU looks for this name inside the file, and icupkg takes it from the file's own.
    data = work / f"{symbol.removesuffix('_dat')}l.dat"
    _run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(data))
    listed = work / "goes.txt"
    listed.write_text("\n".join(goes(_run("icupkg", "-l", str(data)).split())), "ascii")
    smaller = work / "smaller" / data.name
    smaller.parent.mkdir(exist_ok=True)
    _run("icupkg", "-r", str(listed), str(data), str(smaller))
    source = work / "data.s"
    source.write_text(_assembly(symbol, smaller), "utf-8")
    made = work / library.name
    _run("as", "-o", str(work / "data.o"), str(source))
    _run("ld", "-shared", "--build-id=none", f"-soname={library.name}", "-o", str(made), str(work / "data.o"))
    return made


def goes(names: Iterable[str]) -> list[str]:
    """Those of the data's files that nobody needs here."""
    return [name for name in names if not _stays(name)]


def _stays(name: str) -> bool:
    in_folder = "/" in name
    kept = fits(name, (pattern for pattern in KEPT if ("/" in pattern) == in_folder))
    return kept and not fits(name, _LARGE_ORDERS)


def _name_of_the_data(library: Path) -> str:
    """Its one symbol, such as icudt73_dat."""
    return _run("nm", "-D", "--defined-only", str(library)).split()[-1]


def _assembly(symbol: str, data: Path) -> str:
    return (
        f'.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, @object\n{symbol}:\n.incbin "{data}"\n'
        f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",@progbits\n'
    )


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
