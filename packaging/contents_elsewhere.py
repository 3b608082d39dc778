"""What may be in the frozen folder on Windows and macOS; contents.py has Linux, and asks here for the others.

Written from what is in the wheels of Qt and from PyInstaller's way of naming; nothing was frozen there yet, so the
first build will name what is missing here. Names are compared in small letters, with `/` between their parts.
"""

from __future__ import annotations

_PARTS = ("core", "gui", "widgets", "svg", "dbus", "opengl")
_FORMATS_NOT_NEEDED = ("gif", "icns", "ico", "jpeg", "macheif", "macjp2", "pdf", "tga", "tiff", "wbmp", "webp")

_EVERYWHERE = (
    "base_library.zip",
    "certifi/cacert.pem",
    "keyring-*.dist-info/*",
    "rak_desktop/_resources/*",
)

WINDOWS = (
    *_EVERYWHERE,
    "python3*.dll",
    *(f"{name}.pyd" for name in ("_*", "pyexpat", "select", "unicodedata")),
    "libcrypto-3*.dll",
    "libssl-3*.dll",
    "libffi-*.dll",
    "sqlite3.dll",
    "vcruntime140*.dll",
    "ucrtbase.dll",
    "api-ms-win-*.dll",
    "charset_normalizer/*.pyd",
    "shiboken6/*.pyd",
    "shiboken6/*.dll",
    "shiboken6/files.dir/*.pyc",
    "pyside6/pyside6.abi3.dll",
    "pyside6/*140*.dll",
    *(f"pyside6/qt{part}.pyd" for part in _PARTS if part != "dbus"),
    *(f"pyside6/qt6{part}.dll" for part in _PARTS),
    *(f"pyside6/plugins/platforms/q{name}.dll" for name in ("windows", "offscreen")),
    "pyside6/plugins/styles/*.dll",
    "pyside6/plugins/iconengines/qsvgicon.dll",
    "pyside6/plugins/imageformats/qsvg.dll",
)
WINDOWS_LEFT_OUT = (
    "pyside6/opengl32sw.dll",  # 20 MB that draw without a graphics card; widgets do not need them
    "pyside6/qtnetwork.pyd",
    "pyside6/qtdbus.pyd",
    "pyside6/qt6network.dll",
    *(f"pyside6/plugins/platforms/q{name}.dll" for name in ("direct2d", "minimal")),
    *(f"pyside6/plugins/imageformats/q{name}.dll" for name in _FORMATS_NOT_NEEDED),
    *(f"pyside6/plugins/{kind}/*" for kind in ("generic", "networkinformation", "platforminputcontexts", "tls")),
)

MACOS = (
    *_EVERYWHERE,
    "python",
    "python3",
    "python.framework/*",
    "python3.framework/*",
    "libpython3.*.dylib",
    "python3.*/lib-dynload/*.so",
    "lib*.dylib",  # Python's own: OpenSSL, SQLite, lzma, ffi
    "charset_normalizer/*.so",
    "shiboken6/*",
    "pyside6/libpyside6.abi3.*.dylib",
    *(f"pyside6/qt{part}.abi3.so" for part in _PARTS if part != "dbus"),
    *(f"pyside6/qt/lib/qt{part}.framework/*" for part in _PARTS),
    *(f"qt{part}" for part in _PARTS),  # PyInstaller's links to them
    *(f"pyside6/qt/plugins/platforms/libq{name}.dylib" for name in ("cocoa", "offscreen")),
    "pyside6/qt/plugins/styles/*.dylib",
    "pyside6/qt/plugins/iconengines/libqsvgicon.dylib",
    "pyside6/qt/plugins/imageformats/libqsvg.dylib",
)
MACOS_LEFT_OUT = (
    "pyside6/qtnetwork.abi3.so",
    "pyside6/qtdbus.abi3.so",
    "pyside6/qt/lib/qtnetwork.framework/*",
    "qtnetwork",
    "pyside6/qt/plugins/platforms/libqminimal.dylib",
    *(f"pyside6/qt/plugins/imageformats/libq{name}.dylib" for name in _FORMATS_NOT_NEEDED),
    *(f"pyside6/qt/plugins/{kind}/*" for kind in ("generic", "networkinformation", "platforminputcontexts", "tls")),
)

_LANGUAGES_AT = {"win32": "pyside6/translations", "darwin": "pyside6/qt/translations"}


def patterns(system: str, languages: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is kept and what is left out on this system, as `sys.platform` calls it."""
    kept, left_out = (WINDOWS, WINDOWS_LEFT_OUT) if system == "win32" else (MACOS, MACOS_LEFT_OUT)
    folder = _LANGUAGES_AT[system]
    offered = tuple(f"{folder}/qtbase_{language.lower()}.qm" for language in languages)
    return (*kept, *offered), (*left_out, f"{folder}/*", "*.dist-info/*", "certifi/py.typed", "*.po")
