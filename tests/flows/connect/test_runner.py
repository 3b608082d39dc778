"""The whole walk without a window: the runner between the rule book and the outside."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import OurFault, RakError, StripeUnreachable, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.verification import Account
from rak_desktop.flows.connect.events import (
    Another,
    Approved,
    Back,
    CheckPressed,
    Closed,
    ClosedForSure,
    Event,
    HaveKey,
    KeyEntered,
    OldKeyEnded,
    OpenPage,
    Renamed,
    Retry,
    Started,
    WrongAccount,
)
from rak_desktop.flows.connect.runner import ConnectFlow, Outside
from rak_desktop.flows.connect.steps import (
    AskingToClose,
    AwaitingKey,
    Checking,
    Ended,
    EnteredKey,
    Finished,
    Goal,
    Installing,
    Keeping,
    KeepStalled,
    NotEnough,
    Proof,
    Reviewing,
    Stalled,
    Step,
    Welcome,
)
from rak_desktop.ports.stripe_gateway import AccountAnswer
from tests.fakes.browser import RecordingBrowser
from tests.fakes.clipboard import MemoryClipboard
from tests.fakes.clock import NOON, FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.jobs import HeldJobs
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, PRACTICE_KEY, PUBLISHABLE_LIVE, SECRETS, pasted
from tests.fakes.programs import NamedPrograms
from tests.fakes.second_reader import KeychainSecondReader
from tests.fakes.steps import GOOD, connection, goal
from tests.fakes.stripe_gateway import GOOD_ACCOUNT, GRANTED, MISSING, THEATRE, ScriptedStripeGateway

OLD = connection(OTHER_LIVE_KEY, label="Box office")
SLOT = connection().slot


class Walk:
    """One person at one computer, connecting Harbour Tickets. Its parts may be exchanged before the first step."""

    def __init__(
        self, wanted: Goal | None = None, *known: Connection, read_by_others: MemoryKeychain | None = None
    ) -> None:
        self.gateway = ScriptedStripeGateway()
        self.quiet = self.keychain = MemoryKeychain("GNOME Keyring")
        self.book = MemoryBook(*known)
        self.browser = RecordingBrowser()
        self.clipboard = MemoryClipboard()
        self.jobs = HeldJobs()
        self.second_reader = KeychainSecondReader(read_by_others or self.keychain)
        self.programs = NamedPrograms("ticketd")
        self.seen: list[Step] = []
        self.outside = Outside(
            gateway=lambda: self.gateway,
            quiet=lambda: self.quiet,
            keychain=lambda: self.keychain,
            book=self.book,
            browser=self.browser,
            clipboard=self.clipboard,
            clock=FixedClock(),
            jobs=self.jobs,
            second_reader=self.second_reader,
            programs=self.programs,
        )
        self.flow = ConnectFlow(Welcome(wanted or goal()), self.outside, self.seen.append)

    @classmethod
    def with_an_unnamed_shop(cls) -> tuple["Walk", Connection]:
        """LIVE_KEY is kept already, for a shop whose account Stripe tells neither then nor now."""
        kept = connection(LIVE_KEY, account=Account(), label="Box office")
        walk = cls(None, kept)
        walk.keychain.save(kept.slot, LIVE_KEY)
        walk.gateway = ScriptedStripeGateway(AccountAnswer(Account(), proven=True))
        return walk, kept

    @property
    def step(self) -> Step:
        return self.flow.step

    def does(self, *events: Event) -> None:
        """Presses these one after the other; what is asked of the outside waits."""
        for event in events:
            self.flow.send(event)

    def comes_to(self, *events: Event) -> Step:
        """Presses these, and waits for every answer after each."""
        for event in events:
            self.flow.send(event)
            self.jobs.finish_all()
        return self.step

    def pastes(self, key: RestrictedKey = LIVE_KEY) -> None:
        self.clipboard.text = key.reveal()
        self.does(HaveKey(), KeyEntered(pasted(key)))

    def comes_to_review(self, key: RestrictedKey = LIVE_KEY) -> Reviewing:
        self.pastes(key)
        step = self.comes_to(CheckPressed())
        assert isinstance(step, Reviewing)
        return step


def finished(step: Step) -> Finished:
    assert isinstance(step, Finished)
    return step


# ── all is well ──────────────────────────────────────────────────────────────────────────────────────


def test_a_shop_is_connected_and_another_program_gets_the_key() -> None:
    walk = Walk()
    walk.comes_to(Started(), OpenPage(), HaveKey())
    walk.comes_to_review()

    done = finished(walk.comes_to(Approved()))

    outcomes = tuple((each.need.permission.name, each.outcome) for each in GOOD.results)
    kept = replace(connection(), connected_at=NOON, checked_at=NOON, permissions=outcomes)
    assert done.connection == kept
    assert (done.proof, done.proof_trouble) == (Proof.GIVEN, None)
    assert (walk.book.all(), walk.keychain.load(SLOT)) == ((kept,), LIVE_KEY)
    assert walk.keychain.slots() == {SLOT}
    assert walk.browser.asked == [goal().profile.install_link]


def test_the_steps_are_shown_one_by_one_as_they_happen() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.comes_to(Approved())

    names = [type(step).__name__ for step in walk.seen]

    assert [name for before, name in zip(["", *names], names, strict=False) if name != before] == [
        "AwaitingKey",
        "Checking",
        "Reviewing",
        "Keeping",
        "Finished",
    ]


def test_the_check_tells_how_far_it_is() -> None:
    walk = Walk()
    walk.comes_to_review()

    progress = [step.progress for step in walk.seen if isinstance(step, Checking)]

    assert [(each.reachable, each.key_known, each.looked_at) for each in progress[1:]] == [
        (False, False, 0),
        (True, True, 0),
        (True, True, 1),
        (True, True, 2),
        (True, True, 3),
    ]
    assert progress[-1].account == THEATRE


def test_nothing_is_stored_and_nothing_asked_of_the_keychain_before_save_is_pressed() -> None:
    walk = Walk()
    walk.comes_to_review()

    assert walk.book.all() == ()
    assert {action for action, _ in walk.keychain.history} <= {"load"}


def test_the_shop_is_kept_under_the_name_that_was_typed() -> None:
    walk = Walk()
    walk.comes_to_review()

    assert finished(walk.comes_to(Renamed("Box office"), Approved())).connection.label == "Box office"


def test_the_publishable_key_is_kept_beside_it() -> None:
    walk = Walk(goal(publishable_key=PublishableKeyWish.REQUIRED))
    walk.does(HaveKey(), KeyEntered(pasted(LIVE_KEY, PUBLISHABLE_LIVE)))

    done = finished(walk.comes_to(CheckPressed(), Approved()))

    assert done.connection.publishable_key == PUBLISHABLE_LIVE.text


WITH_BOTH = replace(OLD, publishable_key=PUBLISHABLE_LIVE.text)
WANTING_BOTH = goal(publishable_key=PublishableKeyWish.REQUIRED)


def test_the_publishable_key_that_this_account_has_already_need_not_be_pasted_again() -> None:
    walk = Walk(replace(WANTING_BOTH, others=(WITH_BOTH,)), WITH_BOTH)
    reviewing = walk.comes_to_review()

    done = finished(walk.comes_to(Approved()))

    assert reviewing.checked.existing == WITH_BOTH
    assert (done.connection.key_ending, done.connection.publishable_key) == (LIVE_KEY.ending, PUBLISHABLE_LIVE.text)


def test_the_publishable_key_of_another_account_is_not_taken() -> None:
    another = replace(WITH_BOTH, id=replace(WITH_BOTH.id, account_id="acct_1PracticeQuay"))
    walk = Walk(replace(WANTING_BOTH, others=(another,)), another)
    walk.pastes()

    there = walk.comes_to(CheckPressed())

    assert isinstance(there, AwaitingKey)
    assert there.trouble == Trouble(Code.NO_PUBLISHABLE_KEY)
    assert there.entered == EnteredKey(LIVE_KEY, tried=True)


def test_practice_keeps_under_an_address_of_its_own() -> None:
    walk = Walk(goal(peer=Peer.PRACTICE))
    walk.comes_to_review(PRACTICE_KEY)

    done = finished(walk.comes_to(Approved()))

    assert done.connection.slot.service.startswith("rak-desktop-practice/")
    assert walk.keychain.slots() == {done.connection.slot}


def test_another_shop_can_be_connected_after_the_first() -> None:
    walk = Walk()
    walk.comes_to_review()

    done = finished(walk.comes_to(Approved()))

    assert walk.comes_to(Another()) == Welcome(replace(goal(), others=(done.connection,)))


# ── the clipboard ────────────────────────────────────────────────────────────────────────────────────


def test_the_clipboard_is_cleared_once_the_key_is_kept_and_not_before() -> None:
    walk = Walk()
    walk.comes_to_review()
    before = walk.clipboard.text

    done = finished(walk.comes_to(Approved()))

    assert (before, walk.clipboard.text) == (LIVE_KEY.reveal(), "")
    assert done.clipboard_cleared


def test_a_clipboard_that_holds_something_else_by_now_is_left_alone() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.clipboard.text = "milk, bread"

    done = finished(walk.comes_to(Approved()))

    assert walk.clipboard.text == "milk, bread"
    assert not done.clipboard_cleared


def test_the_clipboard_keeps_the_key_when_nothing_was_stored() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.keychain.trouble = Code.KEYCHAIN_LOCKED

    walk.comes_to(Approved())

    assert walk.clipboard.text == LIVE_KEY.reveal()


def test_closing_for_sure_clears_the_clipboard_and_stores_nothing() -> None:
    walk = Walk()
    walk.comes_to_review()

    asking = walk.comes_to(Closed())
    ended = walk.comes_to(ClosedForSure())

    assert isinstance(asking, AskingToClose)
    assert ended == Ended()
    assert (walk.clipboard.text, walk.keychain.slots(), walk.book.all()) == ("", set(), ())


# ── a shop that is connected already ─────────────────────────────────────────────────────────────────


def test_the_same_key_again_makes_no_second_connection() -> None:
    walk = Walk(None, replace(OLD, key_ending=LIVE_KEY.ending))
    walk.keychain.save(SLOT, LIVE_KEY)

    reviewing = walk.comes_to_review()
    walk.comes_to(Approved())

    assert (reviewing.checked.same_key, reviewing.label) == (True, "Box office")
    assert [known.label for known in walk.book.all()] == ["Box office"]
    assert walk.keychain.slots() == {SLOT}


def test_another_key_takes_the_place_of_the_old_one_which_stays_as_a_spare() -> None:
    walk = Walk(None, OLD)
    walk.keychain.save(SLOT, OTHER_LIVE_KEY)

    reviewing = walk.comes_to_review()
    done = finished(walk.comes_to(Approved()))

    assert (reviewing.checked.existing, reviewing.checked.same_key) == (OLD, False)
    assert done.connection.key_ending == LIVE_KEY.ending
    assert walk.keychain.load(SLOT) == LIVE_KEY
    assert walk.keychain.load(SLOT.previous) == OTHER_LIVE_KEY
    assert len(walk.book.all()) == 1


@pytest.mark.parametrize("code", [Code.KEYCHAIN_ITEM_GONE, Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_DENIED])
def test_whether_it_is_the_same_key_stays_open_where_the_keychain_does_not_tell(code: Code) -> None:
    walk = Walk(None, OLD)
    walk.keychain.fail_at["load", SLOT] = code

    assert walk.comes_to_review().checked.same_key is None


def test_a_connection_of_the_other_mode_is_another_one() -> None:
    walk = Walk(None, replace(OLD, id=replace(OLD.id, mode=Mode.TEST)))

    assert walk.comes_to_review().checked.existing is None


def test_an_account_that_stripe_does_not_name_gets_a_name_from_the_person_and_an_id_from_us() -> None:
    walk = Walk()
    walk.gateway = ScriptedStripeGateway(AccountAnswer(Account(), proven=True))

    reviewing = walk.comes_to_review()
    done = finished(walk.comes_to(Renamed("Box office"), Approved()))

    assert reviewing.label == ""
    assert done.connection.id.account_id.startswith("unnamed-")


def test_the_same_key_of_an_account_that_stripe_does_not_name_is_connected_already() -> None:
    walk, kept = Walk.with_an_unnamed_shop()

    checked = walk.comes_to_review(LIVE_KEY).checked
    done = finished(walk.comes_to(Approved()))

    assert (checked.existing, checked.same_key) == (kept, True)
    assert done.connection.id == kept.id
    assert len(walk.book.all()) == 1


def test_another_key_of_an_account_that_stripe_does_not_name_takes_nobody_s_place_although_it_ends_alike() -> None:
    walk, kept = Walk.with_an_unnamed_shop()
    alike = RestrictedKey("rk_live_" + "51QzOfAnotherShop" + LIVE_KEY.ending)

    checked = walk.comes_to_review(alike).checked
    done = finished(walk.comes_to(Renamed("Kiosk"), Approved()))

    assert checked.existing is None
    assert done.connection.id != kept.id
    assert walk.keychain.load(kept.slot) == LIVE_KEY


# ── trouble at Stripe and on the way ─────────────────────────────────────────────────────────────────


def test_without_a_network_the_key_waits_and_another_try_goes_on() -> None:
    walk = Walk()
    walk.gateway = ScriptedStripeGateway([StripeUnreachable(Code.OFFLINE), GOOD_ACCOUNT])
    walk.pastes()

    stalled = walk.comes_to(CheckPressed())
    after = walk.comes_to(Retry())

    assert isinstance(stalled, Stalled)
    assert (stalled.entered, stalled.trouble) == (EnteredKey(LIVE_KEY), Trouble(Code.OFFLINE))
    assert isinstance(after, Reviewing)


def test_a_gateway_that_cannot_be_made_stalls_the_check() -> None:
    walk = Walk()

    class Broken(ScriptedStripeGateway):
        def account_of(self, key: RestrictedKey) -> AccountAnswer:
            raise ValueError("not one of ours")

    walk.gateway = Broken()
    walk.pastes()

    stalled = walk.comes_to(CheckPressed())

    assert isinstance(stalled, Stalled)
    assert stalled.trouble.code is Code.OUR_FAULT


def test_a_missing_permission_is_looked_at_again_when_it_was_mended() -> None:
    walk = Walk()
    walk.gateway = ScriptedStripeGateway(permissions={"customer_read": [MISSING, GRANTED]})
    walk.pastes()

    lacking = walk.comes_to(CheckPressed())
    mended = walk.comes_to(Retry())

    assert isinstance(lacking, NotEnough)
    assert isinstance(mended, Reviewing)


def test_a_key_that_stripe_does_not_know_empties_the_field() -> None:
    walk = Walk()
    walk.gateway = ScriptedStripeGateway(AccountAnswer(refusal=Trouble(Code.UNKNOWN_KEY)))
    walk.pastes()

    assert walk.comes_to(CheckPressed()) == AwaitingKey(goal(), trouble=Trouble(Code.UNKNOWN_KEY))


def test_the_late_answer_of_an_abandoned_check_is_dropped() -> None:
    """Back during a check, then a second key: the first answer must not be taken for the second's."""
    walk = Walk()
    walk.pastes()
    walk.does(CheckPressed(), Back(), KeyEntered(pasted(OTHER_LIVE_KEY)), CheckPressed())
    second = walk.step

    walk.jobs.finish(0)
    still = walk.step
    walk.jobs.finish_all()

    assert isinstance(second, Checking)
    assert still == second
    assert isinstance(walk.step, Reviewing)
    assert walk.step.checked.verified.key == OTHER_LIVE_KEY


