"""The doctor works where nothing else does: no display, no keychain, no network, no home, broken files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.computer import Computer, Stripe, a_computer, a_stripe, assert_no_key_in
from tests.support.secret_service import need_a_secret_service

pytestmark = pytest.mark.journey

NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture
def bare(tmp_path: Path) -> Computer:
    """A computer without a session: no bus, no display; and whoever is asked for Stripe does not answer."""
    computer = Computer({"PATH": os.environ["PATH"]}, tmp_path)
    computer.talk_to(NOBODY_LISTENS)
    return computer


def _no_home(computer: Computer) -> None:
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


BROKEN: dict[str, tuple[Callable[[Computer], None], set[str]]] = {
    "nothing but a terminal": (lambda _: None, set()),
    "no home": (_no_home, {"RAK-DOC-204"}),
    "a file in the place of our folders": (_file_for_folder, {"RAK-DOC-204"}),
    "a damaged list of connections": (_damaged_book, {"RAK-CON-82"}),
    "a broken profile": (_broken_profile, {"RAK-PRO-93", "RAK-PRO-92"}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_names_what_is_wrong_where_nothing_works(bare: Computer, name: str) -> None:
    spoil, wanted = BROKEN[name]
    spoil(bare)
    before = sorted(bare.folder.rglob("*"))

    told = bare.rak("doctor", "--json")

    codes = [each["code"] for each in told.answer["findings"] if each["state"] == "trouble"]
    assert told.stderr == ""
    assert told.code in (2, 3, 4)
    assert not wanted or set(codes) & wanted
    assert [code for code in codes if code.startswith("RAK-KCN-7")]
    assert "RAK-NET-52" in codes
    assert sorted(bare.folder.rglob("*")) == before, "it left something behind"


def test_on_a_computer_where_all_is_well_it_says_so(tmp_path: Path) -> None:
    need_a_secret_service()
    with a_stripe() as stripe, a_computer(tmp_path) as computer:
        computer.talk_to(stripe.address)
        _connect(computer, stripe)

        told = computer.rak("doctor", "--json")

        findings = {each["code"]: each for each in told.answer["findings"]}
        assert told.code == 0, told.everything
        assert [each for each in findings.values() if each["state"] == "trouble"] == []
        assert {"RAK-DOC-205", "RAK-DOC-209", "RAK-DOC-222", "RAK-DOC-224"} <= set(findings)
        assert findings["RAK-DOC-224"]["facts"] == {"count": 1}
        assert_no_key_in(computer, told.everything)
        assert computer.rak("key").stdout == stripe.key + "\n"


def _connect(computer: Computer, stripe: Stripe) -> None:
    profile = computer.vendors_folder()
    connected = computer.rak("connect", "--profile", profile, "--key-stdin", "--yes", stdin=stripe.key)
    assert connected.code == 0, connected.stderr
