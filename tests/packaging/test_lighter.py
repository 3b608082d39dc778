import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lighter import goes, lightened, trimmed

TOOLS = ("icupkg", "nm", "strip", "objcopy", "as", "ld")
linux_only = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, TOOLS)),
    reason="icupkg and binutils make a library of Linux lighter",
)

QUESTIONS = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QDate, QDateTime, QLocale, QTime, QTimeZone

words = "z ä a ö å Z cote côte coté côté ñandú nube ي ب ت さくら サクラ 桜 東京 ß ss 10 9".split()
for tag in ("ar_EG", "de_DE", "en_US", "es_ES", "fr_FR", "fr_CA", "ja_JP", "pt_BR", "sv_SE", "tr_TR"):
    locale = QLocale(tag)
    collator = QCollator(locale)
    collator.setNumericMode(True)
    print(tag, sorted(words, key=cmp_to_key(collator.compare)), locale.toUpper("istanbul ß"), locale.toLower("Iİ"))
    at = QDateTime(QDate(2026, 11, 26), QTime(10, 5))
    print(locale.toString(at, QLocale.FormatType.ShortFormat), locale.toString(at.date()))
    print(locale.toCurrencyString(1234.5), locale.toString(1234567.891, "f", 2), locale.nativeLanguageName())
for name in (b"Europe/Berlin", b"America/New_York", b"Asia/Tokyo", b"Australia/Lord_Howe"):
    zone = QTimeZone(name)
    for month in (1, 7):
        print(name, zone.offsetFromUtc(QDateTime(QDate(2026, month, 1), QTime(0, 0))))
print(len(QTimeZone.availableTimeZoneIds()))
"""


def _qts_library(name: str) -> Path:
    qt = importlib.util.find_spec("PySide6")
    assert qt is not None
    assert qt.origin is not None
    return Path(qt.origin).parent / "Qt/lib" / name


def _answers(preloaded: str = "") -> str:
    environ = {**os.environ, "LD_PRELOAD": preloaded}
    asked = subprocess.run([sys.executable, "-c", QUESTIONS], check=True, capture_output=True, text=True, env=environ)
    assert not asked.stderr
    return asked.stdout


@pytest.mark.sweep
@linux_only
def test_qt_answers_the_same_with_an_eighth_of_the_data(tmp_path: Path) -> None:
    whole = _qts_library("libicudata.so.73")

    lighter = trimmed(whole, tmp_path)

    assert lighter.name == whole.name
    assert lighter.stat().st_size * 8 < whole.stat().st_size
    assert _answers(str(lighter)) == _answers()


@pytest.mark.sweep
@linux_only
def test_the_data_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    whole = _qts_library("libicudata.so.73")

    one, other = (trimmed(whole, tmp_path / name) for name in ("one", "other"))

    assert one.read_bytes() == other.read_bytes()


def test_orders_and_time_zones_stay_and_names_scripts_and_old_character_sets_go() -> None:
    stay = ["coll/sv.res", "coll/ja.res", "zoneinfo64.res", "zone/root.res", "root.res", "nfkc.nrm"]
    go = [
        "curr/de.res",
        "zone/de.res",
        "de.res",
        "brkitr/cjdict.dict",
        "translit/root.res",
        "gb18030.cnv",
        "coll/zh.res",
    ]

    assert goes([*stay, *go]) == go


@linux_only
def test_libraries_of_qt_and_python_stay_as_they_were_built_and_others_lose_their_symbols(tmp_path: Path) -> None:
    widgets = _qts_library("libQt6Widgets.so.6")
    others = importlib.util.find_spec("_cffi_backend")
    assert others is not None
    assert others.origin is not None
    entries = [
        ("PySide6/Qt/lib/libQt6Widgets.so.6", str(widgets), "BINARY"),
        ("_cffi_backend.so", others.origin, "EXTENSION"),
        ("certifi/cacert.pem", "/somewhere", "DATA"),
    ]

    (_, qt, _), (_, other, _), data = lightened(entries, tmp_path)

    assert Path(qt) == widgets
    assert 0 < Path(other).stat().st_size < Path(others.origin).stat().st_size
    assert data == entries[2]
