"""The walk of `packaging/dev.py run` where there is no display: the whole main job, seen and proven."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from private_session import Keychain
from tests.end_to_end.computer import Computer, a_computer, assert_no_key_in
from tests.support.program import ROOT, Ended, run
from tests.support.secret_service import need_a_secret_service

pytestmark = pytest.mark.journey

PNG = b"\x89PNG\r\n"


@pytest.fixture
def computer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Computer]:
    need_a_secret_service()
    with a_computer(tmp_path, getattr(request, "param", Keychain.OPEN)) as computer:
        yield computer


def walk(computer: Computer, pictures: Path) -> Ended:
    environ = {**computer.environ, "QT_QPA_PLATFORM": "offscreen"}
    return run((sys.executable, str(ROOT / "packaging/walk.py"), str(pictures)), environ)


def test_from_welcome_to_connected_with_a_picture_of_each_screen(computer: Computer, tmp_path: Path) -> None:
    walked = walk(computer, tmp_path / "pictures")

    assert walked.code == 0, walked.everything
    assert "read back exactly the key that was pasted" in walked.stdout
    pictures = sorted((tmp_path / "pictures").iterdir())
    assert [picture.stem.partition("-")[2] for picture in pictures] == [
        "welcome",
        "allow",
        "copy-the-key",
        "key-pasted",
        "checking",
        "is-this-right",
        "connected",
    ]
    assert all(picture.read_bytes().startswith(PNG) and picture.stat().st_size > 10_000 for picture in pictures)
    assert_no_key_in(computer, walked.everything)

    # It was practice: its own book, its own addresses, and nothing in the real ones.
    (kept,) = computer.rak("list", "--practice", "--json").answer["connections"]
    assert kept["service"].startswith("rak-desktop-practice/")
    assert computer.rak("key", "--practice").stdout.strip() == computer.key_at(kept["service"])
    assert computer.rak("list", "--json").answer["connections"] == []


@pytest.mark.parametrize("computer", [Keychain.ABSENT], indirect=True)
def test_a_walk_that_cannot_go_on_says_where_and_fails(computer: Computer, tmp_path: Path) -> None:
    walked = walk(computer, tmp_path / "pictures")

    assert walked.code == 1
    assert "The walk came to Stalled (RAK-KCN-70) and not to Reviewing." in walked.stdout
    assert "Traceback" not in walked.stderr
    assert (tmp_path / "pictures/1-welcome.png").exists()
