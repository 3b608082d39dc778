"""What is loaded beside the first window."""

import re

import pytest

from rak_desktop.assembly import Services
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import read_paste
from rak_desktop.core.paste import KeyProblem
from rak_desktop.qt.afterwards import load_the_rest


def test_the_patterns_that_know_a_key_are_ready_for_the_first_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    re.purge()
    load_the_rest(Services({}))

    def unready(pattern: object, flags: object) -> None:
        raise AssertionError(pattern)

    monkeypatch.setattr("re._compiler.compile", unready)

    assert isinstance(read_paste("rk_test_" + "51Afterwards" * 3).key, RestrictedKey)
    assert isinstance(read_paste("nothing of the kind").key, KeyProblem)


def test_nobody_looks_for_garbage_in_what_is_loaded_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """One look took 30 to 60 ms, and held up the window."""
    done: list[str] = []
    monkeypatch.setattr("gc.isenabled", lambda: False)
    monkeypatch.setattr("gc.freeze", lambda: done.append("kept apart"))
    monkeypatch.setattr("gc.enable", lambda: done.append("looks again"))

    load_the_rest(Services({}))

    assert done == ["kept apart", "looks again"]
