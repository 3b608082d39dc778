import io
import logging
import os
import stat
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rak_desktop import logs
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.flows.connect.steps import Proof
from rak_desktop.flows.connections.steps import Looking
from tests.conftest import ExpectedLog
from tests.fakes.connections import THEATRE, broken, shelf
from tests.fakes.steps import ENTERED, FINISHED, NOT_ENOUGH, STALLED, WELCOME

SECRET = "51H8xAbCdEfGhIjKlMnOpQr"
KEY = f"rk_live_{SECRET}"

log = logging.getLogger("rak_desktop.somewhere")


@pytest.fixture(autouse=True)
def _logging_as_before(expected_log: ExpectedLog) -> Iterator[None]:
    """These tests log on purpose, and leave everything as it was for the tests after them."""
    root, ours = logging.getLogger(), logging.getLogger("rak_desktop")
    levels = root.level, ours.level
    yield
    for handler in our_handlers():
        root.removeHandler(handler)
        handler.close()
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
    expected_log.take()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "logs"


def our_handlers() -> list[logging.Handler]:
    return [handler for handler in logging.getLogger().handlers if type(handler).__module__ == logs.__name__]


class SomethingUnprintable:
    def __str__(self) -> str:
        raise ValueError(KEY)


def header_of_a_library() -> None:
    error = ValueError(f"invalid header value b'Bearer {KEY}'")
    error.add_note(f"note: {KEY}")
    raise error


def sending() -> None:
    try:
        header_of_a_library()
    except ValueError as error:
        raise RuntimeError(f"while sending {KEY}") from error


def written_in(folder: Path) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(folder.glob("*")))


def test_what_is_logged_is_in_the_file(folder: Path) -> None:
    logs.set_up(folder / "deeper")

    log.info("checked %d permissions", 5)

    assert "INFO rak_desktop.somewhere: checked 5 permissions" in (folder / "deeper/rak-desktop.log").read_text()


def test_a_key_is_hidden_in_the_message_and_in_its_arguments(folder: Path) -> None:
    logs.set_up(folder)

    log.warning("%s failed, header %r", KEY, {"Authorization": f"Bearer {KEY}"})
    log.warning("split rk_live_%s", SECRET)

    assert SECRET not in written_in(folder)
    assert written_in(folder).count("<hidden>") == 3


def test_a_key_is_hidden_in_every_exception_of_a_chain(folder: Path) -> None:
    """Exceptions of other libraries can carry the key in their text."""
    logs.set_up(folder)

    try:
        sending()
    except RuntimeError:
        log.exception("it broke")

    assert SECRET not in written_in(folder)
    assert "ValueError: invalid header value" in written_in(folder)
    assert "RuntimeError: while sending rk_live_<hidden>" in written_in(folder)


def test_a_traceback_never_reaches_the_terminal(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logs.set_up(folder)

    try:
        sending()
    except RuntimeError:
        log.exception("it broke")

    assert capfd.readouterr() == ("", "")


@pytest.fixture
def _hooks_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)


