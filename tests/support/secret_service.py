"""A real Secret Service for tests: gnome-keyring on a session bus of its own, shared by all quick tests."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from private_session import PrivateSession
from rak_desktop.core.connection import KeychainSlot


@pytest.fixture(scope="session")
def private_keychain() -> Iterator[dict[str, str]]:
    """The environment of a private session with an unlocked keychain, one for all tests."""
    need_a_secret_service()
    with PrivateSession() as environ:
        yield environ


@pytest.fixture
def secret_service(private_keychain: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The test's own programs, and keyring in this process, find the private keychain."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", private_keychain["DBUS_SESSION_BUS_ADDRESS"])
    return private_keychain


@pytest.fixture
def slot() -> KeychainSlot:
    """An address that no other test uses, since they share one keychain."""
    return KeychainSlot(f"rak-desktop-tests/{uuid4().hex}/acct_1Tests/test")


def store(environ: dict[str, str], slot: KeychainSlot, secret: str, **more: str) -> None:
    """Stores a value as a program does that is not ours, with libsecret's own tool."""
    attributes = {"service": slot.service, "username": slot.username, **more}
    flat = [part for pair in attributes.items() for part in pair]
    subprocess.run(["secret-tool", "store", "--label=a test", *flat], input=secret.encode(), env=environ, check=True)


def look_up(environ: dict[str, str], slot: KeychainSlot) -> str:
    """What libsecret's own tool finds at this address; empty when there is nothing."""
    command = ["secret-tool", "lookup", "service", slot.service, "username", slot.username]
    return subprocess.run(command, capture_output=True, env=environ, check=False, text=True).stdout


def what_the_keychain_said(environ: dict[str, str]) -> str:
    """The end of the log of this session's keychain, for who looks at a test that did not pass."""
    log = Path(environ["XDG_RUNTIME_DIR"]).parent / "gnome-keyring-daemon.log"
    return log.read_text(errors="replace")[-2000:]


def need_a_secret_service() -> None:
    """Skips where there can be none."""
    if sys.platform != "linux":
        pytest.skip("only Linux has a Secret Service")
    for program in ("dbus-daemon", "gnome-keyring-daemon", "gdbus", "secret-tool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed on this computer")
