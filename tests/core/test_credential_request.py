import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Selector
from rak_desktop.core.credential_request import read_request
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.mode import Mode
from rak_desktop.core.request_text import LONGEST, is_whole
from tests.fakes.keys import LIVE_KEY, SECRETS

APP = "com.example.harbour"


def request(**names: object) -> bytes:
    return json.dumps({"version": 1, "app_id": APP, **names}).encode()


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        (request(), Selector(APP)),
        (request(account_id="acct_1Museum", mode="live"), Selector(APP, "acct_1Museum", Mode.LIVE)),
        (request(account_id=None, mode=None), Selector(APP)),
        (b"\xef\xbb\xbf" + request() + b"\r\n", Selector(APP)),
        (b" \n" + request(), Selector(APP)),
    ],
)
def test_a_request_names_a_connection(data: bytes, asked: Selector) -> None:
    assert read_request(data) == asked
    assert is_whole(data)


@pytest.mark.parametrize(
    ("data", "reason", "name"),
    [
        (b"", "empty", ""),
        (b" \n\t", "empty", ""),
        (b"key, please", "no-object", ""),
        (b"\xff\xfe{\x00", "no-object", ""),
        (b"[]", "no-object", ""),
        (b'"text"', "no-object", ""),
        (b'{"version":1,', "no-object", ""),
        (b'{"version":1,"app_id":"a","app_id":"b"}', "no-object", ""),
        (request() + request(), "no-object", ""),
        (b"[" * 5000, "no-object", ""),
        (b'{"app_id":"a"}', "value", "version"),
        (request(version="1"), "value", "version"),
        (request(version=True), "value", "version"),
        (request(version=0), "value", "version"),
        (b'{"version":1}', "value", "app_id"),
        (request(app_id=""), "value", "app_id"),
        (request(app_id=7), "value", "app_id"),
        (request(account_id=["acct_1"]), "value", "account_id"),
        (request(mode="LIVE"), "value", "mode"),
        (request(account="acct_1Museum"), "name", "account"),
    ],
)
def test_what_is_no_request_is_told_by_what_is_wrong_in_it(data: bytes, reason: str, name: str) -> None:
    with pytest.raises(ProfileError) as refusal:
        read_request(data)

    assert refusal.value.code is Code.REQUEST_NOT_UNDERSTOOD
    assert refusal.value.facts == {"reason": reason, "name": name}


def test_a_newer_request_is_not_guessed_at() -> None:
    with pytest.raises(ProfileError) as refusal:
        read_request(request(version=2, account="acct_1Museum"))

    assert (refusal.value.code, refusal.value.facts) == (Code.REQUEST_TOO_NEW, {"version": 2})


def test_a_request_has_a_longest() -> None:
    with pytest.raises(ProfileError) as refusal:
        read_request(b" " * (LONGEST + 1))

    assert refusal.value.code is Code.REQUEST_TOO_LONG


def test_a_key_in_place_of_a_name_is_not_repeated() -> None:
    with pytest.raises(ProfileError) as refusal:
        read_request(request(**{LIVE_KEY.reveal(): 1}))

    assert not any(secret in str(refusal.value.facts) for secret in SECRETS)


@given(
    st.binary() | st.recursive(st.none() | st.booleans() | st.text(), st.lists).map(lambda v: json.dumps(v).encode())
)
def test_nothing_that_comes_is_a_mistake_of_ours(data: bytes) -> None:
    with pytest.raises(ProfileError):
        read_request(data)
