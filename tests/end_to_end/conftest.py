"""What journeys through the real window share: a computer with a screen, and a browser on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from private_session import Display
from tests.end_to_end.computer import Computer, a_computer, assert_no_key_in
from tests.support.secret_service import need_a_secret_service
from tests.support.web_driver import WebDriver, chromium
from tests.support.window_on_screen import need_a_screen_and_a_reader


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    """Its desktop does not know which browser to open, as happens; the merchant does.

    However a story goes, no key is in any file at home in the end.
    """
    need_a_secret_service()
    need_a_screen_and_a_reader()
    with a_computer(tmp_path, display=Display.OWN) as computer:
        computer.environ.pop("QT_QPA_PLATFORM", None)
        no_browser = computer.folder / "bin/xdg-open"
        no_browser.parent.mkdir()
        no_browser.write_text("#!/bin/sh\nexit 3\n")
        no_browser.chmod(0o755)
        computer.environ["PATH"] = f"{no_browser.parent}:{computer.environ['PATH']}"
        yield computer
        assert_no_key_in(computer)


@pytest.fixture
def browser(computer: Computer) -> Iterator[WebDriver]:
    with chromium(environ=computer.environ, on_screen=True) as browser:
        yield browser
