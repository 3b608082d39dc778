import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Health
from rak_desktop.core.errors import RakError, StripeUnreachable, Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer
from tests.cli.conftest import Terminal
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, SECRETS
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import MISSING, THEATRE, ScriptedStripeGateway
from tests.support.program import Ended

THEATRES = connection()
MUSEUMS = connection(OTHER_LIVE_KEY, replace(THEATRE, id="acct_1Museum", name="Museum"), "Museum")
ENDED = AccountAnswer(refusal=Trouble(Code.ENDED_KEY))


@pytest.fixture(autouse=True)
def _one_shop_is_connected(services: MemoryServices) -> None:
    services.hold(THEATRES, LIVE_KEY)


def errors_of(said: Ended) -> list[dict[str, Any]]:
    return [json.loads(line)["error"] for line in said.stderr.splitlines()]


def test_a_good_key_is_said_in_a_line_with_what_it_may_do(rak: Terminal) -> None:
    said = rak("check")

    assert said.code == 0
    assert said.stderr == ""
    assert said.stdout.startswith("Fjord Theatre, Real payments, Harbour Tickets: the key works\n")
    assert "What Harbour Tickets may do: 3 of 3 confirmed" in said.stdout


def test_programs_get_the_connection_and_the_report(rak: Terminal, services: MemoryServices) -> None:
    said = rak("check", "--json")

    assert said.code == 0
    assert said.answer["version"] == 1
    (result,) = said.answer["results"]
    assert result["connection"] == rak("list", "--json").answer["connections"][0]
    assert result["report"] == {
        "permissions": [
            {"permission": "payment_intent_read", "outcome": "granted"},
            {"permission": "payment_intent_write", "outcome": "not_testable"},
            {"permission": "customer_read", "outcome": "granted"},
            {"permission": "event_read", "outcome": "granted"},
        ],
        "account": {"id": THEATRE.id, "name": "Fjord Theatre", "confirmed": True},
    }


@pytest.mark.parametrize(
    ("stripe", "code", "exit_code"),
    [
        (ScriptedStripeGateway(ENDED), Code.ENDED_KEY, 1),
        (ScriptedStripeGateway(permissions={"customer_read": MISSING}), Code.PERMISSION_MISSING, 1),
        (ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE)), Code.OFFLINE, 5),
    ],
    ids=["ended", "permission missing", "offline"],
)
def test_what_is_wrong_is_an_exit_code_and_three_sentences(
    rak: Terminal, services: MemoryServices, stripe: ScriptedStripeGateway, code: Code, exit_code: int
) -> None:
    services.stripe = stripe

    said = rak("check")

    assert said.code == exit_code
    assert said.stdout.startswith("Fjord Theatre, Real payments, ")
    assert f"({code})" in said.stderr


def test_missing_permissions_are_named_as_a_shop_names_them(rak: Terminal, services: MemoryServices) -> None:
    services.stripe = ScriptedStripeGateway(permissions={"customer_read": MISSING})

    assert "Stripe does not allow it yet: Customers (see)." in rak("check").stderr


def test_an_error_for_programs_says_whose_it_is_and_how_the_window_opens_there(
    rak: Terminal, services: MemoryServices
) -> None:
    services.stripe = ScriptedStripeGateway(ENDED)

    said = rak("check", "--json")

    assert said.code == 1
    (result,) = said.answer["results"]
    assert result["connection"]["health"] == "trouble"
    (error,) = errors_of(said)
    assert error["code"] == Code.ENDED_KEY
    assert error["facts"]["label"] == "Fjord Theatre"
    assert error["facts"]["account_id"] == THEATRE.id
    assert error["facts"]["repair"][-9:] == [
        *("open", "--app", "com.example.harbour", "--account", THEATRE.id, "--mode", "live", "--code", Code.ENDED_KEY)
    ]


