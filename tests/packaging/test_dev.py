"""The two commands of the README: what they install, what they say, and what they start."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import dev
from dev import JOURNEYS, KEYCHAIN, SCREEN, TESTS, WINDOW, Environment, Need, Stop, System

PYTHON = Path("/somewhere/.venv/bin/python")
only_on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a desktop")
EMPTY_LOCK = "# nothing is needed\n"


class FakeSystem(System):
    """A Linux computer on which some packages are not installed."""

    def __init__(self, lacking: Sequence[Need] = (), *, root: bool = False, apt: bool = True) -> None:
        self.lacking = list(lacking)
        self.root = root
        self.apt = apt
        self.installed: list[str] = []

    def is_linux(self) -> bool:
        return True

    def is_root(self) -> bool:
        return self.root

    def has_apt(self) -> bool:
        return self.apt

    def has(self, need: Need) -> bool:
        return need not in self.lacking

    def install(self, packages: Sequence[str]) -> None:
        self.installed.extend(packages)
        self.lacking = [need for need in self.lacking if need.package not in packages]


# What the system has to bring


def test_nothing_is_installed_where_nothing_is_missing() -> None:
    system = FakeSystem(root=True)

    dev.provide(TESTS, system)

    assert system.installed == []


def test_root_gets_exactly_what_is_missing() -> None:
    system = FakeSystem([WINDOW[0], KEYCHAIN[1]], root=True)

    dev.provide(WINDOW + KEYCHAIN, system)

    assert system.installed == ["gnome-keyring", "libegl1"]


def test_anybody_else_gets_the_line_to_type() -> None:
    system = FakeSystem([WINDOW[0], KEYCHAIN[1]])

    with pytest.raises(Stop) as stop:
        dev.provide(WINDOW + KEYCHAIN, system)

    assert "  sudo apt-get install --no-install-recommends gnome-keyring libegl1\n" in str(stop.value)
    assert system.installed == []


def test_an_installation_that_brought_nothing_is_not_taken_for_a_success() -> None:
    class Forgetful(FakeSystem):
        def install(self, packages: Sequence[str]) -> None:
            pass

    with pytest.raises(Stop, match=r"still missing: libEGL\.so\.1"):
        dev.provide(WINDOW, Forgetful([WINDOW[0]], root=True))


def test_without_apt_an_essential_library_is_named_and_ends_it() -> None:
    with pytest.raises(Stop, match=r"lacks: libEGL\.so\.1\. Please install"):
        dev.provide(WINDOW, FakeSystem([WINDOW[0]], apt=False))


def test_without_apt_the_rest_is_named_and_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    dev.provide(TESTS, FakeSystem([need for need in JOURNEYS if need.package == "chromium"], apt=False))

    assert capsys.readouterr().out == (
        "This system lacks: chromium or chromium-browser or google-chrome. Going on without.\n"
    )


@pytest.mark.parametrize(
    ("kind", "there", "not_there"),
    [
        (dev.Kind.PROGRAM, sys.executable, "no-such-program"),
        (dev.Kind.FILE, __file__, "/no/such/file"),
        (dev.Kind.MODULE, "json", "no_such_module"),
        (dev.Kind.LIBRARY, "libc.so.6", "libnosuch.so.1"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_each_kind_of_need_is_really_looked_for(kind: dev.Kind, there: str, not_there: str) -> None:
    if kind is dev.Kind.LIBRARY and sys.platform != "linux":
        pytest.skip("library names differ")

    assert System().has(Need(kind, "package", (not_there, there)))
    assert not System().has(Need(kind, "package", (not_there,)))


def test_each_package_is_asked_for_once() -> None:
    packages = [need.package for need in TESTS]

    assert len(packages) == len(set(packages))


# The Python environment


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    lock = tmp_path / "requirements-dev.lock"
    lock.write_text(EMPTY_LOCK)
    return Environment(tmp_path / ".venv", lock)


def pretend_it_was_made(environment: Environment) -> None:
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    environment.stamp.write_text(environment.wanted_stamp())


def test_an_environment_made_from_this_lock_is_left_alone(environment: Environment) -> None:
    pretend_it_was_made(environment)

    assert environment.is_current()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda environment: environment.lock.write_text("# another lock\n"),
        lambda environment: environment.stamp.unlink(),
        lambda environment: environment.python.unlink(),
        lambda environment: shutil.rmtree(environment.folder),
    ],
    ids=["the lock changed", "it was left half-made", "its Python went away", "it was never made"],
)
def test_an_environment_is_made_anew_when(environment: Environment, spoil: Callable[[Environment], None]) -> None:
    pretend_it_was_made(environment)

    spoil(environment)

    assert not environment.is_current()


def test_another_python_version_asks_for_another_environment(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_it_was_made(environment)

    monkeypatch.setattr(sys, "version_info", (3, 99, 0))

    assert not environment.is_current()


@pytest.mark.journey
def test_a_half_made_environment_is_repaired(environment: Environment) -> None:
    left_over = environment.folder / "lib/left-over.txt"
    left_over.parent.mkdir(parents=True)
    left_over.touch()

    environment.make()

    assert environment.is_current()
    assert not left_over.exists()
    assert subprocess.check_output([environment.python, "-c", "print('works')"], text=True) == "works\n"


def test_a_missing_venv_module_is_part_of_what_is_missing(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Debian ships venv without ensurepip, and then leaves half a folder behind."""
    monkeypatch.setenv("PATH", str(tmp_path))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"

    with pytest.raises(Stop, match=rf"apt-get install --no-install-recommends python{version}-venv\n"):
        dev.prepare((), FakeSystem([dev.venv_need()]), environment)

    assert not environment.folder.exists()


