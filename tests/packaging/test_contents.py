import pytest

from contents import LANGUAGES, Stranger, is_kept, resources_to_ship, sorted_out
from rak_desktop.resources import resource
from rak_desktop.wording import languages


@pytest.mark.parametrize(
    "name",
    [
        "libpython3.11.so.1.0",
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "rak_desktop/_resources/profiles/practice/profile.toml",
        "keyring-25.7.0.dist-info/METADATA",
    ],
)
def test_what_the_program_needs_is_kept(name: str) -> None:
    assert is_kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "libgtk-3.so.0",
        "libssl.so.3",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/translations/qt_help_de.qm",
        "cryptography-50.0.2.dist-info/RECORD",
    ],
)
def test_what_is_the_systems_or_nobodys_is_left_out(name: str) -> None:
    assert not is_kept(name)


@pytest.mark.parametrize("name", ["notes.txt", "PySide6/QtQml.abi3.so", "PySide6/Qt/lib/libQt6Quick.so.6"])
def test_a_file_that_nobody_knows_stops_the_build(name: str) -> None:
    with pytest.raises(Stranger, match=name):
        sorted_out([(name, "/somewhere", "DATA")])


def test_qt_speaks_every_language_that_we_offer() -> None:
    assert {"en", *LANGUAGES} == {language.tag for language in languages.LANGUAGES}


def test_what_is_for_other_uses_is_not_shipped() -> None:
    shipped = resources_to_ship(resource())

    assert {"icons", "profiles", "schemas", "stripe"} <= set(shipped)
    assert "stripe_app" not in shipped
    assert "handbook" in shipped  # the window for whoever helps opens it
