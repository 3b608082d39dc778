"""Opens a packed profile, a zip whose name ends in `.rakprofile`, in memory: nothing is ever unpacked onto the disk.

It comes from somebody nobody knows, so everything in it is looked at before anything is taken.

| Refused as        | Because                                                                               |
|-------------------|---------------------------------------------------------------------------------------|
| package-too-large | it is over 4 MB                                                                       |
| not-packed        | it does not begin as a zip does; a zip behind another file says two things at once    |
| something-else    | the same of one with the right name, such as a page that was saved in its place       |
| damaged           | its parts do not fit together                                                         |
| locked            | it wants a password                                                                   |
| packed-oddly      | it needs more than the usual way of packing; others can take any amount of memory     |
| too-many-files    | it has over 64                                                                        |
| unpacks-too-large | one file would have over 1 MB, or all together over 8 MB, whatever it says about them |
| outside           | a name leads out of the folder                                                        |
| odd-name          | a name that some system would take for another, or show as another                    |
| link              | an entry is a link or a device                                                        |
| packed-inside     | there is a packed file in it                                                          |
| unknown-ending    | there is something in it that no profile has                                          |
| twice             | two entries would be the same file on some system                                     |

What file managers add by themselves is left out. One folder around everything is taken off.
"""

import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from rak_desktop.adapters.file_names import is_plain, leaves_its_folder
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.profile_offer import PACKAGE_ENDING

MOST_BYTES = 4 * 1024 * 1024
MOST_FILES = 64
MOST_UNPACKED = 8 * 1024 * 1024
MOST_IN_ONE = 1024 * 1024

_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
_ENDINGS = (".json", ".toml", ".svg", ".png", ".yaml")
_PACKED = (PACKAGE_ENDING, ".zip", ".jar", ".gz", ".tgz", ".tar", ".7z", ".rar", ".xz", ".bz2", ".zst")
_CLUTTER_FOLDER = "__MACOSX/"
_CLUTTER = (".DS_Store", "Thumbs.db", "desktop.ini")
_ENCRYPTED = 0x1
# What zipfile is known to raise over bytes that are no sound zip.
_DAMAGED = (
    *(BadZipFile, LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, OverflowError, RuntimeError, ValueError, IndexError),
)


def unpacked(data: bytes, file: str) -> dict[str, bytes]:
    """The files in a package, by name. Raises ProfileError with the `reason` for one that is not taken."""
    if len(data) > MOST_BYTES:
        raise refused("package-too-large", file)
    if not data.startswith(_BEGINNINGS):
        named_so = file.lower().endswith(PACKAGE_ENDING)
        raise refused("something-else" if named_so else "not-packed", file)
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = _entries(package.infolist(), file)
            _must_differ([entry.orig_filename for entry in entries], file)
            files = dict(_contents(package, entries, file))
    except _DAMAGED as error:
        raise refused("damaged", file) from error
    return _without_a_folder_around(files)


def refused(reason: str, file: str, found: str = "") -> ProfileError:
    """The error for a file that is not taken; the words for each reason live in wording."""
    return ProfileError(
        Code.PROFILE_UNREADABLE, reason=reason, file=harmless(file, 80), found=harmless(found, 60), key=""
    )


def _entries(infos: Sequence[ZipInfo], file: str) -> list[ZipInfo]:
    """The files to take. `orig_filename` is the name as it stands in the package; zipfile tidies up the other one."""
    if len(infos) > MOST_FILES:
        raise refused("too-many-files", file)
    infos = [info for info in infos if not _is_clutter(info.orig_filename)]
    for info in infos:
        if objection := _objection_to(info):
            raise refused(objection, file, info.orig_filename)
    return [info for info in infos if not _is_folder(info)]


def _is_clutter(name: str) -> bool:
    return name.startswith(_CLUTTER_FOLDER) or name.rpartition("/")[2] in _CLUTTER


def _is_folder(info: ZipInfo) -> bool:
    return info.orig_filename.endswith("/")


def _objection_to(info: ZipInfo) -> str | None:  # noqa: PLR0911 - a table, one line a reason
    name = info.orig_filename.removesuffix("/")
    if info.flag_bits & _ENCRYPTED:
        return "locked"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "packed-oddly"
    if leaves_its_folder(name):
        return "outside"
    if not is_plain(name):
        return "odd-name"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "link"
    if name.lower().endswith(_PACKED):
        return "packed-inside"
    if not _is_folder(info) and not name.lower().endswith(_ENDINGS):
        return "unknown-ending"
    return None


def _must_differ(names: Sequence[str], file: str) -> None:
    """On systems that take large and small letters for the same, too; and no file is a folder at once."""
    taken: set[str] = set()
    folders = {"/".join(parts[:end]) for parts in map(_same, names) for end in range(1, len(parts))}
    for name in names:
        same = "/".join(_same(name))
        if same in taken or same in folders:
            raise refused("twice", file, name)
        taken.add(same)


def _same(name: str) -> list[str]:
    return normalize("NFC", normalize("NFC", name).casefold()).split("/")


def _contents(package: ZipFile, entries: Sequence[ZipInfo], file: str) -> Iterator[tuple[str, bytes]]:
    """Reads no further than the limits, whatever the package says about its sizes."""
    left = MOST_UNPACKED
    for entry in entries:
        with package.open(entry) as opened:
            data = opened.read(MOST_IN_ONE + 1)
        left -= len(data)
        if len(data) > MOST_IN_ONE or left < 0:
            raise refused("unpacks-too-large", file, entry.orig_filename)
        yield entry.orig_filename, data


def _without_a_folder_around(files: dict[str, bytes]) -> dict[str, bytes]:
    """As file managers pack it when the folder was marked instead of what is in it."""
    around = {name.partition("/")[0] if "/" in name else "" for name in files}
    if len(around) != 1 or around == {""}:
        return files
    return {name.partition("/")[2]: data for name, data in files.items()}
