"""What we need of PySide itself, in a process of its own, since its fault would end the process."""

import subprocess
import sys

MANY_CALLS = """
from PySide6.QtCore import QObject
asked = QObject()
for _ in range(200_000):
    asked.setObjectName("")
print("alive")
"""


def test_many_calls_into_qt_do_not_end_the_program() -> None:
    """PySide 6.12.0 uses up None on Python 3.11: after half a minute of a turning arc, Python aborts."""
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, timeout=30, check=False)

    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