@pytest.mark.usefixtures("_hooks_as_before")
def test_what_nobody_caught_is_logged_by_kind_and_place_and_never_printed(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Qt hands an exception in a slot to the interpreter, which would print it where the desktop keeps it."""
    logs.set_up(folder)
    logs.catch_what_nobody_caught()

    try:
        sending()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=sending)
    thread.start()
    thread.join()

    assert capfd.readouterr() == ("", "")
    assert written_in(folder).count("nobody caught this: RuntimeError") == 2
    assert "in sending" in written_in(folder)
    assert "RuntimeError: while" not in written_in(folder)


def test_a_message_that_cannot_be_formatted_is_dropped_in_silence(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(folder)

    our_handlers()[0].handle(logging.makeLogRecord({"msg": SomethingUnprintable()}))

    assert capfd.readouterr() == ("", "")
    assert written_in(folder) == ""


def test_half_a_character_is_written_in_a_readable_way(folder: Path) -> None:
    logs.set_up(folder)

    log.info("odd \ud800 name")

    assert "odd \\ud800 name" in written_in(folder)


def test_the_log_stays_small(folder: Path) -> None:
    logs.set_up(folder)

    for _ in range(1200):
        log.info("x" * 1000)

    files = sorted(folder.glob("*"))
    assert [file.name for file in files] == ["rak-desktop.log", "rak-desktop.log.1", "rak-desktop.log.2"]
    assert all(file.stat().st_size <= 256 * 1024 for file in files)


def test_a_log_that_another_window_keeps_from_moving_goes_on_and_loses_nothing_older(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a file that somebody has open cannot be moved."""
    logs.set_up(folder)
    for _ in range(400):
        log.info("x" * 1000)
    older = (folder / "rak-desktop.log.1").read_text()
    move = os.rename

    def open_elsewhere(source: str, target: str) -> None:
        if source.endswith(".log"):
            raise PermissionError(source)
        move(source, target)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("os.rename", open_elsewhere)
        for _ in range(400):
            log.info("y" * 1000)
    written = (folder / "rak-desktop.log").read_text()
    log.info("alone again")

    assert written.count("y" * 1000) == 400
    assert (folder / "rak-desktop.log.2").read_text() == older
    assert "alone again" in (folder / "rak-desktop.log").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps it private by the folder it is in")
def test_only_the_person_can_read_the_files(folder: Path) -> None:
    logs.set_up(folder)

    for _ in range(400):
        log.info("x" * 1000)

    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_usable_folder_nothing_is_logged_and_nothing_fails(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder.write_text("a file is in the way")

    logs.set_up(folder)
    log.error("it broke: %s", KEY)

    assert capfd.readouterr() == ("", "")
    assert folder.read_text() == "a file is in the way"


def test_setting_up_again_moves_the_log(folder: Path) -> None:
    logs.set_up(folder / "first")
    logs.set_up(folder / "second")

    log.info("here")

    assert written_in(folder / "first") == ""
    assert written_in(folder / "second").count(": here") == 1


def test_other_libraries_only_log_their_warnings(folder: Path) -> None:
    logs.set_up(folder)

    logging.getLogger("keyring").info("Loading a back end")
    logging.getLogger("keyring").warning("a warning")

    assert "Loading" not in written_in(folder)
    assert "a warning" in written_in(folder)


def test_each_step_is_written_once_with_its_code_and_how_long_the_one_before_took(folder: Path) -> None:
    logs.set_up(folder)
    now = iter([0.0, 1.0, 1.25, 61.25])
    steps = logs.StepLog(log, lambda: next(now))

    for step in (WELCOME, replace(WELCOME, entered=ENTERED), STALLED, FINISHED):
        steps.arrived(step)

    said = [line.partition("somewhere: ")[2] for line in logs.lines_in(folder)]
    assert said == ["step Welcome", "step Stalled RAK-NET-50 after 250 ms", "step Finished after 60000 ms"]


def test_a_step_that_is_a_trouble_by_itself_or_leads_to_one_is_written_with_its_code(folder: Path) -> None:
    logs.set_up(folder)
    steps = logs.StepLog(log, lambda: 0.0)
    looking = Looking(shelf(broken(THEATRE)), THEATRE.id)
    unproven = replace(FINISHED, proof=Proof.NOT_GIVEN, proof_trouble=Trouble(Code.KEYCHAIN_LOCKED))

    steps.arrived(NOT_ENOUGH)
    steps.arrived(unproven)
    steps.arrived(looking, Trouble(Code.ENDED_KEY))

    said = [line.partition("somewhere: ")[2].partition(" after ")[0] for line in logs.lines_in(folder)]
    assert said == ["step NotEnough RAK-STR-32", "step Finished RAK-KCN-71", "step Looking RAK-STR-31"]


def test_what_is_written_can_be_read_again_the_oldest_first(folder: Path) -> None:
    folder.mkdir()
    for name, text in (("rak-desktop.log", "new"), ("rak-desktop.log.1", "old"), ("rak-desktop.log.2", "oldest")):
        (folder / name).write_text(text)

    assert logs.lines_in(folder) == ["oldest", "old", "new"]
    assert logs.lines_in(folder / "nowhere") == []


def test_a_handler_of_another_library_gets_what_is_scrubbed_already(folder: Path) -> None:
    logs.set_up(folder)
    stream = io.StringIO()
    foreign = logging.StreamHandler(stream)
    logging.getLogger().addHandler(foreign)
    try:
        try:
            sending()
        except RuntimeError:
            log.exception("with %s", KEY)
    finally:
        logging.getLogger().removeHandler(foreign)

    assert "with rk_live_<hidden>" in stream.getvalue()
    assert "Traceback" in stream.getvalue()
    assert SECRET not in stream.getvalue()
