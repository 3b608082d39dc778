"""Each check of the doctor, on a computer where one thing is as it says."""

from dataclasses import replace
from pathlib import Path

import pytest
import stripe

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact, KeychainError, ProfileError, StripeUnreachable, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.network_route import NetworkRoute, ProxyFrom
from rak_desktop.core.peer import Peer
from rak_desktop.core.policy import Policy
from rak_desktop.core.settings import Oddity
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.flows.checkup import checks
from rak_desktop.flows.checkup.checks import NAMES, Outside, checks_of
from rak_desktop.flows.checkup.issuer import NAMED_BY_STRIPE
from rak_desktop.flows.checkup.keychain import CANARY
from rak_desktop.flows.checkup.runner import run_checks
from rak_desktop.ports.computer import Folder, FolderProblem
from rak_desktop.ports.stripe_gateway import AccountAnswer
from tests.fakes.computer import FINE, FineComputer
from tests.fakes.connection_book import MemoryBook
from tests.fakes.jobs import HeldJobs
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import ScriptedStripeGateway

ANSWER = AccountAnswer(refusal=Trouble(Code.UNKNOWN_KEY), clock_off_by=2)


class Bench:
    """A computer on which everything is well. Spoil a part, then look."""

    def __init__(self) -> None:
        self.computer = FineComputer()
        self.policy: Policy | None = None
        self.oddities: tuple[Oddity, ...] = ()
        self.library = MemoryProfileLibrary(harbour_tickets())
        self.keychain = MemoryKeychain("GNOME Keyring")
        self.book = MemoryBook()
        self.stripe = ScriptedStripeGateway(ANSWER)
        self.peer = Peer.STRIPE

    @property
    def outside(self) -> Outside:
        return Outside(
            computer=lambda: self.computer,
            policy=lambda: self.policy,
            oddities=lambda: self.oddities,
            profiles=lambda: self.library,
            keychain=lambda: self.keychain,
            key_reader=lambda: self.keychain,
            book=lambda: self.book,
            gateway=lambda: self.stripe,
            host="api.stripe.com",
            peer=self.peer,
        )

    def all(self) -> list[Finding]:
        return list(run_checks(checks_of(self.outside), HeldJobs()))

    def of(self, check: str) -> list[tuple[State, Code | FindingCode]]:
        return [(seen.state, seen.code) for seen in self.all() if seen.check == check]

    def facts_of(self, code: Code | FindingCode) -> dict[str, Fact]:
        (finding,) = (seen for seen in self.all() if seen.code is code)
        return dict(finding.facts)


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_on_a_good_computer_all_is_good(bench: Bench) -> None:
    bench.book.put(connection())
    bench.keychain.save(connection().slot, LIVE_KEY)

    findings = bench.all()

    assert {seen.state for seen in findings} == {State.GOOD}
    assert {seen.check for seen in findings} == set(NAMES)


def test_the_table_of_the_checks_is_true() -> None:
    rows = [line.split("|")[1:4] for line in (checks.__doc__ or "").splitlines() if line.startswith("| ")][1:]
    nowhere = Outside(*(lambda: None for _ in range(8)), host="")  # type: ignore[arg-type, misc] # nothing is looked at

    assert [(name.strip(), after.strip()) for name, _, after in rows] == [
        (check.name, ", ".join(check.after)) for check in checks_of(nowhere)
    ]
    assert tuple(check.name for check in checks_of(nowhere)) == NAMES


def test_a_session_without_a_screen_and_the_administrators_are_worth_knowing(bench: Bench) -> None:
    bench.computer.facts = replace(FINE, screen=False, administrator=True)

    assert bench.of("system")[1:] == [(State.NOTE, FindingCode.NO_SCREEN), (State.NOTE, FindingCode.ADMINISTRATOR)]


def test_a_missing_home_is_one_trouble_and_not_three(bench: Bench) -> None:
    bench.computer.places = (
        Folder("/home/ada/.config/rak-desktop", FolderProblem.NO_HOME),
        Folder("/home/ada/.local/share/rak-desktop", FolderProblem.NO_HOME),
        Folder("/var/log/rak-desktop", FolderProblem.READ_ONLY),
    )

    assert bench.of("folders") == [(State.TROUBLE, FindingCode.FOLDER_NOT_USABLE)] * 2
    assert bench.of("book") == [(State.HIDDEN, FindingCode.NOT_LOOKED_AT)]


def test_a_setting_that_does_not_hold_is_worth_knowing_and_a_broken_lock_is_trouble(bench: Bench) -> None:
    odd = Oddity("/etc/rak-desktop/policy.toml", "live_allowed", "wrong-type")
    bench.oddities, bench.policy = (odd,), Policy(broken_lock=odd)

    assert bench.of("settings") == [
        (State.TROUBLE, Code.POLICY_UNREADABLE),
        (State.NOTE, FindingCode.SETTING_ODD),
    ]
    assert bench.facts_of(FindingCode.SETTING_ODD)["item"] == "live_allowed"


