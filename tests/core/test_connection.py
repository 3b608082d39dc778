from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, KeychainSlot, Selector, Standing
from rak_desktop.core.errors import BookError
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from tests.fakes.clock import NOON

HARBOUR = ConnectionId("com.example.harbour", "acct_1Fjord", Mode.LIVE)


def connection(connection_id: ConnectionId = HARBOUR, label: str = "Fjord Theatre") -> Connection:
    return Connection(connection_id, connection_id.slot(Peer.STRIPE), label, "4242", NOON, NOON)


LIVE = connection()
TEST = connection(replace(HARBOUR, mode=Mode.TEST))
MUSEUM = connection(replace(HARBOUR, account_id="acct_1Museum"), "Museum")
FERRY = connection(replace(HARBOUR, app_id="com.example.ferry"))
ALL = (LIVE, TEST, MUSEUM, FERRY)


# The address that other programs read


def test_the_address_in_the_keychain_is_the_documented_one() -> None:
    assert HARBOUR.slot(Peer.STRIPE) == KeychainSlot("rak-desktop/com.example.harbour/acct_1Fjord/live", "key")


def test_an_ordinary_test_key_has_the_same_address_at_a_stand_in() -> None:
    assert HARBOUR.slot(Peer.STAND_IN) == HARBOUR.slot(Peer.STRIPE)


def test_practice_has_addresses_of_its_own() -> None:
    assert HARBOUR.slot(Peer.PRACTICE).service == "rak-desktop-practice/com.example.harbour/acct_1Fjord/live"


def test_a_new_and_an_old_key_have_their_places_beside_it() -> None:
    slot = KeychainSlot("rak-desktop/a/b/live")

    assert slot.next == KeychainSlot("rak-desktop/a/b/live/next")
    assert slot.previous == KeychainSlot("rak-desktop/a/b/live/previous")


# Choosing one


@pytest.mark.parametrize(
    ("selector", "chosen"),
    [
        (Selector(app_id="com.example.ferry"), FERRY),
        (Selector(account_id="acct_1Museum"), MUSEUM),
        (Selector(mode=Mode.TEST), TEST),
        (Selector(label="Museum"), MUSEUM),
        (Selector("com.example.harbour", "acct_1Fjord", Mode.LIVE, "Fjord Theatre"), LIVE),
    ],
)
def test_the_one_that_has_everything_asked_for_is_chosen(selector: Selector, chosen: Connection) -> None:
    assert selector.choose(ALL) == chosen


def test_the_only_connection_needs_no_asking() -> None:
    assert Selector().choose([LIVE]) == LIVE


def test_between_several_none_is_guessed() -> None:
    with pytest.raises(BookError) as error:
        Selector(app_id="com.example.harbour").choose(ALL)

    assert error.value.code is Code.SEVERAL_CONNECTIONS
    assert error.value.facts["matching"] == 3
    assert "Museum: com.example.harbour, acct_1Museum, live" in str(error.value.facts["candidates"])
    assert "com.example.ferry" not in str(error.value.facts["candidates"])


def test_when_none_matches_all_that_there_are_are_named() -> None:
    with pytest.raises(BookError) as error:
        Selector(label="Nobody").choose(iter(ALL))

    assert error.value.code is Code.NO_SUCH_CONNECTION
    assert error.value.facts["known"] == 4
    assert "com.example.ferry" in str(error.value.facts["candidates"])


def test_an_empty_book_has_no_candidates() -> None:
    with pytest.raises(BookError) as error:
        Selector().choose([])

    assert (error.value.facts["known"], error.value.facts["candidates"]) == (0, "")


def test_names_are_compared_exactly() -> None:
    assert not Selector(label="fjord theatre").matches(LIVE)
    assert not Selector(label="").matches(LIVE)


# What is known of the key at Stripe


@pytest.mark.parametrize(
    ("health", "trouble", "standing"),
    [
        (Health.GOOD, None, Standing.ACCEPTED),
        (Health.UNKNOWN, None, Standing.ACCEPTED),
        (Health.TROUBLE, Code.PERMISSION_MISSING, Standing.ACCEPTED),
        (Health.TROUBLE, Code.ENDED_KEY, Standing.REFUSED),
        (Health.TROUBLE, Code.UNKNOWN_KEY, Standing.REFUSED),
        (Health.TROUBLE, Code.KEYCHAIN_ITEM_GONE, Standing.NOT_KNOWN),
        (Health.TROUBLE, None, Standing.NOT_KNOWN),
    ],
)
def test_of_a_key_at_stripe_only_that_is_known_which_the_last_check_told(
    health: Health, trouble: Code | None, standing: Standing
) -> None:
    assert replace(LIVE, health=health, trouble=trouble).standing is standing


def test_of_a_key_that_nobody_checked_nothing_is_known_at_stripe() -> None:
    assert replace(LIVE, health=Health.UNKNOWN, checked_at=None).standing is Standing.NOT_KNOWN
