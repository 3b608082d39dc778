"""The rules of the field for the key, met by pasting into it and by pressing Check."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.paste import Paste
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.flows.connect.advance import advance
from rak_desktop.flows.connect.effects import CheckKey
from rak_desktop.flows.connect.events import CheckPressed, KeyCleared, KeyEntered, ModeSwitched, PublishableCleared
from rak_desktop.flows.connect.steps import AwaitingKey, Checking, EnteredKey, Goal, Step, unsaved_key
from tests.fakes.keys import (
    LIVE_KEY,
    ONLY_PUBLISHABLE,
    OTHER_LIVE_KEY,
    PRACTICE_KEY,
    PUBLISHABLE_LIVE,
    PUBLISHABLE_TEST,
    SANDBOX_KEY,
    TEST_KEY,
    pasted,
    refused,
)
from tests.fakes.steps import (
    AWAITING,
    ENTERED,
    FILLED,
    GOAL,
    HOLDING_A_KEY,
    NOT_ENOUGH,
    STALLED,
    connection,
    goal,
    name_of,
)
from tests.flows.connect.test_advance import BOTH, LIVE_ONLY, NEXT, after, check_of, entered, trouble_of

REQUIRED = goal(publishable_key=PublishableKeyWish.REQUIRED)
OPTIONAL = goal(publishable_key=PublishableKeyWish.OPTIONAL)

# ── pasting ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_text_without_a_key_says_why_and_is_gone() -> None:
    assert entered(AWAITING, refused(Code.FULL_SECRET_KEY)) == AwaitingKey(GOAL, trouble=Trouble(Code.FULL_SECRET_KEY))


@pytest.mark.parametrize("step", HOLDING_A_KEY[:3], ids=name_of)
def test_a_wrong_paste_does_not_cost_the_key_that_was_there(step: Step) -> None:
    """Stripe may show a key only once, so a slip of the hand must not lose it."""
    there = entered(step, refused(Code.SUPPORT_CODE))

    assert (there.entered, there.trouble) == (ENTERED, Trouble(Code.SUPPORT_CODE))
    assert check_of(advance(there, CheckPressed(), NEXT)).entered == ENTERED


def test_a_wrong_paste_does_not_make_good_what_was_wrong_with_the_key_that_was_there() -> None:
    other_mode = entered(AWAITING, pasted(TEST_KEY))

    assert advance(entered(other_mode, refused(Code.A_LINK)), CheckPressed(), NEXT) == (other_mode, ())


@pytest.mark.parametrize("step", [STALLED, NOT_ENOUGH], ids=name_of)
def test_a_wrong_paste_after_a_check_does_not_cost_the_key_either(step: Step) -> None:
    assert unsaved_key(entered(step, refused(Code.A_LINK))) == LIVE_KEY


def test_a_good_key_after_a_wrong_paste_ends_the_trouble() -> None:
    assert entered(entered(AWAITING, refused(Code.A_LINK)), pasted(LIVE_KEY)) == FILLED


def test_a_second_key_takes_the_place_of_the_first() -> None:
    assert entered(FILLED, pasted(OTHER_LIVE_KEY)).entered == EnteredKey(OTHER_LIVE_KEY)


# ── keys that are not for here ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("peer", "key", "why"),
    [
        (Peer.STRIPE, PRACTICE_KEY, Code.PRACTICE_KEY),
        (Peer.STAND_IN, PRACTICE_KEY, Code.PRACTICE_KEY),
        (Peer.PRACTICE, LIVE_KEY, Code.REAL_KEY_IN_PRACTICE),
        (Peer.PRACTICE, TEST_KEY, Code.REAL_KEY_IN_PRACTICE),
        (Peer.STAND_IN, LIVE_KEY, Code.LIVE_KEY_AT_STAND_IN),
    ],
)
def test_a_key_for_somebody_else_is_refused_and_not_kept(peer: Peer, key: RestrictedKey, why: Code) -> None:
    there = entered(AwaitingKey(goal(key.mode, peer)), pasted(key))

    assert (there.entered, there.trouble) == (None, Trouble(why))
    assert advance(there, CheckPressed(), NEXT) == (there, ())


@pytest.mark.parametrize(
    ("peer", "key"),
    [(Peer.STRIPE, LIVE_KEY), (Peer.STRIPE, SANDBOX_KEY), (Peer.STAND_IN, TEST_KEY), (Peer.PRACTICE, PRACTICE_KEY)],
)
def test_a_key_for_this_peer_can_be_checked(peer: Peer, key: RestrictedKey) -> None:
    there = entered(AwaitingKey(goal(key.mode, peer)), pasted(key))

    assert check_of(advance(there, CheckPressed(), NEXT)).entered == EnteredKey(key)


def test_a_key_of_the_other_mode_waits_for_a_choice() -> None:
    there = entered(AWAITING, pasted(TEST_KEY))

    assert there.entered == EnteredKey(TEST_KEY)
    assert there.trouble == Trouble(Code.OTHER_MODE, {"key_mode": "test"})
    assert advance(there, CheckPressed(), NEXT) == (there, ())


def test_going_on_in_the_mode_of_the_key_checks_it_there() -> None:
    there = entered(AWAITING, pasted(TEST_KEY))

    step, (effect,) = advance(there, ModeSwitched(), NEXT)

    assert step == Checking(goal(Mode.TEST), EnteredKey(TEST_KEY), NEXT)
    assert effect == CheckKey(NEXT, goal(Mode.TEST), EnteredKey(TEST_KEY))


def test_clearing_a_key_of_the_other_mode_takes_its_trouble_away() -> None:
    assert after(entered(AWAITING, pasted(TEST_KEY)), KeyCleared()) == AWAITING


def test_without_a_key_of_the_other_mode_there_is_nothing_to_switch() -> None:
    assert after(FILLED, ModeSwitched()) == FILLED


def test_a_key_of_a_mode_that_the_administrator_does_not_allow_is_refused() -> None:
    goal = replace(GOAL, profile=replace(GOAL.profile, modes=(Mode.TEST,), forbidden_modes=(Mode.LIVE,)))

    there = entered(AwaitingKey(goal), pasted(LIVE_KEY))

    assert there == AwaitingKey(goal, trouble=Trouble(Code.MODE_NOT_ALLOWED, {"mode": "live"}))


def test_a_key_of_a_mode_that_the_app_does_not_offer_is_refused() -> None:
    there = entered(AwaitingKey(LIVE_ONLY), pasted(TEST_KEY))

    assert there == AwaitingKey(LIVE_ONLY, trouble=Trouble(Code.MODE_NOT_OFFERED, {"key_mode": "test"}))


# ── the publishable key beside it ────────────────────────────────────────────────────────────────────


def test_a_required_publishable_key_is_asked_for_once_the_check_is_asked_for() -> None:
    """Stripe's button copies one key at a time, so after the first one nothing is wrong yet."""
    one = entered(AwaitingKey(REQUIRED), pasted(LIVE_KEY))
    there = after(one, CheckPressed())

    assert one == AwaitingKey(REQUIRED, ENTERED)
    assert there == AwaitingKey(REQUIRED, ENTERED, Trouble(Code.NO_PUBLISHABLE_KEY))
    assert advance(there, CheckPressed(), NEXT) == (there, ())
    assert after(there, KeyEntered(ONLY_PUBLISHABLE)) == AwaitingKey(REQUIRED, BOTH)


