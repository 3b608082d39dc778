import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from brand import Brand, brand_of, name_of_file, plain
from icons import draw_ico
from rak_desktop.resources import resource
from rak_desktop.wording.installing import INSTALLING
from rak_desktop.wording.languages import LANGUAGES
from tests.packaging.test_payload import frozen_for
from windows_setup import NAMES_OF_NSIS, SCRIPT, pack_setup

pytestmark = pytest.mark.usefixtures("qapp")  # icons are drawn by Qt
EPOCH = 1_700_000_000
NEEDS_NSIS = pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not here")


def made(brand: Brand, place: Path) -> Path:
    place.mkdir()
    home, icon = frozen_for(place / "home", ".exe"), draw_ico(brand.logo, place / "logo.ico")
    return pack_setup(brand, home, icon, "Our terms — as they are.\n", place / "work", place, EPOCH, quick=True)


@NEEDS_NSIS
def test_the_same_setup_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = (made(plain(), tmp_path / name) for name in ("one", "other"))

    assert one.name == "rak-desktop-0.1.0-setup.exe"
    assert one.read_bytes().startswith(b"MZ")
    assert one.read_bytes() == other.read_bytes()


@NEEDS_NSIS
@pytest.mark.parametrize("name", ['Müller & Söhne "Kasse"', "$HOME ${PROGRAM} $0", "商店", "متجر"])
def test_a_name_is_taken_as_it_is(name: str, tmp_path: Path) -> None:
    assert made(replace(plain(), name=name), tmp_path / "odd").is_file()

    written = (tmp_path / "odd/work/brand.nsh").read_text("utf-8-sig")
    as_nsis_has_it = name.replace("$", "$$").replace('"', '$\\"').replace("$${", "$$ {")
    assert f'!define NAME "{as_nsis_has_it}"' in written


@NEEDS_NSIS
def test_it_says_its_own_sentences_in_every_language(tmp_path: Path) -> None:
    vendor = brand_of(resource("profiles", "practice"))
    made(vendor, tmp_path / "vendor")

    written = (tmp_path / "vendor/work/languages.nsh").read_text("utf-8-sig")
    said = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.+)"$', written, re.MULTILINE)
    assert {(key, language) for key, language, _ in said} == {
        (key, name.upper()) for key in INSTALLING for name in NAMES_OF_NSIS.values()
    }
    assert len({text for _, _, text in said}) == len(said)
    assert all(vendor.name in text for key, _, text in said if "{app}" in INSTALLING[key])
    assert all("$INSTDIR" in text for key, _, text in said if key == "FOREIGN")


def test_there_is_a_name_for_every_language_that_we_speak() -> None:
    assert list(NAMES_OF_NSIS) == [language.tag for language in LANGUAGES]


def test_every_sentence_of_ours_is_used() -> None:
    script = SCRIPT.read_text("utf-8")

    assert {key for key in INSTALLING if f"$({key})" in script} == set(INSTALLING)


@pytest.mark.parametrize(
    ("name", "file"), [("Harbour Tickets", "Harbour Tickets"), ('A/B: "C"?', "A-B- -C--"), ("...", "RAK Desktop")]
)
def test_the_entry_in_the_menu_has_a_name_that_windows_takes(name: str, file: str) -> None:
    assert name_of_file(name) == file
