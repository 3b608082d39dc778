"""Which keys practice has given out, also after it was closed and opened again; and never a key itself."""

from pathlib import Path

import pytest

from rak_desktop.core.mode import Mode
from rak_desktop.practice.accounts import FJORD_THEATRE, HARBOUR_MUSEUM
from rak_desktop.practice.given_keys import GivenKeys, KeyOwner
from rak_desktop.practice.keys import new_restricted_key

KEY, OTHER = new_restricted_key(Mode.LIVE), new_restricted_key(Mode.LIVE)
THEATRES = KeyOwner(FJORD_THEATRE, Mode.LIVE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "practice" / "given-keys.json"


def test_a_key_is_known_again_after_a_restart(file: Path) -> None:
    GivenKeys(file).give(KEY, THEATRES)

    again = GivenKeys(file)

    assert again.owner_of(KEY) == THEATRES
    assert again.owner_of(OTHER) is None
    assert again.living(FJORD_THEATRE, Mode.LIVE)
    assert not again.living(FJORD_THEATRE, Mode.TEST)


def test_what_has_ended_stays_ended(file: Path) -> None:
    given = GivenKeys(file)
    given.give(KEY, THEATRES)
    given.give(OTHER, KeyOwner(HARBOUR_MUSEUM, Mode.LIVE))

    given.end(FJORD_THEATRE, Mode.LIVE)

    again = GivenKeys(file)
    assert again.owner_of(KEY) == KeyOwner(FJORD_THEATRE, Mode.LIVE, ended=True)
    assert again.owner_of(OTHER) == KeyOwner(HARBOUR_MUSEUM, Mode.LIVE)
    assert not again.living(FJORD_THEATRE, Mode.LIVE)


def test_no_key_is_in_the_file(file: Path) -> None:
    GivenKeys(file).give(KEY, THEATRES)

    written = file.read_text()
    assert "rk_" not in written
    assert KEY[-20:] not in written


@pytest.mark.parametrize(
    "held", [b"", b"{", b"[]", b'{"schema": 2, "keys": 3}', b'{"schema": 1, "keys": [{"digest": 4}]}', b"\xff\xfe"]
)
def test_a_file_that_cannot_be_read_is_as_none(file: Path, held: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(held)

    given = GivenKeys(file)
    given.give(KEY, THEATRES)

    assert GivenKeys(file).owner_of(KEY) == THEATRES


def test_where_nothing_can_be_written_practice_goes_on(tmp_path: Path) -> None:
    (tmp_path / "practice").write_text("a file in the place of the folder")

    given = GivenKeys(tmp_path / "practice" / "given-keys.json")
    given.give(KEY, THEATRES)

    assert given.owner_of(KEY) == THEATRES


def test_without_a_file_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    GivenKeys().give(KEY, THEATRES)

    assert list(tmp_path.iterdir()) == []
