"""The rule book of choosing an app, walked without a window."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.flows.choose_app.advance import advance
from rak_desktop.flows.choose_app.effects import AddApp, ReadFile
from rak_desktop.flows.choose_app.events import AppAdded, AppPicked, Event, FileAnswered, FilePicked, Trusted
from rak_desktop.flows.choose_app.steps import Adding, Choosing, Chosen, Ended, Offered, Reading, Refused, Step
from rak_desktop.flows.connect.events import Back, Closed
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_installer import HARBOUR_FILE, offer

HARBOUR = harbour_tickets()
FERRIES = harbour_tickets(app_id="com.example.ferry", name="Coast Ferries")
APPS = (HARBOUR, FERRIES)
BROKEN = Trouble(Code.PROFILE_UNREADABLE, {"reason": "damaged", "file": "x"})
OFFER = offer()
NOW, BEFORE = 7, 6


@pytest.mark.parametrize("step", [Choosing(APPS), Refused(APPS, BROKEN), Offered(APPS, OFFER), Reading(APPS, BEFORE)])
def test_a_file_is_looked_at_whenever_one_is_opened(step: Step) -> None:
    assert advance(step, FilePicked(HARBOUR_FILE), NOW) == (Reading(APPS, NOW), (ReadFile(NOW, HARBOUR_FILE),))


def test_what_the_file_offers_is_shown_and_not_kept() -> None:
    assert advance(Reading(APPS, NOW), FileAnswered(NOW, OFFER), 8) == (Offered(APPS, OFFER), ())


def test_a_file_that_cannot_be_used_says_why() -> None:
    assert advance(Reading(APPS, NOW), FileAnswered(NOW, BROKEN), 8) == (Refused(APPS, BROKEN), ())


def test_the_answer_about_a_file_that_was_opened_before_is_dropped() -> None:
    assert advance(Reading(APPS, NOW), FileAnswered(BEFORE, OFFER), 8) == (Reading(APPS, NOW), ())


def test_an_offer_is_kept_after_a_yes() -> None:
    assert advance(Offered(APPS, OFFER), Trusted(), NOW) == (Adding(APPS, OFFER, NOW), (AddApp(NOW, OFFER),))


def test_a_kept_app_is_the_chosen_one() -> None:
    assert advance(Adding(APPS, OFFER, NOW), AppAdded(NOW, HARBOUR), 8) == (Chosen(HARBOUR), ())


def test_what_could_not_be_kept_is_offered_again_with_the_reason() -> None:
    full = Trouble(Code.PROFILE_NOT_WRITABLE, {"reason": "not-added", "file": "x"})

    stalled, _ = advance(Adding(APPS, OFFER, NOW), AppAdded(NOW, full), 8)

    assert stalled == Offered(APPS, OFFER, full)
    assert advance(stalled, Trusted(), 9) == (Adding(APPS, OFFER, 9), (AddApp(9, OFFER),))


@pytest.mark.parametrize("step", [Offered(APPS, OFFER), Refused(APPS, BROKEN)])
def test_not_this_one_goes_back_to_the_question(step: Step) -> None:
    assert advance(step, Back(), NOW) == (Choosing(APPS), ())


@pytest.mark.parametrize("step", [Choosing(APPS), Reading(APPS, BEFORE), Refused(APPS, BROKEN)])
def test_an_app_that_is_here_can_be_chosen(step: Step) -> None:
    assert advance(step, AppPicked(FERRIES.app_id), NOW) == (Chosen(FERRIES), ())
    assert advance(step, AppPicked("com.example.nobody"), NOW) == (step, ())


@pytest.mark.parametrize("step", [Choosing(APPS), Reading(APPS, NOW), Refused(APPS, BROKEN), Offered(APPS, OFFER)])
def test_the_window_closes_at_once_while_nothing_is_kept(step: Step) -> None:
    assert advance(step, Closed(), NOW) == (Ended(), ())


def test_keeping_takes_a_moment_and_is_waited_for() -> None:
    assert advance(Adding(APPS, OFFER, NOW), Closed(), 8) == (Adding(APPS, OFFER, NOW), ())


STEPS = st.sampled_from(
    [
        *(Choosing(), Choosing(APPS), Reading(APPS, BEFORE), Refused((), BROKEN), Offered((), OFFER)),
        *(Offered(APPS, replace(OFFER, replaces="An older one"), BROKEN), Adding((), OFFER, BEFORE)),
        *(Chosen(HARBOUR), Ended()),
    ]
)
EVENTS: st.SearchStrategy[Event] = st.sampled_from(
    [
        *(FilePicked("x"), AppPicked(FERRIES.app_id), Trusted(), Back(), Closed()),
        *(FileAnswered(ticket, answer) for ticket in (BEFORE, NOW) for answer in (OFFER, BROKEN)),
        *(AppAdded(ticket, answer) for ticket in (BEFORE, NOW) for answer in (HARBOUR, BROKEN)),
    ]
)


@given(STEPS, st.lists(EVENTS, max_size=12))
def test_nothing_is_kept_without_a_yes_to_that_very_offer(step: Step, events: list[Event]) -> None:
    for ticket, event in enumerate(events, start=NOW + 1):
        after, effects = advance(step, event, ticket)
        for effect in effects:
            if isinstance(effect, AddApp):
                assert event == Trusted()
                assert isinstance(step, Offered)
                assert effect.offer is step.offer
        step = after
