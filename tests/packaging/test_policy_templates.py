"""The templates for administrators: every item stands in each, and our own readers take what they write."""

import plistlib
import shutil
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from brand import brand_of, plain
from policy_templates import pack_policy, templates
from rak_desktop.adapters.policy_linux import PolicyFiles
from rak_desktop.adapters.policy_macos import PolicyPreferences
from rak_desktop.adapters.policy_places import WINDOWS_KEY
from rak_desktop.adapters.policy_windows import PolicyKeys
from rak_desktop.core.policy import ONLY_LOCKED, Policy
from rak_desktop.core.settings import Settings, written_as
from rak_desktop.resources import resource

FOLDER = Path(__file__).parents[2] / "packaging/policy"
ITEMS = set(vars(Settings()))
NS = {"p": "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"}


def test_the_files_of_linux_name_every_item(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "policy.toml", tmp_path)

    _holds_every_item(PolicyFiles(tmp_path).read())


def test_the_profile_of_macos_names_every_item(tmp_path: Path) -> None:
    (payload,) = plistlib.loads((FOLDER / "rak-desktop.mobileconfig").read_bytes())["PayloadContent"]
    (tmp_path / f"{payload['PayloadType']}.plist").write_bytes(plistlib.dumps(payload))

    _holds_every_item(PolicyPreferences(tmp_path, "nobody").read())


def _holds_every_item(policy: Policy) -> None:
    assert policy.oddities == ()
    assert set(policy.locked) | set(policy.defaults) == ITEMS
    assert set(ONLY_LOCKED) <= set(policy.locked)


@pytest.fixture
def group_policy() -> list[ET.Element]:
    return ET.parse(FOLDER / "rak-desktop.admx").findall("p:policies/p:policy", NS)


def test_group_policy_can_set_every_item_where_our_reader_looks(group_policy: list[ET.Element]) -> None:
    places = {(policy.get("key"), _item(policy)) for policy in group_policy}

    assert places == {
        *((WINDOWS_KEY, item) for item in ITEMS),
        *((rf"{WINDOWS_KEY}\Defaults", item) for item in ITEMS - set(ONLY_LOCKED)),
    }


def test_our_reader_takes_what_group_policy_writes(group_policy: list[ET.Element]) -> None:
    written: dict[str, dict[str, object]] = {}
    for policy in group_policy:
        written.setdefault(str(policy.get("key")), {})[_item(policy)] = _example(policy)

    def read_key(root: str, key: str) -> Mapping[str, object]:
        return written.get(key, {}) if root == "HKEY_LOCAL_MACHINE" else {}

    read = PolicyKeys(read_key).read()

    assert read.oddities == ()
    assert set(read.locked) == ITEMS


def test_every_text_of_group_policy_is_there(group_policy: list[ET.Element]) -> None:
    texts = ET.parse(FOLDER / "en-US/rak-desktop.adml")
    known = {f"$(string.{each.get('id')})" for each in texts.iterfind(".//p:string", NS)}
    known |= {f"$(presentation.{each.get('id')})" for each in texts.iterfind(".//p:presentation", NS)}

    used = {text for each in ET.parse(FOLDER / "rak-desktop.admx").iter() for text in each.attrib.values()}
    assert {text for text in used if text.startswith("$(")} <= known


def _item(policy: ET.Element) -> str:
    named = [policy.get("valueName"), *(each.get("valueName") for each in policy.iterfind("p:elements/*", NS))]
    (item,) = filter(None, named)
    return item


def _example(policy: ET.Element) -> object:
    """What the editor would write: a number for yes, the first choice, one line of a list, or our own value."""
    item = _item(policy)
    own = written_as(vars(Settings())[item])
    if policy.find("p:enabledValue", NS) is not None:
        value = policy.find("p:enabledValue/p:decimal", NS)
        assert value is not None
        return int(value.get("value", ""))
    return own


VENDOR = brand_of(resource("profiles", "practice"))


def test_a_brands_templates_are_called_after_it_and_nothing_else_changes() -> None:
    ours, vendors = templates(plain()), templates(VENDOR)

    assert ours == {path.relative_to(FOLDER).as_posix(): path.read_text() for path in FOLDER.rglob("*.*")}
    assert set(vendors) == {name.replace("rak-desktop", VENDOR.program) for name in ours}
    everything = "".join(vendors.values())
    assert not [word for word in ("rak-desktop", "RAK Desktop", "com.example.app<") if word in everything]


def test_group_policy_of_two_brands_never_meets() -> None:
    written = {
        brand.program: ET.fromstring(templates(brand)[f"{brand.program}.admx"].encode()) for brand in (plain(), VENDOR)
    }

    keys = {name: {each.get("key") for each in admx.iterfind(".//p:policy", NS)} for name, admx in written.items()}
    program = VENDOR.program
    assert keys[program] == {rf"Software\Policies\{program}", rf"Software\Policies\{program}\Defaults"}
    spaces = [admx.find("p:policyNamespaces/p:target", NS) for admx in written.values()]
    assert len({space.get("namespace") for space in spaces if space is not None}) == 2


def test_a_profile_of_macos_is_for_the_domain_that_the_brand_reads_and_has_codes_of_its_own() -> None:
    ours, vendors = (
        plistlib.loads(templates(brand)[f"{brand.program}.mobileconfig"].encode()) for brand in (plain(), VENDOR)
    )

    (settings,) = vendors["PayloadContent"]
    assert settings["PayloadType"] == VENDOR.program
    assert settings["profile"] == VENDOR.app_id
    assert not {ours["PayloadUUID"]} & {vendors["PayloadUUID"], settings["PayloadUUID"]}
    assert vendors["PayloadUUID"] != settings["PayloadUUID"]


def test_a_name_with_signs_of_xml_in_it_breaks_no_template() -> None:
    odd = replace(VENDOR, name="Fish & <Chips>")
    written = templates(odd)

    texts = ET.fromstring(written[f"en-US/{odd.program}.adml"].encode())
    assert texts.findtext("p:displayName", namespaces=NS) == odd.name
    assert plistlib.loads(written[f"{odd.program}.mobileconfig"].encode())["PayloadDisplayName"] == odd.name
    assert tomllib.loads(written["policy.toml"])["schema"] == 1


def test_they_are_packed_as_one_file_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    one, other = (pack_policy(VENDOR, _made(tmp_path / name)) for name in ("one", "other"))

    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as packed:
        assert {name.partition("/")[2] for name in packed.namelist()} == set(templates(VENDOR))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
