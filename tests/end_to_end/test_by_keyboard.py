"""A person at a real screen, with nothing but the keyboard, from Welcome to Connected."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from private_session import Display
from tests.end_to_end.computer import Computer, a_computer, assert_no_key_in
from tests.support.program import LIMIT, run, running
from tests.support.secret_service import need_a_secret_service

pytestmark = pytest.mark.journey

TITLE = "Connect Harbour Tickets to Stripe"
_TO_READ = 0.5
"""Seconds. What has only just come takes no press, for nobody can have read it."""


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    need_a_secret_service()
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed on this computer")
    with a_computer(tmp_path, display=Display.OWN) as computer:
        computer.environ.pop("QT_QPA_PLATFORM", None)
        yield computer


@pytest.fixture
def opened(computer: Computer) -> Path:
    """Where the computer's browser writes down what it was asked to open."""
    browser, asked = computer.folder / "bin/xdg-open", computer.folder / "opened by the browser"
    browser.parent.mkdir()
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{asked}"\n')
    browser.chmod(0o755)
    computer.environ["PATH"] = f"{browser.parent}:{computer.environ['PATH']}"
    return asked


def test_the_keyboard_alone_connects_a_shop(computer: Computer, opened: Path) -> None:
    driver = (sys.executable, "-m", "tests.end_to_end.practice_window")
    with running(driver, computer.environ) as window:
        assert window.stdout
        key = window.stdout.readline().strip()
        person = Person(computer, window)
        person.gets_a_key_looked_at(key, opened)
        person.presses("Return")  # Save
        person.stands_at("Finished")
        (kept,) = computer.rak("list", "--practice", "--json").answer["connections"]
        person.presses("Escape")  # nothing is lost any more, so it closes
        said, complained = window.communicate(timeout=LIMIT)

    assert window.returncode == 0
    assert computer.key_at(kept["service"]) == key
    assert "/apps/install/link/com.example.harbour-tickets" in opened.read_text()
    assert_no_key_in(computer, said, complained)


def test_a_key_that_is_typed_as_the_shops_name_does_not_become_it(computer: Computer, opened: Path) -> None:
    """As a password manager types it, with Shift held for some letters, and Enter behind it."""
    driver = (sys.executable, "-m", "tests.end_to_end.practice_window")
    with running(driver, computer.environ) as window:
        assert window.stdout
        key = window.stdout.readline().strip()
        person = Person(computer, window)
        person.gets_a_key_looked_at(key, opened)

        for _ in ("Not my account", "help number", "name of this shop"):
            person.presses("shift+Tab")
        person.presses("ctrl+a")
        person.types(key)
        person.presses("Return")
        person.presses("BackSpace")
        person.types("Front desk")
        person.presses("Return")  # Save
        person.stands_at("Finished")
        (kept,) = computer.rak("list", "--practice", "--json").answer["connections"]
        person.presses("Escape")
        said, complained = window.communicate(timeout=LIMIT)

    assert kept["label"] == "Front desk"
    assert_no_key_in(computer, said, complained)
    assert all(key[-8:].encode() not in file.read_bytes() for file in computer.rak_home.rglob("*") if file.is_file())


class Person:
    """Types, and looks whether something has happened."""

    def __init__(self, computer: Computer, window: subprocess.Popen[str]) -> None:
        self._computer = computer
        self._window = window

    def sees_the_window(self) -> None:
        self._xdotool("search", "--sync", "--onlyvisible", "--name", TITLE, "windowactivate", "--sync")

    def gets_a_key_looked_at(self, key: str, opened: Path) -> None:
        """From the first screen to the question whether this is right. `opened` is what the browser writes."""
        self.sees_the_window()
        self.presses("Return")  # Start
        self.stands_at("Installing")
        self.presses("Return")  # Open Stripe
        self.waits_until(opened.exists, "the browser to be asked")
        self.presses("Return")  # Yes, next
        self.stands_at("AwaitingKey")
        self.types(key)
        self.presses("Return")  # Check the key
        self.stands_at("Reviewing")

    def presses(self, key: str) -> None:
        time.sleep(_TO_READ)
        self._xdotool("key", key)

    def types(self, text: str) -> None:
        self._xdotool("type", "--delay", "2", text)

    def stands_at(self, step: str) -> None:
        """As the log tells it, which names each step and how long the one before took."""
        self.waits_until(lambda: self._last_step() == step, f"{step}, not {self._last_step()}")

    def waits_until(self, true: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + LIMIT
        while not true():
            assert self._window.poll() is None, "the window has closed"
            assert time.monotonic() < deadline, f"waited for {what}"
            time.sleep(0.02)

    def _last_step(self) -> str:
        log = self._computer.rak_home / "logs/practice/rak-desktop.log"
        lines = log.read_text().splitlines() if log.exists() else []
        steps = [line.partition(" step ")[2].partition(" ")[0] for line in lines if " step " in line]
        return steps[-1] if steps else ""

    def _xdotool(self, *arguments: str) -> None:
        done = run(("xdotool", *arguments), self._computer.environ)
        assert done.code == 0, done.stderr
