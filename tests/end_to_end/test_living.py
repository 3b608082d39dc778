"""A merchant who comes back: three shops, one key has ended, and the window says so before anything is asked."""

import fcntl
import json
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from tests.end_to_end.computer import Computer, Stripe, a_stripe
from tests.support.program import LIMIT, PROGRAM, run, running
from tests.support.window_on_screen import WindowOnScreen, bring_to_front, window_on_screen

pytestmark = pytest.mark.journey

SHOPS = ("Fjord Theatre", "Museum Shop", "Harbour Kiosk")
OPEN = (*PROGRAM, "open")


@pytest.fixture
def stripes() -> Iterator[tuple[Stripe, Stripe]]:
    """Two Stripes. A key of the one has ended as far as the other is concerned."""
    with a_stripe() as one, a_stripe() as other:
        yield one, other


def app_of(computer: Computer, number: int) -> str:
    """A folder with the manifest of an app of its own; one account has one connection for each app and mode."""
    folder = computer.folder / f"from the vendor {number}"
    folder.mkdir()
    manifest = json.loads(Path(computer.vendors_folder(), "stripe-app.json").read_text())
    (folder / "stripe-app.json").write_text(json.dumps({**manifest, "id": f"com.example.app{number}"}))
    return str(folder)


def connect(computer: Computer, stripe: Stripe, number: int) -> None:
    computer.talk_to(stripe.address)
    done = computer.rak(
        "connect", "--profile", app_of(computer, number), "--label", SHOPS[number], "--key-stdin", "--yes",
        stdin=stripe.key,
    )  # fmt: skip
    assert done.code == 0, done.stderr


@contextmanager
def the_window(computer: Computer, *arguments: str) -> Iterator[WindowOnScreen]:
    with window_on_screen((*OPEN, *arguments), computer.environ) as window:
        yield window


def kept(computer: Computer) -> dict[str, dict[str, str]]:
    return {each["label"]: each for each in computer.rak("list", "--json").answer["connections"]}


def test_the_one_that_broke_is_repaired_brought_back_and_disconnected(
    computer: Computer, stripes: tuple[Stripe, Stripe]
) -> None:
    stripe, elsewhere = stripes
    for number in (0, 1):
        connect(computer, stripe, number)
    connect(computer, elsewhere, 2)
    before = kept(computer)["Harbour Kiosk"]

    computer.talk_to(stripe.address)
    with the_window(computer) as window:
        repair(window, computer, stripe.key)
        follow_the_terminal(window, computer)
    after = kept(computer)["Harbour Kiosk"]
    assert after["health"] == "good"
    assert computer.key_at(after["service"]) == stripe.key
    assert computer.key_at(after["service"] + "/previous") == elsewhere.key

    # For the other Stripe it is the new key that has ended.
    computer.talk_to(elsewhere.address)
    told = ("--app", after["app_id"], "--account", after["account_id"], "--mode", after["mode"])
    with the_window(computer, *told, "--code", "RAK-STR-30") as window:
        window.wait_for("Harbour Kiosk", "Stripe does not know this key", "Go back to the previous key")
        window.press("Go back to the previous key")
        window.wait_for(f"The key ending {elsewhere.key[-4:]} is in its place again")
        assert computer.key_at(before["service"]) == elsewhere.key
        disconnect(window, computer)
    assert list(kept(computer)) == ["Museum Shop"]
    assert before["service"] not in computer.keychain_items()


def repair(window: WindowOnScreen, computer: Computer, key: str) -> None:
    """The one that no longer works is shown, not the list; a new key takes its place in the same window."""
    window.wait_for("Harbour Kiosk", "Stripe does not know this key", "Replace key", "Help number")
    window.press("Replace key")
    window.wait_for("A new key for Harbour Kiosk")
    window.press("I have the new key already")
    window.wait_for("Check the key")
    bring_to_front("Stripe", computer.environ)
    window.type(key)
    window.wait_for(f"ending {key[-4:]}")  # until the whole of it has arrived
    window.press("Check the key")
    window.wait_for("Is this right?", "A new key for Harbour Kiosk")
    window.press("Save")
    window.wait_for("Harbour Kiosk has its new key", "Proved just now", "may still work")
    window.press("See all connections")
    window.wait_for("Connections", "Museum Shop", "Harbour Kiosk")