def test_cancelling_a_check_needs_no_answer() -> None:
    walk = Walk()
    walk.pastes()
    before = walk.jobs.held
    walk.does(CheckPressed(), Back())

    assert walk.step == AwaitingKey(goal(), EnteredKey(LIVE_KEY, tried=True))
    assert walk.jobs.held == before + 1


def test_the_gateway_gets_ready_while_the_person_reads_how_to_copy_the_key() -> None:
    walk = Walk()

    walk.does(HaveKey())
    walk.jobs.finish_all()

    assert walk.gateway.warm
    assert walk.gateway.asked == []


def test_a_check_that_answers_after_the_end_wakes_nobody() -> None:
    walk = Walk()
    walk.pastes()
    walk.does(CheckPressed(), Closed(), ClosedForSure())
    walk.jobs.finish_all()

    assert walk.step == Ended()
    assert walk.keychain.slots() == set()


# ── trouble with the keychain and the book ───────────────────────────────────────────────────────────


def test_a_computer_without_a_keychain_is_told_before_anything_is_approved() -> None:
    walk = Walk()
    walk.keychain.trouble = Code.KEYCHAIN_ABSENT
    walk.pastes()

    stalled = walk.comes_to(CheckPressed())

    assert isinstance(stalled, Stalled)
    assert stalled.trouble.code is Code.KEYCHAIN_ABSENT


