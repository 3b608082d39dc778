"""The program's window on a real screen, used by what can be seen in it."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.program import LIMIT, run, running
from tests.support.screen_reader import ScreenReader, screen_reader

_ACCESSIBILITY_BUS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")


class WindowOnScreen:
    """Waits for whatever it is asked for: the window does its work in its own time."""

    def __init__(self, process: subprocess.Popen[str], reader: ScreenReader, environ: Mapping[str, str]) -> None:
        self._process = process
        self._reader = reader
        self._environ = environ

    @property
    def text(self) -> str:
        """Whatever can be read in the window, and is read out to a blind person."""
        return self._reader.read()

    def press(self, button: str) -> None:
        """Presses the button with this name, once it can be pressed.

        One that closes the window may take the program away before it has answered.
        """
        self._until(lambda: self._reader.press(button) or self._process.poll() == 0, f"to press “{button}”")

    def wait_for(self, *texts: str) -> None:
        """Until all of them can be read at once."""
        self._until(lambda: all(text in seen for seen in (self.text,) for text in texts), f"to read {texts}")

    def press_keys(self, keys: str) -> None:
        """On the keyboard, so it reaches the window in front."""
        _xdotool(self._environ, "key", keys)

    def type(self, text: str) -> None:
        """On the keyboard, where the focus is."""
        _xdotool(self._environ, "type", "--delay", "5", text)

    def wait_until_closed(self) -> str:
        """Everything that the program wrote, if it ended well."""
        said, complained = self._process.communicate(timeout=LIMIT)
        assert self._process.returncode == 0, complained
        return said + complained

    def _until(self, done: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + LIMIT
        while not done():
            assert self._process.poll() is None or done(), f"the window ended with {self._process.returncode}"
            assert time.monotonic() < deadline, f"waited {what} in:\n{self.text}"
            time.sleep(0.02)


def bring_to_front(title: str, environ: Mapping[str, str]) -> None:
    """The window of any program with this in its title, as with a click in the task bar."""
    _xdotool(environ, "search", "--onlyvisible", "--name", title, "windowactivate", "--sync")


@contextmanager
def window_on_screen(command: tuple[str, ...], environ: Mapping[str, str]) -> Iterator[WindowOnScreen]:
    """Opens the program's window beside the test, for somebody who has a screen reader running."""
    listening = {**environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    # The first key of a new keyboard makes the window manager take up its own keys anew, and miss any that comes
    # meanwhile.
    _xdotool(environ, "key", "shift")
    with screen_reader(environ, "rak-desktop") as reader, running(command, listening) as process:
        yield WindowOnScreen(process, reader, environ)


def need_a_screen_and_a_reader() -> None:
    """Skips where there can be none."""
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed on this computer")
    if not _ACCESSIBILITY_BUS.exists():
        pytest.skip("at-spi2-core is not installed on this computer")


def _xdotool(environ: Mapping[str, str], *arguments: str) -> None:
    done = run(("xdotool", *arguments), environ)
    assert done.code == 0, done.stderr
