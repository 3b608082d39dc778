import os
import sys
from pathlib import Path

import pytest

from rak_desktop.adapters.sign_in import ANOTHER_PERSON, CONTAINER, REMOTE_SHELL, SERVICE, place

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only there a keychain belongs to a sign-in in this way"
)

DESKTOP = {"TERM": "xterm"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A computer on which nobody of another name has signed in."""
    folder = tmp_path / "proc/self"
    folder.mkdir(parents=True)
    (folder / "loginuid").write_text(str(os.getuid()))
    (tmp_path / "run").mkdir()
    return tmp_path


def test_where_nothing_tells_nothing_is_said(root: Path, tmp_path: Path) -> None:
    assert place({**DESKTOP, "XDG_RUNTIME_DIR": str(tmp_path)}, root) is None
    assert place({**DESKTOP, "XDG_RUNTIME_DIR": "/no/such/folder"}, root) is None


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"SUDO_UID": str(os.getuid() + 1), "TERM": "xterm"}, ANOTHER_PERSON),
        ({"container": "podman", "TERM": "xterm"}, CONTAINER),
        ({"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "TERM": "xterm"}, REMOTE_SHELL),
        ({"INVOCATION_ID": "0123", "TERM": "xterm"}, SERVICE),
        ({"SHELL": "/bin/sh", "LOGNAME": "shop"}, SERVICE),
    ],
)
def test_variables_tell(root: Path, environ: dict[str, str], expected: str) -> None:
    assert place(environ, root) == expected


def test_somebody_elses_runtime_folder_is_kept_by_su(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)
    (root / "proc/self/loginuid").unlink()

    assert place({**DESKTOP, "XDG_RUNTIME_DIR": str(root)}, root) == ANOTHER_PERSON


def test_the_kernel_remembers_who_signed_in(root: Path) -> None:
    (root / "proc/self/loginuid").write_text(str(os.getuid() + 1))
    assert place(DESKTOP, root) == ANOTHER_PERSON

    (root / "proc/self/loginuid").write_text("4294967295")
    assert place(DESKTOP, root) is None


@pytest.mark.parametrize("mark", [".dockerenv", "run/.containerenv"])
def test_containers_leave_a_mark(root: Path, mark: str) -> None:
    (root / mark).touch()

    assert place(DESKTOP, root) == CONTAINER
