import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from rak_desktop.adapters import policy_places
from rak_desktop.adapters.policy_linux import PolicyFiles
from rak_desktop.adapters.policy_places import LINUX_FOLDER, is_governed


def test_no_variable_moves_the_place_where_an_administrator_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them is the person's to set, and would be a way around a lock."""
    for variable in ("RAK_DESKTOP_HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(variable, "/nowhere")

    assert Path("/etc/rak-desktop") == LINUX_FOLDER
    assert vars(PolicyFiles())["_folder"] == LINUX_FOLDER


class Registry(ModuleType):
    """Of Windows: a key that may not be opened is told from one that is not there."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = "computer", "person"

    def __init__(self, refusals: Mapping[str, OSError]) -> None:
        super().__init__("winreg")
        self._refusals = refusals

    def OpenKey(self, root: str, _key: str) -> str:  # noqa: N802 - the system's name
        if root in self._refusals:
            raise self._refusals[root]
        return root

    def CloseKey(self, _key: str) -> None:  # noqa: N802 - as above
        pass


@pytest.mark.parametrize(
    ("refusals", "governed"),
    [
        ({}, True),
        ({"computer": FileNotFoundError()}, True),
        ({"computer": FileNotFoundError(), "person": FileNotFoundError()}, False),
        ({"computer": PermissionError(), "person": FileNotFoundError()}, True),
        ({"computer": FileNotFoundError(), "person": OSError(1018, "marked for deletion")}, True),
    ],
)
def test_on_windows_a_key_that_cannot_be_opened_may_hold_a_lock(
    refusals: Mapping[str, OSError], governed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", Registry(refusals))

    assert is_governed() is governed


def test_a_folder_that_is_closed_to_us_may_hold_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: object) -> NoReturn:
        raise PermissionError(path)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("os.lstat", closed)

    assert is_governed()


@pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")
def test_a_computer_is_governed_when_the_folder_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy_places, "LINUX_FOLDER", tmp_path / "rak-desktop")
    assert not is_governed()

    (tmp_path / "rak-desktop").mkdir()
    assert is_governed()
