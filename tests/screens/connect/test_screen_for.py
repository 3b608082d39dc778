"""What holds for every screen, at every step, in every variant."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings

from rak_desktop.core.code_reading import read_code
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.core.situation import Situation
from rak_desktop.core.verification import Account
from rak_desktop.flows.connect.advance import advance
from rak_desktop.flows.connect.events import ClosedForSure, Event, StayOpen
from rak_desktop.flows.connect.steps import AskingToClose, AwaitingKey, Ended, EnteredKey, Proof, Reviewing, Step
from rak_desktop.screens.actions import CopyText, Tone
from rak_desktop.screens.blocks import Banner
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from tests.fakes.keys import SECRETS, TEST_KEY
from tests.fakes.steps import (
    AWAITING,
    CHECKING,
    ENTERED,
    FINISHED,
    GOAL,
    GOOD,
    HOLDING_A_KEY,
    HOLDING_NONE,
    INSTALLING,
    KEEP_STALLED,
    KEEPING,
    NOT_ENOUGH,
    REVIEWING,
    STALLED,
    TICKET,
    WELCOME,
    checked,
    connection,
    goal,
    name_of,
)
from tests.support.examples import examples
from tests.support.reading import actions_of, blocks_of, filled_buttons, rail_of, screen_of, texts_of
from tests.support.walks import Stride, walks

PEERS = (Peer.STAND_IN, Peer.PRACTICE)
SILENT = replace(KEEP_STALLED, trouble=Trouble(Code.KEYCHAIN_NO_ANSWER), ticket=TICKET)
OTHER_MODE = AwaitingKey(GOAL, EnteredKey(TEST_KEY), Trouble(Code.OTHER_MODE, {"key_mode": "test"}))


def variants() -> Iterator[Step]:
    """Every step, with everything that changes what it shows."""
    yield from (*HOLDING_NONE, *HOLDING_A_KEY, KEEPING)
    yield from (replace(AWAITING, goal=goal(Mode.TEST, peer)) for peer in PEERS)
    for page in PageState:
        yield from (replace(step, page=page) for step in (INSTALLING, replace(INSTALLING, wrong_account=True)))
        yield from (replace(AWAITING, page=page), replace(STALLED, page=page), replace(NOT_ENOUGH, page=page))
    yield OTHER_MODE
    yield AwaitingKey(goal(Mode.TEST), ENTERED, Trouble(Code.OTHER_MODE, {"key_mode": "live"}))
    for code in Code:
        if code is not Code.OTHER_MODE:
            yield AwaitingKey(GOAL, trouble=Trouble(code))
            yield AwaitingKey(GOAL, ENTERED, Trouble(code))
        yield replace(STALLED, trouble=Trouble(code))
        yield replace(KEEP_STALLED, trouble=Trouble(code))
        yield replace(FINISHED, proof=Proof.NOT_GIVEN, proof_trouble=Trouble(code))
    yield replace(FINISHED, proof=Proof.GIVEN, clipboard_cleared=True)
    yield replace(FINISHED, goal=goal(open_url="https://example.com/done"))
    yield SILENT
    yield replace(REVIEWING, label="", trouble=Trouble(Code.KEY_IN_LABEL))
    for account, same in product((Account(), Account("acct_1QzNameless")), (None, True, False)):
        known = checked(replace(GOOD, account=account, clock_off_by=-7200), existing=connection(), same_key=same)
        yield replace(REVIEWING, checked=known)


VARIANTS = [(step, screen_of(step)) for step in variants()]
ALL_TEXTS = {text for _, screen in VARIANTS for text in texts_of(screen)}
NOT_OUR_WORDS = re.compile(r"\b(invalid|error|failed|failure|please|oops|sorry|abort\w*)\b|!", re.IGNORECASE)


def troubles_of(screen: Screen) -> list[Banner]:
    return [banner for banner in blocks_of(screen, Banner) if banner.tone is Tone.TROUBLE]


def events_of(screen: Screen) -> list[Event]:
    """What the flow is told when something on this screen is pressed."""
    pressed = (action.intent for action in actions_of(screen) if action.enabled)
    return [intent for intent in pressed if isinstance(intent, Event)]


@pytest.mark.parametrize(
    ("step", "name", "number"),
    [
        (WELCOME, "connect-1", "1-00"),
        (INSTALLING, "connect-2", "2-00"),
        (AWAITING, "connect-3", "3-00"),
        (CHECKING, "connect-4", "4-00"),
        (STALLED, "connect-4", "4-50"),
        (NOT_ENOUGH, "connect-5", "5-32"),
        (REVIEWING, "connect-5", "5-00"),
        (KEEPING, "connect-5", "5-00"),
        (KEEP_STALLED, "connect-5", "5-71"),
        (FINISHED, "connect-6", "6-00"),
        (replace(AWAITING, trouble=Trouble(Code.PUBLISHABLE_KEY)), "connect-3", "3-17"),
    ],
)
def test_a_screen_is_known_by_the_number_that_is_said_over_the_phone(step: Step, name: str, number: str) -> None:
    screen = screen_of(step)

    assert (screen.name, screen.help_number, f"{screen.number}") == (name, number, number[0])


def test_a_window_that_may_close_shows_nothing() -> None:
    assert screen_for(Ended(), Words()) is None


def test_no_text_holds_the_key() -> None:
    assert not [text for text in ALL_TEXTS if any(secret in text for secret in SECRETS)]


def test_no_placeholder_stays_unfilled() -> None:
    assert not [text for text in ALL_TEXTS if "{" in text or "}" in text]


def test_every_sentence_is_calm() -> None:
    assert not [text for text in ALL_TEXTS if NOT_OUR_WORDS.search(text)]


def test_at_most_one_button_is_filled() -> None:
    assert not [step for step, screen in VARIANTS if len(filled_buttons(screen)) > 1]


def test_a_trouble_shows_its_code_and_is_announced() -> None:
    for _, screen in VARIANTS:
        for banner in troubles_of(screen):
            assert banner.code is not None
            situation = read_code(banner.code)
            assert isinstance(situation, Situation)
            assert screen.help_number == f"{situation.screen}-{situation.trouble:02d}"
            assert banner.code_copy is not None
            assert banner.code_copy.intent == CopyText(banner.code, "Copied")
            assert screen.announcement == banner.title


def test_no_trouble_is_a_dead_end() -> None:
    """Save a key in the name's field, where typing another name is the way out."""
    stuck = [screen for _, screen in VARIANTS if troubles_of(screen) and not filled_buttons(screen)]

    assert {screen.help_number for screen in stuck} == {"5-95"}