def test_a_locked_keychain_does_not_stop_the_check_since_saving_may_unlock_it() -> None:
    walk = Walk()
    walk.keychain.trouble = Code.KEYCHAIN_LOCKED

    assert walk.comes_to_review().checked.keychain_name == "GNOME Keyring"


def test_before_the_person_was_told_of_it_no_keychain_is_used_that_may_ask() -> None:
    """macOS may ask already when a key is read, and screen 5 is the first to say so."""
    walk = Walk(None, connection(OTHER_LIVE_KEY))
    walk.quiet = MemoryKeychain("macOS Keychain", Code.KEYCHAIN_LOCKED)

    review = walk.comes_to_review()

    assert walk.keychain.history == []
    assert (review.checked.keychain_name, review.checked.same_key) == ("macOS Keychain", None)


def test_a_save_that_nobody_waited_for_is_told_when_it_succeeds_whatever_was_pressed_meanwhile() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.does(Approved(), Back(), Back(), WrongAccount(), Retry(), Back())
    assert walk.jobs.held == 1

    walk.jobs.finish_all()

    done = finished(walk.step)
    assert (walk.book.all(), walk.keychain.slots()) == ((done.connection,), {SLOT})


def test_a_keychain_that_is_locked_when_saving_can_be_tried_again() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.keychain.trouble = Code.KEYCHAIN_LOCKED

    stalled = walk.comes_to(Approved())
    walk.keychain.trouble = None
    done = walk.comes_to(Retry())

    assert isinstance(stalled, KeepStalled)
    assert stalled.trouble.code is Code.KEYCHAIN_LOCKED
    assert finished(done).proof is Proof.GIVEN
    assert walk.keychain.load(SLOT) == LIVE_KEY


