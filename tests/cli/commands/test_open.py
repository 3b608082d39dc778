import time
from pathlib import Path
from typing import NoReturn

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.flows.connections.asked import Asked
from tests.cli.conftest import Terminal
from tests.conftest import ExpectedLog
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.support.packages import packed
from tests.support.program import LIMIT, PROGRAM, own_environment, running


@pytest.mark.parametrize("argv", [(), ("open",), ("open", "--profile", "com.example.harbour")])
def test_without_a_display_it_says_so_and_names_the_terminal(rak: Terminal, argv: tuple[str, ...]) -> None:
    said = rak(*argv)

    assert said.code == 2
    assert f"rak-desktop connect. ({Code.NO_DISPLAY})\n" in said.stderr


def test_a_display_that_nobody_listens_to_is_none(rak: Terminal, services: MemoryServices) -> None:
    services.environ = {"DISPLAY": ":9999"}

    assert Code.NO_DISPLAY in rak("open").stderr


def test_the_lack_of_a_display_is_said_before_the_lack_of_a_profile(rak: Terminal, services: MemoryServices) -> None:
    services.library = MemoryProfileLibrary()

    assert Code.NO_DISPLAY in rak("open").stderr


def test_with_a_display_an_unknown_profile_is_told(rak: Terminal, services: MemoryServices) -> None:
    services.environ = {"QT_QPA_PLATFORM": "offscreen"}

    said = rak("open", "--profile", "nowhere")

    assert said.code == 2
    assert Code.PROFILE_NOT_FOUND in said.stderr


@pytest.mark.parametrize("command", ["open", "practice"])
def test_what_is_no_code_of_a_trouble_opens_no_window(rak: Terminal, services: MemoryServices, command: str) -> None:
    services.environ = {"QT_QPA_PLATFORM": "offscreen"}

    said = rak(command, "--code", "zz")

    assert said.code == 2
    assert "--code" in said.stderr
    assert "zz" in said.stderr


def test_a_code_of_a_later_version_opens_the_window_all_the_same(
    rak: Terminal, services: MemoryServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.environ = {"QT_QPA_PLATFORM": "offscreen"}
    monkeypatch.setattr("rak_desktop.qt.opening.open_home", lambda _, asked, **__: 0 if asked.repair else 1)

    assert rak("open", "--code", "RAK-STR-999").code == 0


@pytest.mark.parametrize("link", [("--link",), ("--link", "rak-desktop:open"), ("--link", "rak-desktop:?key=x")])
def test_a_link_from_a_page_opens_the_window_and_nothing_that_comes_with_it_is_heeded(
    link: tuple[str, ...], rak: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, object]] = []
    monkeypatch.setattr("rak_desktop.qt.application.lacks_display", lambda *_: False)

    def open_home(_: object, asked: Asked, *, named: str | None) -> int:
        opened.append((asked, named))
        return 0

    monkeypatch.setattr("rak_desktop.qt.opening.open_home", open_home)

    said = rak("open", "--profile", "evil.rakprofile", "--code", "RAK-STR-31", *link)

    assert said.code == 0
    assert opened == [(Asked(), None)]


@pytest.mark.parametrize(
    ("argv", "step"),
    [
        (("--profile", "harbour.rakprofile"), "step Offered"),
        pytest.param(("--profile", "x.zip"), None, marks=pytest.mark.sweep),
    ],
)
def test_a_vendors_single_file_is_looked_at_in_the_window(
    argv: tuple[str, ...], step: str | None, tmp_path: Path
) -> None:
    """Nothing of it is kept before the yes; any other name is an app or a folder."""
    home = tmp_path / "rak"
    (tmp_path / argv[1]).write_bytes(packed())
    given = (*PROGRAM, "open", "--profile", str(tmp_path / argv[1]))
    environ = own_environment(QT_QPA_PLATFORM="offscreen", RAK_DESKTOP_HOME=str(home))
    with running(given, environ) as process:
        if step is None:
            assert process.wait(LIMIT) == 2
            return
        ends = time.monotonic() + LIMIT
        log = home / "logs" / "rak-desktop.log"
        while not (log.is_file() and step in log.read_text()):
            assert time.monotonic() < ends
            assert process.poll() is None
            time.sleep(0.05)

    assert not (home / "config" / "profiles").exists()


def test_a_mistake_of_ours_is_shown_in_a_window_and_said_in_the_terminal(
    rak: Terminal, services: MemoryServices, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    shown: list[str] = []

    def broken(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("rak_desktop.qt.application.lacks_display", lambda *_: False)
    monkeypatch.setattr("rak_desktop.qt.opening.open_home", broken)
    monkeypatch.setattr(
        "rak_desktop.qt.helping.last_resort.show_alone", lambda _, error: shown.append(type(error).__name__)
    )

    said = rak("open")

    assert shown == ["ZeroDivisionError"]
    assert said.code == 70
    assert f"({Code.OUR_FAULT})\nSupport code: " in said.stderr
    expected_log.take()