@pytest.mark.parametrize(
    "pastes",
    [
        (pasted(LIVE_KEY, PUBLISHABLE_LIVE),),
        (pasted(LIVE_KEY), ONLY_PUBLISHABLE),
        (ONLY_PUBLISHABLE, pasted(LIVE_KEY)),
    ],
    ids=["in one paste", "restricted first", "publishable first"],
)
@pytest.mark.parametrize("wish", [REQUIRED, OPTIONAL], ids=["required", "optional"])
def test_both_keys_come_in_one_paste_or_one_after_the_other(wish: Goal, pastes: tuple[Paste, ...]) -> None:
    """Stripe's copy button gives one key at a time."""
    step = AwaitingKey(wish)
    for paste in pastes:
        step = entered(step, paste)

    assert check_of(advance(step, CheckPressed(), NEXT)).entered == BOTH


def test_a_publishable_key_that_nobody_wants_is_the_wrong_key() -> None:
    assert trouble_of(entered(AWAITING, ONLY_PUBLISHABLE)) is Code.PUBLISHABLE_KEY
    assert entered(AWAITING, pasted(LIVE_KEY, PUBLISHABLE_LIVE)) == FILLED


@pytest.mark.parametrize("wish", [REQUIRED, OPTIONAL], ids=["required", "optional"])
def test_a_publishable_key_of_the_other_mode_is_said_and_does_not_count(wish: Goal) -> None:
    there = entered(AwaitingKey(wish), pasted(LIVE_KEY, PUBLISHABLE_TEST))

    assert there == AwaitingKey(wish, ENTERED, Trouble(Code.NO_PUBLISHABLE_KEY, {"key_mode": "live"}))
    assert isinstance(after(there, CheckPressed()), Checking) is (wish is OPTIONAL)


