"""The one command that proves the packages: what it runs, in which order, and that a failure ends it."""

import sys
from pathlib import Path

import pytest

import prove


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The scripts that were run; each ends well, and building leaves a package behind."""
    scripts: list[str] = []

    class Done:
        def __init__(self, command: list[str]) -> None:
            script = Path(command[1]).name
            scripts.append(script)
            if script == "build.py":
                (tmp_path / f"{len(scripts)}.deb").touch()
            self.returncode = 7 if script == FAILS.get("script") else 0

    monkeypatch.setattr(prove, "PACKAGES", tmp_path)
    monkeypatch.setattr(prove, "prepare", lambda *_: Path(sys.executable))
    monkeypatch.setattr("prove.subprocess.run", lambda command, **_: Done(command))
    monkeypatch.setitem(FAILS, "script", "")
    return scripts


FAILS = {"script": ""}


def test_both_vendors_are_made_before_they_are_lived_with(ran: list[str]) -> None:
    assert prove.main([]) == 0

    clean, updates = ["clean_folder.py"] * len(prove.SUITES), ["clean_updates.py"]
    assert ran == ["build.py", "build.py", *clean, *updates, "wine_journeys.py"]


def test_what_was_made_is_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "PACKAGES", tmp_path)
    commands = prove.proofs(Path("python"), only_windows=False)
    next(commands), next(commands)
    (tmp_path / "one.deb").touch()
    (tmp_path / "two.deb").touch()

    _, installed = next(commands)

    assert installed[-2:] == [str(tmp_path / "one.deb"), str(tmp_path / "two.deb")]


def test_the_first_that_fails_ends_it_with_its_exit_code(ran: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FAILS, "script", "clean_folder.py")

    assert prove.main([]) == 7
    assert ran[-1] == "clean_folder.py"


def test_windows_alone_needs_no_root(ran: list[str]) -> None:
    assert prove.main(["--windows"]) == 0
    assert ran == ["wine_journeys.py"]
