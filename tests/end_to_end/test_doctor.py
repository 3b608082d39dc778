"""The doctor names the root cause first, where one thing is broken and where nothing works at all."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from private_session import Keychain, PrivateSession
from tests.end_to_end.computer import Computer, Stripe, a_stripe, assert_no_key_in
from tests.fakes.company_proxy import CompanyProxy
from tests.fakes.raw_server import RawServer, saying
from tests.support.program import PROGRAM, Ended, run
from tests.support.secret_service import need_a_secret_service

if TYPE_CHECKING:
    from tests.fakes.certificates import Issuer

pytestmark = pytest.mark.journey

NOBODY_LISTENS = "http://127.0.0.1:9"
ACCOUNT = '{"id": "acct_1Theatre", "object": "account"}'
LAST_YEAR = "Date: Wed, 01 Jan 2025 10:00:00 GMT"

Prefix = tuple[str, ...]
"""What the doctor is started with, where its surroundings have to be made for it."""


# ── broken in one way ────────────────────────────────────────────────────────────────────────────────


def simply(spoil: Callable[[Computer], object]) -> Callable[[Computer], AbstractContextManager[Prefix]]:
    """A way to break a computer that nothing has to be kept running for."""

    @contextmanager
    def broken(computer: Computer) -> Iterator[Prefix]:
        spoil(computer)
        yield ()

    return broken


def _no_home(computer: Computer) -> None:
    for folder in sorted(computer.home.rglob("*"), reverse=True):
        folder.rmdir()
    computer.home.rmdir()
    computer.environ.pop("RAK_DESKTOP_HOME")


def _file_for_folder(computer: Computer) -> None:
    computer.rak_home.write_text("a file")


def _damaged_book(computer: Computer) -> None:
    (computer.rak_home / "data").mkdir(parents=True)
    (computer.rak_home / "data" / "connections.sqlite3").write_bytes(b"nothing that SQLite knows" * 99)


def _broken_profile(computer: Computer) -> None:
    folder = computer.rak_home / "config" / "profiles" / "com.example.broken"
    folder.mkdir(parents=True)
    (folder / "stripe-app.json").write_text("{ not json")


def _settings(computer: Computer, **chosen: str) -> None:
    (computer.rak_home / "config").mkdir(parents=True)
    (computer.rak_home / "config" / "settings.json").write_text(json.dumps({"schema": 1, **chosen}))


def _certificates_that_are_gone(computer: Computer) -> None:
    _settings(computer, ca_file=str(computer.folder / "gone.pem"))


def _key_was_deleted(computer: Computer) -> None:
    """By somebody who tidied up their password store."""
    service = computer.rak("list", "--json").answer["connections"][0]["service"]
    run(("secret-tool", "clear", "service", service, "username", "key"), computer.environ)


def _nobody_answers(computer: Computer) -> None:
    computer.talk_to(NOBODY_LISTENS)


def _proxy_is_gone(computer: Computer) -> None:
    """The proxy is on this computer, so nothing is sent to Stripe itself."""
    computer.environ.pop("RAK_DESKTOP_STRIPE_API")
    computer.environ["https_proxy"] = "http://127.0.0.1:9"


@contextmanager
def _read_only(computer: Computer) -> Iterator[Prefix]:
    """As from a disk with errors. Permissions stop everybody but root, who gets a mount of its own."""
    computer.rak_home.mkdir()
    if os.geteuid() != 0:
        computer.rak_home.chmod(0o500)
        try:
            yield ()
        finally:
            computer.rak_home.chmod(0o700)
        return
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    yield can_run("unshare", "--mount", "sh", "-c", mount, str(computer.rak_home))


@contextmanager
def _offline(computer: Computer) -> Iterator[Prefix]:
    """Without any network card but with the person's own session, as in an aeroplane."""
    computer.environ.pop("RAK_DESKTOP_STRIPE_API")
    yield can_run("unshare", "--user", "--map-current-user", "--net")


