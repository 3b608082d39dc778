"""Loading the library says nothing, whatever the environment."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "variable",
    [
        "STRIPE_LOG",
        *(pytest.param(name, marks=pytest.mark.sweep) for name in ("CLAUDECODE", "CLAUDE_CODE_CHILD_SESSION")),
    ],
)
def test_the_library_loads_without_a_word(variable: str) -> None:
    """In a process of its own, because it speaks while it is being imported."""
    program = (
        "import os; from rak_desktop.adapters.stripe_library import stripe; "
        f"assert os.environ[{variable!r}] == 'debug'; stripe._util.log_info('a word')"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, variable: "debug"},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("", "")
