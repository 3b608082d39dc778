"""What is loaded beside the first window."""

import re
import sys

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from rak_desktop.assembly import Services
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import read_paste
from rak_desktop.core.paste import KeyProblem
from rak_desktop.qt import afterwards
from rak_desktop.qt.widgets.painters import PAINTERS
from tests.fakes.jobs import HeldJobs
from tests.support.program import PROGRAM, run

THINGS_OF_QT = """
import sys
import rak_desktop.qt.afterwards as afterwards
def of_qt():
    modules = {name: module for name, module in sys.modules.items() if name.startswith(("PySide6", "rak_desktop.qt"))}
    return {f"{name}.{taken}" for name, module in modules.items() for taken in vars(module)}
before = of_qt()
afterwards.load_without_qt()
print(*(of_qt() - before))
"""


def test_the_patterns_that_know_a_key_are_ready_for_the_first_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    re.purge()
    afterwards.load_without_qt()

    def unready(pattern: object, flags: object) -> None:
        raise AssertionError(pattern)

    monkeypatch.setattr("re._compiler.compile", unready)

    assert isinstance(read_paste("rk_test_" + "51Afterwards" * 3).key, RestrictedKey)
    assert isinstance(read_paste("nothing of the kind").key, KeyProblem)


@pytest.mark.sweep
def test_no_other_thread_makes_anything_of_qt() -> None:
    """The program ended in a segmentation fault when Qt asked for a class that was being made on another thread."""
    ended = run((PROGRAM[0], "-c", THINGS_OF_QT), {"QT_QPA_PLATFORM": "offscreen"})

    assert (ended.code, ended.stdout.strip()) == (0, ""), ended.stderr


def test_what_is_of_qt_comes_on_the_windows_own_thread_and_a_piece_in_a_beat(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, jobs, here = QObject(), HeldJobs(), QThread.currentThread()
    loaded: list[tuple[object, bool]] = []
    monkeypatch.setattr(afterwards, "painter_of", lambda block: loaded.append((block, QThread.currentThread() is here)))

    afterwards.load_the_rest(window, jobs, Services({}))
    jobs.finish()
    assert loaded == []
    qtbot.waitUntil(lambda: bool(loaded))
    assert len(loaded) < len(PAINTERS)
    qtbot.waitUntil(lambda: jobs.held == 1)

    assert loaded == [(block, True) for block in PAINTERS]
    assert {"rak_desktop.qt.choosing", "rak_desktop.qt.helping.desk"} <= sys.modules.keys()


def test_a_window_that_closes_takes_with_it_what_was_still_to_be_loaded(qtbot: QtBot) -> None:
    window, jobs = QObject(), HeldJobs()
    afterwards.load_the_rest(window, jobs, Services({}))
    jobs.finish()

    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    qtbot.wait(20)

    assert jobs.held == 0


def test_nobody_looks_for_garbage_in_what_is_loaded_and_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """One look took 30 to 60 ms, and held up the window."""
    done: list[str] = []
    monkeypatch.setattr("gc.isenabled", lambda: False)
    monkeypatch.setattr("gc.freeze", lambda: done.append("kept apart"))
    monkeypatch.setattr("gc.enable", lambda: done.append("looks again"))
    window, jobs = QObject(), HeldJobs()

    afterwards.load_the_rest(window, jobs, Services({}))
    jobs.finish()
    qtbot.waitUntil(lambda: jobs.held == 1)
    assert done == []
    jobs.finish()

    assert done == ["kept apart", "looks again"]
