"""What holds for every test: own folders, no network, no keychain of a person, and no strangers left behind.

A test fails when it
- logs at WARNING or above (unless it takes `expected_log` and says so),
- leaves a thread running, a daemon thread too,
- speaks to another computer, or to the session bus of the person who runs the tests,
- writes below the real folders of that person.
"""

import gc
import logging
import os
import tempfile
import threading
import time
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, settings

from tests.support.examples import examples
from tests.support.strangers import Watch

pytest_plugins = ["tests.support.secret_service"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How busy the computer is must not decide what a test finds, so neither an example nor its making has a time limit.
settings.register_profile(
    "ours", max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ours")

# Installed once, before any test, and with the real folders still in the environment.
_WATCH = Watch(os.environ)

_GRACE_FOR_THREADS = 10.0

_NEW_BEFORE_GARBAGE_IS_LOOKED_FOR = 20_000
"""Python's own 700 are fewer than what a reader makes on its way to the limit of recursion."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is read here stays for the whole run: no search for garbage need look through it, now or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(_NEW_BEFORE_GARBAGE_IS_LOOKED_FOR)
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call() -> None:
    """A test begins with nothing that is new, so there is no search for garbage until it has made very much itself.

    A text that is nested without end brings its reader to the limit of recursion. A search at that moment would end
    what earlier tests left, and nothing can end there: it fails, and the test with it.
    """
    gc.collect(0)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """One of several processes tells the one that started it what is news, and not that a fixture was made as well.

    To tell of a small test takes several times as long as to run it.
    """
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, nextitem=nextitem, log=False):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where tests run in several processes, half a character that one of them logged could not be passed on."""
    report = yield
    report.sections = [(name, said.encode("utf-8", "backslashreplace").decode()) for name, said in report.sections]
    return report


class Homes:
    """A home for each test, as if new: most tests leave theirs empty, and the next one moves in there.

    All are removed together, which is much quicker than one by one. Sockets live below, so their paths are short.
    """

    def __init__(self, folder: str) -> None:
        self._homes = (Path(folder, str(number)) for number in count())
        self._build()

    def next(self) -> dict[str, str]:
        """What the environment of somebody who lives there says about it."""
        if os.listdir(self._home) != ["run"] or os.listdir(self._home / "run"):  # noqa: PTH208 - for every test
            self._build()
        return self._environ

    def _build(self) -> None:
        self._home = next(self._homes)
        runtime = self._home / "run"
        runtime.mkdir(parents=True)
        places = {
            "HOME": self._home,
            "USERPROFILE": self._home,
            "APPDATA": self._home / "AppData/Roaming",
            "LOCALAPPDATA": self._home / "AppData/Local",
            "XDG_CONFIG_HOME": self._home / ".config",
            "XDG_DATA_HOME": self._home / ".local/share",
            "XDG_STATE_HOME": self._home / ".local/state",
            "XDG_CACHE_HOME": self._home / ".cache",
            "XDG_RUNTIME_DIR": runtime,
        }
        self._environ = {variable: str(place) for variable, place in places.items()}


@pytest.fixture(scope="session")
def _homes() -> Iterator[Homes]:
    with tempfile.TemporaryDirectory(prefix="rak-", ignore_cleanup_errors=True) as folder:
        yield Homes(folder)


# Whoever runs the tests may speak any language; the sentences that are expected are English.
_LANGUAGES = ("LANGUAGE", "LC_MESSAGES", "LANG")
_LEADING_AWAY = ("DBUS_SESSION_BUS_ADDRESS", "RAK_DESKTOP_", "KEYRING_PROPERTY_", "PYTHON_KEYRING_", "STRIPE_API_KEY")


class ExpectedLog(logging.Handler):
    """Collects what a test logs at WARNING or above; what nobody has taken at its end fails the test."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)

    def take(self) -> list[str]:
        """The messages logged so far, as they would be printed; they no longer fail the test."""
        taken, self._records = self._records, []
        return [logging.Formatter().format(record) for record in taken]


@pytest.fixture(autouse=True)
def _alone(_homes: Homes) -> Iterator[ExpectedLog]:
    """Every test is a person of its own, in an empty home, and leaves nothing behind.

    One fixture for all that holds for every test: most tests take less time than a further fixture would.
    """
    environ = dict(os.environ)
    threads = set(threading.enumerate())
    handler, root = ExpectedLog(), logging.getLogger()
    _WATCH.seen.clear()
    _move_in(_homes, environ)
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    unexpected, running, outside = handler.take(), _left_running(threads), list(_WATCH.seen)
    _put_back(environ)
    complaints = [
        f"this test {what}: {'; '.join(found)}"
        for what, found in (
            ("logged", unexpected),
            ("left threads running", running),
            ("reached outside", outside),
        )
        if found
    ]
    if complaints:
        pytest.fail("\n".join(complaints))


@pytest.fixture
def expected_log(_alone: ExpectedLog) -> ExpectedLog:
    """For a test that expects a warning: `assert "…" in expected_log.take()[0]`."""
    return _alone


def _move_in(homes: Homes, before: dict[str, str]) -> None:
    """Nothing leads to a real desktop."""
    for variable in before:
        if variable in _LANGUAGES or variable.startswith(_LEADING_AWAY):
            del os.environ[variable]
    os.environ.update(homes.next(), LC_ALL="C.UTF-8")


def _put_back(before: dict[str, str]) -> None:
    """Takes away what the test or the program itself put into the environment."""
    after = dict(os.environ)
    for variable in after.keys() - before.keys():
        del os.environ[variable]
    os.environ.update(before.items() - after.items())


def _left_running(before: set[threading.Thread]) -> list[str]:
    deadline = time.monotonic() + _GRACE_FOR_THREADS
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [thread.name for thread in left if thread.is_alive()]