def test_a_failing_command_is_shown_with_what_it_said() -> None:
    with pytest.raises(Stop, match=r"no such thing\n\nThis command failed: .*"):
        dev._quietly([sys.executable, "-c", "print('no such thing'); exit(1)"], {})


# The locks


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text(), re.MULTILINE))


RUNTIME_LOCK = dev.ROOT / "requirements.lock"


def test_what_is_tested_is_what_is_shipped() -> None:
    assert pins(RUNTIME_LOCK).items() <= pins(dev.LOCK).items()


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


def test_everything_asked_for_is_pinned() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text())
    shipped = names(project["project"]["dependencies"])
    tools = names(project["dependency-groups"]["dev"])

    assert shipped <= pins(RUNTIME_LOCK).keys()
    assert shipped | tools <= pins(dev.LOCK).keys()


@pytest.mark.parametrize("lock", [RUNTIME_LOCK, dev.LOCK], ids=lambda lock: lock.name)
def test_a_lock_names_a_hash_for_every_pin_and_no_place_to_load_from(lock: Path) -> None:
    text = lock.read_text()

    assert not re.search(r"^[\w.-]+==(?!.*\\\n    --hash=sha256:)", text, re.MULTILINE)
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


# Checks


@pytest.mark.parametrize(
    "output",
    [
        "warning: No Python files found under the given path(s)\nAll checks passed!",
        "There are no .py[i] files in directory 'tests'",
        "Contracts: 0 kept, 0 broken.",
    ],
)
def test_a_check_that_looked_at_nothing_does_not_count_as_passed(output: str) -> None:
    assert dev.looked_at_nothing(output)


def test_a_check_that_looked_at_something_may_pass() -> None:
    assert not dev.looked_at_nothing("Success: no issues found in 10 source files")


# What pytest is given


def test_the_rules_come_first_and_then_all_the_others_in_as_many_processes_as_there_are_processors() -> None:
    rules, others = dev.plan_tests([], processors=2)

    assert rules == [dev.RULES]
    assert others == ["-n", "2", "--dist", "worksteal", f"--ignore={dev.RULES}"]
    assert "-n" not in dev.plan_tests([], processors=1)[-1]
    assert dev.plan_tests([], processors=64)[-1][1] == "4"


def test_the_quick_part_leaves_out_exactly_what_is_marked_as_slow() -> None:
    rules, others = dev.plan_tests([dev.QUICK], processors=2)

    assert rules == ["-m", "not (journey or sweep)", dev.RULES]
    assert others[others.index("-m") + 1] == "not (journey or sweep)"
    assert dev.QUICK not in others


def test_what_somebody_chose_is_run_as_it_was_chosen() -> None:
    assert dev.plan_tests(["-k", "paste", "-x"], processors=2) == [["-k", "paste", "-x"]]


@pytest.mark.parametrize(
    ("chosen", "given"),
    [
        ([dev.QUICK, "-k", "home"], ["-k", "home"]),
        (["tests/qt", dev.QUICK], ["tests/qt"]),
        ([dev.QUICK, "tests/qt", "--", "tests/cli"], ["tests/qt", "--", "tests/cli"]),
    ],
)
def test_of_what_somebody_chose_the_quick_part_leaves_out_the_slow(chosen: list[str], given: list[str]) -> None:
    assert dev.plan_tests(chosen, processors=2) == [["-m", "not (journey or sweep)", *given]]


