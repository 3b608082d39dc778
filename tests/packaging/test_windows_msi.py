import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from brand import brand_of, name_of_file, plain
from icons import draw_ico
from rak_desktop.core.policy import ONLY_LOCKED
from rak_desktop.core.settings import Settings
from rak_desktop.resources import resource
from tests.packaging.test_payload import frozen_for
from windows_msi import LISTS, pack_msi, product, properties

pytestmark = pytest.mark.usefixtures("qapp")  # icons are drawn by Qt
NS = {"w": "http://schemas.microsoft.com/wix/2006/wi"}
VENDOR = brand_of(resource("profiles", "practice"))
NEEDS_WIXL = pytest.mark.skipif(
    not (shutil.which("wixl") and shutil.which("msibuild")), reason="wixl and msitools are not here"
)


def described(brand: object = VENDOR, place: Path | None = None) -> ET.Element:
    assert place is not None
    home = place / "home"
    if not home.exists():
        frozen_for(home, ".exe")
    written = ET.tostring(product(brand, home, place / "logo.ico", "Notice.", place))  # type: ignore[arg-type]
    return ET.fromstring(written)


def codes(wix: ET.Element) -> dict[str, str]:
    return {each.get("Id", ""): each.get("Guid", "") for each in wix.iterfind(".//w:Component", NS)}


def test_a_later_version_has_the_same_codes_but_its_own_number(tmp_path: Path) -> None:
    old, new = described(VENDOR, tmp_path), described(replace(VENDOR, version="0.1.1"), tmp_path)

    assert codes(old) == codes(new)
    (one,), (other,) = old.findall("w:Product", NS), new.findall("w:Product", NS)
    assert one.get("UpgradeCode") == other.get("UpgradeCode")
    assert one.get("Id") != other.get("Id")


def test_two_brands_share_no_code(tmp_path: Path) -> None:
    one, other = described(VENDOR, tmp_path), described(plain(), tmp_path)

    assert not set(codes(one).values()) & set(codes(other).values())
    assert len(set(codes(one).values())) == len(codes(one))


def test_every_part_belongs_to_the_one_feature(tmp_path: Path) -> None:
    wix = described(VENDOR, tmp_path)

    assert {each.get("Id") for each in wix.iterfind(".//w:Feature/w:ComponentRef", NS)} == set(codes(wix))


def test_every_item_of_the_policy_but_lists_can_be_given() -> None:
    given = {(item, locked) for _, item, locked in properties()}

    items = set(vars(Settings())) - set(LISTS)
    assert given == {(item, True) for item in items} | {(item, False) for item in items - set(ONLY_LOCKED)}
    assert ("LOCK_LIVE_ALLOWED", "live_allowed", True) in properties()


def table(msi: Path, name: str) -> list[list[str]]:
    told = subprocess.run(["msiinfo", "export", str(msi), name], check=True, capture_output=True, text=True)
    return [line.split("\t") for line in told.stdout.splitlines()[3:]]


@NEEDS_WIXL
@pytest.mark.parametrize("name", ["Müller & Söhne", "Joe's <Shop>", "商店 & Söhne", "متجر", "Joe's Лавка"])
def test_a_name_is_shown_as_it_is_wherever_it_is_written(name: str, tmp_path: Path) -> None:
    brand = replace(VENDOR, name=name)
    home, icon = frozen_for(tmp_path / "home", ".exe"), draw_ico(VENDOR.logo, tmp_path / "logo.ico")

    msi = pack_msi(brand, home, icon, f"{name} is made with Qt.", tmp_path / "work", tmp_path, 1_700_000_000)

    shown = name if name.isascii() or "Müller" in name else name.replace("'", "’")
    facts = dict(row[:2] for row in table(msi, "Property"))
    assert (facts["ProductName"], facts["Manufacturer"]) == (shown, shown)
    assert facts["ARPCOMMENTS"] == f"{shown} is made with Qt."
    assert table(msi, "Shortcut")[0][2] == name_of_file(shown)
    assert f"URL:{shown}" in [row[4] for row in table(msi, "Registry")]
    assert table(msi, "LaunchCondition")[0][1] == f"A newer version of {shown} is installed. Nothing was changed."


@NEEDS_WIXL
def test_only_what_was_given_is_written_and_an_older_version_is_refused(tmp_path: Path) -> None:
    home, icon = frozen_for(tmp_path / "home", ".exe"), draw_ico(VENDOR.logo, tmp_path / "logo.ico")
    msi = pack_msi(VENDOR, home, icon, "Notice.", tmp_path / "work", tmp_path, 1_700_000_000)

    conditions = {row[0]: row[4] for row in table(msi, "Component")}
    assert {name: conditions[name] for name, _, _ in properties()} == {name: name for name, _, _ in properties()}
    assert conditions["registry"] == ""
    facts = dict(row[:2] for row in table(msi, "Property"))
    assert facts["ARPCOMMENTS"] == "Notice."
    assert set(facts["SecureCustomProperties"].split(";")) > {name for name, _, _ in properties()}
    assert table(msi, "LaunchCondition")[0][0] == "NOT WIX_DOWNGRADE_DETECTED"
    order = {row[0]: int(row[2]) for row in table(msi, "InstallExecuteSequence")}
    assert order["InstallInitialize"] < order["RemoveExistingProducts"] < order["InstallFiles"]
