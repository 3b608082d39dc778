"""The ready-made pieces for other programs do what they say, in each language that this computer has."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from private_session import PrivateSession
from rak_desktop.adapters.connection_book import SqliteConnectionBook
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.paths import Paths
from rak_desktop.resources import resource, snippets
from tests.fakes.clock import NOON
from tests.support.program import LIMIT, PROGRAM, ROOT, Ended, run, with_ours
from tests.support.secret_service import need_a_secret_service, store

KEY = "rk_test_51SnippetsOfTheTests00Wxyz"
KNOWN = ConnectionId("com.example.harbour-tickets", "acct_1Snippets", Mode.TEST)
CARD = Connection(KNOWN, KNOWN.slot(Peer.STRIPE), "Fjord Theatre", KEY[-4:], NOON, NOON)

HOW = {
    "helper.py": (sys.executable, "{file}"),
    "helper.mjs": ("node", "{file}"),
    "helper.php": ("php", "{file}"),
    "helper.rb": ("ruby", "{file}"),
    "helper.go": ("go", "run", "{file}"),
    "helper.sh": ("sh", "{file}"),
    "helper.ps1": ("pwsh", "-NoProfile", "-File", "{file}"),
    "stripe-cli.sh": ("sh", "{file}"),
    "keychain.py": (sys.executable, "{file}"),
    "keychain.mjs": ("node", "{file}"),
    "keychain.sh": ("sh", "{file}"),
    "Helper.cs": ("dotnet", "run", "--project", "{folder}"),
}
"""How each is run; its program has to be on this computer."""

NODE_PACKAGES = "build/node"
"""Where packages of npm are installed for these tests, in the checkout."""

PROJECT = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><Nullable>enable</Nullable>
<TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>"""

NAMES = sorted(path.name for path in resource("snippets").iterdir() if path.suffix != ".toml")


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A computer with one connection, our command on its path, and in place of Stripe's one that tells its key."""
    need_a_secret_service()
    folder = tmp_path_factory.mktemp("programs")
    _program(folder / "rak-desktop", 'exec {} "$@"'.format(" ".join(PROGRAM)))
    _program(folder / "stripe", 'echo "Connected with the key that ends in ${STRIPE_API_KEY#"${STRIPE_API_KEY%????}"}"')
    with PrivateSession() as session:
        path = f"{folder}:{session['PATH']}"
        environ = with_ours(
            session, RAK_DESKTOP_HOME=str(folder / "rak"), PATH=path, GOFLAGS="-mod=mod", LANG="C.UTF-8"
        )
        SqliteConnectionBook(Paths.of_this_computer(environ).book).put(CARD)
        store(environ, CARD.slot, KEY)
        yield environ


def _program(file: Path, line: str) -> None:
    file.write_text(f"#!/bin/sh\n{line}\n")
    file.chmod(0o755)


@pytest.mark.journey
@pytest.mark.parametrize("name", NAMES)
def test_it_gets_the_key_of_the_connection(name: str, environ: dict[str, str], tmp_path: Path) -> None:
    ended = _run(name, CARD, environ, tmp_path)

    assert ended.code == 0, ended.stderr
    assert ended.stdout.strip() == f"Connected with the key that ends in {KEY[-4:]}"


@pytest.mark.journey
@pytest.mark.parametrize("name", NAMES)
def test_it_ends_with_our_words_where_there_is_no_key(name: str, environ: dict[str, str], tmp_path: Path) -> None:
    other = ConnectionId(KNOWN.app_id, "acct_1Nobody", Mode.TEST)
    ended = _run(name, Connection(other, other.slot(Peer.STRIPE), "", "", NOON, NOON), environ, tmp_path)

    assert ended.code != 0
    assert "Connected with" not in ended.stdout
    if name.startswith(("helper", "Helper", "stripe")):
        assert "RAK-CON-80" in ended.stderr


def _run(name: str, connection: Connection, environ: dict[str, str], folder: Path) -> Ended:
    (snippet,) = (each for each in snippets() if each.text == resource("snippets", name).read_text("utf-8"))
    command = [word.format(file=folder / name, folder=folder) for word in HOW[name]]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not on this computer")
    if "napi-rs" in snippet.text:
        _bring_node_packages(folder)
        if not _node_finds("@napi-rs/keyring", folder):
            pytest.skip(f"the npm package is not here: npm install --prefix {NODE_PACKAGES} @napi-rs/keyring")
    (folder / name).write_text(snippet.for_connection(connection).text, "utf-8")
    if name.endswith(".cs"):
        (folder / "snippet.csproj").write_text(PROJECT)
    return run(command, environ)


def _bring_node_packages(folder: Path) -> None:
    """Node looks beside the file for them."""
    if (ROOT / NODE_PACKAGES).is_dir():
        (folder / "node_modules").symlink_to(ROOT / NODE_PACKAGES / "node_modules")


def _node_finds(package: str, folder: Path) -> bool:
    """Node looks for packages beside the file and above it."""
    script = f"import({package!r}).catch(() => process.exit(1))"
    looked = subprocess.run(["node", "-e", script], cwd=folder, capture_output=True, check=False, timeout=LIMIT)
    return looked.returncode == 0


def test_every_piece_is_listed_once_and_runs_somewhere() -> None:
    listed = [each.text for each in snippets()]

    assert sorted(HOW) == NAMES
    assert sorted(listed) == sorted(resource("snippets", name).read_text("utf-8") for name in NAMES)


def test_the_languages_are_those_that_are_promised() -> None:
    names = " ".join(each.name for each in snippets())

    for language in ("Python", "Node.js", "PHP", "Ruby", "Go", "C#", "Shell", "PowerShell", "Stripe CLI"):
        assert language in names


def test_every_gap_is_one_that_is_filled() -> None:
    filled = [each.for_connection(CARD).text for each in snippets()]

    assert [text for text in filled if re.search(r"\{\{\w+\}\}", text)] == []
    assert all("acct_1Snippets" in text for text in filled)
