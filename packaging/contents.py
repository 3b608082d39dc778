"""What may be in the frozen program's folder on Linux. A file that nobody knows stops the build.

PyInstaller follows every library to the end, so that without this list the building computer's own ones slip in: Qt's
GTK theme alone brings some thirty. What the system has stays the system's, with its security updates; the package
names it instead (`dpkg-shlibdeps`).
"""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

NOT_AT_RUN_TIME = ("stripe_app",)
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
    "PySide6/Qt[CGSW]*.abi3.so",
    "PySide6/libpyside6.abi3.so.*",
    *(f"PySide6/Qt/lib/libQt6{part}.so.6" for part in ("Core", "DBus", "Gui", "Widgets", "Svg", "OpenGL", "XcbQpa")),
    *(f"PySide6/Qt/lib/libQt6{part}.so.6" for part in ("WaylandClient", "WlShellIntegration")),
    "PySide6/Qt/lib/libicu*.so.73",
    *(f"{_PLUGINS}/platforms/libq{name}.so" for name in ("xcb", "wayland", "offscreen")),
    f"{_PLUGINS}/platformthemes/libqxdgdesktopportal.so",
    f"{_PLUGINS}/platforminputcontexts/*.so",
    f"{_PLUGINS}/iconengines/libqsvgicon.so",
    *(f"{_PLUGINS}/imageformats/libq{name}.so" for name in ("svg", "jpeg", "ico")),
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
    *(f"{_PLUGINS}/imageformats/libq{name}.so" for name in ("gif", "icns", "tga", "tiff", "wbmp", "webp")),
    f"{_PLUGINS}/wayland-shell-integration/*",
    f"{_PLUGINS}/wayland-graphics-integration-client/*",
    "PySide6/Qt/translations/*",
    "*.dist-info/*",
    "certifi/py.typed",
    "lib*.so*",  # the system's own
)


class Stranger(Exception):
    """A file that is neither kept nor left out; the message names it."""


def resources_to_ship(folder: Path) -> list[str]:
    """The folders of `resources` that the running program reads."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name not in NOT_AT_RUN_TIME)


def is_kept(name: str) -> bool:
    """Does this file belong into the folder? Raises Stranger when nobody knows it."""
    if any(fnmatchcase(name, pattern) for pattern in KEPT) and name not in LEFT_OUT:
        return True
    if any(fnmatchcase(name, pattern) for pattern in LEFT_OUT):
        return False
    raise Stranger(f"{name} is new in the frozen folder. Decide in packaging/contents.py whether it belongs there.")


def sorted_out(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Those of PyInstaller's entries (name, source, kind) that are kept."""
    return [entry for entry in entries if is_kept(entry[0])]
