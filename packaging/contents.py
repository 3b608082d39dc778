"""What may be in the frozen program's folder on Linux. A file that nobody knows stops the build.

PyInstaller follows every library to the end, so that without this list the building computer's own ones slip in: Qt's
GTK theme alone brings some thirty. What the system has stays the system's, with its security updates; the package
names it instead (`dpkg-shlibdeps`). Windows and macOS have their lists in contents_elsewhere.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from contents_elsewhere import patterns

NOT_AT_RUN_TIME = ("readme", "stripe_app")
"""Folders in `resources` that are for other uses."""

LANGUAGES = ("ar", "de", "es", "fr", "ja", "pt_BR")
"""Qt's own words in the languages that we offer; English is in Qt itself."""

_PLUGINS = "PySide6/Qt/plugins"

KEPT = (
    # Python
    "base_library.zip",
    "libpython3.*",
    "python3.*/lib-dynload/*.so",
    # libraries of ours
    "_cffi_backend.*.so",
    "cryptography/hazmat/bindings/_rust.abi3.so",
    "charset_normalizer/*.so",
    "certifi/cacert.pem",
    "keyring-*.dist-info/*",
    # Qt's widgets, and what they cannot do without
    "shiboken6/*.so*",
    "shiboken6/files.dir/*.pyc",
    "PySide6/Qt[CGSW]*.abi3.so",
    "PySide6/libpyside6.abi3.so.*",
    *(f"PySide6/Qt/lib/libQt6{part}.so.6" for part in ("Core", "DBus", "Gui", "Widgets", "Svg", "OpenGL", "XcbQpa")),
    *(f"PySide6/Qt/lib/libQt6{part}.so.6" for part in ("WaylandClient", "WlShellIntegration")),
    "PySide6/Qt/lib/libicu*.so.73",
    *(f"{_PLUGINS}/platforms/libq{name}.so" for name in ("xcb", "wayland", "offscreen")),
    f"{_PLUGINS}/platformthemes/libqxdgdesktopportal.so",
    f"{_PLUGINS}/platforminputcontexts/*.so",
    f"{_PLUGINS}/iconengines/libqsvgicon.so",
    f"{_PLUGINS}/imageformats/libqsvg.so",  # logos are SVG or PNG, and Qt itself reads PNG
    f"{_PLUGINS}/xcbglintegrations/*.so",
    f"{_PLUGINS}/wayland-shell-integration/libxdg-shell.so",
    f"{_PLUGINS}/wayland-decoration-client/*.so",
    f"{_PLUGINS}/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    *(f"PySide6/Qt/translations/qtbase_{language}.qm" for language in LANGUAGES),
    # our own
    "rak_desktop/_resources/*",
)

LEFT_OUT = (
    "PySide6/QtDBus.abi3.so",  # the library stays, since Gui links it; nobody here speaks it from Python
    "PySide6/QtNetwork.abi3.so",
    *(f"PySide6/Qt/lib/libQt6{part}.so.6" for part in ("Network", "EglFSDeviceIntegration", "EglFsKmsSupport")),
    *(f"{_PLUGINS}/platforms/libq{name}.so" for name in ("eglfs", "linuxfb", "minimal", "minimalegl", "vnc")),
    f"{_PLUGINS}/platforms/libqvkkhrdisplay.so",
    f"{_PLUGINS}/platformthemes/libqgtk3.so",
    f"{_PLUGINS}/egldeviceintegrations/*",
    f"{_PLUGINS}/generic/*",
    *(
        f"{_PLUGINS}/imageformats/libq{name}.so"
        for name in ("gif", "icns", "ico", "jpeg", "tga", "tiff", "wbmp", "webp")
    ),
    f"{_PLUGINS}/wayland-shell-integration/*",
    f"{_PLUGINS}/wayland-graphics-integration-client/*",
    "PySide6/Qt/translations/*",
    "*.dist-info/*",
    "certifi/py.typed",
    "rak_desktop/_resources/translations/*.po",  # for translators; the program reads what is made of it
    "lib*.so*",  # the system's own
)


UNASKED_OF_PYTHON = (
    "tkinter",
    "unittest",
    "pydoc",
    "setuptools",
    "pip",
    "pkg_resources",
    "test",
    "lib2to3",
    "_pydecimal",
)
"""Modules that something names and nothing here needs; `_pydecimal` stands in where there is no `_decimal`."""

