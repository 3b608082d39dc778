"""The clipboard of a screen, as another program there fills and reads it.

    python -m tests.support.clipboard copy        (the text comes on stdin; ended by whoever started it)
    python -m tests.support.clipboard show

On X a copied text lives in the program that copied it, so `copy` stays until something else is copied.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from tests.support.program import run, running

_PROGRAM = (sys.executable, "-m", "tests.support.clipboard")


@contextmanager
def copied(text: str, environ: Mapping[str, str]) -> Iterator[None]:
    """Somebody copied this, in another program."""
    with running((*_PROGRAM, "copy"), environ) as program:
        assert program.stdin
        assert program.stdout
        program.stdin.write(text)
        program.stdin.close()
        assert program.stdout.readline() == "copied\n"
        program.stdin = None
        yield


def on_the_clipboard(environ: Mapping[str, str]) -> str:
    """What another program would paste."""
    shown = run((*_PROGRAM, "show"), environ)
    assert shown.code == 0, shown.stderr
    return shown.stdout


def main(what: str) -> int:
    application = QGuiApplication([])
    clipboard = application.clipboard()
    if what == "show":
        QTimer.singleShot(0, lambda: (sys.stdout.write(clipboard.text()), application.quit()))
        return application.exec()
    clipboard.setText(sys.stdin.read())
    QTimer.singleShot(0, lambda: (sys.stdout.write("copied\n"), sys.stdout.flush()))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