def test_while_the_keychain_asks_its_person_the_screen_knows_it() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.keychain.locked = True

    walk.comes_to(Approved())

    assert [step.keychain_asks for step in walk.seen if isinstance(step, Keeping)] == [False, True, False]
    assert walk.keychain.asked == 1


def test_it_may_ask_for_the_old_key_as_well() -> None:
    walk = Walk(None, connection(OTHER_LIVE_KEY))
    walk.keychain.save(SLOT, OTHER_LIVE_KEY)
    walk.comes_to_review()
    walk.comes_to(Approved())
    walk.keychain.locked = True
    walk.seen.clear()

    walk.comes_to(OldKeyEnded())

    assert [step.keychain_asks for step in walk.seen if isinstance(step, Finished)] == [False, True, False, False]


def test_a_book_that_cannot_be_written_leaves_no_key_behind() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.book.trouble = Code.BOOK_NOT_WRITABLE

    stalled = walk.comes_to(Approved())

    assert isinstance(stalled, KeepStalled)
    assert stalled.trouble.code is Code.BOOK_NOT_WRITABLE
    assert walk.keychain.slots() == set()


def test_closing_while_saving_waits_for_the_save() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.does(Approved(), Closed())
    waiting = walk.step
    walk.jobs.finish_all()

    assert isinstance(waiting, Keeping)
    assert isinstance(walk.step, Finished)


