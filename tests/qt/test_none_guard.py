"""PySide 6.12.0 uses up None on Python 3.11; a process of its own shows it, since the fault ends the process."""

import subprocess
import sys

import pytest

MANY_CALLS = """
from PySide6.QtCore import QObject
{before}
asked = QObject()
for _ in range(200_000):
    asked.setObjectName("")
print("alive")
"""
GUARD = "from rak_desktop.qt.none_guard import keep_none_alive; keep_none_alive(); keep_none_alive()"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted any more")
def test_many_calls_into_qt_do_not_end_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_CALLS.format(before=GUARD)], capture_output=True, text=True, timeout=30, check=False
    )

    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
