"""The templates for administrators: every item stands in each, and our own readers take what they write."""

import plistlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from rak_desktop.adapters.policy_linux import PolicyFiles
from rak_desktop.adapters.policy_macos import PolicyPreferences
from rak_desktop.adapters.policy_places import WINDOWS_KEY
from rak_desktop.adapters.policy_windows import PolicyKeys
from rak_desktop.core.policy import ONLY_LOCKED, Policy
from rak_desktop.core.settings import Settings, written_as

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