# ── the proof ────────────────────────────────────────────────────────────────────────────────────────


def test_another_program_that_gets_another_key_is_no_proof() -> None:
    other = MemoryKeychain()
    other.save(SLOT, OTHER_LIVE_KEY)
    walk = Walk(read_by_others=other)
    walk.comes_to_review()

    done = finished(walk.comes_to(Approved()))

    assert (done.proof, done.proof_trouble) == (Proof.NOT_GIVEN, Trouble(Code.KEYCHAIN_VALUE_CHANGED))
    assert walk.keychain.load(SLOT) == LIVE_KEY


def test_a_proof_that_failed_can_be_asked_for_again() -> None:
    walk = Walk()
    walk.second_reader.trouble = RakError(Code.KEYCHAIN_NO_ANSWER)
    walk.comes_to_review()

    failed = finished(walk.comes_to(Approved()))
    walk.second_reader.trouble = None
    again = finished(walk.comes_to(Retry()))

    assert failed.proof_trouble == Trouble(Code.KEYCHAIN_NO_ANSWER)
    assert (again.proof, again.proof_trouble) == (Proof.GIVEN, None)


def test_a_look_for_programs_that_fails_ends_all_the_same() -> None:
    walk = Walk(goal(tools=("gate-scanner",)))
    walk.programs.trouble = OurFault()
    walk.comes_to_review()

    done = finished(walk.comes_to(Approved()))

    assert not done.looks_for_programs
    assert done.programs_not_here == ("gate-scanner",)


