import json
import os
from pathlib import Path

import pytest

from rak_desktop.adapters.settings_store import SettingsFile
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import SettingsError
from rak_desktop.core.settings import Chosen, Theme
from tests.contracts.settings_store import EVERYTHING, SettingsStoreContract
from tests.fakes.settings_store import MemorySettings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.json"


class TestFile(SettingsStoreContract):
    @pytest.fixture
    def settings(self, file: Path) -> SettingsFile:
        return SettingsFile(file)


class TestMemory(SettingsStoreContract):
    @pytest.fixture
    def settings(self) -> MemorySettings:
        return MemorySettings()


def written(file: Path, text: str) -> SettingsFile:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return SettingsFile(file)


def odd(settings: SettingsFile) -> list[tuple[str, str]]:
    return [(oddity.item, oddity.reason) for oddity in settings.oddities()]


def test_one_bad_value_spares_the_others_and_is_told(file: Path) -> None:
    settings = written(file, '{"schema": 1, "theme": "pink", "language": "de", "proxy": 7, "health_checks": "yes"}')

    assert settings.load() == Chosen(language="de")
    assert odd(settings) == [
        ("health_checks", "wrong-type"),
        ("proxy", "wrong-type"),
        ("theme", "unknown-value"),
    ]


def test_what_a_newer_version_wrote_survives_a_choice_made_with_this_one(file: Path) -> None:
    settings = written(file, '{"schema": 1, "theme": "sepia", "fonts": {"size": 3}, "language": "de"}')

    settings.save(Chosen(language="fr"))

    assert json.loads(file.read_text("utf-8")) == {
        "schema": 1,
        "theme": "sepia",
        "fonts": {"size": 3},
        "language": "fr",
    }


def test_a_choice_takes_the_place_of_a_value_that_could_not_be_used(file: Path) -> None:
    settings = written(file, '{"schema": 1, "theme": "sepia"}')

    settings.save(Chosen(theme=Theme.DARK))

    assert settings.load() == Chosen(theme=Theme.DARK)
    assert odd(settings) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "damaged"),
        ("not json", "damaged"),
        ("[]", "damaged"),
        ('{"theme": "dark"}', "damaged"),
        ("[" * 5000, "damaged"),
        ('{"schema": 1, "filler": "' + "x" * 70_000 + '"}', "damaged"),
        ('{"schema": 2, "theme": "dark"}', "too-new"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_moved_aside_only_when_somebody_chooses(
    file: Path, text: str, reason: str
) -> None:
    settings = written(file, text)

    assert settings.load() == Chosen()
    assert odd(settings) == [("", reason)]
    assert file.read_text("utf-8") == text

    settings.save(EVERYTHING)

    assert settings.load() == EVERYTHING
    assert file.with_name("settings.damaged-1.json").read_text("utf-8") == text


def test_nothing_that_was_moved_aside_is_written_over(file: Path) -> None:
    for text in ("first", "second"):
        written(file, text).save(EVERYTHING)

    assert sorted(path.read_text("utf-8") for path in file.parent.glob("*damaged*")) == ["first", "second"]


def test_a_place_that_cannot_be_written_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")

    with pytest.raises(SettingsError) as trouble:
        SettingsFile(blocked / "settings.json").save(EVERYTHING)

    assert trouble.value.code is Code.SETTINGS_NOT_WRITABLE
    assert SettingsFile(blocked / "settings.json").load() == Chosen()


def test_a_program_that_ends_while_it_saves_leaves_the_old_choices(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = SettingsFile(file)
    settings.save(EVERYTHING)

    def power_goes(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", power_goes)
    with pytest.raises(SettingsError):
        settings.save(Chosen())

    assert settings.load() == EVERYTHING
