"""Whether there is a display, asked of a real X server."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.support.program import run

LIMIT = 30.0

ASK_TWICE_AND_COME = """
import os, sys, time
from rak_desktop.qt.application import lacks_display, make_application
print(lacks_display(os.environ, sys.platform), lacks_display(os.environ, sys.platform))
time.sleep(0.5)
print(make_application().platformName())
"""


@pytest.fixture
def lonely_display() -> Iterator[str]:
    """A display with no other client. Its server ends when the last one leaves, where an ordinary one begins anew."""
    if shutil.which("Xvfb") is None:
        pytest.skip("needs Xvfb")
    reading, writing = os.pipe()
    command = ("Xvfb", "-displayfd", str(writing), "-terminate", "-nolisten", "tcp")
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait(LIMIT)


@pytest.mark.sweep
def test_to_ask_for_the_display_does_not_send_it_away(lonely_display: str) -> None:
    """Qt would end the program with an abort."""
    ended = run((sys.executable, "-c", ASK_TWICE_AND_COME), {"PATH": "", "DISPLAY": lonely_display})

    assert ended.stdout.split() == ["False", "False", "xcb"], ended.stderr


def test_without_a_display_that_is_said() -> None:
    asking = (
        "import os, sys; from rak_desktop.qt.application import lacks_display as l; print(l(os.environ, sys.platform))"
    )

    assert run((sys.executable, "-c", asking), {"PATH": "", "DISPLAY": ":9999"}).stdout.split() == ["True"]
