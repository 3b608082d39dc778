"""Somebody types a piece of a command line and presses Tab, in a real shell."""

import shlex
import shutil
import sys
from pathlib import Path

import pytest

from rak_desktop.adapters.connection_book import SqliteConnectionBook
from rak_desktop.paths import Paths
from tests.fakes.steps import connection
from tests.support.program import own_environment, run

pytestmark = pytest.mark.journey

_PRESSING_TAB = {
    "bash": """
        source <(rak-desktop completion bash)
        COMP_LINE={line} COMP_POINT=${{#COMP_LINE}} COMP_TYPE=9
        _python_argcomplete rak-desktop
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """,
    "zsh": """
        autoload -U compinit && compinit -D
        source <(rak-desktop completion zsh)
        _describe() {{ print -l -- ${{(P)2}} }}
        words=(rak-desktop) BUFFER={line} CURSOR=${{#BUFFER}}
        _python_argcomplete
    """,
    "fish": """
        rak-desktop completion fish | source
        complete --do-complete {line}
    """,
}


@pytest.fixture(params=_PRESSING_TAB)
def shell(request: pytest.FixtureRequest) -> str:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed on this computer")
    return str(request.param)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """The program is on the path, and one shop is connected."""
    program = tmp_path / "bin/rak-desktop"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m rak_desktop "$@"\n')
    program.chmod(0o755)
    environ = own_environment(RAK_DESKTOP_HOME=str(tmp_path))
    SqliteConnectionBook(Paths.of_this_computer(environ).book).put(connection())
    return {**environ, "PATH": f"{program.parent}:{environ['PATH']}"}


@pytest.mark.parametrize(
    ("typed", "offered", "not_offered"),
    [
        ("rak-desktop co", {"connect", "completion"}, {"list"}),
        ("rak-desktop support ", {"decode", "report", "read"}, {"connect"}),
        ("rak-desktop key --mode ", {"live", "test"}, {"--app"}),
        ("rak-desktop key --app ", {"com.example.harbour"}, set()),
        ("rak-desktop exec --account acct_1P", {"acct_1PracticeFjord"}, set()),
        ("rak-desktop doctor --explain RAK-NET-5", {"RAK-NET-50", "RAK-NET-59"}, {"RAK-NET-60"}),
        ("rak-desktop connect --language p", {"pt_BR"}, {"de"}),
    ],
)
def test_what_may_come_next(
    environ: dict[str, str], shell: str, typed: str, offered: set[str], not_offered: set[str]
) -> None:
    line = shlex.quote(typed)

    told = run((shell, "-c", _PRESSING_TAB[shell].format(line=line)), environ)

    words = {word.split(":")[0].split("\t")[0].strip() for word in told.stdout.splitlines()}
    assert offered <= words, told
    assert not words & not_offered


def test_a_name_with_a_space_is_one_word(environ: dict[str, str]) -> None:
    told = run(("bash", "-c", _PRESSING_TAB["bash"].format(line=shlex.quote("rak-desktop key --label Fj"))), environ)

    assert told.stdout.strip() == r"Fjord\ Theatre"