@pytest.mark.parametrize("marks", [["-m", "not slow"], ["-mnot slow"]])
def test_marks_that_somebody_chose_hold_in_the_quick_part_too(marks: list[str]) -> None:
    planned = dev.plan_tests([*marks, dev.QUICK, "-x"], processors=2)

    assert planned == [["-m", "(not slow) and not (journey or sweep)", "-x"]]


# Starting the program


def test_on_a_desktop_the_practice_window_opens() -> None:
    start = dev.plan_start(PYTHON, display=True, bus=True)

    assert start.command == (str(PYTHON), "-m", "rak_desktop", "practice")
    assert start.remark is None


def test_without_a_session_bus_the_window_gets_a_session_of_its_own() -> None:
    start = dev.plan_start(PYTHON, display=True, bus=False)

    assert start.command[1].endswith("private_session.py")
    assert start.command[2:4] == ("--my-display", "--")
    assert start.command[-1] == "practice"
    assert set(KEYCHAIN) <= set(start.needs)


def test_without_a_display_the_window_is_walked_through(capsys: pytest.CaptureFixture[str]) -> None:
    start = dev.plan_start(PYTHON, display=False, bus=True)

    assert start.command[1].endswith("private_session.py")
    assert start.command[-1].endswith("walk.py")
    assert start.platform == "offscreen"
    assert start.remark is not None
    assert "no display" in start.remark


@pytest.mark.parametrize("display", [True, False])
@pytest.mark.parametrize("bus", [True, False])
def test_trying_the_program_never_installs_what_only_tests_need(display: bool, bus: bool) -> None:
    start = dev.plan_start(PYTHON, display=display, bus=bus)

    assert not set(JOURNEYS) & set(start.needs)
    assert set(WINDOW) <= set(start.needs)
    assert (set(SCREEN) <= set(start.needs)) is display


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        yield path


@only_on_linux
def test_a_bus_is_there_when_its_address_answers(listening: Path) -> None:
    assert dev.bus_answers({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={listening},guid=0123"})


@only_on_linux
def test_a_bus_is_there_when_its_usual_place_answers(listening: Path) -> None:
    listening.rename(listening.with_name("bus"))

    assert dev.bus_answers({"XDG_RUNTIME_DIR": str(listening.parent)})


@only_on_linux
@pytest.mark.parametrize("address", ["", "unix:path=/no/such/bus", "unix:abstract=/no/such/bus", "disabled:"])
def test_a_bus_that_does_not_answer_is_no_bus(address: str, tmp_path: Path) -> None:
    assert not dev.bus_answers({"DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": str(tmp_path)})


@only_on_linux
def test_a_wayland_screen_is_there_when_it_answers(listening: Path) -> None:
    found = {"WAYLAND_DISPLAY": listening.name, "XDG_RUNTIME_DIR": str(listening.parent)}

    assert dev.display_answers(found)


def test_an_x_screen_on_another_computer_is_there_when_it_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000

        assert dev.display_answers({"DISPLAY": f"localhost:{number}.0"})


@only_on_linux
@pytest.mark.parametrize("name", ["", ":4711", "nonsense", "localhost:4711"])
def test_a_left_over_display_name_is_no_screen(name: str) -> None:
    assert not dev.display_answers({"DISPLAY": name})


# The command line


@pytest.mark.parametrize("argv", [["check", "--fast"], ["run", "now"]])
def test_only_test_takes_further_arguments(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        dev.main(argv, FakeSystem())

    assert "takes no further arguments" in capsys.readouterr().err


def test_an_old_python_is_told_politely(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    assert dev.main(["test"], FakeSystem()) == 1
    assert capsys.readouterr().out == "RAK Desktop needs Python 3.11 or newer; this is 3.9.2.\n"


def test_what_stops_it_is_a_sentence_and_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["run"], FakeSystem([WINDOW[0]])) == 1
    assert "sudo apt-get install" in capsys.readouterr().out


def test_the_exit_code_of_what_was_started_is_passed_on() -> None:
    assert dev._follow([sys.executable, "-c", "exit(7)"], {}) == 7


def test_what_is_held_back_is_told_later_to_its_end(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    command = [sys.executable, "-c", "print('later'); exit(7)", "--color=no"]

    with dev._held_back(command, {}) as tell:
        dev.say("first")
        assert tell() == 7

    assert capfdbinary.readouterr().out.split() == [b"first", b"later"]
