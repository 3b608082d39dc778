import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from tests.fakes.keys import LIVE_KEY, PRACTICE_KEY, SANDBOX_KEY, TEST_KEY


@pytest.mark.parametrize(
    ("peer", "key", "objection"),
    [
        (Peer.STRIPE, LIVE_KEY, None),
        (Peer.STRIPE, TEST_KEY, None),
        (Peer.STRIPE, SANDBOX_KEY, None),
        (Peer.STRIPE, PRACTICE_KEY, Code.PRACTICE_KEY),
        (Peer.STAND_IN, LIVE_KEY, Code.LIVE_KEY_AT_STAND_IN),
        (Peer.STAND_IN, TEST_KEY, None),
        (Peer.STAND_IN, SANDBOX_KEY, None),
        (Peer.STAND_IN, PRACTICE_KEY, Code.PRACTICE_KEY),
        (Peer.PRACTICE, LIVE_KEY, Code.REAL_KEY_IN_PRACTICE),
        (Peer.PRACTICE, TEST_KEY, Code.REAL_KEY_IN_PRACTICE),
        (Peer.PRACTICE, SANDBOX_KEY, Code.REAL_KEY_IN_PRACTICE),
        (Peer.PRACTICE, PRACTICE_KEY, None),
    ],
)
def test_a_key_is_only_shown_to_whom_it_may_be_shown(peer: Peer, key: RestrictedKey, objection: Code | None) -> None:
    assert peer.objection_to(key) is objection


def test_only_practice_keeps_its_keys_elsewhere() -> None:
    assert [peer.keychain_prefix for peer in Peer] == ["rak-desktop", "rak-desktop", "rak-desktop-practice"]