def can_run(*prefix: str) -> Prefix:
    try:
        subprocess.run((*prefix, "true"), check=True, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        pytest.skip(f"{prefix[0]} may not do that here")
    return prefix


@contextmanager
def _last_year(computer: Computer) -> Iterator[Prefix]:
    """Who answers shows another year than this computer."""
    with RawServer(saying("200 OK", ACCOUNT, LAST_YEAR)) as stripe:
        computer.talk_to(stripe.address)
        yield ()


@contextmanager
def _hotel(computer: Computer) -> Iterator[Prefix]:
    with RawServer(saying("200 OK", "<html>Welcome</html>", "Content-Type: text/html")) as page:
        computer.talk_to(page.address)
        yield ()


@contextmanager
def _behind_a_proxy(computer: Computer, *, login: str | None = None) -> Iterator[Prefix]:
    """It looks into everything, with certificates of its own that this computer does not know."""
    issuer = _issuer(computer.folder)
    with (
        RawServer(saying("200 OK", ACCOUNT), tls=issuer.server(address="api.stripe.com")) as stripe,
        CompanyProxy(stripe.port, login=login) as proxy,
    ):
        computer.environ.pop("RAK_DESKTOP_STRIPE_API")
        computer.environ["https_proxy"] = proxy.address
        yield ()


def _issuer(folder: Path) -> "Issuer":
    pytest.importorskip("cryptography")
    from tests.fakes.certificates import Issuer

    return Issuer(folder)


def _sign_in_at_the_proxy(computer: Computer) -> AbstractContextManager[Prefix]:
    return _behind_a_proxy(computer, login="shop:word")


@dataclass(frozen=True)
class Broken:
    """A computer on which everything is well but one thing, the code of that, and what the doctor ends with."""

    spoil: Callable[[Computer], AbstractContextManager[Prefix]]
    code: str
    exit_code: int
    keychain: Keychain = Keychain.OPEN
    connected: bool = False


def _leave(_: Computer) -> None:
    """What is broken is broken from the beginning."""


BROKEN = {
    "no display": Broken(simply(_leave), "RAK-DOC-201", 0),
    "no home": Broken(simply(_no_home), "RAK-DOC-204", 3),
    "a file in the place of our folders": Broken(simply(_file_for_folder), "RAK-DOC-204", 3),
    "a home that can only be read": Broken(_read_only, "RAK-DOC-204", 3),
    "certificates that are gone": Broken(simply(_certificates_that_are_gone), "RAK-NET-126", 5),
    "a broken profile": Broken(simply(_broken_profile), "RAK-PRO-93", 2),
    "no keychain": Broken(simply(_leave), "RAK-KCN-70", 4, Keychain.ABSENT),
    "a locked keychain": Broken(simply(_leave), "RAK-KCN-71", 4, Keychain.LOCKED),
    "a keychain without a place": Broken(simply(_leave), "RAK-KCN-140", 4, Keychain.EMPTY),
    "a keychain that hangs": Broken(simply(_leave), "RAK-KCN-73", 4, Keychain.FROZEN),
    "a damaged list of connections": Broken(simply(_damaged_book), "RAK-CON-82", 3),
    "a key that was deleted": Broken(simply(_key_was_deleted), "RAK-KCN-75", 4, connected=True),
    "no network": Broken(_offline, "RAK-NET-50", 5),
    "nobody where Stripe should be": Broken(simply(_nobody_answers), "RAK-NET-52", 5),
    "a proxy that is gone": Broken(simply(_proxy_is_gone), "RAK-NET-60", 5),
    "a proxy that wants a sign-in": Broken(_sign_in_at_the_proxy, "RAK-NET-124", 5),
    "a company that reads along": Broken(_behind_a_proxy, "RAK-NET-122", 5),
    "a hotel's sign-in page": Broken(_hotel, "RAK-NET-57", 5),
    "a wrong clock": Broken(_last_year, "RAK-DOC-215", 5),
}


@pytest.fixture(scope="module")
def session_of() -> Iterator[Callable[[Keychain], dict[str, str]]]:
    """One sign-in for each kind of keychain, started when it is first needed."""
    need_a_secret_service()
    started: dict[Keychain, dict[str, str]] = {}
    with ExitStack() as stack:

        def get(keychain: Keychain) -> dict[str, str]:
            if keychain not in started:
                started[keychain] = stack.enter_context(PrivateSession(keychain))
            return started[keychain]

        yield get


@pytest.fixture(scope="module")
def stripe() -> Iterator[Stripe]:
    with a_stripe() as stripe:
        yield stripe


def _files(folder: Path) -> list[Path]:
    """But for the log, in which a profile that cannot be used is told."""
    return sorted(path for path in folder.rglob("*") if "logs" not in path.relative_to(folder).parts)


@pytest.mark.parametrize("name", BROKEN)
def test_the_one_thing_that_is_wrong_stands_first(
    name: str, session_of: Callable[[Keychain], dict[str, str]], stripe: Stripe, tmp_path: Path
) -> None:
    broken = BROKEN[name]
    computer = Computer(session_of(broken.keychain), tmp_path / "computer")
    computer.talk_to(stripe.address)
    if broken.connected:
        _connect(computer, stripe)

    with broken.spoil(computer) as prefix:
        before = _files(tmp_path)
        told = _doctor(computer, prefix)
        after = _files(tmp_path)

    first = _findings(told)[0]
    assert (first["code"], told.code) == (broken.code, broken.exit_code), told.everything
    assert first["title"]
    assert first["what_to_do"]
    troubles = [each["code"] for each in _findings(told) if each["state"] == "trouble"]
    assert troubles in ([broken.code], []), "what only follows from it is hidden"
    assert told.stderr == ""
    assert after == before, "it left something behind"
    assert "doctor" not in (computer.keychain_items() if broken.keychain is not Keychain.FROZEN else "")


def _doctor(computer: Computer, prefix: Prefix = ()) -> Ended:
    return run((*prefix, *PROGRAM, "doctor", "--json"), computer.environ)


def _findings(told: Ended) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told.answer["findings"]
    return found


# ── nothing works, and all is well ───────────────────────────────────────────────────────────────────


def test_where_nothing_works_it_still_names_everything_that_is_wrong(tmp_path: Path) -> None:
    """No session bus, no display, no home, and nobody where Stripe should be."""
    computer = Computer({"PATH": os.environ["PATH"]}, tmp_path)
    computer.talk_to(NOBODY_LISTENS)
    _no_home(computer)

    told = _doctor(computer)

    codes = [each["code"] for each in _findings(told) if each["state"] == "trouble"]
    assert (codes[0], codes[-1]) == ("RAK-DOC-204", "RAK-NET-52")
    assert [code for code in codes if code.startswith("RAK-KCN-7")]
    assert told.code == 3
    assert told.stderr == ""
    assert not computer.home.exists()


def test_on_a_computer_where_all_is_well_it_says_so(
    session_of: Callable[[Keychain], dict[str, str]], stripe: Stripe, tmp_path: Path
) -> None:
    computer = Computer(session_of(Keychain.OPEN), tmp_path / "computer")
    computer.talk_to(stripe.address)
    _connect(computer, stripe)

    told = _doctor(computer)

    findings = {each["code"]: each for each in _findings(told)}
    assert told.code == 0, told.everything
    assert [each for each in findings.values() if each["state"] == "trouble"] == []
    assert {"RAK-DOC-205", "RAK-DOC-209", "RAK-DOC-222", "RAK-DOC-224"} <= set(findings)
    assert findings["RAK-DOC-224"]["facts"] == {"count": 1}
    assert_no_key_in(computer, told.everything)
    assert computer.rak("key").stdout == stripe.key + "\n"


def _connect(computer: Computer, stripe: Stripe) -> None:
    profile = computer.vendors_folder()
    connected = computer.rak("connect", "--profile", profile, "--key-stdin", "--yes", "--replace", stdin=stripe.key)
    assert connected.code == 0, connected.stderr
