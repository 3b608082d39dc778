import pytest

from rak_desktop.adapters import this_computer
from rak_desktop.core.support_code_format import KeychainProduct, System


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
