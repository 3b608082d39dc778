"""Which names from outside may become names of files, on every system alike."""

import re

from rak_desktop.core.foreign_text import harmless

_LONGEST_PART = 100
_MOST_PARTS = 4
_FORBIDDEN = re.compile(r'[\\:*?"<>|]')
_DRIVE = re.compile(r"[A-Za-z]:")
# Names that Windows takes for a device, whatever stands behind the dot.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)


def leaves_its_folder(name: str) -> bool:
    """Would this name, put below a folder, be somewhere else on one of the systems?"""
    parts = re.split(r"[\\/]", name)
    return parts[0] == "" or ".." in parts or _DRIVE.match(name) is not None


def is_plain(name: str) -> bool:
    """Can every system keep a file of this name (parts divided by `/`), and does it look like what it is?"""
    parts = name.split("/")
    return len(parts) <= _MOST_PARTS and all(map(_is_plain_part, parts))


def is_device(name: str) -> bool:
    """Is this a device of Windows instead of a file?"""
    return _DEVICES.match(name) is not None


def _is_plain_part(part: str) -> bool:
    return (
        harmless(part, _LONGEST_PART) == part != ""
        and _FORBIDDEN.search(part) is None
        and not part.startswith(".")
        and not part.endswith((".", " "))
        and not is_device(part)
    )
