import os
import signal
import sys
import threading
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest

from rak_desktop import logs
from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, KeychainSlot
from rak_desktop.core.errors import KeychainError, StripeUnreachable, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import read_support_code
from rak_desktop.core.support_code_format import brand_of
from rak_desktop.core.verification import Account
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer
from tests.cli.conftest import Terminal
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import (
    LIVE_KEY,
    OTHER_LIVE_KEY,
    PRACTICE_KEY,
    PUBLISHABLE_LIVE,
    SECRETS,
    TEST_KEY,
)
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.programs import NamedPrograms
from tests.fakes.second_reader import KeychainSecondReader
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import GRANTED, MISSING, THEATRE, ScriptedStripeGateway
from tests.support.program import LIMIT, Ended

LIVE, TEST = LIVE_KEY.reveal(), TEST_KEY.reveal()
SCRIPT = ("connect", "--key-stdin", "--yes")
NO_NAME = AccountAnswer(Account(THEATRE.id, None, confirmed=True), proven=True)
NO_ACCOUNT = AccountAnswer(Account(), proven=True)


@pytest.fixture(autouse=True)
def _nothing_key_shaped_is_ever_said(
    rak: Terminal, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    run = rak._run

    def run_and_look(argv: tuple[str, ...]) -> Ended:
        said = run(argv)
        assert not any(secret in said.everything for secret in SECRETS)
        return said

    monkeypatch.setattr(rak, "_run", run_and_look)


class SaysNoOnce(MemoryKeychain):
    """Somebody closed the system's question, and answers it the next time."""

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        if not self.history:
            self.history.append(("refuse", slot))
            raise KeychainError(Code.KEYCHAIN_DENIED)
        super().save(slot, key)


class StoppedByCtrlC(AbstractContextManager["StoppedByCtrlC"]):
    """Work that lets the person press Ctrl+C, and comes to nothing before the test is over."""

    def __init__(self) -> None:
        self._over = threading.Event()

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def instead_of_saving(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        self._stop()

    def instead_of_reading(self, connection: Connection) -> str:
        self._stop()
        return ""

    def _stop(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        self._over.wait(LIMIT)
        raise KeychainError(Code.KEYCHAIN_NO_ANSWER)


def is_untouched(services: MemoryServices) -> bool:
    """Nothing kept, nothing in the book, not even tried."""
    return not services.memory_book.all() and not any(
        action == "save" for action, _ in services.memory_keychain.history
    )


def steps_logged(services: MemoryServices) -> list[str]:
    """The steps in the log, each with the code of its trouble."""
    told = (line.partition(": step ")[2] for line in logs.lines_in(services.paths.logs))
    return [step.partition(" after ")[0] for step in told if step]


class TestScript:
    """`connect --key-stdin --yes`: nobody is there."""

    def test_connects_and_tells_programs_what_came_of_it(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak(*SCRIPT, "--json", stdin=LIVE + "\n")

        assert said.code == 0
        assert len(said.stdout.splitlines()) == 1
        assert said.answer == {
            "version": 1,
            "connection": {
                "app_id": "com.example.harbour",
                "account_id": "acct_1PracticeFjord",
                "account_name": "Fjord Theatre",
                "mode": "live",
                "label": "Fjord Theatre",
                "key_ending": LIVE_KEY.ending,
                "publishable_key": None,
                "service": "rak-desktop/com.example.harbour/acct_1PracticeFjord/live",
                "username": "key",
                "connected_at": "2026-11-23T12:00:00+00:00",
                "checked_at": "2026-11-23T12:00:00+00:00",
                "health": "good",
            },
            "report": {
                "permissions": [
                    {"permission": "payment_intent_read", "outcome": "granted"},
                    {"permission": "payment_intent_write", "outcome": "not_testable"},
                    {"permission": "customer_read", "outcome": "granted"},
                    {"permission": "event_read", "outcome": "granted"},
                ],
                "account": {"id": "acct_1PracticeFjord", "name": "Fjord Theatre", "confirmed": True},
            },
        }
        assert services.memory_keychain.load(connection().slot) == LIVE_KEY

    def test_says_which_of_the_vendors_programs_are_not_here(self, rak: Terminal, services: MemoryServices) -> None:
        services.library = MemoryProfileLibrary(harbour_tickets(tools=("ticketd", "gate-scanner")))
        services.others = NamedPrograms("ticketd")

        said = rak(*SCRIPT, stdin=LIVE)

        assert said.code == 0
        assert "gate-scanner was not found on this computer." in said.stderr
        assert "ticketd was not found" not in said.everything

    def test_without_json_the_answer_is_the_address_of_the_key(self, rak: Terminal) -> None:
        said = rak(*SCRIPT, stdin=LIVE)

        assert said.stdout == "rak-desktop/com.example.harbour/acct_1PracticeFjord/live\n"
        assert "Fjord Theatre is connected" in said.stderr
        assert "Whose account it is – Fjord Theatre" in said.stderr

    def test_is_told_the_account_and_asked_nothing(self, rak: Terminal) -> None:
        said = rak(*SCRIPT, stdin=LIVE)

        assert "Real payments (live)" in said.stderr
        assert "What Harbour Tickets may do" in said.stderr
        assert "Nothing is stored yet" not in said.stderr
        assert "may ask for its password" not in said.stderr

    def test_never_makes_the_system_ask_for_a_password(self, rak: Terminal, services: MemoryServices) -> None:
        rak(*SCRIPT, stdin=LIVE)

        assert not services.watched

    def test_takes_the_mode_of_the_key_when_none_was_asked_for(self, rak: Terminal) -> None:
        assert rak(*SCRIPT, "--json", stdin=TEST).answer["connection"]["mode"] == "test"

    def test_a_mode_that_nobody_chose_is_no_trouble_in_the_log_either(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        rak(*SCRIPT, stdin=TEST)

        assert steps_logged(services)[:3] == ["AwaitingKey", "Checking", "Reviewing"]

    def test_the_log_tells_that_the_other_mode_was_not_the_one_asked_for(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        rak(*SCRIPT, "--mode", "live", stdin=TEST)

        assert steps_logged(services)[-1] == f"AwaitingKey {Code.OTHER_MODE.value}"

    def test_takes_the_key_out_of_an_environment_file(self, rak: Terminal) -> None:
        text = f"# from Stripe\nSTRIPE_API_KEY='{LIVE}'\n"

        assert rak(*SCRIPT, stdin=text).code == 0

    @pytest.mark.parametrize(
        "stdin",
        [
            b"\xef\xbb\xbf" + LIVE.encode(),
            f"  \t{LIVE}  \r\n\r\n".encode(),
            LIVE.encode("utf-16"),
            b"\xff\xfe\x00\n" + LIVE.encode() + b"\n",
        ],
        ids=["byte order mark", "spaces", "UTF-16", "strange bytes around it"],
    )
    def test_takes_the_key_however_a_file_holds_it(self, rak: Terminal, stdin: bytes) -> None:
        assert rak(*SCRIPT, stdin=stdin).code == 0

    @pytest.mark.parametrize(
        ("stdin", "code"),
        [
            (b"", Code.NOTHING_PASTED),
            (b" \r\n\t", Code.NOTHING_PASTED),
            (b"\x00\xff\xfe\x80" * 999, None),
            (b"not a key at all", Code.NO_KEY_IN_TEXT),
            (b"pk_live_" + LIVE[8:].encode(), Code.PUBLISHABLE_KEY),
            (b"sk_live_" + LIVE[8:].encode(), Code.FULL_SECRET_KEY),
            ((LIVE + "\n" + OTHER_LIVE_KEY.reveal()).encode(), Code.TWO_KEYS),
            (LIVE.encode() + b" " * 1024 * 1024, Code.NO_KEY_IN_TEXT),
            ("é".encode() * 600 * 1024 + LIVE.encode(), Code.NO_KEY_IN_TEXT),
            (PRACTICE_KEY.reveal().encode(), Code.PRACTICE_KEY),
        ],
        ids=["nothing", "blank", "binary", "text", "pk", "sk", "two", "too long", "too long in bytes", "practice"],
    )
    def test_what_is_no_key_ends_with_one_and_asks_nobody(
        self, rak: Terminal, services: MemoryServices, stdin: bytes, code: Code | None
    ) -> None:
        said = rak(*SCRIPT, "--json", stdin=stdin)

        assert said.code == 1
        assert said.stdout == ""
        assert said.error["code"] == (code or said.error["code"])
        assert services.stripe.asked == []
        assert is_untouched(services)

    def test_a_key_of_another_mode_than_asked_for_ends_with_one(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak(*SCRIPT, "--mode", "live", "--json", stdin=TEST)

        assert said.code == 1
        assert said.error["code"] == Code.OTHER_MODE
        assert services.stripe.asked == []

    def test_a_key_of_another_mode_is_taken_with_replace(self, rak: Terminal) -> None:
        said = rak(*SCRIPT, "--mode", "live", "--replace", "--json", stdin=TEST)

        assert (said.code, said.answer["connection"]["mode"]) == (0, "test")

    def test_a_mode_that_the_app_does_not_offer_ends_with_one(self, rak: Terminal, services: MemoryServices) -> None:
        services.library = MemoryProfileLibrary(harbour_tickets(modes=(Mode.LIVE,)))

        said = rak(*SCRIPT, "--json", stdin=TEST)

        assert said.code == 1
        assert said.error["code"] == Code.MODE_NOT_OFFERED

    def test_another_account_than_asked_for_stops_before_saving(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak(*SCRIPT, "--account", "acct_1Museum", "--json", stdin=LIVE)

        assert said.code == 1
        assert said.error["code"] == Code.OTHER_ACCOUNT
        assert said.error["facts"]["account_id"] == THEATRE.id
        assert is_untouched(services)

    def test_an_account_that_stripe_does_not_tell_is_not_the_one_asked_for(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.stripe = ScriptedStripeGateway(NO_ACCOUNT)

        assert rak(*SCRIPT, "--account", "acct_1Museum", stdin=LIVE).code == 1
        assert is_untouched(services)

    def test_an_account_that_only_a_text_names_is_not_the_one_asked_for(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.stripe = ScriptedStripeGateway(AccountAnswer(Account(THEATRE.id, None), proven=True))

        said = rak(*SCRIPT, "--account", THEATRE.id or "", "--json", stdin=LIVE)

        assert (said.code, said.error["code"]) == (1, Code.OTHER_ACCOUNT)
        assert "Stripe does not tell this key’s account" in said.error["what_happened"]
        assert is_untouched(services)

    @pytest.mark.parametrize(
        ("options", "refused"), [(("--account", "acct_1Museum"), Code.OTHER_ACCOUNT), ((), Code.ALREADY_CONNECTED)]
    )
    def test_why_an_account_was_not_approved_ends_the_log(
        self, rak: Terminal, services: MemoryServices, options: tuple[str, ...], refused: Code
    ) -> None:
        services.hold(connection(OTHER_LIVE_KEY), OTHER_LIVE_KEY)

        rak(*SCRIPT, *options, stdin=LIVE)

        assert steps_logged(services)[-1] == f"Reviewing {refused.value}"

    def test_the_account_asked_for_goes_through(self, rak: Terminal) -> None:
        assert rak(*SCRIPT, "--account", THEATRE.id or "", stdin=LIVE).code == 0

    def test_a_connection_that_exists_is_left_alone(self, rak: Terminal, services: MemoryServices) -> None:
        services.hold(connection(OTHER_LIVE_KEY), OTHER_LIVE_KEY)

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert said.code == 1
        assert said.error["code"] == Code.ALREADY_CONNECTED
        assert services.memory_keychain.load(connection().slot) == OTHER_LIVE_KEY

    @pytest.mark.parametrize(
        ("options", "code", "refused"), [((), 1, Code.ALREADY_CONNECTED), (("--replace",), 0, None)]
    )
    def test_a_connection_that_has_both_keys_is_not_asked_for_the_publishable_one_again(
        self, rak: Terminal, services: MemoryServices, options: tuple[str, ...], code: int, refused: Code | None
    ) -> None:
        services.library = MemoryProfileLibrary(harbour_tickets(publishable_key=PublishableKeyWish.REQUIRED))
        both = replace(connection(OTHER_LIVE_KEY), publishable_key=PUBLISHABLE_LIVE.text)
        services.hold(both, OTHER_LIVE_KEY)

        said = rak(*SCRIPT, *options, "--json", stdin=LIVE)

        assert said.code == code
        assert refused is None or said.error["code"] == refused
        assert services.memory_book.all()[0].publishable_key == PUBLISHABLE_LIVE.text

    def test_the_same_key_again_is_refused_also_where_stripe_does_not_tell_the_account(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.stripe = ScriptedStripeGateway(NO_ACCOUNT)
        rak(*SCRIPT, stdin=LIVE)

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert (said.code, said.error["code"]) == (1, Code.ALREADY_CONNECTED)
        assert len(services.memory_book.all()) == 1

    def test_a_connection_that_exists_gets_the_new_key_with_replace(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.hold(connection(OTHER_LIVE_KEY, label="Our theatre"), OTHER_LIVE_KEY)

        said = rak(*SCRIPT, "--replace", "--json", stdin=LIVE)

        assert said.answer["connection"]["key_ending"] == LIVE_KEY.ending
        assert said.answer["connection"]["label"] == "Our theatre"
        assert services.memory_keychain.load(connection().slot) == LIVE_KEY
        assert len(services.memory_book.all()) == 1

    @pytest.mark.parametrize(
        ("account", "options", "label"),
        [
            (AccountAnswer(THEATRE, proven=True), (), "Fjord Theatre"),
            (AccountAnswer(THEATRE, proven=True), ("--label", "Box office"), "Box office"),
            (AccountAnswer(THEATRE, proven=True), ("--label", "  "), "Fjord Theatre"),
            (NO_NAME, (), THEATRE.id),
            (NO_NAME, ("--label", "Box office"), "Box office"),
            (NO_NAME, ("--label", ""), THEATRE.id),
            (NO_ACCOUNT, (), "unnamed"),
            (NO_NAME, ("--label", " Box\n\x1b[31moffice\u202e "), "Box [31moffice"),
        ],
    )
    def test_the_label(
        self,
        rak: Terminal,
        services: MemoryServices,
        account: AccountAnswer,
        options: tuple[str, ...],
        label: str,
    ) -> None:
        services.stripe = ScriptedStripeGateway(account)

        said = rak(*SCRIPT, *options, "--json", stdin=LIVE)

        assert said.answer["connection"]["label"] == label

    def test_a_missing_required_permission_ends_with_one_and_is_named(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.stripe = ScriptedStripeGateway(permissions={"customer_read": MISSING})

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert said.code == 1
        assert said.error["code"] == Code.PERMISSION_MISSING
        assert said.error["facts"]["permissions"] == "customer_read"
        assert is_untouched(services)

    def test_a_missing_optional_permission_is_told_and_allowed(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway(permissions={"event_read": MISSING})

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert said.code == 0
        assert {"permission": "event_read", "outcome": "missing"} in said.answer["report"]["permissions"]

    def test_what_could_not_be_told_is_unknown_and_allowed(self, rak: Terminal, services: MemoryServices) -> None:
        unsure = PermissionAnswer(CheckOutcome.UNKNOWN, Code.STRIPE_FAULT)
        services.stripe = ScriptedStripeGateway(permissions={"customer_read": unsure})

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert {"permission": "customer_read", "outcome": "unknown"} in said.answer["report"]["permissions"]

    @pytest.mark.parametrize("code", [Code.OFFLINE, Code.CONNECTION_REFUSED, Code.WEB_PAGE_INSTEAD, Code.PROXY_TROUBLE])
    def test_a_network_in_trouble_ends_with_five(self, rak: Terminal, services: MemoryServices, code: Code) -> None:
        services.stripe = ScriptedStripeGateway(StripeUnreachable(code))

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert said.code == 5
        assert said.error["code"] == code
        assert is_untouched(services)

    @pytest.mark.parametrize("code", [Code.KEYCHAIN_ABSENT, Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_OUT_OF_REACH])
    def test_a_keychain_in_trouble_ends_with_four(self, rak: Terminal, services: MemoryServices, code: Code) -> None:
        services.memory_keychain.trouble = code

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert said.code == 4
        assert said.error["code"] == code
        assert not services.memory_book.all()

    def test_a_key_that_was_kept_is_kept_although_the_proof_failed(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.reader.trouble = KeychainError(Code.KEYCHAIN_NO_ANSWER)

        said = rak(*SCRIPT, stdin=LIVE)

        assert said.code == 0
        assert "another program could not read it just now" in said.stderr
        assert Code.KEYCHAIN_NO_ANSWER in said.stderr
        assert services.memory_keychain.load(connection().slot) == LIVE_KEY

    def test_tells_programs_nothing_but_json(self, rak: Terminal, services: MemoryServices) -> None:
        services.library = MemoryProfileLibrary(harbour_tickets(tools=("gate-scanner",)))

        assert rak(*SCRIPT, "--json", stdin=LIVE).stderr == ""

        services.memory_book = MemoryBook()
        services.reader.trouble = KeychainError(Code.KEYCHAIN_NO_ANSWER)
        unproven = rak(*SCRIPT, "--json", stdin=LIVE)

        assert unproven.code == 0
        assert unproven.answer["connection"]["key_ending"] == LIVE_KEY.ending
        assert (unproven.error["code"], len(unproven.stderr.splitlines())) == (Code.KEYCHAIN_NO_ANSWER, 1)
        kept = unproven.answer["connection"]
        assert unproven.error["facts"]["repair"][-9:-2] == [
            *("open", "--app", kept["app_id"], "--account", kept["account_id"], "--mode", kept["mode"])
        ]

    def test_an_error_tells_whoever_helps_which_app_and_which_mode(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.stripe = ScriptedStripeGateway(AccountAnswer(refusal=Trouble(Code.UNKNOWN_KEY)))

        facts = rak(*SCRIPT, "--json", stdin=TEST).error["facts"]

        assert (facts["app_id"], facts["mode"]) == ("com.example.harbour", "test")
        situation = read_support_code(facts["support_code"])
        assert isinstance(situation, Situation)
        assert (situation.brand, situation.mode) == (brand_of("com.example.harbour"), Mode.TEST)

    def test_a_mode_that_nobody_chose_is_not_told(self, rak: Terminal) -> None:
        assert "mode" not in rak(*SCRIPT, "--json", stdin="no key").error["facts"]

    def test_live_keys_are_refused_by_a_stand_in_for_stripe(self, rak: Terminal, services: MemoryServices) -> None:
        services.peer = Peer.STAND_IN

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert said.code == 1
        assert said.error["code"] == Code.LIVE_KEY_AT_STAND_IN
        assert services.stripe.asked == []

    def test_both_keys_are_taken_when_the_app_wants_both(self, rak: Terminal, services: MemoryServices) -> None:
        services.library = MemoryProfileLibrary(harbour_tickets(publishable_key=PublishableKeyWish.REQUIRED))

        alone = rak(*SCRIPT, "--json", stdin=LIVE)
        both = rak(*SCRIPT, "--json", stdin=f"{LIVE}\n{PUBLISHABLE_LIVE.text}\n")

        assert alone.code == 1
        assert alone.error["code"] == Code.NO_PUBLISHABLE_KEY

        assert both.code == 0


class TestWrongUse:
    """Said before anything is asked or sent."""

    def test_a_key_in_the_label_is_refused(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak(*SCRIPT, "--label", f"Shop {LIVE}", stdin=LIVE)

        assert said.code == 2
        assert Code.KEY_IN_LABEL in said.stderr
        assert services.stripe.asked == []

    def test_a_key_on_stdin_needs_yes_because_nobody_can_be_asked(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        said = rak("connect", "--key-stdin", stdin=LIVE)

        assert said.code == 2
        assert "add --yes" in said.stderr
        assert services.stripe.asked == []

    def test_a_key_on_stdin_is_not_typed_where_it_can_be_seen(self, rak: Terminal) -> None:
        said = rak.asking(*SCRIPT)

        assert said.code == 2
        assert "could be seen" in said.stderr

    @pytest.mark.parametrize("options", [(), ("--yes",)])
    def test_without_a_terminal_there_is_nobody_to_ask(self, rak: Terminal, options: tuple[str, ...]) -> None:
        said = rak("connect", *options, stdin=LIVE)

        assert said.code == 2
        assert "There is no terminal to ask on" in said.stderr

    def test_a_mode_that_the_app_does_not_offer_is_refused_with_those_it_does(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.library = MemoryProfileLibrary(harbour_tickets(modes=(Mode.TEST,)))

        said = rak(*SCRIPT, "--mode", "live", stdin=TEST)

        assert said.code == 2
        assert "Harbour Tickets is not connected in that mode. It offers: test." in said.stderr

    def test_practice_keys_are_connected_in_its_window(self, rak: Terminal, services: MemoryServices) -> None:
        services.peer = Peer.PRACTICE

        said = rak(*SCRIPT, "--practice", stdin=PRACTICE_KEY.reveal())

        assert said.code == 2
        assert "The practice Stripe is not running" in said.stderr

    @pytest.mark.parametrize("account", ["", "Fjord Theatre", "acct_", "1PracticeFjord"])
    def test_an_account_that_is_no_id_is_refused(self, rak: Terminal, account: str) -> None:
        assert rak(*SCRIPT, "--account", account, stdin=LIVE).code == 2

    def test_an_unknown_profile(self, rak: Terminal) -> None:
        said = rak(*SCRIPT, "--profile", "no-such-folder", "--json", stdin=LIVE)

        assert said.code == 2
        assert said.error["code"] == Code.PROFILE_NOT_FOUND

    def test_an_app_that_is_named_and_not_kept_is_said_to_be_so(self, rak: Terminal, services: MemoryServices) -> None:
        services.library = MemoryProfileLibrary(named={"a folder": harbour_tickets()})
        named = rak(*SCRIPT, "--profile", "a folder", stdin=LIVE)
        services.library = MemoryProfileLibrary(harbour_tickets())
        kept = rak(*SCRIPT, "--replace", stdin=LIVE)

        assert (named.code, kept.code) == (0, 0)
        assert "read and not kept" in named.stderr
        assert "read and not kept" not in kept.stderr

    def test_without_any_app_the_profile_has_to_be_named(self, rak: Terminal, services: MemoryServices) -> None:
        services.library = MemoryProfileLibrary()

        said = rak(*SCRIPT, stdin=LIVE)

        assert said.code == 2
        assert "No app is installed here" in said.stderr

    def test_with_several_apps_the_profile_has_to_be_named(self, rak: Terminal, services: MemoryServices) -> None:
        services.library = MemoryProfileLibrary(harbour_tickets(), harbour_tickets(app_id="com.example.ferry"))

        said = rak(*SCRIPT, stdin=LIVE)

        assert said.code == 2
        assert "com.example.harbour, com.example.ferry" in said.stderr
        assert rak(*SCRIPT, "--profile", "com.example.ferry", stdin=LIVE).code == 0


class TestPerson:
    """`connect` at a terminal."""

    def test_sees_the_way_pastes_looks_and_says_yes(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak.asking("connect", typed="y\n", keys=(LIVE,))

        assert said.code == 0
        assert "marketplace.stripe.com/apps/install/link/com.example.harbour" in said.stderr
        assert "Copy the key that starts with rk_" in said.stderr
        assert "Real payments (live)" in said.stderr
        assert "Is this right? Save the key? [y/N] " in said.stderr
        assert said.stdout == "rak-desktop/com.example.harbour/acct_1PracticeFjord/live\n"
        assert services.memory_keychain.load(connection().slot) == LIVE_KEY
        assert services.watched

    def test_hears_that_the_keychain_asks_for_its_password_while_it_does(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.memory_keychain.locked = True

        said = rak.asking("connect", typed="y\n", keys=(LIVE,))

        assert said.code == 0
        assert said.stderr.count("is asking for its password now. Its window can be behind this one.") == 1

    @pytest.mark.parametrize(("options", "modes"), [((), "/ /test/"), (("--mode", "test"), "/test/")])
    def test_is_told_the_address_of_the_page_with_the_keys(
        self, rak: Terminal, options: tuple[str, ...], modes: str
    ) -> None:
        said = rak.asking("connect", *options)

        for page in ("/", "/test/"):
            address = f"https://dashboard.stripe.com{page}settings/apps/com.example.harbour\n"
            assert (address in said.stderr) is (page in modes.split())

    @pytest.mark.parametrize("answer", ["n\n", "\n", "", "nope\n"])
    def test_who_does_not_say_yes_keeps_nothing(self, rak: Terminal, services: MemoryServices, answer: str) -> None:
        said = rak.asking("connect", typed=answer, keys=(LIVE,))

        assert said.code == 130
        assert said.stderr.endswith("Nothing was stored.\n")
        assert is_untouched(services)

    @pytest.mark.skipif(sys.platform == "win32", reason="there nobody can press Ctrl+C for another process")
    def test_who_stops_while_the_key_is_being_stored_hears_that_nobody_knows(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        with StoppedByCtrlC() as stopped:
            services.memory_keychain.save = stopped.instead_of_saving  # type: ignore[method-assign]
            said = rak.asking("connect", typed="y\n", keys=(LIVE,))

        assert said.code == 130
        assert said.stderr.endswith("To see whether it was: rak-desktop list\n")

    @pytest.mark.skipif(sys.platform == "win32", reason="there nobody can press Ctrl+C for another process")
    def test_who_stops_while_the_proof_is_waited_for_hears_that_the_key_is_stored(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        with StoppedByCtrlC() as stopped:
            services.reader.fingerprint_of = stopped.instead_of_reading  # type: ignore[method-assign]
            said = rak.asking("connect", typed="y\n", keys=(LIVE,))

        assert said.code == 130
        assert "\nThe key is stored. " in said.stderr
        assert services.memory_keychain.load(connection().slot) == LIVE_KEY

    def test_is_not_asked_for_a_key_where_everybody_could_read_it(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        said = rak.asking("connect", typed="y\n", keys=(LIVE,), hides=False)

        assert said.code == 2
        assert "This terminal cannot hide what is typed." in said.stderr
        assert is_untouched(services)

    def test_who_leaves_instead_of_pasting_keeps_nothing(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak.asking("connect")

        assert said.code == 130
        assert is_untouched(services)

    def test_is_asked_again_after_a_wrong_paste(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak.asking("connect", typed="y\n", keys=("pk_live_51NotTheRightOne", "", "hello", LIVE))

        assert said.code == 0
        for code in (Code.PUBLISHABLE_KEY, Code.NOTHING_PASTED, Code.NO_KEY_IN_TEXT):
            assert f"({code})" in said.stderr

    def test_is_asked_whether_a_key_of_the_other_mode_is_meant(self, rak: Terminal) -> None:
        said = rak.asking("connect", "--mode", "live", "--json", typed="y\ny\n", keys=(TEST,))

        assert "This is a test key. Go on with it? [y/N] " in said.stderr
        assert said.answer["connection"]["mode"] == "test"

    @pytest.mark.parametrize("yes", ["ja", "J", "y"])
    def test_says_yes_in_the_language_of_the_question(self, rak: Terminal, yes: str) -> None:
        said = rak.asking("connect", "--language", "de", typed=f"{yes}\n", keys=(LIVE,))

        assert "[j/N] " in said.stderr
        assert said.code == 0

    def test_who_did_not_mean_the_other_mode_pastes_another_key(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak.asking("connect", "--mode", "live", "--json", typed="n\ny\n", keys=(TEST, "oh", LIVE))

        assert said.answer["connection"]["mode"] == "live"
        assert services.memory_keychain.slots() == {connection().slot}

    def test_is_not_asked_about_the_mode_when_none_was_chosen(self, rak: Terminal) -> None:
        said = rak.asking("connect", "--json", typed="y\n", keys=(TEST,))

        assert said.answer["connection"]["mode"] == "test"

    def test_names_a_shop_whose_name_cannot_be_read(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway(NO_NAME)

        said = rak.asking("connect", "--json", typed=f"\n  \n{LIVE}\nOur theatre\ny\n", keys=(LIVE,))

        assert said.answer["connection"]["label"] == "Our theatre"
        assert said.stderr.count("Name of this shop: ") == 4
        assert Code.KEY_IN_LABEL in said.stderr

    def test_questions_never_mix_with_the_answer(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway(NO_NAME)

        said = rak.asking("connect", "--json", typed="Our theatre\ny\n", keys=(LIVE,))

        assert len(said.stdout.splitlines()) == 1

    def test_tries_again_when_the_network_is_back(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway((StripeUnreachable(Code.OFFLINE), AccountAnswer(THEATRE, proven=True)))

        said = rak.asking("connect", typed="y\ny\n", keys=(LIVE,))

        assert said.code == 0
        assert said.stderr.count("(RAK-NET-50)") == 1

    def test_who_does_not_try_again_is_told_why_only_once(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))

        said = rak.asking("connect", typed="n\n", keys=(LIVE,))

        assert said.code == 5
        assert said.stderr.count("(RAK-NET-50)") == 1
        assert is_untouched(services)

    def test_who_does_not_try_again_leaves_its_program_an_error(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))

        said = rak.asking("connect", "--json", typed="n\n", keys=(LIVE,))

        assert (said.code, said.error["code"]) == (5, Code.OFFLINE)

    def test_checks_again_after_mending_a_permission_at_stripe(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway(permissions={"customer_read": (MISSING, GRANTED)})

        said = rak.asking("connect", typed="y\ny\n", keys=(LIVE,))

        assert said.code == 0
        assert said.stderr.count(f"({Code.PERMISSION_MISSING})") == 1

    def test_who_does_not_check_again_ends_with_one(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway(permissions={"customer_read": MISSING})

        said = rak.asking("connect", typed="n\n", keys=(LIVE,))

        assert said.code == 1
        assert said.stderr.count(f"({Code.PERMISSION_MISSING})") == 1

    def test_saves_again_when_the_keychain_is_back(self, rak: Terminal, services: MemoryServices) -> None:
        services.memory_keychain = SaysNoOnce()
        services.reader = KeychainSecondReader(services.memory_keychain)

        said = rak.asking("connect", typed="y\ny\n", keys=(LIVE,))

        assert said.code == 0
        assert said.stderr.count(f"({Code.KEYCHAIN_DENIED})") == 1
        assert services.memory_keychain.load(connection().slot) == LIVE_KEY

    def test_who_does_not_save_again_ends_with_four(self, rak: Terminal, services: MemoryServices) -> None:
        services.memory_keychain.fail_at["save", connection().slot.next] = Code.KEYCHAIN_DENIED

        said = rak.asking("connect", typed="y\nn\n", keys=(LIVE,))

        assert said.code == 4
        assert said.stderr.count(f"({Code.KEYCHAIN_DENIED})") == 1
        assert not services.memory_book.all()

    def test_with_yes_is_not_asked_about_the_account(self, rak: Terminal) -> None:
        assert rak.asking("connect", "--yes", keys=(LIVE,)).code == 0

    def test_with_yes_still_pastes_the_right_account_or_stops(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak.asking("connect", "--yes", "--account", "acct_1Museum", keys=(LIVE,))

        assert said.code == 1
        assert is_untouched(services)

    def test_sees_that_a_shop_is_connected_already_and_replaces_its_key(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.hold(connection(OTHER_LIVE_KEY), OTHER_LIVE_KEY)

        said = rak.asking("connect", typed="y\n", keys=(LIVE,))

        assert said.code == 0
        assert "This shop is connected already" in said.stderr
        assert services.memory_keychain.load(connection().slot) == LIVE_KEY

    def test_connecting_the_same_key_again_makes_one_entry(self, rak: Terminal, services: MemoryServices) -> None:
        services.hold(connection(), LIVE_KEY)

        said = rak.asking("connect", typed="y\n", keys=(LIVE,))

        assert said.code == 0
        assert "It is the same key" in said.stderr
        assert len(services.memory_book.all()) == 1


class TestAdministrator:
    """What whoever looks after this computer decided."""

    @pytest.mark.parametrize(
        ("limit", "code"),
        [
            ({"live_allowed": False}, Code.MODE_NOT_ALLOWED),
            ({"modes": ["test"]}, Code.MODE_NOT_ALLOWED),
            ({"profile": "com.example.other"}, Code.APP_NOT_ALLOWED),
            ({"live_allowed": "nobody knows"}, Code.POLICY_UNREADABLE),
        ],
    )
    def test_what_is_not_allowed_is_neither_sent_nor_kept(
        self, rak: Terminal, services: MemoryServices, limit: dict[str, Any], code: Code
    ) -> None:
        services.administrator = FixedPolicy(**limit)

        said = rak(*SCRIPT, "--json", stdin=LIVE)

        assert (said.code, said.error["code"]) == (6, code)
        assert services.stripe.asked == []
        assert is_untouched(services)

    def test_a_mode_that_is_not_allowed_is_refused_before_a_key_is_asked_for(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.administrator = FixedPolicy(live_allowed=False)

        said = rak.asking("connect", "--mode", "live", "--json")

        assert (said.code, said.error["code"]) == (6, Code.MODE_NOT_ALLOWED)

    def test_an_app_of_which_nothing_is_allowed_is_not_said_to_be_about_the_key(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        services.library = MemoryProfileLibrary(harbour_tickets(modes=(Mode.LIVE,)))
        services.administrator = FixedPolicy(live_allowed=False)

        said = rak(*SCRIPT, "--json", stdin=TEST)

        assert (said.code, said.error["title"]) == (6, "This app cannot be connected on this computer")
        assert said.error["what_happened"].startswith("Harbour Tickets is connected for real payments (live) only")

    def test_what_is_allowed_goes_on_as_ever(self, rak: Terminal, services: MemoryServices) -> None:
        services.administrator = FixedPolicy(modes=["test"], profile="com.example.harbour")

        assert rak(*SCRIPT, stdin=TEST).code == 0

    def test_another_app_is_refused_by_its_name(self, rak: Terminal, services: MemoryServices) -> None:
        services.administrator = FixedPolicy(profile="com.example.other")

        said = rak(*SCRIPT, stdin=LIVE)

        assert "only com.example.other is connected here, and this is com.example.harbour" in said.stderr
