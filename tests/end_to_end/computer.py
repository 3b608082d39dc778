"""A shop's computer: a sign-in with a keychain, a home and a temporary folder, and nothing else."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from private_session import Display, Keychain, PrivateSession
from rak_desktop.core.connection import KeychainSlot
from tests.support.program import PROGRAM, ROOT, Ended, rak_desktop, run, running, with_ours
from tests.support.secret_service import look_up

KEY_SHAPED = re.compile(rb"(?:rk|sk|rkcs)_[A-Za-z0-9_]{10}")


@dataclass(frozen=True)
class Stripe:
    """A Stripe on this computer, and the key that its settings page shows."""

    address: str
    key: str


@contextmanager
def a_stripe(scenario: str = "all-good") -> Iterator[Stripe]:
    """The practice Stripe as a process of its own, as the README tells tool authors to start it."""
    command = (*PROGRAM, "practice", "--serve", "--json", "--scenario", scenario)
    with running(command, with_ours({})) as process:
        assert process.stdout
        told = json.loads(process.stdout.readline())
        yield Stripe(told["address"], told["test_key"])


class Computer:
    """What a person at it can do, and what they would find on its disk."""

    def __init__(self, environ: dict[str, str], folder: Path) -> None:
        self.folder = folder
        self.home, self.rak_home, self.temporary = folder / "home", folder / "rak", folder / "tmp"
        for made in (self.home, self.temporary):
            made.mkdir(parents=True)
        self.environ = with_ours(
            environ,
            HOME=str(self.home),
            RAK_DESKTOP_HOME=str(self.rak_home),
            TMPDIR=str(self.temporary),
            **{f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        )

    def talk_to(self, address: str) -> None:
        """Another Stripe answers from now on."""
        self.environ["RAK_DESKTOP_STRIPE_API"] = address

    def rak(self, *arguments: str, stdin: str = "") -> Ended:
        return rak_desktop(*arguments, environ=self.environ, stdin=stdin)

    def vendors_folder(self) -> str:
        """What the vendor sent: nothing but the manifest of their Stripe App."""
        folder = self.folder / "from the vendor"
        folder.mkdir(exist_ok=True)
        shutil.copy(ROOT / "resources/profiles/practice/stripe-app.json", folder)
        return str(folder)

    def key_at(self, service: str, username: str = "key") -> str:
        """What an independent program finds at this address."""
        return look_up(self.environ, KeychainSlot(service, username))

    def keychain_items(self) -> str:
        """Everything that keychain clients have stored here, as libsecret's own tool tells it; without the secrets."""
        told = run(("secret-tool", "search", "--all", "username", "key"), self.environ)
        return "\n".join(line for line in told.everything.splitlines() if not line.startswith("secret = "))

    def files(self) -> dict[str, bytes]:
        """Every file that a program of this person has written, and what is in it."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        ours = {str(path.relative_to(self.folder)): path.read_bytes() for path in found}
        return {name: held for name, held in ours.items() if not name.startswith("from the vendor")}


@contextmanager
def a_computer(folder: Path, keychain: Keychain = Keychain.OPEN, display: Display = Display.NONE) -> Iterator[Computer]:
    with PrivateSession(keychain, display) as environ:
        yield Computer(environ, folder / "computer")


def assert_no_key_in(computer: Computer, *said: str, but: str = "") -> None:
    """No key, and nothing shaped like one, in what was said or in any file.

    `but` is a text of a story that is shaped like a key and was never one.
    """
    places = {**computer.files(), **{f"output {number}": text.encode() for number, text in enumerate(said)}}
    for name, held in places.items():
        found = KEY_SHAPED.search(held.replace(but.encode(), b"") if but else held)
        assert found is None, f"something like a key is in {name}"
        assert not KEY_SHAPED.search(name.encode())


def assert_only_our_files(computer: Computer, *names: str) -> None:
    """These files, and no other anywhere: nothing of the stripe library's, nothing at home, nothing temporary."""
    found = sorted(computer.files())
    assert found == sorted(names), found
