"""A locked keychain with its real question on the screen, and the window and the terminal that wait for its answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from private_session import PASSWORD, Display, PrivateSession
from tests.end_to_end.computer import Computer, a_stripe
from tests.end_to_end.terminal import Seen, terminal
from tests.end_to_end.test_living import OPEN, connect, wait_until
from tests.support.program import PROGRAM, run, running
from tests.support.secret_service import need_a_secret_service
from tests.support.window_on_screen import bring_to_front, need_a_screen_and_a_reader, window_on_screen

pytestmark = pytest.mark.journey

PROMPTERS = ("/usr/libexec/gcr-prompter", "/usr/lib/gcr/gcr-prompter", "/usr/lib/x86_64-linux-gnu/gcr-prompter")
ASKS = "GNOME Keyring is asking for its password now. Its window can be behind this one."
QUESTION = "Unlock Login Keyring"
SAID_NO = "Your password store said no"


@pytest.fixture
def prompter() -> str:
    for prompter in PROMPTERS:
        if Path(prompter).exists():
            return prompter
    pytest.skip("gcr, which shows the questions of gnome-keyring, is not installed on this computer")


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    """Two shops are connected, and then the keychain was locked."""
    need_a_secret_service()
    need_a_screen_and_a_reader()
    session = PrivateSession(display=Display.OWN)
    with session as environ, a_stripe() as stripe:
        computer = Computer(environ, tmp_path / "computer")
        computer.environ.pop("QT_QPA_PLATFORM", None)
        for number in (0, 1):
            connect(computer, stripe, number)
        session.lock()
        yield computer


@contextmanager
def answering(prompter: str, computer: Computer) -> Iterator[None]:
    """The one that shows questions is there; it ends by itself where it is not needed for a while."""
    whether = ("org.freedesktop.DBus.NameHasOwner", "string:org.gnome.keyring.SystemPrompter")
    ask = ("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus", *whether)
    with running((prompter,), computer.environ):
        wait_until(lambda: "boolean true" in run(ask, computer.environ).stdout, "who shows the question")
        yield


def is_asked(computer: Computer) -> bool:
    found = run(("xdotool", "search", "--onlyvisible", "--name", QUESTION), computer.environ)
    return bool(found.stdout.split())


@contextmanager
def the_question(computer: Computer) -> Iterator[None]:
    """While it is open; the person has answered it afterwards."""
    wait_until(lambda: is_asked(computer), "the keychain's question")
    yield
    wait_until(lambda: not is_asked(computer), "the question to be gone")


def close_it(computer: Computer) -> None:
    bring_to_front(QUESTION, computer.environ)
    run(("xdotool", "key", "Escape"), computer.environ)


def answer_it(computer: Computer) -> None:
    bring_to_front(QUESTION, computer.environ)
    run(("xdotool", "type", PASSWORD), computer.environ)
    run(("xdotool", "key", "Return"), computer.environ)


def test_the_window_says_that_the_keychain_asks_for_as_long_as_it_does(computer: Computer, prompter: str) -> None:
    with window_on_screen(OPEN, computer.environ) as window:
        window.wait_for("Your password store is locked", "Unlock")

        with answering(prompter, computer):
            window.press("Unlock")
            with the_question(computer):
                window.wait_for(ASKS, "Waiting")
                close_it(computer)
            window.wait_for(SAID_NO)
            assert "is asking" not in window.text

            window.press("Unlock")
            with the_question(computer):
                window.wait_for(ASKS)
                answer_it(computer)
        wait_until(lambda: window.text.count("Works. Checked just now") == 2, "both keys to be checked")
        assert "is asking" not in window.text


def test_so_does_the_terminal_and_a_program_is_told_at_once(computer: Computer, prompter: str) -> None:
    scheduled = computer.rak("check", "--all")
    assert scheduled.code == 4
    assert "RAK-KCN-71" in scheduled.stderr
    assert "is asking" not in scheduled.stderr

    seen = Seen()
    with (
        answering(prompter, computer),
        terminal((*PROGRAM, "check", "--all"), computer.environ, seen) as persons,
    ):
        seen.until(persons, ASKS)
        with the_question(computer):
            answer_it(computer)
        seen.until(persons, "the key works")
