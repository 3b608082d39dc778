import sys
from pathlib import Path

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


@pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")
def test_a_computer_is_governed_when_the_folder_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy_places, "LINUX_FOLDER", tmp_path / "rak-desktop")
    assert not is_governed()

    (tmp_path / "rak-desktop").mkdir()
    assert is_governed()