def test_the_vendors_programs_are_looked_for_once_the_key_is_kept() -> None:
    walk = Walk(goal(start_program="ticketd", tools=("ticketd", "gate-scanner")))
    walk.comes_to_review()

    done = finished(walk.comes_to(Approved()))

    assert done.programs == frozenset({"ticketd"})
    assert done.programs_not_here == ("gate-scanner",)
    assert not done.looks_for_programs
    assert walk.programs.started == []


def test_where_no_program_is_named_none_is_looked_for() -> None:
    walk = Walk()
    walk.comes_to_review()

    done = finished(walk.comes_to(Approved()))

    assert (done.programs, done.programs_not_here, done.looks_for_programs) == (None, (), False)


# ── the browser ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", [page for page in PageState if page is not PageState.NOT_ASKED])
def test_it_is_known_whether_the_system_took_the_page_and_why_not(page: PageState) -> None:
    walk = Walk()
    walk.browser.answer = page

    assert walk.comes_to(Started(), OpenPage()) == Installing(goal(), page=page)


def test_a_browser_that_answers_late_says_nothing_about_the_next_page() -> None:
    walk = Walk()
    walk.browser.answer = PageState.NOT_OPENED
    walk.does(Started(), OpenPage(), HaveKey())
    walk.jobs.finish_all()

    assert walk.step == AwaitingKey(goal())


# ── what never shows ─────────────────────────────────────────────────────────────────────────────────


def test_the_key_shows_in_no_step_of_the_whole_walk() -> None:
    walk = Walk()
    walk.comes_to_review()
    walk.comes_to(Approved())

    assert not any(secret in repr(step) for step in walk.seen for secret in SECRETS)


def test_an_event_that_is_sent_while_another_is_worked_on_waits_for_its_turn() -> None:
    """A window may answer a step by sending the next event from within `on_change`."""
    order: list[str] = []
    walk = Walk()

    def shown(step: Step) -> None:
        order.append(type(step).__name__)
        if isinstance(step, Installing):
            flow.send(HaveKey())
            order.append("sent")

    flow = ConnectFlow(Welcome(goal()), walk.outside, shown)
    flow.send(Started())

    assert order == ["Installing", "sent", "AwaitingKey"]