def test_no_button_is_dead() -> None:
    for step, screen in VARIANTS:
        for event in events_of(screen):
            assert advance(step, event, TICKET + 1) != (step, ()), f"{event} does nothing at {step}"


def test_every_screen_has_a_title_a_lead_or_a_trouble_and_six_steps_in_its_rail() -> None:
    for _, screen in VARIANTS:
        assert screen.title
        assert screen.lead or troubles_of(screen)
        assert screen.announcement
        assert [row.number for row in rail_of(screen).rows] == [1, 2, 3, 4, 5, 6]


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(walks())
def test_on_any_walk_each_screen_keeps_the_key_to_itself_and_has_no_dead_button(walk: list[Stride]) -> None:
    for stride in walk:
        screen = screen_for(stride.after, Words())
        if screen is None:
            continue
        assert not [text for text in texts_of(screen) if any(secret in text for secret in SECRETS)]
        assert len(filled_buttons(screen)) <= 1
        pressed: list[Event] = [StayOpen(), ClosedForSure()] if screen.question else events_of(screen)
        for event in pressed:
            assert advance(stride.after, event, 1000) != (stride.after, ())


# ── closing ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("step", HOLDING_A_KEY, ids=name_of)
def test_the_question_stands_over_the_screen_that_was_there(step: Step) -> None:
    asking = screen_of(AskingToClose(step))
    assert asking.question is not None

    assert replace(asking, question=None) == screen_of(step)
    assert asking.question.title == "The key is not stored yet"
    assert "Stripe may not show it again" in asking.question.text
    assert asking.question.safe.intent == StayOpen()
    assert asking.question.other.intent == ClosedForSure()


def test_who_closes_while_nobody_knows_whether_the_key_is_stored_hears_just_that() -> None:
    asking = screen_of(AskingToClose(SILENT))
    assert asking.question is not None

    assert replace(asking, question=None) == screen_of(SILENT)
    assert asking.question.title == "Is the key stored? That is not known yet"
    assert "Stripe may not show the key again" in asking.question.text
    assert (asking.question.safe.intent, asking.question.other.intent) == (StayOpen(), ClosedForSure())


@pytest.mark.parametrize("step", [*HOLDING_NONE, KEEPING], ids=name_of)
def test_nothing_is_asked_before_somebody_wants_to_close(step: Step) -> None:
    assert screen_of(step).question is None


def test_pages_without_a_field_take_a_paste_where_a_key_is_welcome() -> None:
    taking = {name_of(step) for step, screen in VARIANTS if screen.takes_paste}

    assert taking == {"Welcome", "Installing", "Stalled", "NotEnough"}


def test_only_where_something_has_to_be_typed_the_focus_is_put_there() -> None:
    fields = {screen.number: step for step, screen in VARIANTS if screen.begins_inside}

    assert set(fields) == {3, 5}
    assert isinstance(fields[5], Reviewing)
    assert fields[5].label == ""