def test_a_check_that_did_not_run_has_no_report(rak: Terminal, services: MemoryServices) -> None:
    services.stripe = ScriptedStripeGateway(StripeUnreachable(Code.TIMED_OUT))

    said = rak("check", "--json")

    assert said.code == 5
    assert said.answer["results"][0]["report"] is None
    assert said.answer["results"][0]["connection"]["health"] == "good"


@pytest.mark.parametrize("error", [StripeUnreachable(Code.OFFLINE), ENDED], ids=["offline", "ended"])
def test_a_failing_check_removes_nothing(
    rak: Terminal, services: MemoryServices, error: RakError | AccountAnswer
) -> None:
    services.stripe = ScriptedStripeGateway(error)

    rak("check")

    assert services.memory_keychain.load(THEATRES.slot) == LIVE_KEY
    assert services.memory_book.find(THEATRES.id) is not None
    assert not services.watched


def test_the_key_is_in_nothing_that_is_said(rak: Terminal, services: MemoryServices) -> None:
    services.stripe = ScriptedStripeGateway(ENDED)

    said = rak("check").everything + rak("check", "--json").everything

    assert not any(secret in said for secret in SECRETS)


class TestChoosing:
    @pytest.fixture(autouse=True)
    def _two_shops(self, services: MemoryServices) -> None:
        services.hold(MUSEUMS, OTHER_LIVE_KEY)

    def test_one_of_several_is_never_guessed(self, rak: Terminal, services: MemoryServices) -> None:
        said = rak("check")

        assert said.code == 3
        assert Code.SEVERAL_CONNECTIONS in said.stderr
        assert services.stripe.asked == []

    def test_one_is_chosen_as_everywhere(self, rak: Terminal) -> None:
        said = rak("check", "--label", "Fjord Theatre", "--json")

        assert [result["connection"]["label"] for result in said.answer["results"]] == ["Fjord Theatre"]

    def test_all_of_them_is_said(self, rak: Terminal) -> None:
        said = rak("check", "--all", "--json")

        assert [result["connection"]["label"] for result in said.answer["results"]] == ["Fjord Theatre", "Museum"]

    def test_all_that_match(self, rak: Terminal) -> None:
        assert len(rak("check", "--all", "--account", "acct_1Museum", "--json").answer["results"]) == 1

    def test_all_of_what_is_not_there_is_no_such_connection(self, rak: Terminal) -> None:
        assert rak("check", "--all", "--account", "acct_1Nobody").code == 3

    def test_a_refused_key_counts_before_a_network_that_is_down(self, rak: Terminal, services: MemoryServices) -> None:
        services.stripe = ScriptedStripeGateway([ENDED, StripeUnreachable(Code.OFFLINE)])

        said = rak("check", "--all", "--json")

        assert said.code == 1
        assert [error["code"] for error in errors_of(said)] == [Code.ENDED_KEY, Code.OFFLINE]


def test_nothing_connected_is_fine_for_a_scheduler(rak: Terminal, services: MemoryServices) -> None:
    services.memory_book.remove(THEATRES.id)

    assert rak("check", "--all", "--json").answer == {"version": 1, "results": []}
    said = rak("check", "--all")
    assert said.code == 0
    assert "Nothing is connected" in said.stderr


def test_an_app_that_is_not_installed_any_more_can_still_be_checked(rak: Terminal, services: MemoryServices) -> None:
    services.library = MemoryProfileLibrary()

    said = rak("check")

    assert said.code == 0
    assert "com.example.harbour: the key works" in said.stdout


def test_a_folder_that_bears_the_apps_name_by_chance_is_not_taken_for_it(
    rak: Terminal, services: MemoryServices
) -> None:
    class Lookalike(MemoryProfileLibrary):
        def get(self, name_or_folder: str) -> AppProfile:
            return replace(super().get(name_or_folder), app_id="com.example.other")

    services.library = Lookalike(*services.library.installed())

    assert "com.example.harbour: the key works" in rak("check").stdout


