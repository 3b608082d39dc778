"""What follows a key's name is tested with `key_reading` and `key`; here is what other programs wait for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.key_shape import may_hold_secret
from rak_desktop.core.redaction import holds_secret

PIECES = [
    "rk_live_",
    "sk%5Ftest%255f",
    "RKCS_",
    "whsec_",
    "mk_",
    "acct_",
    "Bearer ",
    "Authorization: ",
    "cmtfbGl2ZV8",
    "C2TF",
]


@given(st.lists(st.sampled_from(PIECES) | st.text("abcXYZ0129_-.%*", max_size=20), max_size=6).map("".join))
def test_what_passes_at_a_glance_holds_no_secret(text: str) -> None:
    assert may_hold_secret(text) or not holds_secret(text)


@pytest.mark.parametrize(
    "text", ["com.example.harbour-tickets", "acct_1QxYzHarbour", "unnamed-0a1b2c3d", "live", "test"]
)
def test_what_is_told_of_a_connection_passes(text: str) -> None:
    assert not may_hold_secret(text)