UNASKED_HOOKS = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil")
"""What PyInstaller would run before every command, `key` too: it makes source code, further processes and lists of
modules known to who asks for them, and nobody here does. It takes as long as Python itself."""

BUDGET: Mapping[str, tuple[float, tuple[str, ...]]] = {
    "the two programs": (13.0, ("rak-desktop*",)),
    "Python": (11.5, ("_internal/libpython*", "_internal/base_library.zip", "_internal/python3.*")),
    "ICU": (11.5, ("*/libicu*",)),
    "Qt": (35.0, ("_internal/PySide6/Qt/*",)),
    "Qt for Python": (16.5, ("_internal/PySide6/*", "_internal/shiboken6/*")),
    "keyring's encryption": (12.5, ("_internal/cryptography/*", "_internal/_cffi_backend*")),
    "our own files": (8.0, ("_internal/rak_desktop/*",)),
    "other libraries": (1.0, ("*",)),
}
"""Megabytes that each kind of file may have; a file belongs to the first kind that knows it."""

WHOLE_BUDGET = 100.0
"""Megabytes of the whole folder, and of the installed package: goal 11."""


PACKED_BUDGET = 32.0
"""Megabytes of a package as it is fetched: goal 11."""


class TooLarge(Exception):
    """A package is larger than it may be; the message says how large."""


class Stranger(Exception):
    """A file that is neither kept nor left out; the message names it."""


def resources_to_ship(folder: Path) -> list[str]:
    """The folders of `resources` that the running program reads."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name not in NOT_AT_RUN_TIME)


def is_kept(name: str, system: str = sys.platform) -> bool:
    """Does this file belong into the folder? Raises Stranger when nobody knows it."""
    if system == "linux":
        kept = fits(name, KEPT) and not (name in LEFT_OUT or name.endswith(".po"))
        left_out = fits(name, LEFT_OUT)
    else:
        known, unwanted = patterns(system, LANGUAGES)
        same = name.replace("\\", "/").lower()
        kept, left_out = fits(same, known) and not same.endswith(".po"), fits(same, unwanted)
    if not (kept or left_out):
        raise Stranger(f"{name} is new in the frozen folder. Decide in packaging/contents.py whether it belongs there.")
    return kept


def fits(name: str, patterns: Iterable[str]) -> bool:
    """Is the name one of these? `*` stands for anything, even for folders."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def sorted_out(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Those of PyInstaller's entries (name, source, kind) that are kept."""
    return [entry for entry in entries if is_kept(entry[0])]


def asked_of_stripe() -> set[str]:
    """The 39 of the stripe library's 1,651 modules that asking needs: those that its client has loaded.

    `raw_request`, all that we use, loads no more. The others are classes for programs that are written with it.
    """
    import stripe
    import stripe.oauth_error

    stripe.StripeClient("rk_test_none")
    return {name for name in sys.modules if name.partition(".")[0] == "stripe"}


def megabytes(folder: Path) -> dict[str, float]:
    """How much of each kind is in the frozen folder."""
    found = dict.fromkeys(BUDGET, 0.0)
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            found[_kind(file.relative_to(folder).as_posix())] += file.stat().st_size / 1e6
    return found


def over_budget(found: Mapping[str, float]) -> list[str]:
    """What has grown too large, in words for whoever builds."""
    too_large = [
        f"{kind}: {size:.1f} MB, at most {BUDGET[kind][0]:.1f}"
        for kind, size in found.items()
        if size > BUDGET[kind][0]
    ]
    whole = sum(found.values())
    return [*too_large, *([f"all of it: {whole:.1f} MB, at most {WHOLE_BUDGET:.1f}"] if whole > WHOLE_BUDGET else ())]


def weigh_packed(package: Path) -> None:
    """Raises TooLarge for a package that nobody would like to wait for."""
    size = package.stat().st_size / 1e6
    if size > PACKED_BUDGET:
        raise TooLarge(f"{package.name} has {size:.1f} MB; packaging/contents.py allows {PACKED_BUDGET:.1f}.")


def _kind(name: str) -> str:
    return next(kind for kind, (_, patterns) in BUDGET.items() if fits(name, patterns))