def follow_the_terminal(window: WindowOnScreen, computer: Computer) -> None:
    """What the terminal does is seen without anything being pressed."""
    app = kept(computer)["Museum Shop"]["app_id"].replace("app1", "app0")
    done = computer.rak("disconnect", "--app", app, "--yes")
    assert done.code == 0, done.stderr
    wait_until(lambda: "com.example.app0" not in window.text, "the list to follow the terminal")


def disconnect(window: WindowOnScreen, computer: Computer) -> None:
    """The safe answer first: it is the default, and changes nothing."""
    window.press("Disconnect")
    window.wait_for("Disconnect Harbour Kiosk?", "Stay connected")
    window.press_keys("Return")
    wait_until(lambda: "Stay connected" not in window.text, "the question to be gone")
    assert "Harbour Kiosk" in kept(computer)

    window.press("Disconnect")
    window.wait_for("Stay connected")
    window.press_keys("Tab")
    window.press_keys("space")
    window.wait_for("Harbour Kiosk is disconnected", "The key itself still works at Stripe")
    window.press("Has it stopped working?")
    window.wait_for("Stripe still accepts the key")
    window.press("Done")
    window.wait_for("Museum Shop")


def test_starting_again_never_locks_anybody_out(computer: Computer, stripes: tuple[Stripe, Stripe]) -> None:
    stripe, _ = stripes
    connect(computer, stripe, 0)

    with window_on_screen(OPEN, computer.environ) as window:
        window.wait_for("Connections", "Fjord Theatre", "Works")

        # The second start hands over what it is asked, and is over.
        told = kept(computer)["Fjord Theatre"]
        second = computer.rak("open", "--app", told["app_id"], "--code", "RAK-KCN-71")
        assert (second.code, second.everything) == (0, "")
        window.wait_for("Kept in GNOME Keyring")

        # The first one hangs: a window opens all the same.
        window._process.send_signal(signal.SIGSTOP)
        with running(OPEN, computer.environ) as third:
            wait_until(lambda: windows(computer) >= 2, "a window of its own")
            assert third.poll() is None
        window._process.send_signal(signal.SIGCONT)
        window._process.kill()
        window._process.wait()

        # The first one was killed: what it left behind is in nobody's way.
        with running(OPEN, computer.environ) as fourth:
            wait_until(lambda: windows(computer) >= 1, "a window after the killed one")
            assert computer.rak("open").code == 0, "and it can be found again"
            assert fourth.poll() is None


ANSWERS = {"nobody listens": None, "it hangs up": b"", "it says no": b"no\n"}
"""What a program says that has the lock of our window, or what a lock says that outlived its window."""


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_a_lock_with_no_window_of_ours_behind_it_locks_nobody_out(computer: Computer, answer: bytes | None) -> None:
    with running(OPEN, computer.environ):
        wait_until(lambda: windows(computer) == 1, "the first window")
        [lock] = Path(computer.environ["XDG_RUNTIME_DIR"]).glob("rak-desktop-*.lock")
    wait_until(lambda: windows(computer) == 0, "the first window to be gone")

    with somebody_else_at(lock, answer), running(OPEN, computer.environ) as opened:
        wait_until(lambda: windows(computer) == 1, "a window all the same")
        assert opened.poll() is None


@contextmanager
def somebody_else_at(lock: Path, answer: bytes | None) -> Iterator[None]:
    """Holds the lock, and says this to whoever knocks."""
    with lock.open("ab") as held, ExitStack() as stack:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        door = stack.enter_context(socket.socket(socket.AF_UNIX))
        path = lock.with_suffix(".sock")
        path.unlink(missing_ok=True)
        door.bind(str(path))
        if answer is not None:
            door.listen()
            threading.Thread(target=_answer, args=(door, answer), daemon=True).start()
        try:
            yield
        finally:
            with suppress(OSError):  # wakes the thread, which then ends
                door.shutdown(socket.SHUT_RDWR)
            path.unlink()


def _answer(door: socket.socket, answer: bytes) -> None:
    with suppress(OSError):
        while True:
            caller, _ = door.accept()
            with caller:
                caller.sendall(answer)


def windows(computer: Computer) -> int:
    found = run(("xdotool", "search", "--onlyvisible", "--class", "rak-desktop"), computer.environ)
    return len(found.stdout.split())


def wait_until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + LIMIT
    while not true():
        assert time.monotonic() < deadline, f"waited for {what}"
        time.sleep(0.05)
