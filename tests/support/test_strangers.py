"""The guards of `tests/conftest.py` guard: what they stop is tried here."""

import logging
import os
import socket
import threading
from pathlib import Path

import pytest

from tests.conftest import _WATCH, ExpectedLog
from tests.support.strangers import StrangerError


def test_another_computer_is_out_of_reach() -> None:
    with socket.socket() as speaking, pytest.raises(StrangerError):
        speaking.connect(("192.0.2.1", 443))

    assert _take_seen() == ["spoke to 192.0.2.1"]


def test_no_name_of_another_computer_is_looked_up() -> None:
    with pytest.raises(StrangerError):
        socket.getaddrinfo("api.stripe.com", 443)

    assert _take_seen() == ["spoke to api.stripe.com"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_computer_is_within_reach(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        socket.create_connection((host, listening.getsockname()[1])).close()


def test_the_bus_of_the_person_who_runs_the_tests_is_out_of_reach() -> None:
    with socket.socket(socket.AF_UNIX) as speaking, pytest.raises(StrangerError):
        speaking.connect(f"/run/user/{os.getuid()}/bus")

    assert len(_take_seen()) == 1


@pytest.mark.parametrize("folder", [".config", ".local/share", ".cache"])
def test_the_folders_of_the_person_who_runs_the_tests_stay_as_they_are(folder: str) -> None:
    unwanted = Path(_real_home(), folder, "rak-desktop-test")

    with pytest.raises(StrangerError):
        unwanted.open("w")
    with pytest.raises(StrangerError):
        unwanted.mkdir()

    assert _take_seen() == [f"wrote {unwanted}"] * 2


def test_the_folders_of_the_test_itself_are_free() -> None:
    (Path.home() / ".config").mkdir()
    (Path.home() / ".config/file").write_text("mine")

    assert Path.home() != Path(_real_home())


def test_a_warning_can_be_expected(expected_log: ExpectedLog) -> None:
    logging.getLogger("rak_desktop.anything").warning("the book is slow")

    assert expected_log.take() == ["the book is slow"]


def test_a_thread_that_ends_by_itself_is_waited_for() -> None:
    threading.Thread(target=threading.Event().wait, args=(0.05,), daemon=True).start()


def _take_seen() -> list[str]:
    taken = list(_WATCH.seen)
    _WATCH.seen.clear()
    return taken


def _real_home() -> str:
    import pwd

    return pwd.getpwuid(os.getuid()).pw_dir
