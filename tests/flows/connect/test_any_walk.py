"""What holds on every walk through connecting, whatever is pressed and whatever comes back."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from rak_desktop.flows.connect.effects import CheckKey, ForgetPaste, KeepKey
from rak_desktop.flows.connect.events import (
    Approved,
    CheckAnswered,
    CheckProgressed,
    ClosedForSure,
    KeepAnswered,
    KeyCleared,
    KeyEntered,
    ProofAnswered,
    Retry,
    WrongAccount,
)
from rak_desktop.flows.connect.steps import (
    AskingToClose,
    AwaitingKey,
    Ended,
    Finished,
    Keeping,
    KeepStalled,
    Reviewing,
    Step,
    unsaved_key,
)
from tests.fakes.keys import SECRETS
from tests.support.examples import examples
from tests.support.walks import Stride, behind_the_question, ticket_of, walks

quick = settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])

Walk = list[Stride]


@quick
@given(walks())
def test_nothing_is_kept_without_a_yes_to_that_very_key(walk: Walk) -> None:
    for stride in walk:
        for effect in stride.effects:
            if isinstance(effect, KeepKey):
                assert isinstance(stride.event, Approved | Retry)
                assert isinstance(stride.before, Reviewing | KeepStalled)
                assert effect.checked is stride.before.checked
                assert effect.label


@quick
@given(walks())
def test_saving_and_finishing_come_only_after_a_yes(walk: Walk) -> None:
    for stride in walk:
        before, after = behind_the_question(stride.before), behind_the_question(stride.after)
        if isinstance(after, KeepStalled):
            assert isinstance(before, Keeping | KeepStalled)
        if isinstance(after, Finished) and isinstance(before, KeepStalled):
            assert before.ticket is not None  # nobody waited any longer, and it went well all the same
        elif isinstance(after, Finished):
            assert isinstance(before, Keeping | Finished)


@quick
@given(walks())
def test_a_save_that_was_begun_is_left_only_with_its_answer_or_by_closing_for_sure(walk: Walk) -> None:
    for stride in walk:
        before, after = behind_the_question(stride.before), behind_the_question(stride.after)
        if not isinstance(before, Keeping | KeepStalled) or before.ticket is None:
            continue
        if isinstance(stride.event, KeepAnswered | ClosedForSure):
            continue
        assert isinstance(after, Keeping | KeepStalled)
        assert after.ticket == before.ticket


@quick
@given(walks())
def test_an_unsaved_key_is_lost_only_on_purpose(walk: Walk) -> None:
    for stride in walk:
        had, has = unsaved_key(stride.before), unsaved_key(stride.after)
        if had in (None, has):
            continue
        match stride.event:
            case KeyEntered():
                assert has is not None  # another key took its place
            case CheckAnswered():
                assert isinstance(stride.after, AwaitingKey)
                assert stride.after.trouble is not None  # Stripe says that it is no use
            case KeepAnswered():
                assert isinstance(stride.after, Finished)
            case event:
                assert isinstance(event, KeyCleared | WrongAccount | ClosedForSure)


@quick
@given(walks())
def test_the_program_ends_with_an_unsaved_key_only_for_sure_and_then_clears_the_clipboard(walk: Walk) -> None:
    for stride in walk:
        if isinstance(stride.after, Ended) and (lost := unsaved_key(stride.before)):
            assert isinstance(stride.before, AskingToClose)
            assert stride.event == ClosedForSure()
            assert stride.effects == (ForgetPaste(lost.fingerprint),)


@quick
@given(walks())
def test_a_key_is_sent_only_to_whom_it_is_for_and_in_the_mode_that_was_chosen(walk: Walk) -> None:
    for stride in walk:
        for effect in stride.effects:
            if isinstance(effect, CheckKey):
                key, goal = effect.entered.key, effect.goal
                assert goal.peer.objection_to(key) is None
                assert key.mode is goal.mode
                assert goal.mode in goal.profile.modes


@quick
@given(walks())
def test_an_answer_to_another_question_changes_nothing(walk: Walk) -> None:
    for stride in walk:
        if isinstance(stride.event, CheckProgressed | CheckAnswered | KeepAnswered | ProofAnswered):
            if stride.event.ticket == ticket_of(stride.before):
                continue
            assert (stride.after, stride.effects) == (stride.before, ())


@quick
@given(walks())
def test_no_step_and_no_effect_prints_the_key(walk: Walk) -> None:
    for stride in walk:
        printed = repr((stride.after, stride.effects))
        assert not any(secret in printed for secret in SECRETS)


@pytest.mark.sweep
def test_the_walks_get_far_enough_to_mean_something() -> None:
    """Otherwise the tests above would look at little more than the first screens."""
    reached: set[type] = set()

    @settings(quick, derandomize=True, max_examples=400)  # wherever it is run: the first hundred are short
    @given(walks())
    def walk_about(walk: Walk) -> None:
        reached.update(type(stride.after) for stride in walk)

    walk_about()

    assert reached == set(get_args(Step))
