import sys

import pytest

from rak_desktop.adapters.users_environment import users_own


def test_outside_a_bundle_the_library_path_is_the_persons_own() -> None:
    assert users_own({"LD_LIBRARY_PATH": "/own", "PATH": "/bin"}) == {"LD_LIBRARY_PATH": "/own", "PATH": "/bin"}


def test_inside_a_bundle_a_library_path_that_nobody_had_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert users_own({"LD_LIBRARY_PATH": "/bundle", "PATH": "/bin"}) == {"PATH": "/bin"}
