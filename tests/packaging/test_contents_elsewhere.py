"""Names as they stand in the wheels of Qt for these systems, and as PyInstaller names what it finds."""

import pytest

from contents import LANGUAGES, Stranger, is_kept


@pytest.mark.parametrize(
    "name",
    [
        "python311.dll",
        "VCRUNTIME140.dll",
        "_ssl.pyd",
        "unicodedata.pyd",
        "libcrypto-3.dll",
        r"PySide6\QtWidgets.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/pyside6.abi3.dll",
        "PySide6/msvcp140_1.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/plugins/imageformats/qsvg.dll",
        "shiboken6/Shiboken.pyd",
        "PySide6/translations/qtbase_pt_BR.qm",
        r"rak_desktop\_resources\icons\key.svg",
    ],
)
def test_what_the_program_needs_on_windows_is_kept(name: str) -> None:
    assert is_kept(name, "win32")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6Network.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/translations/qt_help_de.qm",
        "rak_desktop/_resources/translations/de/LC_MESSAGES/rak_desktop.po",
    ],
)
def test_what_it_can_do_without_on_windows_is_left_out(name: str) -> None:
    assert not is_kept(name, "win32")


@pytest.mark.parametrize(
    "name",
    [
        "Python.framework/Versions/3.11/Python",
        "libssl.3.dylib",
        "python3.11/lib-dynload/_ssl.cpython-311-darwin.so",
        "PySide6/QtGui.abi3.so",
        "PySide6/libpyside6.abi3.6.11.dylib",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist",
        "QtCore",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/styles/libqmacstyle.dylib",
        "PySide6/Qt/translations/qtbase_ja.qm",
    ],
)
def test_what_the_program_needs_on_macos_is_kept(name: str) -> None:
    assert is_kept(name, "darwin")


@pytest.mark.parametrize(
    "name",
    [
        "QtNetwork",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/Qt/plugins/imageformats/libqmacheif.dylib",
        "PySide6/Qt/plugins/tls/libqopensslbackend.dylib",
    ],
)
def test_what_it_can_do_without_on_macos_is_left_out(name: str) -> None:
    assert not is_kept(name, "darwin")


@pytest.mark.parametrize("system", ["win32", "darwin"])
@pytest.mark.parametrize(
    "name", ["notes.txt", "PySide6/Qt6Qml.dll", "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml", "other/strange.pyd"]
)
def test_a_file_that_nobody_knows_stops_the_build_there_too(name: str, system: str) -> None:
    with pytest.raises(Stranger, match="is new in the frozen folder"):
        is_kept(name, system)


def test_qt_speaks_our_languages_on_every_system() -> None:
    for language in LANGUAGES:
        assert is_kept(f"PySide6/translations/qtbase_{language}.qm", "win32")
        assert is_kept(f"PySide6/Qt/translations/qtbase_{language}.qm", "darwin")
