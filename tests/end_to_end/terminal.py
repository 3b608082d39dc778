"""A terminal with a person at it: what stands on it can be read, and something can be typed."""

import os
import pty
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.program import LIMIT


class Seen:
    """What stands on a terminal's screen."""

    def __init__(self) -> None:
        self.text = ""

    def until(self, terminal: int, words: str, times: int = 1) -> None:
        """Reads on until these words are there, so many times."""
        deadline = time.monotonic() + LIMIT
        while self.text.count(words) < times:
            ready, _, _ = select.select([terminal], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"still waiting for {words!r} after: {self.text}"
            self.text += os.read(terminal, 65536).decode()


@contextmanager
def terminal(command: tuple[str, ...], environ: dict[str, str], seen: Seen) -> Iterator[int]:
    """Runs a command on a terminal of its own, to a good end; gives the person's side of it."""
    try:
        persons, programs = pty.openpty()
    except OSError:
        pytest.skip("this system gives no terminals, as a bare folder with a system in it does")
    # A new session, so that this becomes its terminal: getpass asks there and nowhere else.
    alone = ("setsid", "--ctty", "--wait", *command)
    process = subprocess.Popen(alone, env=environ, stdin=programs, stdout=programs, stderr=programs)
    os.close(programs)
    try:
        yield persons
        assert process.wait(LIMIT) == 0, seen.text
    finally:
        process.kill()
        process.wait()
        os.close(persons)
