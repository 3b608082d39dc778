"""A real Secret Service for tests: gnome-keyring on a session bus of its own, shared by all quick tests."""

import shutil
import sys
from collections.abc import Iterator

import pytest

from private_session import PrivateSession


@pytest.fixture(scope="session")
def private_keychain() -> Iterator[dict[str, str]]:
    """The environment of a private session with an unlocked keychain, one for all tests."""
    _need_a_secret_service()
    with PrivateSession() as environ:
        yield environ


@pytest.fixture
def secret_service(private_keychain: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The test's own programs, and keyring in this process, find the private keychain."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", private_keychain["DBUS_SESSION_BUS_ADDRESS"])
    return private_keychain


def _need_a_secret_service() -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux has a Secret Service")
    for program in ("dbus-daemon", "gnome-keyring-daemon", "gdbus"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed on this computer")
