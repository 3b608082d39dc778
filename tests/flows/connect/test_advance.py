"""The rule book of connecting, row by row."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.paste import Paste
from rak_desktop.core.verification import Account, Progress
from rak_desktop.flows.connect.advance import Outcome, advance
from rak_desktop.flows.connect.effects import CheckKey, ForgetPaste, GetReady, KeepKey, ProveHandOver, ShowPage
from rak_desktop.flows.connect.events import (
    Another,
    Approved,
    Back,
    CheckAnswered,
    CheckPressed,
    CheckProgressed,
    ClipboardAnswered,
    Closed,
    ClosedForSure,
    Event,
    HaveKey,
    KeepAnswered,
    KeyCleared,
    KeyEntered,
    ModeChosen,
    NotThere,
    OpenPage,
    PageAnswered,
    ProofAnswered,
    Renamed,
    Retry,
    Started,
    StayOpen,
    WrongAccount,
)
from rak_desktop.flows.connect.steps import (
    Allowing,
    AskingToClose,
    AwaitingKey,
    Checking,
    Ended,
    EnteredKey,
    Installing,
    Keeping,
    NotEnough,
    Proof,
    Reviewing,
    Stalled,
    Step,
    StepWithPage,
    Welcome,
    page_of,
    unsaved_key,
)
from tests.fakes.keys import (
    LIVE_KEY,
    OTHER_LIVE_KEY,
    PUBLISHABLE_LIVE,
    pasted,
    refused,
)
from tests.fakes.steps import (
    AWAITING,
    CHECKING,
    ENTERED,
    FILLED,
    FINISHED,
    GOAL,
    GOOD,
    HOLDING_A_KEY,
    HOLDING_NONE,
    INSTALLING,
    KEEP_STALLED,
    KEEPING,
    NOT_ALL_THERE,
    NOT_ENOUGH,
    REVIEWING,
    STALLED,
    TICKET,
    WELCOME,
    checked,
    connection,
    goal,
    name_of,
    saying,
)

NEXT = 8
TRIED = replace(FILLED, entered=replace(ENTERED, tried=True))
BOTH = EnteredKey(LIVE_KEY, PUBLISHABLE_LIVE)
LIVE_ONLY = goal(modes=(Mode.LIVE,))
TROUBLE = Trouble(Code.OFFLINE)


def after(step: Step, *events: Event) -> Step:
    """Where these events lead, one after the other."""
    for event in events:
        step, _ = advance(step, event, NEXT)
    return step


def entered(step: Step, paste: Paste) -> AwaitingKey:
    """The field after a paste."""
    there = after(step, KeyEntered(paste))
    assert isinstance(there, AwaitingKey)
    return there


def trouble_of(step: Step) -> Code | None:
    trouble = getattr(step, "trouble", None)
    return trouble.code if isinstance(trouble, Trouble) else None


def check_of(outcome: Outcome) -> CheckKey:
    _, (effect,) = outcome
    assert isinstance(effect, CheckKey)
    return effect


# ── Welcome ──────────────────────────────────────────────────────────────────────────────────────────


def test_start_leads_to_installing() -> None:
    assert advance(WELCOME, Started(), NEXT) == (Installing(GOAL), ())


def test_a_mode_that_the_app_offers_can_be_chosen() -> None:
    assert after(WELCOME, ModeChosen(Mode.TEST)) == Welcome(goal(Mode.TEST))


def test_a_mode_that_the_app_does_not_offer_cannot_be_chosen() -> None:
    assert after(Welcome(LIVE_ONLY), ModeChosen(Mode.TEST)) == Welcome(LIVE_ONLY)


@pytest.mark.parametrize("step", [WELCOME, INSTALLING], ids=name_of)
def test_who_has_the_key_already_goes_to_the_field(step: Step) -> None:
    """There everything gets ready for the check while the person reads."""
    assert advance(step, HaveKey(), NEXT) == (AwaitingKey(GOAL), (GetReady(),))


# ── Installing, and every page at Stripe ─────────────────────────────────────────────────────────────


def test_back_from_installing_leads_to_welcome() -> None:
    assert after(INSTALLING, Back()) == WELCOME


@pytest.mark.parametrize(
    ("step", "url"),
    [
        (INSTALLING, GOAL.profile.install_link),
        (Installing(GOAL, wrong_account=True), GOAL.profile.installed_apps_page),
        (AWAITING, "https://dashboard.stripe.com/settings/apps/com.example.harbour"),
        (AwaitingKey(goal(Mode.TEST)), "https://dashboard.stripe.com/test/settings/apps/com.example.harbour"),
        (STALLED, GOAL.profile.settings_page(Mode.LIVE)),
        (replace(STALLED, trouble=Trouble(Code.ACCOUNT_WITHOUT_ACCESS)), GOAL.profile.installed_apps_page),
        (replace(STALLED, trouble=Trouble(Code.BLOCKED_ADDRESS)), GOAL.profile.access_policies_page),
        (NOT_ENOUGH, GOAL.profile.review_permissions_page),
    ],
)
def test_each_step_opens_its_own_page_as_often_as_asked(step: StepWithPage, url: str) -> None:
    once, effects = advance(step, OpenPage(), NEXT)
    twice, again = advance(once, OpenPage(), NEXT)

    assert once == replace(step, page=PageState.ASKED)
    assert effects == again == (ShowPage(url),)
    assert twice == once


def test_a_page_that_the_system_took_stays_asked_since_nobody_saw_it_open() -> None:
    asked = after(INSTALLING, OpenPage(), PageAnswered(GOAL.profile.install_link, PageState.ASKED))

    assert asked == replace(INSTALLING, page=PageState.ASKED)


def test_a_page_that_the_system_did_not_open_is_known_as_such() -> None:
    asked = after(INSTALLING, OpenPage(), PageAnswered(GOAL.profile.install_link, PageState.NOT_OPENED))

    assert asked == replace(INSTALLING, page=PageState.NOT_OPENED)


def test_a_page_that_opens_at_the_second_try_is_no_trouble_any_more() -> None:
    there = GOAL.profile.install_link
    mended = after(
        INSTALLING,
        OpenPage(),
        PageAnswered(there, PageState.NOT_OPENED),
        OpenPage(),
        PageAnswered(there, PageState.ASKED),
    )

    assert mended == replace(INSTALLING, page=PageState.ASKED)


def test_a_late_answer_about_another_page_is_dropped() -> None:
    late = PageAnswered(GOAL.profile.install_link, PageState.NOT_OPENED)

    assert after(INSTALLING, OpenPage(), HaveKey(), late) == AWAITING


def test_after_a_wrong_account_having_the_app_there_is_not_having_it_in_ones_own() -> None:
    wrong = Installing(GOAL, wrong_account=True)

    assert after(wrong, HaveKey()) == INSTALLING
    assert after(wrong, HaveKey(), HaveKey()) == AWAITING


# ── AwaitingKey: the field ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("step", [WELCOME, INSTALLING, AWAITING, STALLED, NOT_ENOUGH], ids=name_of)
def test_a_key_that_is_pasted_early_or_late_is_taken_to_the_field(step: Step) -> None:
    assert advance(step, KeyEntered(pasted(OTHER_LIVE_KEY)), NEXT) == (
        AwaitingKey(GOAL, EnteredKey(OTHER_LIVE_KEY)),
        (),
    )


@pytest.mark.parametrize("step", [CHECKING, REVIEWING, KEEPING, KEEP_STALLED, FINISHED], ids=name_of)
def test_no_key_slips_in_while_another_is_looked_at(step: Step) -> None:
    assert after(step, KeyEntered(pasted(OTHER_LIVE_KEY))) == step


def test_nothing_is_sent_before_check_is_pressed() -> None:
    assert advance(AWAITING, KeyEntered(pasted(LIVE_KEY)), NEXT) == (FILLED, ())


def test_check_asks_stripe_about_the_key_in_the_field() -> None:
    assert advance(FILLED, CheckPressed(), NEXT) == (Checking(GOAL, ENTERED, NEXT), (CheckKey(NEXT, GOAL, ENTERED),))


def test_check_with_an_empty_field_says_so_and_sends_nothing() -> None:
    assert advance(AWAITING, CheckPressed(), NEXT) == (replace(AWAITING, trouble=Trouble(Code.NOTHING_PASTED)), ())


def test_checking_with_only_the_publishable_key_says_that_it_is_the_other_one() -> None:
    waiting = replace(AWAITING, publishable=PUBLISHABLE_LIVE)

    assert trouble_of(after(waiting, CheckPressed())) is Code.PUBLISHABLE_KEY


def test_check_after_a_refused_text_leaves_the_reason_standing() -> None:
    masked = entered(AWAITING, refused(Code.MASKED_KEY))

    assert after(masked, CheckPressed()) == masked


def test_an_emptied_field_holds_nothing() -> None:
    assert after(FILLED, KeyCleared()) == AWAITING


def test_an_emptied_field_of_a_refused_text_keeps_its_reason_and_the_key_from_before() -> None:
    there = entered(FILLED, refused(Code.A_LINK))

    assert after(there, KeyCleared()) == there


def test_back_from_the_field_leads_to_installing() -> None:
    assert after(AWAITING, Back()) == INSTALLING


def test_a_key_goes_along_back_to_the_start_and_forth_again() -> None:
    start = after(FILLED, Back(), Back())

    assert start == Welcome(GOAL, ENTERED)
    assert after(start, Started(), HaveKey()) == FILLED


def test_a_key_that_waited_while_the_mode_was_changed_is_looked_at_anew() -> None:
    there = after(FILLED, Back(), Back(), ModeChosen(Mode.TEST), HaveKey())

    assert (unsaved_key(there), trouble_of(there)) == (LIVE_KEY, Code.OTHER_MODE)


# ── Checking ─────────────────────────────────────────────────────────────────────────────────────────


def test_progress_is_shown() -> None:
    progress = Progress(reachable=True, of=3)

    assert after(CHECKING, CheckProgressed(TICKET, progress)) == replace(CHECKING, progress=progress)


def test_a_key_that_may_be_kept_is_shown_with_its_accounts_name() -> None:
    assert advance(CHECKING, CheckAnswered(TICKET, checked()), NEXT) == (REVIEWING, ())


def test_an_account_without_a_readable_name_gets_one_from_the_person() -> None:
    unnamed = checked(replace(GOOD, account=Account("acct_1QzNameless")))

    assert after(CHECKING, CheckAnswered(TICKET, unnamed)) == Reviewing(GOAL, unnamed, label="")


def test_a_shop_that_is_connected_already_keeps_its_name() -> None:
    known = checked(existing=connection(label="Box office"), same_key=True)

    assert after(CHECKING, CheckAnswered(TICKET, known)) == Reviewing(GOAL, known, label="Box office")


def test_a_missing_permission_is_shown_beside_the_account() -> None:
    assert after(CHECKING, CheckAnswered(TICKET, NOT_ALL_THERE)) == NotEnough(GOAL, ENTERED, NOT_ALL_THERE)


@pytest.mark.parametrize("code", [Code.UNKNOWN_KEY, Code.ENDED_KEY, Code.PUBLISHABLE_KEY, Code.FULL_SECRET_KEY])
def test_a_key_that_is_no_use_leaves_the_field_for_another(code: Code) -> None:
    assert after(CHECKING, CheckAnswered(TICKET, saying(code))) == AwaitingKey(GOAL, trouble=Trouble(code))


@pytest.mark.parametrize(
    "code", [Code.BLOCKED_ADDRESS, Code.ACCOUNT_WITHOUT_ACCESS, Code.ACCOUNT_NOT_ACTIVE, Code.REFUSED_WITHOUT_REASON]
)
def test_a_refusal_that_can_be_mended_lets_the_key_wait(code: Code) -> None:
    assert after(CHECKING, CheckAnswered(TICKET, saying(code))) == replace(STALLED, trouble=Trouble(code))


def test_a_publishable_key_that_the_account_turns_out_to_lack_is_asked_for_and_the_key_stays() -> None:
    lacking = Trouble(Code.NO_PUBLISHABLE_KEY)

    there = after(CHECKING, CheckAnswered(TICKET, lacking))

    assert there == AwaitingKey(GOAL, replace(CHECKING.entered, tried=True), lacking)


def test_a_key_that_no_answer_proved_can_be_tried_again() -> None:
    unproven = replace(GOOD, proven=False)

    assert after(CHECKING, CheckAnswered(TICKET, unproven)) == replace(STALLED, trouble=Trouble(Code.KEY_NOT_PROVEN))


@pytest.mark.parametrize("code", [Code.OFFLINE, Code.RATE_LIMITED, Code.KEYCHAIN_ABSENT, Code.OUR_FAULT])
def test_an_error_lets_the_key_wait_and_remembers_how_far_it_came(code: Code) -> None:
    progress = Progress(reachable=True)

    stalled = after(CHECKING, CheckProgressed(TICKET, progress), CheckAnswered(TICKET, Trouble(code)))

    assert stalled == Stalled(GOAL, ENTERED, Trouble(code), progress)


def test_cancel_goes_back_to_the_field_with_the_key_at_once() -> None:
    assert advance(CHECKING, Back(), NEXT) == (TRIED, ())


LATE = TICKET - 1


@pytest.mark.parametrize(
    "late",
    [
        CheckProgressed(LATE, Progress(reachable=True)),
        CheckAnswered(LATE, checked()),
        CheckAnswered(LATE, NOT_ALL_THERE),
        CheckAnswered(LATE, TROUBLE),
    ],
    ids=["progress", "may be kept", "report", "error"],
)
def test_a_late_answer_of_an_abandoned_check_is_dropped(late: Event) -> None:
    assert advance(CHECKING, late, NEXT) == (CHECKING, ())
    assert advance(FILLED, late, NEXT) == (FILLED, ())


def test_a_second_check_cannot_be_overtaken_by_the_first_ones_answer() -> None:
    second = after(CHECKING, Back(), KeyEntered(pasted(OTHER_LIVE_KEY)), CheckPressed())

    assert after(second, CheckAnswered(TICKET, checked())) == second
    assert second == Checking(GOAL, EnteredKey(OTHER_LIVE_KEY), NEXT)


# ── Stalled and NotEnough ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("event", [Retry(), CheckPressed()], ids=name_of)
@pytest.mark.parametrize("step", [STALLED, NOT_ENOUGH], ids=name_of)
def test_another_try_checks_the_same_key_with_a_new_ticket(step: Step, event: Event) -> None:
    assert advance(step, event, NEXT) == (Checking(GOAL, ENTERED, NEXT), (CheckKey(NEXT, GOAL, ENTERED),))


@pytest.mark.parametrize("step", [STALLED, NOT_ENOUGH], ids=name_of)
def test_back_after_a_check_keeps_the_key_in_the_field(step: Step) -> None:
    assert after(step, Back()) == TRIED


@pytest.mark.parametrize("step", [CHECKING, STALLED, NOT_ENOUGH, REVIEWING], ids=name_of)
def test_a_key_that_may_have_been_sent_is_not_forgotten_to_be_one(step: Step) -> None:
    looked_around = after(step, Back(), Back(), HaveKey())
    pasted_again = after(looked_around, KeyEntered(pasted(LIVE_KEY)))

    assert looked_around == pasted_again == TRIED


def test_another_key_in_its_place_was_not_sent_to_anybody() -> None:
    assert entered(TRIED, pasted(OTHER_LIVE_KEY)).entered == EnteredKey(OTHER_LIVE_KEY)


def test_what_is_not_there_leads_to_the_next_way_with_its_own_page() -> None:
    step: Step = replace(NOT_ENOUGH, page=PageState.ASKED)
    pages = []
    for _ in range(4):
        assert isinstance(step, NotEnough)
        pages.append(page_of(step))
        step = after(step, NotThere())

    profile = GOAL.profile
    new_key, reinstall = profile.settings_page(GOAL.mode), profile.install_link
    assert pages == [profile.review_permissions_page, new_key, reinstall, reinstall]
    assert step == replace(NOT_ENOUGH, way=Allowing.REINSTALL)


# ── Reviewing ────────────────────────────────────────────────────────────────────────────────────────


def test_the_shop_can_be_given_another_name() -> None:
    assert after(REVIEWING, Renamed("Box office")) == replace(REVIEWING, label="Box office")


def test_saving_keeps_the_reviewed_key_under_its_trimmed_name() -> None:
    step, effects = advance(replace(REVIEWING, label="  Box office "), Approved(), NEXT)

    assert step == Keeping(GOAL, REVIEWING.checked, "Box office", NEXT)
    assert effects == (KeepKey(NEXT, GOAL, REVIEWING.checked, "Box office"),)


def test_a_name_keeps_nothing_that_could_drive_a_terminal_or_turn_a_line_around() -> None:
    kept, _ = advance(replace(REVIEWING, label="Box\x1b[31m \u202eoffice\n"), Approved(), NEXT)

    assert isinstance(kept, Keeping)
    assert kept.label == "Box [31m office"


@pytest.mark.parametrize("label", ["", "   "])
def test_nothing_is_saved_without_a_name(label: str) -> None:
    unnamed = replace(REVIEWING, label=label)

    assert advance(unnamed, Approved(), NEXT) == (unnamed, ())


def test_a_key_typed_as_the_name_is_refused_and_not_remembered() -> None:
    there = after(REVIEWING, Renamed(LIVE_KEY.reveal()))

    assert there == replace(REVIEWING, label="", trouble=Trouble(Code.KEY_IN_LABEL))
    assert advance(there, Approved(), NEXT) == (there, ())
    assert after(there, Renamed("Box office")) == replace(REVIEWING, label="Box office")


def test_back_from_review_keeps_both_keys_in_the_field() -> None:
    verified = replace(checked().verified, publishable=PUBLISHABLE_LIVE)
    there = replace(REVIEWING, checked=replace(REVIEWING.checked, verified=verified))

    assert after(there, Back()) == AwaitingKey(GOAL, replace(BOTH, tried=True))


@pytest.mark.parametrize("step", [NOT_ENOUGH, REVIEWING, KEEP_STALLED], ids=name_of)
def test_a_wrong_account_forgets_the_key_and_leads_back_to_installing(step: Step) -> None:
    assert advance(step, WrongAccount(), NEXT) == (Installing(GOAL, wrong_account=True), ())


# ── Keeping ──────────────────────────────────────────────────────────────────────────────────────────

KEPT = connection()


def test_a_kept_key_is_forgotten_here_and_proved_by_another_program() -> None:
    step, effects = advance(KEEPING, KeepAnswered(TICKET, KEPT), NEXT)

    assert step == replace(FINISHED, ticket=NEXT)
    assert effects == (ForgetPaste(LIVE_KEY.fingerprint), ProveHandOver(NEXT, KEPT, LIVE_KEY.fingerprint))
    assert unsaved_key(step) is None


def test_a_key_that_was_not_kept_waits_with_its_name() -> None:
    locked = Trouble(Code.KEYCHAIN_LOCKED)

    assert advance(KEEPING, KeepAnswered(TICKET, locked), NEXT) == (KEEP_STALLED, ())


@pytest.mark.parametrize("answer", [KEPT, TROUBLE], ids=["kept", "not kept"])
def test_a_late_answer_of_another_save_is_dropped(answer: Connection | Trouble) -> None:
    late = KeepAnswered(LATE, answer)

    assert advance(KEEPING, late, NEXT) == (KEEPING, ())


def test_nobody_has_to_wait_for_a_silent_keychain() -> None:
    silent = Trouble(Code.KEYCHAIN_NO_ANSWER)

    assert advance(KEEPING, Back(), NEXT) == (replace(KEEP_STALLED, trouble=silent, ticket=KEEPING.ticket), ())


def test_a_key_that_is_kept_after_all_is_told() -> None:
    stopped, _ = advance(KEEPING, Back(), NEXT)

    kept, effects = advance(stopped, KeepAnswered(TICKET, KEPT), NEXT)
    refused, _ = advance(stopped, KeepAnswered(TICKET, KEEP_STALLED.trouble), NEXT)

    assert kept == replace(FINISHED, ticket=NEXT)
    assert ProveHandOver(NEXT, KEPT, LIVE_KEY.fingerprint) in effects
    assert refused == KEEP_STALLED
    assert advance(KEEP_STALLED, KeepAnswered(TICKET, KEPT), NEXT) == (KEEP_STALLED, ())


@pytest.mark.parametrize("event", [Back(), WrongAccount()], ids=name_of)
def test_nothing_leads_away_from_a_save_of_which_nobody_knows_what_came(event: Event) -> None:
    """It may be stored any moment: the late answer was lost, and "nothing is stored" was told of a key that was."""
    stopped = after(KEEPING, Back())

    assert advance(stopped, event, NEXT) == (stopped, ())


@pytest.mark.parametrize("event", [Retry(), Approved()], ids=name_of)
def test_a_save_that_is_still_under_way_is_waited_for_and_not_begun_twice(event: Event) -> None:
    stopped = after(KEEPING, Back())

    assert advance(stopped, event, NEXT) == (KEEPING, ())


def test_closing_waits_for_a_save_in_progress() -> None:
    assert advance(KEEPING, Closed(), NEXT) == (KEEPING, ())


@pytest.mark.parametrize("event", [Retry(), Approved()], ids=name_of)
def test_saving_can_be_tried_again(event: Event) -> None:
    step, effects = advance(KEEP_STALLED, event, NEXT)

    assert step == replace(KEEPING, ticket=NEXT)
    assert effects == (KeepKey(NEXT, GOAL, KEEP_STALLED.checked, "Fjord Theatre"),)


def test_back_from_a_stalled_save_leads_to_review_with_the_name() -> None:
    assert after(KEEP_STALLED, Back()) == REVIEWING


# ── Finished ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_proof_is_given_when_another_program_got_the_key() -> None:
    assert after(FINISHED, ProofAnswered(TICKET, None)) == replace(FINISHED, proof=Proof.GIVEN)


def test_a_proof_that_was_not_given_can_be_tried_again() -> None:
    not_given = after(FINISHED, ProofAnswered(TICKET, TROUBLE))
    asking, effects = advance(not_given, Retry(), NEXT)

    assert not_given == replace(FINISHED, proof=Proof.NOT_GIVEN, proof_trouble=TROUBLE)
    assert asking == replace(FINISHED, ticket=NEXT)
    assert effects == (ProveHandOver(NEXT, KEPT, LIVE_KEY.fingerprint),)


@pytest.mark.parametrize("proof", [Proof.ASKING, Proof.GIVEN])
def test_a_proof_that_was_given_or_is_under_way_is_not_asked_again(proof: Proof) -> None:
    there = replace(FINISHED, proof=proof)

    assert advance(there, Retry(), NEXT) == (there, ())


def test_a_late_proof_is_dropped() -> None:
    assert after(FINISHED, ProofAnswered(LATE, None)) == FINISHED


@pytest.mark.parametrize("cleared", [True, False])
def test_it_is_known_whether_the_clipboard_was_cleared(*, cleared: bool) -> None:
    assert after(FINISHED, ClipboardAnswered(cleared)) == replace(FINISHED, clipboard_cleared=cleared)


def test_a_vendors_page_that_did_not_open_is_told() -> None:
    there = replace(FINISHED, goal=goal(open_url="https://example.com/done"))

    step = after(there, PageAnswered("https://example.com/done", PageState.NOT_OPENED))

    assert step == replace(there, way_back=PageState.NOT_OPENED)


def test_another_shop_begins_at_welcome_with_nothing_left_of_the_last_but_its_connection() -> None:
    assert after(FINISHED, Another()) == Welcome(replace(GOAL, others=(FINISHED.connection,)))


# ── closing ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("step", HOLDING_A_KEY, ids=name_of)
def test_closing_with_an_unsaved_key_asks_first(step: Step) -> None:
    assert advance(step, Closed(), NEXT) == (AskingToClose(step), ())


@pytest.mark.parametrize("event", [StayOpen(), Closed()], ids=name_of)
@pytest.mark.parametrize("step", HOLDING_A_KEY, ids=name_of)
def test_staying_leads_back_to_where_it_was(step: Step, event: Event) -> None:
    assert advance(AskingToClose(step), event, NEXT) == (step, ())


@pytest.mark.parametrize("step", HOLDING_A_KEY, ids=name_of)
def test_closing_for_sure_ends_it_and_clears_the_clipboard(step: Step) -> None:
    assert advance(AskingToClose(step), ClosedForSure(), NEXT) == (Ended(), (ForgetPaste(LIVE_KEY.fingerprint),))


@pytest.mark.parametrize("step", HOLDING_NONE, ids=name_of)
def test_closing_without_an_unsaved_key_ends_at_once(step: Step) -> None:
    assert advance(step, Closed(), NEXT) == (Ended(), ())


@pytest.mark.parametrize("event", [Approved(), Back(), WrongAccount(), KeyCleared(), Retry()], ids=name_of)
@pytest.mark.parametrize("step", HOLDING_A_KEY, ids=name_of)
def test_nothing_else_can_be_pressed_while_the_question_is_open(step: Step, event: Event) -> None:
    assert advance(AskingToClose(step), event, NEXT) == (AskingToClose(step), ())


def test_a_check_runs_on_behind_the_question() -> None:
    progress = Progress(reachable=True)

    asking = after(CHECKING, Closed(), CheckProgressed(TICKET, progress))
    answered = after(asking, CheckAnswered(TICKET, checked()))

    assert asking == AskingToClose(replace(CHECKING, progress=progress))
    assert answered == AskingToClose(REVIEWING)
    assert after(answered, StayOpen()) == REVIEWING


def test_the_question_goes_away_when_there_is_nothing_left_to_lose() -> None:
    asking = after(CHECKING, Closed())

    assert after(asking, CheckAnswered(TICKET, saying(Code.UNKNOWN_KEY))) == AwaitingKey(
        GOAL, trouble=Trouble(Code.UNKNOWN_KEY)
    )


def test_a_key_that_is_stored_behind_the_question_is_not_called_lost() -> None:
    asking = after(KEEPING, Back(), Closed())
    assert isinstance(asking, AskingToClose)

    kept, effects = advance(asking, KeepAnswered(TICKET, KEPT), NEXT)
    refused = after(asking, KeepAnswered(TICKET, KEEP_STALLED.trouble))

    assert kept == replace(FINISHED, ticket=NEXT)
    assert ForgetPaste(LIVE_KEY.fingerprint) in effects
    assert refused == AskingToClose(KEEP_STALLED)


def test_a_browser_that_did_not_open_is_noticed_behind_the_question() -> None:
    not_opened = PageAnswered(GOAL.profile.settings_page(Mode.LIVE), PageState.NOT_OPENED)

    asking = after(FILLED, OpenPage(), Closed(), not_opened)

    assert asking == AskingToClose(replace(FILLED, page=PageState.NOT_OPENED))


@pytest.mark.parametrize("event", [Closed(), Started(), Retry(), CheckAnswered(TICKET, TROUBLE)], ids=name_of)
def test_what_has_ended_stays_ended(event: Event) -> None:
    assert advance(Ended(), event, NEXT) == (Ended(), ())


def test_every_step_up_to_the_save_knows_its_unsaved_key_and_none_after_it() -> None:
    assert {unsaved_key(step) for step in (*HOLDING_A_KEY, KEEPING)} == {LIVE_KEY}
    assert {unsaved_key(step) for step in (*HOLDING_NONE, Ended())} == {None}


# ── an optional permission that is missing ───────────────────────────────────────────────────────────


def test_the_page_with_the_permissions_can_be_opened_before_saving() -> None:
    step, effects = advance(REVIEWING, OpenPage(), NEXT)

    assert step == replace(REVIEWING, page=PageState.ASKED)
    assert effects == (ShowPage(GOAL.profile.review_permissions_page),)


def test_the_same_key_is_checked_again_before_saving() -> None:
    step, effects = advance(REVIEWING, Retry(), NEXT)

    verified = REVIEWING.checked.verified
    entered = EnteredKey(verified.key, verified.publishable)
    assert step == Checking(GOAL, entered, NEXT)
    assert effects == (CheckKey(NEXT, GOAL, entered),)
