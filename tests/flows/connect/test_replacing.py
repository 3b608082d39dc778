"""The other goal: a new key for a connection that exists."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, PreviousKey
from rak_desktop.core.errors import StripeUnreachable, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile, PublishableKeyWish
from rak_desktop.core.unfinished import Stopped, UnfinishedWalk
from rak_desktop.core.verification import Account
from rak_desktop.flows.connect.events import (
    Another,
    Approved,
    Back,
    CheckPressed,
    HaveKey,
    KeyEntered,
    ModeSwitched,
    OldKeyEnded,
    OpenPage,
    Retry,
    Started,
    WrongAccount,
)
from rak_desktop.flows.connect.resuming import first_step, to_remember
from rak_desktop.flows.connect.steps import AwaitingKey, Finished, Goal, OldKey, Proof, Welcome
from rak_desktop.ports.stripe_gateway import AccountAnswer
from tests.fakes.clock import NOON
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, PUBLISHABLE_LIVE, TEST_KEY, pasted
from tests.fakes.profile import harbour_tickets
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import GOOD_ACCOUNT, ScriptedStripeGateway
from tests.flows.connect.test_runner import Walk, finished

OLD_KEY, NEW_KEY = OTHER_LIVE_KEY, LIVE_KEY
SHOP = connection(OLD_KEY, label="Box office")
NAMELESS_ID = ConnectionId("com.example.harbour", "unnamed-00c0ffee", Mode.LIVE)
NAMELESS = replace(SHOP, id=NAMELESS_ID, slot=NAMELESS_ID.slot(Peer.STRIPE), account_name=None)


def replacing(shop: Connection = SHOP, profile: AppProfile | None = None) -> Walk:
    walk = Walk(Goal.to_replace(shop, profile or harbour_tickets(), Peer.STRIPE), shop)
    walk.keychain.save(shop.slot, OLD_KEY)
    return walk


def replaced() -> tuple[Walk, Finished]:
    walk = replacing()
    walk.comes_to_review(NEW_KEY)
    return walk, finished(walk.comes_to(Approved()))


def refusal(walk: Walk, key: RestrictedKey = NEW_KEY) -> Trouble:
    walk.does(HaveKey(), KeyEntered(pasted(key)))
    step = walk.comes_to(CheckPressed())
    assert isinstance(step, AwaitingKey)
    assert step.entered is None
    assert step.trouble is not None
    return step.trouble


def test_the_new_key_takes_the_place_and_the_old_one_stays_as_a_spare() -> None:
    walk, done = replaced()

    assert (walk.keychain.load(SHOP.slot), walk.keychain.load(SHOP.slot.previous)) == (NEW_KEY, OLD_KEY)
    assert done.connection.previous == PreviousKey(OLD_KEY.ending, NOON)
    assert done.connection.label == "Box office"
    assert done.proof is Proof.GIVEN


def test_the_connection_itself_is_what_the_review_shows() -> None:
    reviewing = replacing().comes_to_review(NEW_KEY)

    assert (reviewing.checked.existing, reviewing.checked.same_key) == (SHOP, False)


@pytest.mark.parametrize("wish", [PublishableKeyWish.REQUIRED, PublishableKeyWish.OPTIONAL])
def test_the_publishable_key_that_is_kept_need_not_be_pasted_again(wish: PublishableKeyWish) -> None:
    shop = replace(SHOP, publishable_key=PUBLISHABLE_LIVE.text)
    walk = replacing(shop, harbour_tickets(publishable_key=wish))
    walk.comes_to_review(NEW_KEY)

    done = finished(walk.comes_to(Approved()))

    assert done.connection.publishable_key == PUBLISHABLE_LIVE.text


def test_a_key_of_another_account_changes_nothing() -> None:
    walk = replacing()
    walk.gateway = ScriptedStripeGateway(AccountAnswer(Account("acct_1Other", "Another", confirmed=True), proven=True))

    assert refusal(walk).code is Code.OTHER_ACCOUNT
    assert walk.keychain.slots() == {SHOP.slot}


def test_a_key_of_the_other_mode_is_refused_before_it_is_sent_and_there_is_no_switching() -> None:
    walk = replacing()
    walk.does(HaveKey(), KeyEntered(pasted(TEST_KEY)))

    step = walk.comes_to(ModeSwitched(), CheckPressed())

    assert isinstance(step, AwaitingKey)
    assert step.trouble is not None
    assert (step.trouble.code, step.goal.mode) == (Code.OTHER_MODE, Mode.LIVE)
    assert walk.gateway.asked == []


def test_the_key_in_use_is_no_new_key() -> None:
    assert refusal(replacing(), OLD_KEY).code is Code.ALREADY_CONNECTED


def test_a_shop_that_stripe_never_named_keeps_its_address() -> None:
    walk = replacing(NAMELESS)
    walk.gateway = ScriptedStripeGateway(replace(GOOD_ACCOUNT, account=Account()))
    walk.comes_to_review(NEW_KEY)

    done = finished(walk.comes_to(Approved()))

    assert (done.connection.id, done.connection.slot) == (NAMELESS.id, NAMELESS.slot)
    assert walk.keychain.load(NAMELESS.slot) == NEW_KEY
    assert len(walk.book.all()) == 1


def test_the_app_is_allowed_in_stripe_already_so_the_way_is_shorter() -> None:
    walk = replacing()

    there, back = walk.comes_to(Started()), walk.comes_to(Back())

    assert isinstance(there, AwaitingKey)
    assert isinstance(back, Welcome)


def test_a_key_that_the_person_does_not_recognise_is_gone_and_another_can_be_pasted() -> None:
    walk = replacing()
    walk.comes_to_review(NEW_KEY)

    step = walk.comes_to(WrongAccount())

    assert step == AwaitingKey(Goal.to_replace(SHOP, harbour_tickets(), Peer.STRIPE))
    assert walk.keychain.slots() == {SHOP.slot}


def test_a_walk_of_replacing_is_begun_from_its_connection_and_not_remembered() -> None:
    goal = Goal.to_replace(SHOP, harbour_tickets(), Peer.STRIPE)

    assert to_remember(AwaitingKey(goal)) is None
    assert first_step(goal, UnfinishedWalk(SHOP.id.app_id, Mode.LIVE, Stopped.COPYING)) == Welcome(goal)


def test_another_shop_afterwards_is_a_new_connection() -> None:
    walk, _ = replaced()

    step = walk.comes_to(Another())

    assert isinstance(step, Welcome)
    assert step.goal.replaces is None


class TestTheOldKeyAfterwards:
    def test_its_page_at_stripe_can_be_opened(self) -> None:
        walk, done = replaced()

        walk.comes_to(OpenPage())

        assert walk.browser.asked == [done.goal.profile.settings_page(Mode.LIVE)]

    def test_one_that_has_ended_is_kept_no_longer(self) -> None:
        walk, _ = replaced()
        walk.gateway = ScriptedStripeGateway(AccountAnswer(refusal=Trouble(Code.ENDED_KEY)))

        done = finished(walk.comes_to(OldKeyEnded()))

        assert (done.old_key, done.connection.previous) == (OldKey.ENDED, None)
        assert walk.keychain.slots() == {SHOP.slot}
        assert walk.book.all() == (done.connection,)

    def test_one_that_still_works_is_kept(self) -> None:
        walk, _ = replaced()

        done = finished(walk.comes_to(OldKeyEnded()))

        assert done.old_key is OldKey.WORKS
        assert walk.keychain.load(SHOP.slot.previous) == OLD_KEY

    def test_without_an_answer_nothing_is_known_and_it_can_be_asked_again(self) -> None:
        walk, _ = replaced()
        walk.gateway = ScriptedStripeGateway([StripeUnreachable(Code.OFFLINE), GOOD_ACCOUNT])

        done = finished(walk.comes_to(OldKeyEnded()))

        assert (done.old_key, done.old_key_trouble) == (OldKey.UNKNOWN, Trouble(Code.OFFLINE))
        assert finished(walk.comes_to(OldKeyEnded())).old_key is OldKey.WORKS

    def test_where_no_key_was_replaced_there_is_nothing_to_ask(self) -> None:
        walk = Walk()
        walk.comes_to_review()
        walk.comes_to(Approved())
        asked = list(walk.gateway.asked)

        assert finished(walk.comes_to(OldKeyEnded())).old_key is OldKey.NOT_ASKED
        assert walk.gateway.asked == asked

    @pytest.mark.parametrize("second", [Retry(), OldKeyEnded()])
    def test_one_question_at_a_time(self, second: Retry | OldKeyEnded) -> None:
        """Each question makes the number of the one before it void."""
        walk, _ = replaced()

        walk.does(OldKeyEnded(), second)
        walk.jobs.finish_all()

        assert finished(walk.step).old_key is OldKey.WORKS
