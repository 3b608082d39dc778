"""The stand-ins say what the real adapters would say, let everything else through, and touch no real address."""

from collections.abc import Callable

import pytest

from rak_desktop.adapters.practice_hindrances import HinderedKeychain, HinderedStripeGateway
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError, StripeUnreachable
from rak_desktop.flows.keychain_steps import OpenedFirst
from rak_desktop.ports.keychain import Keychain
from rak_desktop.ports.stripe_gateway import StripeGateway
from rak_desktop.practice.hindrances import Hindrances
from rak_desktop.practice.scenarios import ALL_GOOD, KEYCHAIN_ABSENT, KEYCHAIN_LOCKED, OFFLINE, Scenario
from tests.contracts.keychain import KEY, KeychainContract, LockedKeychainContract
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import TEST_KEY
from tests.fakes.profile import SEE_CUSTOMERS
from tests.fakes.stripe_gateway import GOOD_ACCOUNT, ScriptedStripeGateway

SLOT = KeychainSlot("rak-desktop-practice/com.example.harbour/acct_1/test")


def in_the_story(scenario: Scenario) -> Callable[[], Hindrances]:
    now = Hindrances(scenario)
    return lambda: now


def keychain(scenario: Scenario) -> HinderedKeychain:
    return HinderedKeychain(MemoryKeychain(), in_the_story(scenario))


class TestUnhinderedKeychain(KeychainContract):
    @pytest.fixture
    def keychain(self) -> Keychain:
        return keychain(ALL_GOOD)

    @pytest.fixture
    def slot(self) -> KeychainSlot:
        return SLOT


class TestLockedInTheStory(LockedKeychainContract):
    @pytest.fixture
    def now(self) -> Hindrances:
        return Hindrances(KEYCHAIN_LOCKED)

    @pytest.fixture
    def locked(self, now: Hindrances) -> Keychain:
        memory = MemoryKeychain()
        memory.save(SLOT, KEY)
        return HinderedKeychain(memory, lambda: now)

    @pytest.fixture
    def has_asked(self, now: Hindrances) -> Callable[[], bool]:
        return lambda: not now.store_is_locked

    @pytest.fixture
    def slot(self) -> KeychainSlot:
        return SLOT


def test_a_locked_store_says_so_once_and_then_keeps_the_key() -> None:
    locked = keychain(KEYCHAIN_LOCKED)
    assert locked.describe().locked

    with pytest.raises(KeychainError) as refused:
        locked.save(SLOT, TEST_KEY)
    locked.save(SLOT, TEST_KEY)

    assert refused.value.code is Code.KEYCHAIN_LOCKED
    assert locked.load(SLOT) == TEST_KEY
    assert not locked.describe().locked


@pytest.mark.parametrize("use", [lambda locked: locked.load(SLOT), lambda locked: locked.save(SLOT, TEST_KEY)])
def test_where_nobody_can_be_asked_a_locked_store_stays_locked(use: Callable[[Keychain], object]) -> None:
    now = in_the_story(KEYCHAIN_LOCKED)
    memory = MemoryKeychain()
    memory.save(SLOT, TEST_KEY)
    quiet, patient = HinderedKeychain(memory, now, may_ask=False), HinderedKeychain(memory, now)

    for _ in range(2):
        with pytest.raises(KeychainError) as refused:
            use(quiet)
        assert refused.value.code is Code.KEYCHAIN_LOCKED

    assert OpenedFirst(patient).load(SLOT) == TEST_KEY, "there somebody gives the password"
    assert quiet.load(SLOT) == TEST_KEY, "and it stays open"


@pytest.mark.parametrize(
    "use",
    [
        lambda absent: absent.describe(),
        lambda absent: absent.load(SLOT),
        lambda absent: absent.save(SLOT, TEST_KEY),
        lambda absent: absent.forget(SLOT),
    ],
)
def test_a_missing_store_does_nothing_at_all(use: Callable[[Keychain], object]) -> None:
    with pytest.raises(KeychainError) as refused:
        use(keychain(KEYCHAIN_ABSENT))

    assert refused.value.code is Code.KEYCHAIN_ABSENT


def gateway(scenario: Scenario) -> StripeGateway:
    return HinderedStripeGateway(ScriptedStripeGateway(), in_the_story(scenario))


def test_without_internet_nothing_is_asked_and_the_next_look_finds_it_back() -> None:
    offline = gateway(OFFLINE)

    with pytest.raises(StripeUnreachable) as unreachable:
        offline.account_of(TEST_KEY)

    assert unreachable.value.code is Code.OFFLINE
    assert offline.account_of(TEST_KEY) == GOOD_ACCOUNT


def test_with_internet_every_question_goes_through() -> None:
    online = gateway(ALL_GOOD)
    online.warm_up()

    assert online.account_of(TEST_KEY) == GOOD_ACCOUNT
    assert online.allows(TEST_KEY, SEE_CUSTOMERS.permission).proven
