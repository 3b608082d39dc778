"""Checking kept keys: what the book says afterwards, and that no answer ever harms a connection."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health
from rak_desktop.core.errors import RakError, StripeRefused, StripeUnreachable, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Need
from rak_desktop.core.policy import NO_POLICY, Decided, Policy
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.core.verification import Account
from rak_desktop.flows.check_connection import Checkup, Outside, check_connection, check_connections, remembered_profile
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer
from rak_desktop.resources import permission_catalogue
from tests.fakes.clock import FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.jobs import HeldJobs
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY
from tests.fakes.profile import harbour_tickets, permission
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import GOOD_ACCOUNT, MISSING, THEATRE, AccountScript, ScriptedStripeGateway

KEPT = replace(connection(), health=Health.UNKNOWN)
ENDED = AccountAnswer(refusal=Trouble(Code.ENDED_KEY))
COULD_NOT_TELL = PermissionAnswer(CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER)


class Checkups:
    """One connection that is kept already, and an outside in memory an hour later."""

    def __init__(self, account: AccountScript = GOOD_ACCOUNT, **permissions: PermissionAnswer):
        self.stripe = ScriptedStripeGateway(account, permissions)
        self.keychain = MemoryKeychain()
        self.keychain.save(KEPT.slot, LIVE_KEY)
        self.book = MemoryBook(KEPT)
        self.clock = FixedClock()
        self.clock.advance(3600)
        self.profile = harbour_tickets()
        self.outside = Outside(
            NO_POLICY,
            lambda _: self.profile,
            lambda: self.stripe,
            self.keychain,
            self.book,
            HeldJobs(self.clock),
            self.clock,
        )
        self.keychain.history.clear()

    def run(self, card: Connection = KEPT) -> Checkup:
        return check_connection(card, self.outside)

    def card_now(self) -> Connection:
        found = self.book.find(KEPT.id)
        assert found is not None
        return found


def test_a_key_that_can_all_it_should_is_good_and_checked_now() -> None:
    checks = Checkups()

    checkup = checks.run()

    assert checkup.trouble is None
    assert checkup.report is not None
    assert checks.card_now() == checkup.connection
    assert checks.card_now() == replace(
        KEPT,
        health=Health.GOOD,
        checked_at=checks.clock.now(),
        permissions=(
            ("payment_intent_read", CheckOutcome.GRANTED),
            ("payment_intent_write", CheckOutcome.NOT_TESTABLE),
            ("customer_read", CheckOutcome.GRANTED),
            ("event_read", CheckOutcome.GRANTED),
        ),
    )


def test_what_could_not_be_told_is_unknown_and_asked_again() -> None:
    checks = Checkups(customer_read=COULD_NOT_TELL)

    assert checks.run().trouble is None
    assert checks.card_now().health is Health.UNKNOWN

    checks.stripe = ScriptedStripeGateway()
    checks.run()

    assert "customer_read" in checks.stripe.asked
    assert checks.card_now().health is Health.GOOD


def test_a_missing_optional_permission_is_no_trouble() -> None:
    checks = Checkups(event_read=MISSING)

    assert checks.run().trouble is None
    assert checks.card_now().health is Health.GOOD


def test_a_refused_key_keeps_what_was_known_of_its_permissions() -> None:
    known = (("customer_read", CheckOutcome.GRANTED),)
    checks = Checkups(ENDED)
    checks.book.put(replace(KEPT, permissions=known))

    checks.run(replace(KEPT, permissions=known))

    assert checks.card_now().permissions == known


def test_trouble_that_has_passed_is_forgotten() -> None:
    checks = Checkups()
    checks.book.put(replace(KEPT, health=Health.TROUBLE, trouble=Code.ENDED_KEY))

    checks.run(checks.card_now())

    assert checks.card_now().trouble is None


@pytest.mark.parametrize(
    ("checks", "code"),
    [
        (Checkups(ENDED), Code.ENDED_KEY),
        (Checkups(customer_read=MISSING), Code.PERMISSION_MISSING),
        (Checkups(AccountAnswer(replace(THEATRE, id="acct_1Museum"), proven=True)), Code.OTHER_ACCOUNT),
    ],
    ids=["refused", "permission missing", "another account"],
)
def test_what_stripe_said_against_the_key_is_written_down_and_nothing_is_removed(checks: Checkups, code: Code) -> None:
    checkup = checks.run()

    assert checkup.trouble is not None
    assert checkup.trouble.code is code
    assert (checks.card_now().health, checks.card_now().trouble) == (Health.TROUBLE, code)
    assert checks.card_now().checked_at == checks.clock.now()
    assert checks.keychain.history == [("load", KEPT.slot)]


@pytest.mark.parametrize(
    "error",
    [
        StripeUnreachable(Code.OFFLINE),
        StripeUnreachable(Code.CERTIFICATE_WRONG, problem="unknown issuer", issuer="Acme Shield"),
        StripeRefused(Code.RATE_LIMITED),
        StripeRefused(Code.STRIPE_FAULT, status=503),
    ],
    ids=lambda error: error.code.name,
)
def test_a_check_that_could_not_run_leaves_the_connection_as_it_was(error: RakError) -> None:
    checks = Checkups(error)

    checkup = checks.run()

    assert checkup.report is None
    assert checkup.trouble == error.trouble
    assert checkup.connection == checks.card_now() == KEPT


def test_answers_that_prove_nothing_leave_the_connection_as_it_was() -> None:
    checks = Checkups(
        AccountAnswer(), **dict.fromkeys(("payment_intent_read", "customer_read", "event_read"), COULD_NOT_TELL)
    )

    checkup = checks.run()

    assert checkup.trouble == Trouble(Code.KEY_NOT_PROVEN)
    assert checks.card_now() == KEPT


@pytest.mark.parametrize("code", [Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_NO_ANSWER, Code.KEYCHAIN_DENIED])
def test_a_keychain_that_gives_nothing_now_leaves_the_connection_as_it_was(code: Code) -> None:
    checks = Checkups()
    checks.keychain.trouble = code

    checkup = checks.run()

    assert checkup.trouble is not None
    assert checkup.trouble.code is code
    assert checks.card_now() == KEPT
    assert checks.stripe.asked == []


def test_a_key_that_is_gone_is_trouble() -> None:
    checks = Checkups()
    checks.keychain.forget(KEPT.slot)

    checkup = checks.run()

    assert checkup.trouble is not None
    assert checkup.trouble.code is Code.KEYCHAIN_ITEM_GONE
    assert checks.card_now().health is Health.TROUBLE


def test_another_key_in_its_place_is_trouble_and_is_not_sent_anywhere() -> None:
    checks = Checkups()
    checks.keychain.save(KEPT.slot, OTHER_LIVE_KEY)

    checkup = checks.run()

    assert checkup.trouble is not None
    assert checkup.trouble.code is Code.KEYCHAIN_VALUE_CHANGED
    assert checks.stripe.asked == []
    assert checks.keychain.load(KEPT.slot) == OTHER_LIVE_KEY


def test_an_account_id_found_in_a_text_is_only_a_hint() -> None:
    checks = Checkups(AccountAnswer(Account("acct_1Hint"), proven=True))

    assert checks.run().trouble is None
    assert checks.card_now().health is Health.GOOD
    assert checks.card_now().account_name == THEATRE.name


def test_a_name_that_stripe_tells_by_now_is_written_down() -> None:
    unnamed = replace(KEPT, account_name=None)
    checks = Checkups()
    checks.book.put(unnamed)

    checks.run(unnamed)

    assert checks.card_now().account_name == THEATRE.name
    assert checks.card_now().label == KEPT.label


def test_the_other_key_of_the_pair_is_no_part_of_a_check() -> None:
    checks = Checkups()
    checks.profile = harbour_tickets(publishable_key=PublishableKeyWish.REQUIRED)

    assert checks.run().trouble is None


class TestAKeyThatNobodyUsed:
    """After 180 days without use Stripe takes payouts and transfers from a key."""

    PAYOUTS = Need(permission("payout_read"), "To show what reaches the bank")

    def checked_after(self, days: int, *, before: CheckOutcome = CheckOutcome.GRANTED) -> Trouble | None:
        card = replace(KEPT, permissions=(("payout_read", before),))
        checks = Checkups(payout_read=MISSING)
        checks.profile = harbour_tickets(needs=(self.PAYOUTS,))
        checks.book.put(card)
        checks.clock.advance(days * 86400)
        return checks.run(card).trouble

    def test_may_have_been_limited(self) -> None:
        trouble = self.checked_after(180)

        assert trouble is not None
        assert trouble.code is Code.PERMISSION_MISSING
        assert trouble.facts["perhaps"] == "limited"
        assert trouble.facts["permissions"] == "payout_read"

    @pytest.mark.parametrize(("days", "before"), [(100, CheckOutcome.GRANTED), (180, CheckOutcome.UNKNOWN)])
    def test_is_not_guessed_at_where_another_reason_is_as_likely(self, days: int, before: CheckOutcome) -> None:
        trouble = self.checked_after(days, before=before)

        assert trouble is not None
        assert "perhaps" not in trouble.facts


def test_a_key_that_may_not_be_used_here_is_neither_read_nor_sent() -> None:
    checks = Checkups()
    policy = Policy(locked={"live_allowed": Decided(value=False, place="/etc/rak")})
    checks.outside = replace(checks.outside, policy=policy)

    checkup = checks.run()

    assert checkup.trouble is not None
    assert checkup.trouble.code is Code.MODE_NOT_ALLOWED
    assert (checks.keychain.history, checks.stripe.asked) == ([], [])
    assert checks.card_now() == KEPT


class TestMeanwhile:
    """A check takes seconds, and the book belongs to everybody."""

    @pytest.fixture
    def checks(self) -> Checkups:
        return Checkups()

    def while_asking(self, checks: Checkups, happens: Callable[[], None]) -> Checkup:
        real = checks.outside

        def gateway() -> ScriptedStripeGateway:
            happens()
            return checks.stripe

        checks.outside = replace(real, gateway=gateway)
        return checks.run()

    def test_a_new_name_stays(self, checks: Checkups) -> None:
        self.while_asking(checks, lambda: checks.book.put(replace(KEPT, label="Fjord Stage")))

        assert checks.card_now().label == "Fjord Stage"
        assert checks.card_now().health is Health.GOOD

    def test_a_new_key_is_not_judged_by_the_old_one(self, checks: Checkups) -> None:
        new = replace(KEPT, key_ending="wxyz")

        self.while_asking(checks, lambda: checks.book.put(new))

        assert checks.card_now() == new

    def test_what_was_disconnected_does_not_come_back(self, checks: Checkups) -> None:
        self.while_asking(checks, lambda: checks.book.remove(KEPT.id))

        assert checks.book.all() == ()

    def test_a_change_that_was_begun_is_left_to_whoever_ends_it(self, checks: Checkups) -> None:
        checks.keychain.save(KEPT.slot, OTHER_LIVE_KEY)
        checks.book.begin(Undertaking(Change.KEEP, KEPT))

        assert checks.run().trouble is not None
        assert checks.card_now() == KEPT

    def test_somebody_who_changes_keys_right_now_is_not_disturbed(self, checks: Checkups) -> None:
        with checks.book.alone():
            checkup = checks.run()

        assert checkup.trouble is None
        assert checks.card_now() == KEPT

    def test_a_book_that_cannot_be_written_is_said_and_the_report_is_told(self, checks: Checkups) -> None:
        checks.book.trouble = Code.BOOK_NOT_WRITABLE

        checkup = checks.run()

        assert checkup.report is not None
        assert checkup.trouble is not None
        assert checkup.trouble.code is Code.BOOK_NOT_WRITABLE


class TestSeveral:
    def card(self, account: str, key: RestrictedKey = LIVE_KEY) -> Connection:
        connection_id = ConnectionId("com.example.harbour", account, Mode.LIVE)
        return replace(KEPT, id=connection_id, slot=connection_id.slot(Peer.STRIPE), key_ending=key.ending)

    def test_each_is_told_as_it_is_done(self) -> None:
        checks = Checkups()
        gone = self.card("acct_1Gone")

        told = list(check_connections([gone, KEPT], checks.outside))

        assert [checkup.connection.id for checkup in told] == [gone.id, KEPT.id]
        assert [checkup.trouble is None for checkup in told] == [False, True]

    @pytest.mark.parametrize("code", [Code.OFFLINE, Code.TIMED_OUT, Code.PROXY_TROUBLE])
    def test_a_network_that_is_down_is_waited_for_once(self, code: Code) -> None:
        checks = Checkups(StripeUnreachable(code))

        told = list(check_connections([KEPT, KEPT, KEPT], checks.outside))

        assert [checkup.trouble for checkup in told] == [Trouble(code)] * 3
        assert checks.stripe.asked == ["account"]

    @pytest.mark.parametrize("code", [Code.RATE_LIMITED, Code.STRIPE_FAULT])
    def test_a_stripe_that_wants_no_more_is_not_asked_about_the_next_key(self, code: Code) -> None:
        one, both = Checkups(StripeRefused(code)), Checkups(StripeRefused(code))
        one.run()

        told = list(check_connections([KEPT, KEPT], both.outside))

        assert [checkup.trouble for checkup in told] == [Trouble(code)] * 2
        assert both.stripe.asked == one.stripe.asked

    def test_a_silent_keychain_is_waited_for_once(self) -> None:
        checks = Checkups()
        checks.keychain.trouble = Code.KEYCHAIN_NO_ANSWER

        told = list(check_connections([KEPT, KEPT], checks.outside))

        assert [checkup.report for checkup in told] == [None, None]
        assert len(checks.keychain.history) == 1

    def test_trouble_with_one_key_says_nothing_about_the_next(self) -> None:
        checks = Checkups([ENDED, GOOD_ACCOUNT])

        told = list(check_connections([KEPT, KEPT], checks.outside))

        assert [checkup.trouble is None for checkup in told] == [False, True]


class TestAnAppThatIsNotInstalledHere:
    CATALOGUE = permission_catalogue()

    def test_is_asked_about_as_it_was_when_the_key_was_kept(self) -> None:
        card = replace(KEPT, permissions=(("customer_read", CheckOutcome.GRANTED), ("gone_read", CheckOutcome.GRANTED)))
        checks = Checkups()
        checks.book.put(card)
        checks.profile = remembered_profile(card, self.CATALOGUE)

        assert checks.run(card).trouble is None
        assert checks.stripe.asked == ["account", "customer_read"]
        assert checks.card_now().permissions == (
            ("customer_read", CheckOutcome.GRANTED),
            ("gone_read", CheckOutcome.NOT_TESTABLE),  # unknown to us: what cannot be asked is not called allowed
        )

    def test_needs_what_was_there_and_not_what_never_was(self) -> None:
        card = replace(
            KEPT, permissions=(("customer_read", CheckOutcome.GRANTED), ("event_read", CheckOutcome.MISSING))
        )

        needs = remembered_profile(card, self.CATALOGUE).needs

        assert {need.permission.name: need.optional for need in needs} == {"customer_read": False, "event_read": True}

    def test_what_nobody_could_check_is_not_forgotten(self) -> None:
        card = replace(KEPT, permissions=(("custmer_read", CheckOutcome.NOT_TESTABLE),))
        checks = Checkups()
        checks.profile = remembered_profile(card, self.CATALOGUE)

        report = checks.run(card).report

        assert report is not None
        assert [(each.need.permission.name, each.outcome) for each in report.results] == list(card.permissions)

    def test_still_needs_what_the_last_check_found_missing(self) -> None:
        card = replace(KEPT, permissions=(("customer_read", CheckOutcome.MISSING),), trouble=Code.PERMISSION_MISSING)

        assert [need.optional for need in remembered_profile(card, self.CATALOGUE).needs] == [False]