def test_a_computer_without_an_app_is_no_trouble(bench: Bench) -> None:
    bench.library = MemoryProfileLibrary()

    assert bench.of("profiles") == [(State.NOTE, FindingCode.NO_APP)]


def test_where_something_is_connected_it_is_not_said_that_no_vendor_was_here(bench: Bench) -> None:
    """After `connect --profile FOLDER`, which reads that folder and does not keep it."""
    bench.library = MemoryProfileLibrary()
    bench.book.put(connection())

    assert bench.facts_of(FindingCode.NO_APP) == {"here": "connections"}


def test_practice_has_an_app_of_its_own_and_misses_none(bench: Bench) -> None:
    bench.library, bench.peer = MemoryProfileLibrary(), Peer.PRACTICE

    assert bench.of("profiles") == []


def test_a_broken_profile_is_told_although_others_work(bench: Bench) -> None:
    bench.library.troubles = (ProfileError(Code.PROFILE_UNREADABLE, reason="damaged"),)

    assert bench.of("profiles") == [(State.TROUBLE, Code.PROFILE_UNREADABLE), (State.GOOD, FindingCode.APPS_FOUND)]


# ── keychain and book ────────────────────────────────────────────────────────────────────────────────


def test_the_canary_has_an_address_of_its_own_and_leaves_nothing(bench: Bench) -> None:
    bench.book.put(connection())
    bench.keychain.save(connection().slot, LIVE_KEY)
    bench.keychain.history.clear()

    bench.all()

    written = {slot for action, slot in bench.keychain.history if action != "load"}
    assert written == {CANARY}
    assert CANARY.service.partition("/")[0] not in ("rak-desktop", "rak-desktop-practice")
    assert bench.keychain.slots() == {connection().slot}


def test_a_locked_keychain_is_told_and_nothing_is_tried(bench: Bench) -> None:
    bench.keychain.trouble = Code.KEYCHAIN_LOCKED

    assert bench.of("keychain") == [(State.TROUBLE, Code.KEYCHAIN_LOCKED)]
    assert bench.of("agreement") == [(State.HIDDEN, FindingCode.NOT_LOOKED_AT)]
    assert bench.keychain.history == []


@pytest.mark.parametrize("action", ["save", "load"])
def test_a_keychain_that_refuses_is_told_by_its_own_code_and_keeps_nothing(bench: Bench, action: str) -> None:
    bench.keychain.fail_at[action, CANARY] = Code.KEYCHAIN_DENIED

    assert bench.of("keychain") == [(State.TROUBLE, Code.KEYCHAIN_DENIED)]
    assert CANARY not in bench.keychain.slots()


class KeepingKeychain(MemoryKeychain):
    """Says that it forgets."""

    def forget(self, slot: object) -> None:
        """And does not."""


def test_a_keychain_that_does_not_forget_is_found_out(bench: Bench) -> None:
    bench.keychain = KeepingKeychain("KWallet")

    assert bench.of("keychain") == [(State.TROUBLE, FindingCode.KEYCHAIN_KEEPS)]


def test_a_keychain_that_gives_back_something_else_is_found_out(bench: Bench) -> None:
    class Forger(MemoryKeychain):
        def load(self, slot: object) -> object:  # type: ignore[override]
            return LIVE_KEY

    bench.keychain = Forger()

    assert bench.of("keychain") == [(State.TROUBLE, Code.KEYCHAIN_VALUE_CHANGED)]


def test_a_key_that_is_in_the_list_and_not_in_the_keychain_is_named_by_its_shop(bench: Bench) -> None:
    bench.book.put(connection(label="Fjord Theatre"))

    assert bench.of("agreement") == [(State.TROUBLE, Code.KEYCHAIN_ITEM_GONE)]
    assert bench.facts_of(Code.KEYCHAIN_ITEM_GONE)["shop"] == "Fjord Theatre"


def test_a_key_that_somebody_else_put_in_the_keychain_is_trouble(bench: Bench) -> None:
    bench.book.put(connection(LIVE_KEY, label="Fjord Theatre"))
    bench.keychain.save(connection().slot, OTHER_LIVE_KEY)

    assert bench.of("agreement") == [(State.TROUBLE, Code.KEYCHAIN_VALUE_CHANGED)]
    assert bench.facts_of(Code.KEYCHAIN_VALUE_CHANGED)["shop"] == "Fjord Theatre"


def test_a_change_that_stopped_half_way_is_worth_knowing(bench: Bench) -> None:
    bench.book.begin(Undertaking(Change.DISCONNECT, connection()))

    assert bench.of("book")[1:] == [(State.NOTE, FindingCode.CHANGE_UNFINISHED)]


# ── the way to Stripe ────────────────────────────────────────────────────────────────────────────────


def test_a_name_that_nobody_knows_hides_what_comes_after(bench: Bench) -> None:
    bench.computer.name_trouble = StripeUnreachable(Code.NAME_NOT_FOUND)

    assert bench.of("names") == [(State.TROUBLE, Code.NAME_NOT_FOUND)]
    for check in ("connection", "issuer", "clock"):
        assert bench.of(check) == [(State.HIDDEN, FindingCode.NOT_LOOKED_AT)]
    assert bench.stripe.asked == []


