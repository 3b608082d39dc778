"""What a command loads: other programs wait for `key`, and no linter sees what is imported by name."""

import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from uuid import uuid4

import pytest

from rak_desktop.adapters.connection_book import SqliteConnectionBook
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from tests.fakes.clock import NOON
from tests.support.program import PROGRAM, ROOT, Ended, run, with_ours
from tests.support.secret_service import store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads a Secret Service of its own")

KEY = RestrictedKey("rk_test_51ColdStartOfTheTests0001")

HEAVY = {"PySide6", "stripe", "requests", "urllib3", "keyring", "secretstorage", "cryptography", "truststore"}
SLOW_PARTS_OF_PYTHON = {"ssl", "email", "http", "asyncio", "logging", "subprocess", "tomllib", "json"}


@pytest.fixture
def environ(private_keychain: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A computer with one connection, and its key in a real keychain."""
    connection_id = ConnectionId(f"com.example.{uuid4().hex}", "acct_1ColdStart", Mode.TEST)
    slot = connection_id.slot(Peer.STRIPE)
    card = Connection(connection_id, slot, "Flower shop", KEY.ending, NOON, NOON)
    SqliteConnectionBook(tmp_path / "rak/data/connections.sqlite3").put(card)
    store(private_keychain, slot, KEY.reveal())
    return with_ours(private_keychain, RAK_DESKTOP_HOME=str(tmp_path / "rak"))


def start(environ: dict[str, str], *arguments: str, stdin: str = "") -> tuple[Ended, set[str]]:
    """A command in a fresh process: how it ended, and every module that it loaded."""
    python, *program = PROGRAM
    ended = run((python, "-X", "importtime", *program, *arguments), environ, stdin)
    lines = [line for line in ended.stderr.splitlines() if line.startswith("import time:")]
    return ended, {line.rpartition("|")[2].strip() for line in lines}


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def installed(modules: set[str]) -> set[str]:
    """The packages among them that are not Python's own; what packaging tools load at every start begins with `_`."""
    return {name for name in packages(modules) & _not_pythons_own() if not name.startswith("_")}


@cache
def _not_pythons_own() -> set[str]:
    return set(packages_distributions())


def test_key_loads_next_to_nothing(environ: dict[str, str]) -> None:
    """Every file here is one that other programs wait for."""
    ended, modules = start(environ, "key")

    assert ended.stdout == KEY.reveal() + "\n"
    assert {module for module in modules if module.startswith("rak_desktop.")} == {
        f"rak_desktop.{name}"
        for name in (
            "adapters",
            "adapters.secret_items",
            "adapters.session_bus",
            "cli",
            "cli.quick_key",
            "cli.streams",
            "core",
            "core.key_shape",
            "core.names",
            "crash_dumps",
        )
    }
    assert not installed(modules)
    habits = {
        "argparse",
        "dataclasses",
        "datetime",
        "enum",
        "pathlib",
        "re",
        "socket",
        "sqlite3",
        "threading",
        "typing",
    }
    assert not (HEAVY | SLOW_PARTS_OF_PYTHON | habits) & packages(modules)


@pytest.mark.parametrize(
    ("command", "more"),
    [(("key",), set()), (("credential", "get"), {"json"})],
)
def test_to_say_that_a_key_is_gone_loads_little_more(
    environ: dict[str, str], command: tuple[str, ...], more: set[str]
) -> None:
    """Goal 3: at most three times as long as to give the key. Words of another language take a file more."""
    connection_id = ConnectionId("com.example.gone", "acct_1ColdStart", Mode.TEST)
    gone = Connection(connection_id, connection_id.slot(Peer.STRIPE), "Gone", KEY.ending, NOON, NOON)
    SqliteConnectionBook(Path(environ["RAK_DESKTOP_HOME"]) / "data/connections.sqlite3").put(gone)
    options = ("--app", "com.example.gone") if command == ("key",) else ()

    ended, modules = start(environ, *command, *options, stdin='{"version":1,"app_id":"com.example.gone"}')

    assert ended.code == 4
    assert "RAK-KCN-75" in ended.stderr
    habits = {"argparse", "dataclasses", "datetime", "inspect", "pathlib", "sqlite3", "typing"}
    assert not (HEAVY | SLOW_PARTS_OF_PYTHON | habits) - more & packages(modules)
    assert not installed(modules)


def test_key_loads_nothing_heavy_the_long_way_either(environ: dict[str, str]) -> None:
    ended, modules = start(environ, "key", "--show")

    assert ended.stdout == KEY.reveal() + "\n"
    assert not (HEAVY | SLOW_PARTS_OF_PYTHON) & packages(modules)
    assert installed(modules) == {"platformdirs"}
    rooms = (
        "core.policy",
        "core.settings",
        "flows.connect",
        "flows.verify_key",
        "flows.keep_key",
        "screens",
        "qt",
        "practice",
        "wording",
        "logs",
    )
    assert not {
        module
        for module in modules - {"rak_desktop.wording", "rak_desktop.wording.marking"}
        if module.startswith(tuple(f"rak_desktop.{room}" for room in rooms))
    }


@pytest.mark.parametrize("command", [("list",), ("list", "--json")])
def test_list_loads_nothing_heavy(environ: dict[str, str], command: tuple[str, ...]) -> None:
    ended, modules = start(environ, *command)

    assert "acct_1ColdStart" in ended.stdout
    assert not (HEAVY | SLOW_PARTS_OF_PYTHON - {"json"}) & packages(modules)
    assert installed(modules) == {"platformdirs"}


def test_exec_loads_nothing_heavy(environ: dict[str, str]) -> None:
    ended, modules = start(environ, "exec", "--", "true")

    assert ended.code == 0
    assert not (HEAVY | SLOW_PARTS_OF_PYTHON) & packages(modules)


@pytest.mark.sweep
def test_connect_asks_stripe_and_opens_no_window(environ: dict[str, str]) -> None:
    script = ("connect", "--profile", str(ROOT / "resources/profiles/practice"), "--key-stdin", "--yes")
    ended, modules = start({**environ, "RAK_DESKTOP_STRIPE_API": "http://127.0.0.1:1"}, *script, stdin=KEY.reveal())

    assert ended.code == 5
    assert {"stripe", "requests"} <= packages(modules)
    assert "PySide6" not in packages(modules)
    assert not {module for module in modules if module.startswith("rak_desktop.qt")}


def test_help_loads_little_more_than_what_tells_the_persons_language(environ: dict[str, str]) -> None:
    ended, modules = start(environ, "--help")

    assert ended.code == 0
    assert not (HEAVY | SLOW_PARTS_OF_PYTHON - {"json"}) & packages(modules)
    adapters = {module for module in modules if module.startswith("rak_desktop.adapters.")}
    assert adapters == {
        f"rak_desktop.adapters.{name}" for name in ("policy_places", "settings_store", "system_languages")
    }


@pytest.mark.parametrize(
    ("first", "waits"),
    [
        (
            "rak_desktop.qt.main",
            ("practice", "qt.choosing", "qt.connections", "qt.helping.desk", "flows.connections.runner"),
        ),
        (
            "rak_desktop.qt.connections.desk",
            ("practice", "qt.choosing", "qt.main", "qt.helping.desk", "flows.connect.runner"),
        ),
    ],
)
def test_the_first_window_loads_only_what_it_shows(environ: dict[str, str], first: str, waits: tuple[str, ...]) -> None:
    """Whether the wizard or the list: the other one, practice, and Help are loaded when they are there to be seen."""
    loading = f"import sys, rak_desktop.qt.home, {first}; print(*sys.modules)"
    ended = run((PROGRAM[0], "-c", loading), {**environ, "QT_QPA_PLATFORM": "offscreen"})

    loaded = ended.stdout.split()
    assert first in loaded
    assert not [module for module in loaded if module.startswith(tuple(f"rak_desktop.{room}" for room in waits))]


OPEN_UNTIL_PAINTED = """
import os, sys
from rak_desktop.qt import first_paint
once_seen = first_paint.once_seen
def tell():
    qt = (f"{name}.{taken}" for name in ("QtGui", "QtWidgets") for taken in vars(sys.modules[f"PySide6.{name}"]))
    print(*sys.modules, *qt, flush=True)
    os._exit(0)
first_paint.once_seen = lambda window, _: once_seen(window, tell)
from rak_desktop.cli.main import main
main(["open", *sys.argv[1:]])
"""

COMES_AFTER_THE_PAINT = HEAVY - {"PySide6"} | {
    "asyncio",
    "email",
    "hashlib",  # OpenSSL, 4 MB
    "http",
    "locale",  # the table of all of them
    "ssl",
    "subprocess",
    *(f"rak_desktop.flows.{work}" for work in ("keep_key", "manage_connections", "verify_key")),
    *(f"rak_desktop.screens.connect.{name}" for name in ("checking", "finished", "installing", "paste_key", "review")),
    *(f"rak_desktop.{room}" for room in ("handbook", "practice", "qt.afterwards", "qt.helping.desk")),
    "rak_desktop.wording.sentences",
    *(f"rak_desktop.core.{name}" for name in ("key_reading", "key_finding", "key_names", "code_reading")),
    *(f"rak_desktop.adapters.{name}" for name in ("os_keychain", "stripe_gateway", "report_zip", "examined_computer")),
    *(f"rak_desktop.{room}" for room in ("flows.helping", "flows.checkup", "flows.support_report", "screens.helping")),
    *(f"rak_desktop.qt.{name}" for name in ("file_dialogs", "rehearsal", "support_desk", "pictures")),
    # Qt's classes with the most enumerations, each as much as twenty modules of ours.
    *(f"QtGui.{name}" for name in ("QAccessible", "QFontDatabase", "QKeySequence", "QTextCharFormat")),
    *(f"QtWidgets.{name}" for name in ("QStyle", "QStyleOptionButton", "QLineEdit", "QMessageBox", "QFileDialog")),
}


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("start", "painters", "waits"),
    [
        (
            "the wizard",
            {"busy_arc", "fact_card", "links", "pictures.journey"},
            {"socket"},
        ),
        ("the list", {"connection_list", "hint"}, {"rak_desktop.screens.connections.one"}),
    ],
)
def test_the_first_screen_is_painted_before_anything_else_is_loaded(
    environ: dict[str, str], start: str, painters: set[str], waits: set[str]
) -> None:
    """Whatever is added here is something that everybody waits for who opens the window."""
    named = ("--profile", str(ROOT / "resources/profiles/practice")) if start == "the wizard" else ()
    ended = run((PROGRAM[0], "-c", OPEN_UNTIL_PAINTED, *named), {**environ, "QT_QPA_PLATFORM": "offscreen"})

    loaded = set(ended.stdout.split())
    assert "rak_desktop.qt.home" in loaded, ended.stderr
    early = {
        name for name in loaded if any(f"{name}.".startswith(f"{late}.") for late in COMES_AFTER_THE_PAINT | waits)
    }
    assert not early
    assert painters <= (drawn := views_in(loaded))
    assert not drawn & {"secret_field", "code_field", "settings_card", "permission_table", "banner", "support_board"}
    assert not drawn & {"numbered_steps", "pictures.install_page", "pictures.settings_page"}