def test_practice_keys_need_the_practice_stripe(rak: Terminal, services: MemoryServices) -> None:
    services.peer = Peer.PRACTICE

    said = rak("check")

    assert said.code == 2
    assert "The practice Stripe is not running" in said.stderr
    assert "Practise in its window: rak-desktop practice." in said.stderr
    assert services.memory_book.all()[0].health is Health.GOOD


def test_a_deep_check_says_beforehand_what_it_does(rak: Terminal, services: MemoryServices) -> None:
    said = rak("check", "--deep")

    assert said.code == 0
    assert "Nothing is changed." in said.stderr
    assert "Each try leaves a line" in said.stderr
    assert "take them for a hint" in said.stderr


def test_a_deep_check_for_programs_says_nothing_beside_its_answer(rak: Terminal) -> None:
    assert rak("check", "--deep", "--json").stderr == ""


def test_a_wrong_clock_is_a_warning_beside_a_working_key(rak: Terminal, services: MemoryServices) -> None:
    services.stripe = ScriptedStripeGateway(AccountAnswer(THEATRE, proven=True, clock_off_by=-1200))

    said = rak("check")

    assert said.code == 0
    assert said.stderr == "This computer’s clock is 20 minutes off. Set it right soon.\n"


def test_what_could_not_be_told_is_said_with_its_reason(rak: Terminal, services: MemoryServices) -> None:
    unsure = PermissionAnswer(CheckOutcome.UNKNOWN, Code.KEY_LIMITED, proven=True)
    services.stripe = ScriptedStripeGateway(permissions={"customer_read": unsure})

    assert "See: Customers  (Stripe may have limited this key)" in rak("check").stdout


# ── a locked keychain ────────────────────────────────────────────────────────────────────────────────

ASKS = "a keychain in memory is asking for its password now. Its window can be behind this one."


def test_a_person_is_asked_for_the_keychains_password_and_told_so(rak: Terminal, services: MemoryServices) -> None:
    services.memory_keychain.locked = True

    said = rak.asking("check")

    assert (said.code, said.stderr) == (0, f"{ASKS}\n")
    assert "the key works" in said.stdout
    assert services.memory_keychain.asked == 1


def test_what_is_in_the_way_of_all_is_told_of_each_under_its_own_name(rak: Terminal, services: MemoryServices) -> None:
    services.hold(MUSEUMS, OTHER_LIVE_KEY)
    services.memory_keychain.locked = True

    told = errors_of(rak("check", "--all", "--json"))

    assert [each["facts"]["label"] for each in told] == [THEATRES.label, MUSEUMS.label]
    assert all(each["facts"]["account_id"] in each["facts"]["repair"] for each in told)


def test_of_an_open_keychain_nothing_is_said(rak: Terminal) -> None:
    assert rak.asking("check").stderr == ""


def test_a_person_who_closes_the_question_is_not_asked_about_the_next_key(
    rak: Terminal, services: MemoryServices
) -> None:
    services.hold(MUSEUMS, OTHER_LIVE_KEY)
    services.memory_keychain.locked, services.memory_keychain.person_opens = True, False

    said = rak.asking("check", "--all")

    assert said.code == 4
    assert said.stderr.count(ASKS) == services.memory_keychain.asked == 1
    assert said.stderr.count(Code.KEYCHAIN_DENIED) == 2


@pytest.mark.parametrize(
    "start",
    [
        lambda rak: rak("check"),
        lambda rak: rak.asking("check", "--json"),
        lambda rak: rak.asking("check", redirected=True),
    ],
    ids=["scheduler", "json", "nobody could read it"],
)
def test_where_nobody_is_told_nobody_is_asked(
    rak: Terminal, services: MemoryServices, start: Callable[[Terminal], Ended]
) -> None:
    services.memory_keychain.locked = True

    said = start(rak)

    assert said.code == 4
    assert Code.KEYCHAIN_LOCKED in said.stderr
    assert (services.memory_keychain.asked, services.watched) == (0, False)
