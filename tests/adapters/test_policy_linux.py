import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from rak_desktop.adapters.policy_linux import PolicyFiles
from rak_desktop.core.policy import NO_POLICY, Policy
from tests.contracts.policy_source import Decide, PolicySourceContract


def toml(values: Mapping[str, object]) -> str:
    """TOML has JSON's texts, numbers, booleans and lists."""
    return "".join(f"{item} = {json.dumps(value)}\n" for item, value in values.items())


class TestFiles(PolicySourceContract):
    @pytest.fixture
    def decide(self, tmp_path: Path) -> Decide:
        def write(defaults: Mapping[str, object], locked: Mapping[str, object]) -> PolicyFiles:
            if defaults or locked:
                text = f"schema = 1\n[defaults]\n{toml(defaults)}[locked]\n{toml(locked)}"
                (tmp_path / "policy.toml").write_text(text, "utf-8")
            return PolicyFiles(tmp_path)

        return write


def policy(folder: Path, **files: str) -> Policy:
    """`policy` is policy.toml; every other name is a file in policy.d."""
    (folder / "policy.d").mkdir(exist_ok=True)
    for name, text in files.items():
        file = folder / "policy.toml" if name == "policy" else folder / "policy.d" / f"{name}.toml"
        file.write_text(text, "utf-8")
    return PolicyFiles(folder).read()


def test_a_computer_without_the_folder_has_no_policy(tmp_path: Path) -> None:
    assert PolicyFiles(tmp_path / "not there").read() == NO_POLICY


def test_the_drop_in_folder_comes_after_the_file_and_goes_by_name(tmp_path: Path) -> None:
    read = policy(
        tmp_path,
        policy='[locked]\nlanguage = "de"\nproxy = "http://one.example:1"',
        b='[locked]\nlanguage = "fr"',
        a='[locked]\nlanguage = "es"\nhealth_checks = false',
    )

    assert read.locked["language"].value == "fr"
    assert read.locked["language"].place == str(tmp_path / "policy.d" / "b.toml")
    assert read.locked["health_checks"].place == str(tmp_path / "policy.d" / "a.toml")
    assert read.locked["proxy"].place == str(tmp_path / "policy.toml")


def test_only_files_named_toml_count(tmp_path: Path) -> None:
    (tmp_path / "policy.d").mkdir()
    (tmp_path / "policy.d" / "site.toml.dpkg-old").write_text('[locked]\nlanguage = "de"')

    assert PolicyFiles(tmp_path).read() == NO_POLICY


@pytest.mark.parametrize(
    ("text", "item", "reason"),
    [
        ("[locked", "", "damaged"),
        ("schema = 2\n[locked]\nlive_allowed = false", "", "too-new"),
        ('schema = "one"', "", "damaged"),
        ("live_allowed = false", "live_allowed", "not-in-a-table"),
        ("[lokced]\nlive_allowed = false", "lokced", "not-in-a-table"),
        ("x = " + "[" * 20_000, "", "damaged"),
        ("# " + "x" * 300_000, "", "damaged"),
    ],
)
def test_what_cannot_be_read_may_have_held_a_lock(tmp_path: Path, text: str, item: str, reason: str) -> None:
    read = policy(tmp_path, policy=text, other='[locked]\nlanguage = "de"')

    assert [(odd.place, odd.item, odd.reason) for odd in read.oddities] == [
        (str(tmp_path / "policy.toml"), item, reason)
    ]
    assert read.broken_lock == read.oddities[0]
    assert read.locked["language"].value == "de"


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_bytes(b'[locked]\nlanguage = "\xff"')

    assert PolicyFiles(tmp_path).read().oddities[0].reason == "damaged"


def test_a_mark_that_an_editor_put_in_front_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_bytes(b'\xef\xbb\xbf[locked]\nlanguage = "de"')

    assert PolicyFiles(tmp_path).read().locked["language"].value == "de"


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()

    assert [odd.reason for odd in PolicyFiles(tmp_path).read().oddities] == ["unreadable"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_drop_in_folder_that_nobody_may_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "policy.d").mkdir(mode=0)

    assert [odd.reason for odd in PolicyFiles(tmp_path).read().oddities] == ["unreadable"]
