"""At a real terminal: a yes that was typed while something else was going on."""

import io
import os
import pty
import sys
from collections.abc import Iterator

import pytest

from rak_desktop.cli.conversation import said_yes
from rak_desktop.cli.typed_ahead import forget_typed_ahead
from rak_desktop.wording.catalogue import Words


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where a person types; the program reads the other end."""
    try:
        keys, terminal = pty.openpty()
    except OSError:
        pytest.skip("this system gives no terminals, as a bare folder with a system in it does")
    with os.fdopen(terminal, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield keys
    os.close(keys)


class Answering(io.StringIO):
    """Somebody who answers as soon as the question stands there."""

    def __init__(self, keys: int, said: str) -> None:
        super().__init__()
        self._keys = keys
        self._said = said

    def write(self, text: str) -> int:
        os.write(self._keys, self._said.encode())
        return super().write(text)


@pytest.mark.parametrize(("answer", "yes"), [("n\n", False), ("y\n", True)])
def test_a_yes_that_was_typed_before_the_question_is_no_answer_to_it(
    keyboard: int, monkeypatch: pytest.MonkeyPatch, answer: str, yes: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", Answering(keyboard, answer))
    os.write(keyboard, b"y\nn\ny\n")

    assert said_yes("Save the key?", Words()) is yes


def test_where_no_terminal_is_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))

    forget_typed_ahead()

    assert sys.stdin.readline() == "y\n"