def test_the_publishable_key_of_an_earlier_pair_is_not_taken_for_the_next_key() -> None:
    there = entered(entered(AwaitingKey(REQUIRED), pasted(LIVE_KEY, PUBLISHABLE_LIVE)), pasted(OTHER_LIVE_KEY))

    assert there.entered == EnteredKey(OTHER_LIVE_KEY)
    assert trouble_of(advance(there, CheckPressed(), NEXT)[0]) is Code.NO_PUBLISHABLE_KEY


OF_THE_APP = replace(connection(OTHER_LIVE_KEY), publishable_key=PUBLISHABLE_LIVE.text)


def test_a_publishable_key_that_may_be_kept_already_is_not_asked_for_before_the_account_is_known() -> None:
    goal = replace(REQUIRED, others=(OF_THE_APP,))

    assert after(AwaitingKey(goal), KeyEntered(pasted(LIVE_KEY)), CheckPressed()) == Checking(goal, ENTERED, NEXT)


@pytest.mark.parametrize(
    "other",
    [
        connection(OTHER_LIVE_KEY),
        replace(OF_THE_APP, id=replace(OF_THE_APP.id, app_id="com.example.lighthouse")),
        replace(OF_THE_APP, id=replace(OF_THE_APP.id, mode=Mode.TEST)),
    ],
    ids=["without one", "of another app", "of the other mode"],
)
def test_another_connections_publishable_key_cannot_be_the_one(other: Connection) -> None:
    goal = replace(REQUIRED, others=(other,))

    assert trouble_of(after(AwaitingKey(goal), KeyEntered(pasted(LIVE_KEY)), CheckPressed())) is Code.NO_PUBLISHABLE_KEY


def test_the_publishable_key_can_be_taken_out_again() -> None:
    both = entered(AwaitingKey(OPTIONAL), pasted(LIVE_KEY, PUBLISHABLE_LIVE))
    alone = entered(AwaitingKey(OPTIONAL), ONLY_PUBLISHABLE)

    assert after(both, PublishableCleared()) == AwaitingKey(OPTIONAL, ENTERED)
    assert after(alone, PublishableCleared()) == AwaitingKey(OPTIONAL)


def test_after_switching_the_mode_a_required_publishable_key_is_still_asked_for() -> None:
    there = after(entered(AwaitingKey(REQUIRED), pasted(TEST_KEY)), ModeSwitched())

    assert isinstance(there, AwaitingKey)
    assert (there.goal.mode, trouble_of(there)) == (Mode.TEST, Code.NO_PUBLISHABLE_KEY)
