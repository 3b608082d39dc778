"""KeePassXC as a second real Secret Service: a database of its own, open, and shared with other programs."""

import base64
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

import pytest

from private_session import SECRETS_NAME, START_LIMIT, Display, Keychain, PrivateSession
from rak_desktop.adapters.secret_service import SecretService
from rak_desktop.adapters.session_bus import SessionBus
from rak_desktop.core.errors import KeychainError

PASSWORD = "a password for a throw-away database"

_SETTINGS = """[General]
ConfigVersion=2
UpdateCheckMessageShown=true
SingleInstance=false
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmAccessItem={confirms}
ConfirmDeleteItem=false
[GUI]
CheckForUpdates=false
ShowTrayIcon=false
"""


@contextmanager
def keepassxc(*, confirms_reading: bool = False) -> Iterator[dict[str, str]]:
    """The environment of a session in which KeePassXC keeps the secrets. Skips where it is not installed.

    `confirms_reading` is how KeePassXC comes: it asks the person whenever a program reads.
    """
    for program in ("keepassxc", "keepassxc-cli", "Xvfb", "openbox"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed on this computer")
    # A screen is needed: without one KeePassXC reads, but a store waits for ever on a dialog.
    with PrivateSession(Keychain.ABSENT, Display.OWN) as session:
        environ = {**session, "QT_QPA_PLATFORM": "xcb"}  # these tests draw their own windows nowhere
        folder = Path(environ["XDG_DATA_HOME"])
        database = _database_that_is_shared(folder, environ)
        settings = folder / "keepassxc.ini"
        settings.write_text(_SETTINGS.format(confirms=str(confirms_reading).lower()))
        command = ["keepassxc", "--config", str(settings), "--localconfig", str(folder / "local.ini"), "--pw-stdin"]
        with subprocess.Popen(
            [*command, str(database)],
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                assert process.stdin
                process.stdin.write(f"{PASSWORD}\n".encode())
                process.stdin.close()
                _open_or_skip(process, environ)
                yield environ
            finally:
                process.kill()


def _open_or_skip(process: subprocess.Popen[bytes], environ: dict[str, str]) -> None:
    try:
        _wait_until_open(environ)
    except (KeychainError, subprocess.SubprocessError):
        with suppress(subprocess.TimeoutExpired):
            process.wait(1)
        if process.returncode == -signal.SIGSEGV:  # version 2.7.10 does, whether it is asked anything or not
            pytest.skip("this KeePassXC crashes when it is given the password of its database through a pipe")
        raise


def lock(environ: dict[str, str]) -> None:
    """Closes the database, as KeePassXC does after a while: asked in two steps, which must come from one program."""
    bus = SessionBus(environ["DBUS_SESSION_BUS_ADDRESS"], START_LIMIT)
    service, path = (SECRETS_NAME, "/org/freedesktop/secrets"), "org.freedesktop.Secret."
    (store,) = bus.call((*service, path + "Service"), "ReadAlias", "s", "default")
    _, prompt = bus.call((*service, path + "Service"), "Lock", "ao", [store])
    bus.call((SECRETS_NAME, prompt, path + "Prompt"), "Prompt", "s", "")
    while not SecretService(environ=environ).describe().locked:
        time.sleep(0.05)
    bus.close()


def answer_the_question(environ: dict[str, str]) -> None:
    """Types the password into the window in which KeePassXC asks for it, as the person would."""
    shown = "until xdotool search --onlyvisible --name 'Unlock Database'; do sleep 0.1; done"
    subprocess.run(["sh", "-c", shown], env=environ, check=True, capture_output=True, timeout=START_LIMIT)
    for step in (["type", "--delay", "20", PASSWORD], ["key", "Return"]):
        subprocess.run(["xdotool", *step], env=environ, check=True)


def _database_that_is_shared(folder: Path, environ: dict[str, str]) -> Path:
    """No command chooses the group that is shared; it is an entry in the database, so that goes through XML."""
    empty, exported, database = folder / "empty.kdbx", folder / "exported.xml", folder / "shared.kdbx"
    twice, once = f"{PASSWORD}\n{PASSWORD}\n", f"{PASSWORD}\n"
    _cli(environ, twice, "db-create", "-p", str(empty))
    _cli(environ, once, "mkdir", "-q", str(empty), "Shared")
    told = _cli(environ, once, "export", "-q", str(empty))
    group = UUID(bytes=base64.b64decode(re.findall(r"<UUID>(.*?)</UUID>", told)[1]))
    shared = f"<Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{{{group}}}</Value></Item>"
    exported.write_text(told.replace("</Meta>", f"<CustomData>{shared}</CustomData></Meta>", 1))
    _cli(environ, twice, "import", str(exported), str(database), "-p")
    return database


def _cli(environ: dict[str, str], stdin: str, *arguments: str) -> str:
    command = ["keepassxc-cli", *arguments]
    return subprocess.run(command, input=stdin, env=environ, check=True, capture_output=True, text=True).stdout


def _wait_until_open(environ: dict[str, str]) -> None:
    """First the name is owned, then the default collection is there, still locked, and at last the database is open."""
    asked = ["gdbus", "wait", "--session", "--timeout", str(START_LIMIT), SECRETS_NAME]
    subprocess.run(asked, env=environ, check=True, capture_output=True)
    script = (
        f"until gdbus call --session -d {SECRETS_NAME} -o /org/freedesktop/secrets"
        " -m org.freedesktop.Secret.Service.ReadAlias default | grep -q collection; do sleep 0.05; done"
    )
    subprocess.run(["sh", "-c", script], env=environ, check=True, timeout=START_LIMIT)
    ends = time.monotonic() + START_LIMIT
    while SecretService(environ=environ).describe().locked:
        assert time.monotonic() < ends, "KeePassXC did not open its database"
        time.sleep(0.05)
