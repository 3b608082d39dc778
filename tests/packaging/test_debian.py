import configparser
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from brand import Brand, brand_of, plain
from debian import COMPLETIONS, control, desktop_entry, install_script, lay_out, manual, metainfo, pack_tar
from payload import RESOURCES
from rak_desktop.resources import resource

EPOCH = 1_700_000_000


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A frozen folder as PyInstaller leaves it, with next to nothing in it."""
    folder = tmp_path / "frozen"
    (folder / RESOURCES / "profiles/practice").mkdir(parents=True)
    for name in ("rak-desktop", "rak-desktop-window"):
        (folder / name).write_text("#!/bin/sh\necho started $0\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture(params=["plain", "vendor"])
def brand(request: pytest.FixtureRequest) -> Brand:
    return plain() if request.param == "plain" else brand_of(resource("profiles", "practice"))


def test_the_programs_bear_the_brands_name_and_the_profile_is_among_the_resources(
    brand: Brand, frozen: Path, tmp_path: Path
) -> None:
    home = lay_out(brand, frozen, tmp_path / "root", EPOCH)

    assert {path.name for path in home.iterdir()} == {brand.program, f"{brand.program}-window", "_internal"}
    vendors = home / RESOURCES / "profiles/vendor/stripe-app.json"
    assert vendors.is_file() == (brand.folder is not None)
    assert (tmp_path / "root/usr/bin" / brand.program).resolve() == home / brand.program


def test_the_licences_are_found_where_debian_looks_for_them(brand: Brand, frozen: Path, tmp_path: Path) -> None:
    licences = lay_out(brand, frozen, tmp_path / "root", EPOCH) / RESOURCES / "licences"
    documents = tmp_path / "root/usr/share/doc" / brand.program

    licences.mkdir()
    (licences / "NOTICE.txt").write_text("Qt")
    assert (documents / "licences/NOTICE.txt").read_text() == "Qt"
    assert f"/usr/share/doc/{brand.program}/licences/COMPONENTS.txt" in (documents / "copyright").read_text()


def test_the_frozen_folder_stays_as_it_is_for_the_next_brand(frozen: Path, tmp_path: Path) -> None:
    lay_out(brand_of(resource("profiles", "practice")), frozen, tmp_path / "root", EPOCH)

    assert {path.name for path in frozen.iterdir()} == {"rak-desktop", "rak-desktop-window", "_internal"}
    assert not (frozen / RESOURCES / "profiles/vendor").exists()


def test_the_desktop_entry_starts_the_window_and_is_valid(brand: Brand, tmp_path: Path) -> None:
    file = tmp_path / f"{brand.program}.desktop"
    file.write_text(desktop_entry(brand))

    entry = configparser.ConfigParser(interpolation=None)
    entry.read(file)
    assert entry["Desktop Entry"]["Exec"] == f"/usr/lib/{brand.program}/{brand.program}-window open --link %u"
    assert entry["Desktop Entry"]["MimeType"] == f"x-scheme-handler/{brand.program};"
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", file], check=True)


def test_the_metainfo_is_valid(brand: Brand, tmp_path: Path) -> None:
    file = tmp_path / f"{brand.desktop_id}.metainfo.xml"
    file.write_text(metainfo(brand), "utf-8")

    assert ET.parse(file).findtext("name") == brand.name
    if shutil.which("appstreamcli"):
        checked = subprocess.run(
            ["appstreamcli", "validate", "--no-net", file], check=False, capture_output=True, text=True
        )
        assert checked.returncode == 0, checked.stdout


def test_the_package_names_what_it_needs_and_suggests_a_keychain(brand: Brand) -> None:
    fields = control(brand, "libc6 (>= 2.36)", 90_000)

    assert f"Package: {brand.program}\n" in fields
    assert "Depends: libc6 (>= 2.36)\n" in fields
    assert "Recommends: gnome-keyring | kwalletmanager | keepassxc" in fields


def test_the_manual_names_every_command(brand: Brand) -> None:
    page = manual(brand)

    for command in ("connect", "key", "exec", "doctor", "profile"):
        assert f".B {command}\n" in page


@pytest.mark.skipif(sys.platform == "win32", reason="a script for the shell of Linux")
def test_the_tar_installs_for_one_person_and_takes_everything_away_again(
    brand: Brand, frozen: Path, tmp_path: Path
) -> None:
    root, person = tmp_path / "root", tmp_path / "person"
    home = lay_out(brand, frozen, root, EPOCH)
    hicolor = root / "usr/share/icons/hicolor"
    (hicolor / "16x16/apps").mkdir(parents=True)
    (hicolor / f"16x16/apps/{brand.program}.png").write_text("x")
    tar = pack_tar(brand, home, hicolor, tmp_path / "beside", tmp_path, EPOCH)
    with tarfile.open(tar) as opened:
        if hasattr(tarfile, "data_filter"):  # Debian 12's Python has none yet
            opened.extraction_filter = tarfile.data_filter
        opened.extractall(tmp_path / "unpacked")
    (script,) = (tmp_path / "unpacked").glob("*/install.sh")
    environ = {"HOME": str(person), "PATH": "/usr/bin:/bin"}

    person.mkdir()
    for _ in range(2):  # an upgrade is the same again
        subprocess.run([script], env=environ, check=True, capture_output=True)
    started = subprocess.run([person / ".local/bin" / brand.program], check=True, capture_output=True, text=True)
    entry = person / f".local/share/applications/{brand.program}.desktop"
    assert "started" in started.stdout
    assert f"Exec={person}/.local/lib/{brand.program}/{brand.program}-window open --link %u" in entry.read_text()

    subprocess.run([script, "--remove"], env=environ, check=True, capture_output=True)
    left = [path.name for path in person.rglob("*") if not path.is_dir()]
    assert left in ([], ["mimeinfo.cache"])  # the desktop's own list of who opens what


def test_the_install_script_tells_where_keys_stay() -> None:
    assert "disconnect --all" in install_script(plain())


def test_tab_completes_the_brands_own_program_in_every_shell(brand: Brand, frozen: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"

    lay_out(brand, frozen, root, EPOCH)

    for place in COMPLETIONS.values():
        assert brand.program in (root / "usr/share" / place.format(brand.program)).read_text()
