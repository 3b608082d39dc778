"""A private session behaves like a desktop, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from private_session import Display, Keychain, PrivateSession, SessionError

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have one keychain, the person's own"),
    pytest.mark.journey,
]

SCRIPT = Path(__file__).parents[2] / "packaging/private_session.py"
SECRET = "a throw-away secret"


@pytest.fixture
def session(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The environment of a session whose keychain is in the state given as the parameter."""
    with PrivateSession(request.param) as env:
        yield env


def store(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return run(["secret-tool", "store", "--label=test", "for", "test"], env, stdin=SECRET)


def look_up(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return run(["secret-tool", "lookup", "for", "test"], env)


def run(command: list[str], env: dict[str, str], stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=env, input=stdin, capture_output=True, text=True, check=False, timeout=30)


def keychain_property(env: dict[str, str], place: str, name: str) -> str:
    interface, _, name = name.rpartition(".")
    where = ["gdbus", "call", "--session", "-d", "org.freedesktop.secrets", "-o", place]
    return run([*where, "-m", "org.freedesktop.DBus.Properties.Get", interface, name], env).stdout


def processes_of(folder: Path) -> list[str]:
    """Return what runs with the session's runtime folder in its environment or on its command line."""
    mark = str(folder).encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            if mark in words + (process / "environ").read_bytes():
                found.append(words.replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


@pytest.mark.parametrize("session", [Keychain.OPEN], indirect=True)
def test_a_stored_secret_comes_back(session: dict[str, str]) -> None:
    store(session)

    assert look_up(session).stdout == SECRET


@pytest.mark.parametrize("session", [Keychain.OPEN], indirect=True)
def test_nothing_of_the_persons_own_desktop_is_reached(session: dict[str, str]) -> None:
    folder = str(Path(session["XDG_RUNTIME_DIR"]).parent)
    ours = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")

    assert all(session[name].startswith(folder) for name in ours)
    assert session["DBUS_SESSION_BUS_ADDRESS"].startswith(f"unix:path={folder}")
    assert not {"DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL"} & session.keys()


def test_a_secret_of_one_session_is_unknown_to_the_next() -> None:
    with PrivateSession() as env:
        store(env)

    with PrivateSession() as env:
        assert look_up(env).stdout == ""


def test_a_locked_keychain_keeps_its_secret_to_itself() -> None:
    session = PrivateSession()
    with session as env:
        store(env)

        session.lock()

        assert look_up(env).stdout == ""
        assert "true" in locked(env)


@pytest.mark.parametrize("session", [Keychain.LOCKED], indirect=True)
def test_a_keychain_can_be_locked_from_the_start(session: dict[str, str]) -> None:
    assert "true" in locked(session)


def locked(env: dict[str, str]) -> str:
    login = "/org/freedesktop/secrets/collection/login"
    return keychain_property(env, login, "org.freedesktop.Secret.Collection.Locked")


@pytest.mark.parametrize("session", [Keychain.EMPTY], indirect=True)
def test_an_empty_keychain_has_no_collection_to_keep_in(session: dict[str, str]) -> None:
    collections = keychain_property(session, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Collections")

    assert "collection/session" in collections
    assert "login" not in collections
    assert store(session).returncode != 0


@pytest.mark.parametrize("session", [Keychain.FROZEN], indirect=True)
def test_a_frozen_keychain_is_there_and_never_answers(session: dict[str, str]) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(["secret-tool", "lookup", "for", "test"], env=session, check=False, timeout=0.5)


@pytest.mark.parametrize("session", [Keychain.ABSENT], indirect=True)
def test_without_a_daemon_no_keychain_can_be_started(session: dict[str, str]) -> None:
    answer = look_up(session)

    assert answer.returncode == 1
    assert "org.freedesktop.secrets" in answer.stderr


@pytest.mark.parametrize("keychain", Keychain)
def test_no_process_and_no_folder_is_left_behind(keychain: Keychain) -> None:
    with PrivateSession(keychain) as env:
        folder = Path(env["XDG_RUNTIME_DIR"]).parent
        assert processes_of(folder)

    assert processes_of(folder) == []
    assert not folder.exists()


def test_a_daemon_that_the_command_left_running_is_ended_too() -> None:
    with PrivateSession(Keychain.ABSENT) as env:
        folder = Path(env["XDG_RUNTIME_DIR"]).parent
        run(["sh", "-c", "setsid sleep 600 >/dev/null 2>&1 &"], env)
        assert any("sleep 600" in words for words in processes_of(folder))

    assert processes_of(folder) == []


def test_a_screen_of_its_own_has_a_window_manager_and_an_accessibility_bus() -> None:
    with PrivateSession(Keychain.ABSENT, Display.OWN) as env:
        folder = Path(env["XDG_RUNTIME_DIR"]).parent

        assert run(["xdotool", "get_num_desktops"], env).returncode == 0
        bus = ["gdbus", "call", "--session", "-d", "org.a11y.Bus", "-o", "/org/a11y/bus"]
        assert str(folder) in run([*bus, "-m", "org.a11y.Bus.GetAddress"], env).stdout

    assert processes_of(folder) == []


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SessionError, match="needs the program dbus-daemon"), PrivateSession():
        pass


def test_a_daemon_that_fails_to_start_is_told_at_once_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "dbus-daemon"
    broken.write_text("#!/bin/sh\necho out of order\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    with pytest.raises(SessionError, match=r"could not start dbus-daemon\. It said: out of order"), PrivateSession():
        pass


def test_the_exit_code_of_the_command_is_passed_on() -> None:
    assert run([sys.executable, str(SCRIPT), "--no-daemon", "--", "sh", "-c", "exit 7"], {}).returncode == 7


def test_a_command_that_does_not_exist_is_told_in_a_sentence() -> None:
    answer = run([sys.executable, str(SCRIPT), "--no-daemon", "--", "no-such-program"], {})

    assert answer.returncode == 1
    assert answer.stderr == "no-such-program could not be started: No such file or directory.\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_session_that_is_told_to_end_cleans_up_first(number: signal.Signals) -> None:
    telling = ["sh", "-c", "echo $XDG_RUNTIME_DIR; exec sleep 600"]
    command = [sys.executable, str(SCRIPT), "--", *telling]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip()).parent

        process.send_signal(number)

        assert process.wait(20) == 128 + number
    assert processes_of(folder) == []
    assert not folder.exists()
