"""A terminal in the test's own process: the real `main` over an outside in memory."""

import getpass
import io
import logging
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from rak_desktop.cli.main import main
from tests.fakes.services import MemoryServices
from tests.support.program import Ended


@pytest.fixture
def services(tmp_path: Path) -> MemoryServices:
    return MemoryServices(tmp_path / "rak")


class Terminal:
    """Where commands are typed."""

    def __init__(
        self, services: MemoryServices, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self._services = services
        self._capture = capture
        self._patch = patch

    def __call__(self, *argv: str, stdin: str | bytes = "") -> Ended:
        """Runs a command as a script does: stdin is no terminal."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        self._hears(is_person=False)
        return self._run(argv)

    def asking(
        self, *argv: str, typed: str = "", keys: tuple[str, ...] = (), hides: bool = True, redirected: bool = False
    ) -> Ended:
        """Runs a command as a person does, who types these lines, and these keys where they stay hidden.

        Where the terminal `hides` nothing, getpass warns, shows what is typed, and goes on. With `redirected` another
        program reads what is said.
        """
        hidden = iter(keys)

        def next_key(_: str) -> str:
            if not hides:
                warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
            return _next_or_end(hidden)

        self._patch.setattr(sys, "stdin", _Typed(typed))
        self._hears(is_person=not redirected)
        self._patch.setattr("getpass.getpass", next_key)
        return self._run(argv)

    def _hears(self, *, is_person: bool) -> None:
        if sys.stderr is not None:  # a test may have closed it
            self._patch.setattr(sys.stderr, "isatty", lambda: is_person)

    def _run(self, argv: tuple[str, ...]) -> Ended:
        self._capture.readouterr()
        code = main(argv, self._services)
        said = self._capture.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ended(code, said.out, said.err)


class _Typed(io.StringIO):
    def isatty(self) -> bool:
        return True


def _next_or_end(lines: Iterator[str]) -> str:
    """What a terminal does when the person presses Ctrl+D instead."""
    for line in lines:
        return line
    raise EOFError


@pytest.fixture
def _own_log() -> Iterator[None]:
    """What a command sets up for its log does not outlive the test."""
    loggers = (logging.getLogger(), logging.getLogger("rak_desktop"))
    before = [(logger, list(logger.handlers), logger.level, logger.propagate) for logger in loggers]
    yield
    for logger, handlers, level, propagate in before:
        for handler in [handler for handler in logger.handlers if handler not in handlers]:
            logger.removeHandler(handler)
            handler.close()
        logger.setLevel(level)
        logger.propagate = propagate


@pytest.fixture
def rak(
    _own_log: None, services: MemoryServices, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """`rak("list", "--json")` runs a command; `rak.asking(…)` runs it with a person."""
    return Terminal(services, capsys, monkeypatch)
