"""What loading Qt leaves behind for everything that is loaded after it."""

import sys

from tests.support.program import run


def test_modules_loaded_after_qt_are_loaded_pythons_way() -> None:
    """PySide would read the source of each of them first, in search of a spelling we do not use."""
    loading = (
        "import builtins; before = builtins.__import__; import rak_desktop.qt; print(builtins.__import__ is before)"
    )

    ended = run((sys.executable, "-c", loading), {"PATH": ""})

    assert ended.stdout.split() == ["True"], ended.stderr
