"""The words of the wizard's other goal: whose key is replaced, and how the old one is ended."""

from dataclasses import replace
from typing import Any

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import PreviousKey
from rak_desktop.core.errors import Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.verification import Account
from rak_desktop.flows.connect.events import HaveKey, OldKeyEnded, OpenPage, Started
from rak_desktop.flows.connect.steps import AwaitingKey, EnteredKey, Finished, Goal, OldKey, Proof, Reviewing, Welcome
from rak_desktop.screens.actions import Tone
from rak_desktop.screens.blocks import (
    AccountCard,
    Banner,
    FactCard,
    FactRow,
    Hint,
    NumberedSteps,
    PermissionTable,
    PublicKeyField,
    SettingsPicture,
    TwoKeysPicture,
)
from rak_desktop.screens.screen import Screen
from tests.fakes.clock import NOON
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, PUBLISHABLE_LIVE
from tests.fakes.profile import SEE_EVENTS, harbour_tickets
from tests.fakes.steps import GOOD, MISSING, STORE, TICKET, checked, connection, result
from tests.support.reading import action, actions_of, blocks_of, screen_of, texts_of, the

SHOP = replace(connection(OTHER_LIVE_KEY, label="Box office"), permissions=(("event_read", CheckOutcome.GRANTED),))
GOAL = Goal.to_replace(SHOP, harbour_tickets(), Peer.STRIPE)
DONE = Finished(
    GOAL,
    replace(connection(LIVE_KEY, label="Box office"), previous=PreviousKey(SHOP.key_ending, NOON)),
    STORE,
    LIVE_KEY.fingerprint,
    TICKET,
    proof=Proof.GIVEN,
)


def reviewing(**report: Any) -> Screen:
    seen = checked(replace(GOOD, **report), existing=SHOP, same_key=False)
    return screen_of(Reviewing(GOAL, seen, "Box office"))


def old_key_rows(step: Finished) -> tuple[FactRow, ...]:
    (card,) = [card for card in blocks_of(screen_of(step), FactCard) if card.name == "The previous key"]
    return card.rows


def text_of(screen: Screen) -> str:
    return " ".join(texts_of(screen))


def test_screen_1_says_whose_key_and_that_the_old_one_works_on() -> None:
    screen = screen_of(Welcome(GOAL))

    assert screen.title == "A new key for Box office"
    assert f"The old key, ending {SHOP.key_ending}, keeps working" in text_of(screen)
    assert "Other computers may use the old key" in text_of(screen)
    assert {each.intent for each in actions_of(screen)} == {Started(), HaveKey()}


def test_screen_3_says_to_make_a_new_key_and_leave_the_old_one() -> None:
    screen = screen_of(AwaitingKey(GOAL))

    steps = the(NumberedSteps, screen).steps
    assert [step.title for step in steps][-1] == "Make a new key there, and copy it"
    assert "Leave the old one as it is for now" in steps[-1].detail


KEEPING_PK = Goal.to_replace(
    replace(SHOP, publishable_key=PUBLISHABLE_LIVE.text),
    harbour_tickets(publishable_key=PublishableKeyWish.REQUIRED),
    Peer.STRIPE,
)


def test_no_picture_asks_for_the_publishable_key_that_is_kept() -> None:
    steps = the(NumberedSteps, screen_of(AwaitingKey(KEEPING_PK)))
    troubled = screen_of(AwaitingKey(KEEPING_PK, trouble=Trouble(Code.A_LINK)))

    assert isinstance(steps.picture, SettingsPicture)
    assert (steps.picture.wrong.word, steps.picture.wrong_number) == ("leave this one", None)
    assert the(TwoKeysPicture, troubled).wrong.word == "leave this one"


def test_the_field_for_the_publishable_key_that_is_kept_may_stay_empty_until_it_is_taken_out_by_hand() -> None:
    before = the(PublicKeyField, screen_of(AwaitingKey(KEEPING_PK)))
    taken_out = the(PublicKeyField, screen_of(AwaitingKey(KEEPING_PK, EnteredKey(LIVE_KEY))))

    assert before.label == "The key that starts with pk_ too"
    assert "the field may stay empty" in before.reading
    assert taken_out.reading == "Harbour Tickets needs this one as well. It is not secret."


