"""How PySide is loaded, and what we need of it: each in a process of its own, as its first module or its last."""

import sys

from tests.support.program import run

MANY_CALLS = """
from PySide6.QtCore import QObject
asked = QObject()
for _ in range(200_000):
    asked.setObjectName("")
print("alive")
"""

COUNT_PATTERNS = """
import re
compiled, compile = [], re._compiler.compile
def count(pattern, flags=0):
    compiled.append(pattern)
    return compile(pattern, flags)
re._compiler.compile = count
import rak_desktop.qt
print(*(pattern for pattern in compiled if len(pattern) > 1000))
"""

CALL_WRONGLY = """
import rak_desktop.qt
from PySide6.QtCore import QPoint
try:
    QPoint("here", "there")
except TypeError as error:
    print(error)
"""


def told_by(program: str) -> str:
    """What it prints when it ends well."""
    ended = run((sys.executable, "-c", program), {"PATH": ""})

    assert ended.code == 0, ended.stderr
    return ended.stdout.strip()


def test_many_calls_into_qt_do_not_end_the_program() -> None:
    """PySide 6.12.0 uses up None on Python 3.11: after half a minute of a turning arc, Python aborts."""
    assert told_by(MANY_CALLS) == "alive"


def test_modules_loaded_after_qt_are_loaded_pythons_way() -> None:
    """PySide would read the source of each of them first, in search of a spelling we do not use."""
    keeping = "import builtins, re; before = builtins.__import__, re.compile; import rak_desktop.qt; "

    assert told_by(keeping + "print((builtins.__import__, re.compile) == before)") == "True"


def test_the_bindings_long_patterns_are_not_compiled_at_the_start() -> None:
    """They would take a tenth of the start. No other that is compiled meanwhile is as long."""
    assert told_by(COUNT_PATTERNS) == ""


def test_the_binding_still_says_what_is_wrong_with_a_call() -> None:
    """Which is what its patterns are for."""
    assert "PySide6.QtCore.QPoint.__init__(xpos: int, ypos: int" in told_by(CALL_WRONGLY)