OPEN_UNTIL_SEEN = """
import os, sys
from rak_desktop.qt import beats
def tell(*_):
    print(*sys.modules, *(f"QtCore.{taken}" for taken in vars(sys.modules["PySide6.QtCore"])), flush=True)
    os._exit(0)
beats.in_beats = tell
from rak_desktop.cli.main import main
main(["open", *sys.argv[1:]])
"""


@pytest.mark.parametrize("named", [(), ("--profile", str(ROOT / "resources/profiles/practice"))])
def test_the_empty_window_is_seen_before_what_stands_in_it_is_loaded(
    environ: dict[str, str], named: tuple[str, ...]
) -> None:
    """Not even Qt's namespace, which is a hundred enumerations."""
    ended = run((PROGRAM[0], "-c", OPEN_UNTIL_SEEN, *named), {**environ, "QT_QPA_PLATFORM": "offscreen"})

    loaded = set(ended.stdout.split())
    assert "rak_desktop.qt.connect.skeleton" in loaded, ended.stderr
    assert "QtCore.Qt" not in loaded
    rooms = ("qt.widgets", "qt.theme", "qt.style_sheet", "qt.home", "screens", "flows.connect.runner", "practice")
    assert not [module for module in loaded if module.startswith(tuple(f"rak_desktop.{room}" for room in rooms))]
    assert not COMES_AFTER_THE_PAINT & loaded


def views_in(modules: set[str]) -> set[str]:
    return {module.removeprefix("rak_desktop.qt.widgets.") for module in modules if ".qt.widgets." in module}
