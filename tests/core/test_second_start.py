import json

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Selector
from rak_desktop.core.mode import Mode
from rak_desktop.core.second_start import MOST_BYTES, SecondStart, read_message

KEY = "rk_live_51MadeUpForTests00000000007Hq2"
WHOLE = SecondStart(
    Selector("com.example.harbour", "acct_1MadeUp", Mode.TEST),
    Code.ENDED_KEY,
    "/home/person/x.rakprofile",
    "token-7",
    "/p",
    "offline",
)


@pytest.mark.parametrize("asked", [SecondStart(), WHOLE, SecondStart(Selector(), Code.OFFLINE)])
def test_what_is_asked_arrives(asked: SecondStart) -> None:
    assert read_message(asked.message()) == asked


def test_it_is_one_line_that_any_program_can_read() -> None:
    assert WHOLE.message().endswith(b"\n")
    assert json.loads(WHOLE.message())["version"] == 1


def test_a_key_never_travels_in_either_direction() -> None:
    told = SecondStart(Selector(KEY), file=f"/tmp/{KEY}")

    assert KEY.encode() not in told.message()
    assert read_message(json.dumps({"version": 1, "app": KEY}).encode()) == SecondStart()


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"hello", b"[1]", b'{"version": 2}', b'{"app": "x"}', b"\xff\xfe", b"[" * 4000]
)
def test_what_is_no_message_of_ours_asks_nothing(line: bytes) -> None:
    assert read_message(line) is None


def test_what_a_newer_version_adds_or_writes_otherwise_is_passed_over() -> None:
    line = {"version": 1, "mode": "sandbox", "code": "RAK-XYZ-1", "later": {"a": 1}, "file": 7, "account": "acct_1"}

    assert read_message(json.dumps(line).encode()) == SecondStart(Selector(account_id="acct_1"))


def test_a_message_that_would_be_too_long_only_brings_the_window_forward() -> None:
    long = SecondStart(file="/" + "x" * MOST_BYTES)

    assert len(long.message()) <= MOST_BYTES
    assert read_message(long.message()) == SecondStart()
