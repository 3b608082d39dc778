import plistlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from rak_desktop.adapters.policy_macos import PolicyPreferences
from tests.contracts.policy_source import Decide, PolicySourceContract

PERSON = "anna"


def managed(folder: Path, entries: dict[str, Any], person: str = "") -> PolicyPreferences:
    """Writes what device management would write, for the computer or for a person."""
    file = folder / person / "rak-desktop.plist"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(plistlib.dumps(entries, fmt=plistlib.FMT_BINARY))
    return PolicyPreferences(folder, PERSON)


class TestPreferences(PolicySourceContract):
    @pytest.fixture
    def decide(self, tmp_path: Path) -> Decide:
        def write(defaults: Mapping[str, object], locked: Mapping[str, object]) -> PolicyPreferences:
            if not defaults and not locked:
                return PolicyPreferences(tmp_path, PERSON)
            return managed(tmp_path, {**locked, "defaults": dict(defaults)})

        return write


def test_the_computer_goes_before_the_person(tmp_path: Path) -> None:
    managed(tmp_path, {"language": "fr", "theme": "dark"}, PERSON)

    read = managed(tmp_path, {"language": "de"}).read()

    assert read.locked["language"].value == "de"
    assert read.locked["theme"].place == str(tmp_path / PERSON / "rak-desktop.plist")


def test_what_device_management_adds_is_not_taken_for_an_item(tmp_path: Path) -> None:
    read = managed(tmp_path, {"PayloadUUID": "1", "_manualProfile": True, "language": "de"}).read()

    assert set(read.locked) == {"language"}
    assert read.oddities == ()


@pytest.mark.parametrize("content", [b"", b"not a property list", b"bplist00\xff", plistlib.dumps(["a list"])])
def test_a_file_that_cannot_be_read_may_have_held_a_lock(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rak-desktop.plist").write_bytes(content)

    read = PolicyPreferences(tmp_path, PERSON).read()

    assert [odd.reason for odd in read.oddities] == ["damaged"]
    assert read.broken_lock == read.oddities[0]


def test_defaults_that_are_no_dictionary_are_told(tmp_path: Path) -> None:
    read = managed(tmp_path, {"defaults": "de"}).read()

    assert [(odd.item, odd.reason) for odd in read.oddities] == [("defaults", "wrong-type")]