def test_the_other_mode_is_no_way_to_go_on() -> None:
    facts = {"goal": "replace", "shop": "Box office", "key_mode": "test"}
    screen = screen_of(AwaitingKey(GOAL, trouble=Trouble(Code.OTHER_MODE, facts)))

    banner = the(Banner, screen)
    assert banner.action is not None
    assert banner.action.intent == OpenPage()
    assert "in the same mode as its present one" in banner.text


class TestScreen5:
    def test_both_endings_are_named(self) -> None:
        (banner,) = blocks_of(reviewing(), Banner)

        assert banner.title == "A new key for Box office"
        assert SHOP.key_ending in banner.text
        assert LIVE_KEY.ending in banner.text

    def test_what_the_old_key_could_and_the_new_one_cannot_is_a_warning(self) -> None:
        _, lost = blocks_of(reviewing(results=(*GOOD.results[:3], result(SEE_EVENTS, MISSING))), Banner)

        assert (lost.tone, lost.title) == (Tone.WARNING, "The new key may do less than the old one")
        assert "What happens in your account" in lost.text

    def test_a_key_whose_account_nobody_tells_is_a_warning(self) -> None:
        _, unsure = blocks_of(reviewing(account=Account()), Banner)

        assert (unsure.tone, unsure.title) == (Tone.WARNING, "We cannot tell whether this is Box office’s key")
        assert LIVE_KEY.ending in unsure.text

    @pytest.mark.parametrize(
        "screen",
        [reviewing(results=(*GOOD.results[:3], result(SEE_EVENTS, MISSING))), reviewing(account=Account())],
        ids=["may do less", "nobody tells whose"],
    )
    def test_a_warning_stands_above_the_long_table_where_nobody_has_to_scroll_to_see_it(self, screen: Screen) -> None:
        kinds = [type(block) for block in screen.blocks]

        assert kinds[:3] == [AccountCard, Banner, Banner]
        assert kinds.index(PermissionTable) > 2

    def test_how_to_compare_is_said_once(self) -> None:
        hints = [hint.text for hint in blocks_of(reviewing(account=Account()), Hint)]

        assert not [text for text in hints if text.startswith("Compare")]


class TestScreen6:
    def test_the_old_key_s_page_is_offered_and_the_question_whether_it_ended(self) -> None:
        page, ended = old_key_rows(DONE)

        assert page.title == f"The previous key, ending {SHOP.key_ending}, may still work"
        assert page.action is not None
        assert ended.action is not None
        assert (page.action.intent, ended.action.intent) == (OpenPage(), OldKeyEnded())
        assert screen_of(DONE).title == "Box office has its new key"

    def test_one_question_at_a_time_can_be_pressed(self) -> None:
        for waiting in (replace(DONE, proof=Proof.ASKING), replace(DONE, old_key=OldKey.ASKING)):
            assert OldKeyEnded() not in [each.intent for each in actions_of(screen_of(waiting))]

    def test_a_key_that_still_works_is_said_to_and_asked_about_again(self) -> None:
        _, ended = old_key_rows(replace(DONE, old_key=OldKey.WORKS))

        assert ended.title == "Stripe still accepts the previous key"
        assert ended.action == action("Check now", screen_of(DONE))

    def test_one_that_ended_leaves_nothing_to_do(self) -> None:
        (row,) = old_key_rows(replace(DONE, connection=connection(LIVE_KEY), old_key=OldKey.ENDED))

        assert (row.tone, row.title, row.action) == (Tone.GOOD, "The previous key has ended", None)

    def test_without_an_answer_the_trouble_is_shown(self) -> None:
        unknown = replace(DONE, old_key=OldKey.UNKNOWN, old_key_trouble=Trouble(Code.OFFLINE))

        (banner,) = blocks_of(screen_of(unknown), Banner)
        assert banner.tone is Tone.WARNING

    def test_where_nothing_was_replaced_nothing_is_said_about_it(self) -> None:
        assert "previous key" not in text_of(screen_of(replace(DONE, connection=connection(LIVE_KEY))))
