"""One window, and nobody is ever locked out of theirs."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from rak_desktop.adapters.window_door import LockedDoor
from rak_desktop.ports.window_door import Entry

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="named pipes are for Windows")

NAME = "rak-desktop-test"


@pytest.fixture
def folder() -> Path:
    """Short, as runtime folders are."""
    return Path(os.environ["XDG_RUNTIME_DIR"])


class Heard(list[bytes]):
    """A window that takes every message."""

    def take(self, message: bytes) -> bool:
        self.append(message)
        return True


def never(_message: bytes) -> bool:
    return False


def test_the_second_start_hands_its_message_over(folder: Path) -> None:
    heard = Heard()
    with closing(LockedDoor(folder, NAME)) as first, closing(LockedDoor(folder, NAME)) as second:
        assert first.enter(b"one\n", heard.take) is Entry.FIRST
        assert second.enter(b"two\n", never) is Entry.HANDED_OVER

    assert heard == [b"two\n"]


def test_after_the_first_window_is_closed_the_next_one_is_the_first(folder: Path) -> None:
    with closing(LockedDoor(folder, NAME)) as first:
        first.enter(b"\n", never)

    with closing(LockedDoor(folder, NAME)) as second:
        assert second.enter(b"\n", never) is Entry.FIRST
    assert [path.suffix for path in folder.iterdir()] == [".lock"]


def test_a_socket_that_a_dead_window_left_is_replaced(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(folder / f"{NAME}.sock"))

    with closing(LockedDoor(folder, NAME)) as door:
        assert door.enter(b"\n", never) is Entry.FIRST


def test_a_window_that_was_killed_leaves_no_lock(folder: Path) -> None:
    with _owner(folder) as killed:
        killed.kill()
        killed.wait()

        with closing(LockedDoor(folder, NAME)) as door:
            assert door.enter(b"\n", never) is Entry.FIRST


def test_a_window_that_hangs_locks_nobody_out(folder: Path) -> None:
    with _owner(folder) as hung:
        hung.send_signal(signal.SIGSTOP)
        os.waitpid(hung.pid, os.WUNTRACED)
        began = time.monotonic()

        found = LockedDoor(folder, NAME, within=0.4).enter(b"\n", never)

        took = time.monotonic() - began
        hung.kill()
    assert found is Entry.ALONE
    assert took < 20, "a window that hangs would be waited for without end"


def test_a_window_that_does_not_take_the_message_locks_nobody_out(folder: Path) -> None:
    with closing(LockedDoor(folder, NAME)) as first:
        first.enter(b"\n", never)

        assert LockedDoor(folder, NAME, within=0.3).enter(b"\n", never) is Entry.ALONE


def test_a_lock_without_a_window_behind_it_locks_nobody_out(folder: Path) -> None:
    """As when the other one could take the lock and no socket, or is only just starting."""
    with (folder / f"{NAME}.lock").open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)

        assert LockedDoor(folder, NAME, within=0.2).enter(b"\n", never) is Entry.ALONE


def test_a_window_that_is_just_opening_is_waited_for(folder: Path) -> None:
    heard: list[bytes] = []
    with (folder / f"{NAME}.lock").open("ab") as other, closing(LockedDoor(folder, NAME)) as late:
        fcntl.flock(other, fcntl.LOCK_EX)
        timer = threading.Timer(0.2, lambda: _serve_once(folder / f"{NAME}.sock", heard))
        timer.start()

        assert late.enter(b"hello\n", never) is Entry.HANDED_OVER
        timer.join()

    assert heard == [b"hello\n"]


def test_a_folder_that_cannot_be_written_to_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert LockedDoor(tmp_path / "file" / "data", NAME).enter(b"\n", never) is Entry.ALONE


def test_a_path_too_long_for_a_socket_locks_nobody_out(tmp_path: Path) -> None:
    with closing(LockedDoor(tmp_path / ("x" * 100), NAME)) as door:
        assert door.enter(b"\n", never) is Entry.ALONE


def test_a_silent_or_foreign_caller_does_not_hold_up_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rak_desktop.adapters.window_door._SPEAKS_WITHIN", 0.1)
    heard = Heard()
    with closing(LockedDoor(folder, NAME)) as first:
        first.enter(b"\n", heard.take)
        with socket.socket(socket.AF_UNIX) as silent:
            silent.connect(str(folder / f"{NAME}.sock"))
            assert LockedDoor(folder, NAME, within=30).enter(b"second\n", never) is Entry.HANDED_OVER

    assert heard[-1] == b"second\n"


def test_a_caller_who_drips_does_not_hold_up_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rak_desktop.adapters.window_door._SPEAKS_WITHIN", 0.2)
    heard = Heard()
    over = threading.Event()
    with closing(LockedDoor(folder, NAME)) as first, socket.socket(socket.AF_UNIX) as dripping:
        first.enter(b"\n", heard.take)
        dripping.connect(str(folder / f"{NAME}.sock"))
        thread = threading.Thread(target=_drip, args=(dripping, over))
        thread.start()

        found = LockedDoor(folder, NAME, within=10).enter(b"second\n", never)

        over.set()
        thread.join()
    assert found is Entry.HANDED_OVER
    assert heard == [b"second\n"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets the limits of another process")
def test_a_window_that_could_not_let_one_start_in_lets_the_next_one_in(folder: Path) -> None:
    """Too many files were open in it for a while."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with _owner(folder) as first:
        resource.prlimit(first.pid, resource.RLIMIT_NOFILE, (0, hard))
        assert LockedDoor(folder, NAME, within=0.3).enter(b"\n", never) is Entry.ALONE

        resource.prlimit(first.pid, resource.RLIMIT_NOFILE, (soft, hard))
        found = LockedDoor(folder, NAME, within=10).enter(b"\n", never)
        first.kill()

    assert found is Entry.HANDED_OVER


def test_socket_and_lock_are_for_their_owner_alone(folder: Path) -> None:
    with closing(LockedDoor(folder, NAME)) as first:
        first.enter(b"\n", never)

        assert (folder / f"{NAME}.sock").stat().st_mode & 0o077 == 0


def test_each_book_has_a_door_of_its_own(tmp_path: Path) -> None:
    """Practice, another brand and RAK_DESKTOP_HOME keep their books elsewhere."""
    names = {LockedDoor.of(os.environ, tmp_path / each)._socket_path.name for each in ("a", "a/practice", "b")}

    assert len(names) == 3


def test_a_runtime_folder_that_others_may_enter_is_not_used(tmp_path: Path) -> None:
    open_to_all = tmp_path / "run"
    open_to_all.mkdir(mode=0o755)
    open_to_all.chmod(0o755)

    door = LockedDoor.of({"XDG_RUNTIME_DIR": str(open_to_all)}, tmp_path / "data")

    assert door._socket_path.parent == tmp_path / "data"


def _drip(call: socket.socket, over: threading.Event) -> None:
    """Never quiet for long, and never at the end of a line."""
    with suppress(OSError):
        while not over.wait(0.02):
            call.sendall(b"a")


def _serve_once(path: Path, heard: list[bytes]) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        door.listen()
        caller, _ = door.accept()
        with caller:
            heard.append(caller.recv(100))
            caller.sendall(b"taken\n")


def _owner(folder: Path) -> subprocess.Popen[bytes]:
    """Another process that has the window."""
    code = (
        "import sys, time; from pathlib import Path; from rak_desktop.adapters.window_door import LockedDoor;"
        f"door = LockedDoor(Path({str(folder)!r}), {NAME!r});"
        "print(door.enter(b'', lambda m: True).value, flush=True);"
        "time.sleep(30)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"first\n"
    return process
