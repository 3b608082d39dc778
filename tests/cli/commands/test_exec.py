"""`exec` becomes the command that it runs, so each test starts a process of its own for it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rak_desktop.cli.handing_out import _wait_for
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from tests.cli.conftest import Terminal
from tests.fakes.keys import LIVE_KEY, SECRETS
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.support.program import LIMIT, Ended, own_environment, run, running

# The real `main`, over a keychain in memory that holds one key.
WITH_ONE_CONNECTION = """
import os, sys
from pathlib import Path
from rak_desktop.cli.main import main
from tests.fakes.keys import LIVE_KEY
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection

services = MemoryServices(Path(os.environ["HOME"]), os.environ)
services.hold(connection(), LIVE_KEY)
sys.exit(main(["exec", *sys.argv[1:]], services))
"""
# A few of the commands are for all days; the same with other values, and what hardly ever changes, is for the full run.
further = pytest.mark.sweep

TELL_ENVIRONMENT = (sys.executable, "-c", "import json, os; print(json.dumps(dict(os.environ)))")
TELL_ARGUMENTS = (sys.executable, "-c", "import json, sys; print(json.dumps(sys.argv[1:]))")


def execute(*argv: str, stdin: str = "", **environ: str) -> Ended:
    return run(command(*argv), own_environment(**environ), stdin)


def command(*argv: str) -> tuple[str, ...]:
    return (sys.executable, "-c", WITH_ONE_CONNECTION, *argv)


def test_the_command_finds_the_key_in_its_environment_and_everything_else_as_it_was() -> None:
    before = own_environment(RAK_DESKTOP_HOME="/nowhere", RAK_DESKTOP_STRIPE_API="http://127.0.0.1:1", FLAG="a b")

    ended = run(command("--", *TELL_ENVIRONMENT), before)

    assert ended.code == 0
    assert ended.stderr == ""
    kept = {name: value for name, value in before.items() if not name.startswith("RAK_DESKTOP_")}
    told = ended.answer
    told.pop("LC_CTYPE", None)  # Python's own addition in a process without a language
    kept.pop("LC_CTYPE", None)
    assert told == {**kept, "STRIPE_API_KEY": LIVE_KEY.reveal()}


@pytest.mark.sweep
def test_the_command_finds_the_key_under_further_names() -> None:
    ended = execute("--env", "STRIPE_SECRET_KEY", "--env=SHOP_KEY", "--", *TELL_ENVIRONMENT)

    names = ("STRIPE_API_KEY", "STRIPE_SECRET_KEY", "SHOP_KEY")
    assert [ended.answer[name] for name in names] == [LIVE_KEY.reveal()] * 3


def test_a_key_that_was_there_before_is_replaced_and_that_is_said() -> None:
    ended = execute("--", *TELL_ENVIRONMENT, STRIPE_API_KEY="rk_test_somebody_elses_1234")

    assert ended.answer["STRIPE_API_KEY"] == LIVE_KEY.reveal()
    assert ended.stderr == "Warning: STRIPE_API_KEY was set already. The command gets the kept key instead.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["two words", 'a "quoted" word', "it's", "$HOME", "*", "a;b", "back\\slash", "", "über"],
        pytest.param(["--json", "--app", "--", "-h", "--env"], marks=further),
        pytest.param(["--label=x", "line\nbreak"], marks=further),
    ],
)
def test_arguments_reach_the_command_unchanged(arguments: list[str]) -> None:
    assert execute("--app", "com.example.harbour", "--", *TELL_ARGUMENTS, *arguments).answer == arguments


@pytest.mark.sweep
def test_stdin_and_the_folder_are_the_commands_own() -> None:
    script = "import os, sys; print(sys.stdin.read(), os.getcwd())"

    assert execute("--", sys.executable, "-c", script, stdin="hello").stdout == f"hello {Path.cwd()}\n"


@pytest.mark.parametrize("code", [3, *(pytest.param(code, marks=further) for code in (0, 1, 42, 255))])
def test_the_exit_code_is_the_commands(code: int) -> None:
    assert execute("--", "sh", "-c", f"exit {code}").code == code


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(number, marks=further) for number in (signal.SIGINT, signal.SIGUSR1))],
)
def test_a_signal_reaches_the_command(number: signal.Signals) -> None:
    with waiting_command(f"trap 'exit 7' {number.value}; echo ready; read line") as process:
        process.send_signal(number)

        assert process.wait(LIMIT) == 7


@pytest.mark.sweep
def test_a_command_that_a_signal_ends_is_seen_to_end_by_it() -> None:
    with waiting_command("echo ready; read line") as process:
        process.kill()

        assert process.wait(LIMIT) == -signal.SIGKILL


@contextmanager
def waiting_command(script: str) -> Iterator[subprocess.Popen[str]]:
    with running(command("--", "sh", "-c", script), own_environment()) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process


@pytest.mark.sweep
def test_a_closed_pipe_ends_the_command_as_it_would_without_us() -> None:
    """Python ignores SIGPIPE; the command must not, or `yes | head` complains."""
    ended = execute("--", "sh", "-c", "yes | head -n 1; yes | true")

    assert ended.stdout == "y\n"
    assert ended.stderr == ""


def test_a_command_that_is_not_there_ends_with_127() -> None:
    ended = execute("--", "no-such-program", "--option")

    assert ended.code == 127
    assert ended.stderr == "The command no-such-program was not found on this computer.\n"


@pytest.mark.sweep
def test_a_file_that_is_no_program_ends_with_126(tmp_path: Path) -> None:
    ended = execute("--", str(tmp_path))

    assert ended.code == 126
    assert "could not be started: Permission denied." in ended.stderr


@pytest.mark.parametrize(("program", "ends_with"), [("no-such-program", 127), pytest.param("/", 126, marks=further)])
def test_programs_hear_in_json_why_a_command_does_not_start(program: str, ends_with: int) -> None:
    ended = execute("--json", "--", program, STRIPE_API_KEY="set already")

    assert (ended.code, ended.error["code"], len(ended.stderr.splitlines())) == (ends_with, Code.WRONG_USE, 1)
    assert f"The command {program} " in ended.error["what_happened"]
    assert connection().id.account_id in ended.error["facts"]["repair"]


def test_a_key_in_place_of_the_command_is_not_repeated() -> None:
    ended = execute("--", LIVE_KEY.reveal())

    assert ended.code == 127
    assert not any(secret in ended.everything for secret in SECRETS)


@pytest.mark.sweep
def test_without_a_shell_nothing_is_expanded() -> None:
    assert execute("--", "echo", "$STRIPE_API_KEY").stdout == "$STRIPE_API_KEY\n"


# What goes wrong before a command is started needs no process.


@pytest.mark.parametrize("argv", [(), ("--",), ("--app", "com.example.harbour", "--")])
def test_without_a_command_there_is_nothing_to_do(rak: Terminal, argv: tuple[str, ...]) -> None:
    said = rak("exec", *argv)

    assert said.code == 2
    assert "after two dashes" in said.stderr


@pytest.mark.parametrize("name", ["PATH", "Path", "LD_PRELOAD", "PYTHONPATH", "RAK_DESKTOP_HOME", "HTTPS_PROXY"])
def test_a_variable_that_others_need_is_refused_before_anything_is_asked(
    rak: Terminal, name: str, services: MemoryServices
) -> None:
    services.hold(connection(), LIVE_KEY)
    services.memory_keychain.history.clear()

    said = rak("exec", "--json", "--env", name, "--", "true")

    assert said.code == 2
    assert said.error["code"] == Code.VARIABLE_NOT_FOR_KEYS
    assert name in said.error["what_happened"]
    assert services.memory_keychain.history == []


@pytest.mark.parametrize("name", ["", "A-B", "1ST", "A B", "A=B", "ÄB"])
def test_a_name_that_no_variable_can_have_is_refused(rak: Terminal, name: str, services: MemoryServices) -> None:
    services.hold(connection(), LIVE_KEY)

    said = rak("exec", "--env", name, "--", "true")

    assert said.code == 2
    assert "--env takes the name of a variable" in said.stderr


def test_without_a_connection_nothing_is_started(rak: Terminal, tmp_path: Path) -> None:
    made = tmp_path / "made by the command"

    said = rak("exec", "--json", "--", "touch", str(made))

    assert said.code == 3
    assert said.error["code"] == Code.NO_SUCH_CONNECTION
    assert not made.exists()


def test_a_locked_keychain_starts_nothing(rak: Terminal, services: MemoryServices, tmp_path: Path) -> None:
    made = tmp_path / "made by the command"
    services.hold(connection(), LIVE_KEY)
    services.memory_keychain.trouble = Code.KEYCHAIN_LOCKED

    said = rak("exec", "--", "touch", str(made))

    assert said.code == 4
    assert not made.exists()


def test_with_a_person_there_the_patient_reader_is_asked(rak: Terminal, services: MemoryServices) -> None:
    services.hold(connection(), LIVE_KEY)
    services.memory_keychain.trouble = Code.KEYCHAIN_LOCKED

    rak("exec", "--interactive", "--", "true")

    assert services.watched


class TestWindows:
    """There we wait beside the command, and look for it ourselves."""

    def test_the_exit_code_is_the_commands(self) -> None:
        assert _wait_for(["sh", "-c", "exit 42"], os.environ) == 42

    def test_the_command_is_looked_for_in_its_own_environment(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            _wait_for(["sh"], {"PATH": str(tmp_path)})

    def test_a_program_in_the_current_folder_gets_no_key_unless_somebody_names_its_place(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Windows looks there first, and a project that somebody downloaded may hold an npm of its own."""
        strange = tmp_path / "npm.cmd"
        strange.write_text("#!/bin/sh\nexit 66\n")
        strange.chmod(0o755)
        monkeypatch.chdir(tmp_path)
        environ = {"PATH": os.pathsep.join(("", ".", str(tmp_path / "nowhere"))), "PATHEXT": ".EXE;.CMD"}

        with pytest.raises(FileNotFoundError):
            _wait_for(["npm"], environ)
        with pytest.raises(FileNotFoundError):
            _wait_for(["npm.cmd"], environ)
        assert _wait_for(["./npm.cmd"], environ) == 66

    def test_the_ending_need_not_be_named(self, tmp_path: Path) -> None:
        for name, code in (("npm", 65), ("npm.cmd", 7), ("npm.txt", 66)):
            (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n")
            (tmp_path / name).chmod(0o755)

        assert _wait_for(["npm"], {"PATH": str(tmp_path), "PATHEXT": ".EXE;.CMD"}) == 7

    @pytest.mark.parametrize("name", ["tool.bat", "tool.CMD"])
    def test_arguments_that_a_batch_file_would_take_for_commands_are_refused(self, tmp_path: Path, name: str) -> None:
        batch_file = tmp_path / name
        batch_file.write_text("#!/bin/sh\nexit 7\n")
        batch_file.chmod(0o755)

        assert _wait_for([name, "--mode", "two words", "a/b"], {"PATH": str(tmp_path)}) == 7
        with pytest.raises(ProfileError) as refusal:
            _wait_for([name, '"&calc'], {"PATH": str(tmp_path)})
        assert refusal.value.code is Code.NOT_SAFE_FOR_BATCH_FILE


@pytest.mark.skipif(os.name != "posix", reason="only there the environment is read back this way")
def test_the_key_is_in_the_environment_and_in_no_argument() -> None:
    script = "import json; print(json.dumps(open('/proc/self/cmdline').read()))"

    told = json.loads(execute("--", sys.executable, "-c", script).stdout)

    assert not any(secret in told for secret in SECRETS)
