"""At a real terminal: a key that is pasted in pieces, or with another one."""

import io
import os
import pty
import signal
import sys
import termios
import threading
import time
from collections.abc import Iterator

import pytest

from rak_desktop.cli.hidden_paste import ask_hidden
from rak_desktop.core.key_reading import read_paste
from tests.fakes.keys import LIVE_KEY, PUBLISHABLE_LIVE

LIVE = LIVE_KEY.reveal()
QUESTION = "Paste the key here: "
STOP = "Ctrl+Z, and fg"
COMES_BACK_WITHIN = 2.0


class Person(io.StringIO):
    """Sits at a terminal, and pastes something as soon as a question stands there."""

    def __init__(self, hand: int, terminal: int, patch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self._hand = hand
        self._terminal = terminal
        self._patch = patch
        self._pastes: tuple[str, ...] = ()

    def answers(self, *pastes: str) -> str:
        """What the program gets to read."""
        self._pastes = pastes
        self._patch.setattr(sys, "stderr", self)
        with os.fdopen(self._terminal, encoding="utf-8", closefd=False) as stdin:
            self._patch.setattr(sys, "stdin", stdin)
            return ask_hidden(QUESTION)

    def write(self, text: str) -> int:
        pastes, self._pastes = self._pastes, ()
        if pastes:  # more than a terminal holds has to be read meanwhile
            threading.Thread(target=self._paste, args=pastes).start()
        return super().write(text)

    def _paste(self, *pastes: str) -> None:
        for paste in pastes:
            if paste == STOP:
                self.comes_back_from_the_shell()
                continue
            os.write(self._hand, paste.encode())

    def comes_back_from_the_shell(self) -> None:
        """It has its terminal as it likes it, shows what is typed, and lets the program go on."""
        hidden = termios.tcgetattr(self._terminal)
        shown = termios.tcgetattr(self._terminal)
        shown[3] |= termios.ECHO | termios.ICANON
        termios.tcsetattr(self._terminal, termios.TCSANOW, shown)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGCONT)
        until = time.monotonic() + COMES_BACK_WITHIN
        while termios.tcgetattr(self._terminal)[3] != hidden[3] and time.monotonic() < until:
            time.sleep(0.01)

    def sees_nothing_of_it(self) -> bool:
        os.set_blocking(self._hand, False)
        try:
            return os.read(self._hand, 1) == b""
        except BlockingIOError:
            return self.getvalue() == f"{QUESTION}\n"


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    try:
        hand, terminal = pty.openpty()
    except OSError:
        pytest.skip("this system gives no terminals, as a bare folder with a system in it does")
    yield Person(hand, terminal, monkeypatch)
    os.close(hand)
    os.close(terminal)


@pytest.mark.parametrize(
    "pastes",
    [
        (f"{LIVE}\n",),
        (f"{LIVE[:20]}\n{LIVE[20:]}\n",),
        (f"{LIVE[:20]}\n{LIVE[20:]}", "\n"),
        (f"  {LIVE[:20]}\n  {LIVE[20:]}\n\n",),
        ("what is this?\x15", f"{LIVE}x\x7f\n"),
    ],
    ids=["in one piece", "in two", "Enter comes later", "with spaces", "after mistakes"],
)
def test_a_key_is_taken_whole_and_nothing_of_it_is_shown(person: Person, pastes: tuple[str, ...]) -> None:
    assert read_paste(person.answers(*pastes)).key == LIVE_KEY
    assert person.sees_nothing_of_it()


def test_it_stays_hidden_for_who_stopped_the_program_meanwhile(person: Person) -> None:
    """The shell shows what is typed, and does not take that back when the program goes on."""
    assert read_paste(person.answers(STOP, f"{LIVE}\n")).key == LIVE_KEY
    assert person.sees_nothing_of_it()
    assert signal.getsignal(signal.SIGCONT) is signal.SIG_DFL


def test_both_keys_are_taken_from_one_paste(person: Person) -> None:
    paste = read_paste(person.answers(f"{LIVE}\n{PUBLISHABLE_LIVE.text}\n"))

    assert (paste.key, paste.publishable) == (LIVE_KEY, PUBLISHABLE_LIVE)


def test_a_text_that_is_longer_than_any_paste_ends_with_its_enter_too(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rak_desktop.cli.hidden_paste.LONGEST_PASTE", 100)

    assert len(person.answers("x" * 20_000 + "\n")) > 100


def test_the_end_of_input_is_no_paste(person: Person) -> None:
    with pytest.raises(EOFError):
        person.answers("\x04")
