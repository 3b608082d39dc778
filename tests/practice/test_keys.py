"""Practice keys look like Stripe's and are known as practice."""

import pytest

from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.practice.keys import new_publishable_key, new_restricted_key


@pytest.mark.parametrize("mode", Mode)
def test_a_practice_key_is_a_restricted_key_of_its_mode(mode: Mode) -> None:
    key = RestrictedKey(new_restricted_key(mode))

    assert key.mode is mode
    assert key.is_practice


@pytest.mark.parametrize("mode", Mode)
def test_the_key_beside_it_is_a_publishable_key_of_the_same_mode(mode: Mode) -> None:
    assert PublishableKey(new_publishable_key(mode)).mode is mode


def test_a_practice_key_is_as_long_as_the_keys_of_today() -> None:
    assert len(new_restricted_key(Mode.LIVE)) == len(new_publishable_key(Mode.TEST)) == 107


def test_no_two_practice_keys_are_the_same() -> None:
    assert len({new_restricted_key(Mode.TEST) for _ in range(20)}) == 20


def test_a_practice_key_is_never_shown_to_the_real_stripe() -> None:
    assert Peer.STRIPE.objection_to(RestrictedKey(new_restricted_key(Mode.TEST))) is not None
