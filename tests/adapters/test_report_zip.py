"""A report as a file: whole or not at all, and what others send is only data."""

import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rak_desktop.adapters.report_zip import ReportZip
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import RakError
from rak_desktop.core.support_report import as_json
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from tests.core.test_support_report import REPORT

JSON = json.dumps(as_json(REPORT))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "report.zip"


def unreadable(place: Path) -> bool:
    with pytest.raises(RakError) as told:
        ReportZip().read(str(place))
    return told.value.code is Code.REPORT_UNREADABLE


def test_what_is_written_can_be_read_by_us_and_by_anybody(place: Path) -> None:
    ReportZip().write(str(place), JSON, "for people")

    assert ReportZip().read(str(place)) == REPORT
    with zipfile.ZipFile(place) as packed:
        assert packed.namelist() == ["report.json", "report.txt"]
        assert packed.read("report.txt") == b"for people"


def test_an_older_report_of_that_name_is_replaced(place: Path) -> None:
    place.write_text("old")

    ReportZip().write(str(place), JSON, "new")

    assert ReportZip().read(str(place)) == REPORT


def test_a_file_that_is_not_there_is_not_called_broken(place: Path) -> None:
    with pytest.raises(RakError) as told:
        ReportZip().read(str(place))

    assert (told.value.code, told.value.facts["reason"]) == (Code.REPORT_UNREADABLE, "missing")
    assert words_for(told.value.trouble, Words()).title == "There is no such file"


def test_where_it_cannot_be_saved_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()

    for place in (tmp_path / "nowhere" / "report.zip", tmp_path / "taken"):
        with pytest.raises(RakError) as told:
            ReportZip().write(str(place), JSON, "text")
        assert told.value.code is Code.REPORT_NOT_WRITABLE
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


@given(st.integers(0, 10_000))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_report_that_lost_its_end_is_said_to_have_lost_it(place: Path, length: int) -> None:
    ReportZip().write(str(place), JSON, "text")
    whole = place.read_bytes()
    place.write_bytes(whole[: length % len(whole)])

    assert unreadable(place)


@given(st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_report_with_a_wrong_byte_is_read_right_or_refused(place: Path, data: st.DataObject) -> None:
    ReportZip().write(str(place), JSON, "text")
    spoilt = bytearray(place.read_bytes())
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= data.draw(st.integers(1, 255))
    place.write_bytes(spoilt)

    with suppress(RakError):
        assert ReportZip().read(str(place)) == REPORT


@pytest.mark.parametrize("content", [b"", b"no zip", b"{}", b"PK\x03\x04"])
def test_another_file_is_no_report(place: Path, content: bytes) -> None:
    place.write_bytes(content)

    assert unreadable(place)


def test_a_file_that_is_not_there_is_no_report(place: Path) -> None:
    assert unreadable(place)


def test_a_report_that_unpacks_without_end_is_refused(place: Path) -> None:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("report.json", b" " * 20_000_000 + JSON.encode())

    assert unreadable(place)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"version": 1}', "null", '{"version": 1, "report": "rak-desktop"}'])
def test_json_that_is_no_report_is_refused(place: Path, text: str) -> None:
    with zipfile.ZipFile(place, "w") as packed:
        packed.writestr("report.json", text)

    assert unreadable(place)
