"""Runs programs as processes, ours and others, never longer than a limit, and reads what they said."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LIMIT = 120.0
"""Seconds that anything is waited for. Mostly it takes a few; what hangs comes near it, and a very busy computer."""


@dataclass(frozen=True)
class Ended:
    """How a program ended and what it said."""

    code: int
    stdout: str
    stderr: str

    @property
    def answer(self) -> Any:
        """The one JSON object on stdout."""
        return json.loads(self.stdout)

    @property
    def error(self) -> dict[str, Any]:
        """The error that the last line of stderr tells as JSON."""
        told = json.loads(self.stderr.splitlines()[-1])
        assert told["version"] == 1
        error: dict[str, Any] = told["error"]
        return error

    @property
    def everything(self) -> str:
        return self.stdout + self.stderr


def run(
    command: Sequence[str], environ: Mapping[str, str], stdin: str | bytes = "", limit: float | None = None
) -> Ended:
    """Runs it to its end, which comes within `limit` seconds. `stdin` is all that it can read."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(command, input=given, capture_output=True, env=environ, check=False, timeout=limit or LIMIT)
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def rak_desktop(*arguments: str, environ: Mapping[str, str], stdin: str | bytes = "") -> Ended:
    """Runs our own program, as a person or a script starts it."""
    return run((*PROGRAM, *arguments), environ, stdin)


PROGRAM = (sys.executable, "-m", "rak_desktop")


def with_ours(environ: Mapping[str, str], **more: str) -> dict[str, str]:
    """The environment, with the project on Python's path."""
    return {**environ, "PYTHONPATH": str(ROOT), **more}


def own_environment(**more: str) -> dict[str, str]:
    """The test's own environment (its folders are its own), with the project on Python's path."""
    return with_ours(os.environ, **more)


@contextmanager
def running(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program that runs beside the test, and is ended with it."""
    with subprocess.Popen(
        command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()