def test_behind_a_proxy_names_need_not_be_known_here(bench: Bench) -> None:
    bench.computer.name_trouble = StripeUnreachable(Code.NAME_NOT_FOUND)
    bench.stripe.way = NetworkRoute("proxy.example:3128", ProxyFrom.SETTINGS, issuer="DigiCert Inc")

    assert bench.of("names") == [(State.GOOD, FindingCode.PROXY_LOOKS_UP)]
    assert bench.of("proxy") == [(State.GOOD, FindingCode.PROXY_USED)]
    assert bench.of("connection") == [(State.GOOD, FindingCode.STRIPE_ANSWERS)]


def test_stripe_is_asked_once_and_with_a_key_that_nobody_has(bench: Bench) -> None:
    bench.all()

    assert bench.stripe.asked == ["account"]


@pytest.mark.parametrize("peer", Peer)
def test_each_peer_is_asked_with_a_key_that_may_be_shown_to_it(bench: Bench, peer: Peer) -> None:
    """Else practice would find trouble where there is none."""
    shown: list[RestrictedKey] = []

    class Noting(ScriptedStripeGateway):
        def account_of(self, key: RestrictedKey) -> AccountAnswer:
            shown.append(key)
            return super().account_of(key)

    bench.stripe, bench.peer = Noting(ANSWER), peer

    bench.all()

    assert [peer.objection_to(key) for key in shown] == [None]


@pytest.mark.parametrize("peer", [Peer.STAND_IN, Peer.PRACTICE])
def test_who_is_not_stripe_has_no_proof_of_identity(bench: Bench, peer: Peer) -> None:
    bench.peer = peer

    assert bench.of("issuer") == [(State.NOTE, FindingCode.NOT_STRIPE)]


def test_why_stripe_did_not_answer_is_told_by_its_own_code(bench: Bench) -> None:
    bench.stripe = ScriptedStripeGateway(StripeUnreachable(Code.READING_ALONG, issuer="Contoso Inspection"))

    assert bench.of("connection") == [(State.TROUBLE, Code.READING_ALONG)]
    assert bench.of("clock") == [(State.HIDDEN, FindingCode.NOT_LOOKED_AT)]


@pytest.mark.parametrize(
    ("off_by", "state", "code"),
    [
        (-3600, State.TROUBLE, FindingCode.CLOCK_WRONG),
        (301, State.TROUBLE, FindingCode.CLOCK_WRONG),
        (-300, State.GOOD, FindingCode.CLOCK_RIGHT),
        (None, State.NOT_KNOWN, FindingCode.NOT_TOLD),
    ],
)
def test_the_clock_is_compared_with_stripes(bench: Bench, off_by: int | None, state: State, code: FindingCode) -> None:
    bench.stripe = ScriptedStripeGateway(replace(ANSWER, clock_off_by=off_by))

    assert bench.of("clock") == [(state, code)]


@pytest.mark.parametrize(
    ("issuer", "state", "code"),
    [
        ("DigiCert Inc", State.GOOD, FindingCode.ISSUER_KNOWN),
        ("Contoso Inspection", State.NOTE, FindingCode.ISSUER_UNUSUAL),
        ("", State.NOT_KNOWN, FindingCode.NOT_TOLD),
    ],
)
def test_somebody_who_vouches_and_whom_stripe_does_not_name_is_worth_knowing(
    bench: Bench, issuer: str, state: State, code: FindingCode
) -> None:
    bench.stripe.way = NetworkRoute(issuer=issuer)

    assert bench.of("issuer") == [(state, code)]


def test_those_who_vouch_for_stripe_are_the_ones_that_its_own_library_names() -> None:
    bundle = Path(stripe.__file__).parent / "data" / "ca-certificates.crt"
    roots = [line[2:] for line in bundle.read_text().splitlines() if line.startswith("# ") and "Root" in line]
    owners = [line for line in roots if not line.startswith("Root certificates for")]

    assert owners, "another kind of file"
    assert [owner for owner in owners if not owner.startswith(NAMED_BY_STRIPE)] == []


def test_without_a_browser_addresses_can_still_be_copied(bench: Bench) -> None:
    bench.computer.browser = False

    assert bench.of("browser") == [(State.NOTE, FindingCode.NO_BROWSER)]


def test_of_a_browser_outside_of_a_container_nothing_is_claimed(bench: Bench) -> None:
    bench.computer.browser = None

    assert bench.of("browser") == [(State.NOT_KNOWN, FindingCode.NO_BROWSER)]


def test_a_computer_on_which_everything_breaks_still_gets_its_findings(bench: Bench) -> None:
    bench.computer.broken = RuntimeError("nobody foresaw this")
    bench.keychain.trouble = Code.KEYCHAIN_ABSENT
    bench.stripe = ScriptedStripeGateway(KeychainError(Code.KEYCHAIN_DENIED))

    assert {seen.check for seen in bench.all()} == set(NAMES)
