"""What every policy source promises, whatever an administrator's system keeps it in."""

from collections.abc import Callable, Mapping

from rak_desktop.core.mode import Mode
from rak_desktop.core.policy import NO_POLICY
from rak_desktop.core.settings import KeychainKind, Theme
from rak_desktop.ports.policy_source import PolicySource

Decide = Callable[[Mapping[str, object], Mapping[str, object]], PolicySource]
"""Writes these defaults and these locks as an administrator of that system would."""

EVERY_LOCK = {
    "language": "de",
    "theme": "dark",
    "ca_file": "/etc/company root.pem",
    "proxy": "http://proxy.example:3128",
    "health_checks": False,
    "modes": ["test"],
    "live_allowed": False,
    "keychains": ["secret-service", "macos-keychain"],
    "profile": "com.example.app",
    "support_contact": "Help desk, room 5",
}


class PolicySourceContract:
    """Wants a fixture `decide`."""

    def test_where_nobody_decided_anything_there_is_no_policy(self, decide: Decide) -> None:
        assert decide({}, {}).read() == NO_POLICY

    def test_every_item_can_be_locked(self, decide: Decide) -> None:
        policy = decide({}, EVERY_LOCK).read()

        assert {item: decided.value for item, decided in policy.locked.items()} == EVERY_LOCK | {
            "theme": Theme.DARK,
            "modes": (Mode.TEST,),
            "keychains": (KeychainKind.SECRET_SERVICE, KeychainKind.MACOS),
        }
        assert (policy.defaults, policy.oddities, policy.broken_lock) == ({}, (), None)

    def test_a_default_is_no_lock(self, decide: Decide) -> None:
        policy = decide({"language": "fr"}, {}).read()

        assert policy.defaults["language"].value == "fr"
        assert not policy.locked

    def test_a_value_says_where_it_stands(self, decide: Decide) -> None:
        policy = decide({"language": "fr"}, {"health_checks": False}).read()

        assert policy.defaults["language"].place
        assert policy.locked["health_checks"].place

    def test_a_value_that_cannot_be_used_is_told_with_its_place_and_spares_the_others(self, decide: Decide) -> None:
        policy = decide({"theme": "pink"}, {"language": "de"}).read()

        (oddity,) = policy.oddities
        assert (oddity.item, oddity.reason) == ("theme", "unknown-value")
        assert oddity.place
        assert policy.locked["language"].value == "de"
        assert policy.broken_lock is None

    def test_a_limit_that_cannot_be_understood_is_not_passed_over(self, decide: Decide) -> None:
        policy = decide({}, {"modes": ["tset"]}).read()

        assert policy.broken_lock in policy.oddities
        assert policy.broken_lock is not None
