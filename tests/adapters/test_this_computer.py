from pathlib import Path

import pytest

from rak_desktop.adapters import this_computer
from rak_desktop.core.support_code_format import KeychainProduct, System


@pytest.mark.parametrize(
    ("release", "system"),
    [
        ("6.1.0-18-amd64\n", System.LINUX),
        ("5.15.153.1-microsoft-standard-WSL2\n", System.WSL),
        ("4.4.0-19041-Microsoft\n", System.WSL),
    ],
)
def test_linux_inside_windows_is_known_by_its_kernel(release: str, system: System, tmp_path: Path) -> None:
    kernel = tmp_path / "osrelease"
    kernel.write_text(release)

    assert this_computer._kind_of_linux(kernel) is system


def test_a_kernel_that_tells_nothing_is_a_usual_linux(tmp_path: Path) -> None:
    assert this_computer._kind_of_linux(tmp_path / "nothing") is System.LINUX


@pytest.mark.parametrize(
    ("platform", "system", "keychain"),
    [
        ("darwin", System.MACOS, KeychainProduct.MACOS),
        ("linux", System.LINUX, KeychainProduct.UNKNOWN),
        ("freebsd14", System.OTHER, KeychainProduct.UNKNOWN),
    ],
)
def test_each_system_has_its_keychain(
    platform: str, system: System, keychain: KeychainProduct, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)

    assert this_computer.system() in {system, System.WSL}
    assert this_computer.usual_keychain() is keychain
