"""The system's own word for which languages a person reads."""

import plistlib
from pathlib import Path

import pytest

from rak_desktop.adapters.system_languages import system_languages


@pytest.mark.parametrize(
    ("environ", "wishes"),
    [
        ({"LANG": "de_DE.UTF-8"}, ("de_DE.UTF-8",)),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, ("fr_FR.UTF-8",)),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8", "LC_ALL": "es_ES"}, ("es_ES",)),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "ar:fr"}, ("ar", "fr", "de_DE.UTF-8")),
        ({"LANG": "C", "LANGUAGE": "ar"}, ()),
        ({"LANG": "C.UTF-8"}, ()),
        ({"LC_ALL": "POSIX", "LANG": "de_DE"}, ()),
        ({"LC_ALL": "", "LANG": "de_DE"}, ("de_DE",)),
        ({}, ()),
    ],
)
def test_linux_says_it_as_gettext_reads_it(environ: dict[str, str], wishes: tuple[str, ...], tmp_path: Path) -> None:
    assert system_languages(environ, "linux", tmp_path) == wishes


def _mac_home(home: Path, content: bytes) -> Path:
    file = home / "Library" / "Preferences" / ".GlobalPreferences.plist"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    return home


def test_a_mac_says_it_in_the_preferences_when_no_terminal_does(tmp_path: Path) -> None:
    preferences = plistlib.dumps({"AppleLanguages": ["pt-BR", "en-GB", 7]}, fmt=plistlib.FMT_BINARY)
    home = _mac_home(tmp_path, preferences)

    assert system_languages({}, "darwin", home) == ("pt-BR", "en-GB")
    assert system_languages({"LANG": "ja_JP.UTF-8"}, "darwin", home) == ("ja_JP.UTF-8",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a plist",
        plistlib.dumps([1]),
        plistlib.dumps({"AppleLanguages": "de"}),
        b"bplist00\xff",
        b'<?xml version="1.0"?><plist><dict><key>AppleLanguages</key',
    ],
)
def test_preferences_that_cannot_be_read_are_no_wish(content: bytes, tmp_path: Path) -> None:
    assert system_languages({}, "darwin", _mac_home(tmp_path, content)) == ()


def test_a_mac_without_preferences_has_no_wish(tmp_path: Path) -> None:
    assert system_languages({}, "darwin", tmp_path) == ()
