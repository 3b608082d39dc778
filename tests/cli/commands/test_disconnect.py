from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable, Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.ports.stripe_gateway import AccountAnswer
from tests.cli.conftest import Terminal
from tests.fakes.connections import broken
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, SECRETS
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import THEATRE, ScriptedStripeGateway

SHOP = connection(LIVE_KEY)
MUSEUM = connection(OTHER_LIVE_KEY, replace(THEATRE, id="acct_1Museum"), "Museum")
ENDED = ScriptedStripeGateway(AccountAnswer(refusal=Trouble(Code.UNKNOWN_KEY)))


@pytest.fixture
def shop(services: MemoryServices) -> MemoryServices:
    services.hold(SHOP, LIVE_KEY)
    return services


@pytest.fixture
def two(shop: MemoryServices) -> MemoryServices:
    shop.hold(MUSEUM, OTHER_LIVE_KEY)
    return shop


def is_gone(services: MemoryServices) -> bool:
    return not services.memory_keychain.slots() and not services.memory_book.all()


def test_a_person_is_asked_and_told_what_still_lives_at_stripe(rak: Terminal, shop: MemoryServices) -> None:
    said = rak.asking("disconnect", typed="y\n")

    assert said.code == 0
    assert is_gone(shop)
    assert (
        f"Remove the key of Fjord Theatre (Real payments), ending {LIVE_KEY.ending}, from this computer?" in said.stderr
    )
    assert "Nothing can be read at its address any more" in said.stdout
    assert "still works at Stripe" in said.stderr
    assert "https://dashboard.stripe.com/settings/apps" in said.stderr
    assert not any(secret in said.everything for secret in SECRETS)


def test_of_a_key_that_stripe_refuses_it_does_not_say_that_it_works_on(rak: Terminal, services: MemoryServices) -> None:
    services.hold(broken(SHOP), LIVE_KEY)

    said = rak.asking("disconnect", typed="y\n")

    assert "Stripe no longer accepts the key." in said.stderr
    assert "still works" not in said.everything


def test_of_a_key_that_could_not_be_asked_about_it_claims_nothing(rak: Terminal, services: MemoryServices) -> None:
    services.hold(broken(SHOP, Code.KEYCHAIN_VALUE_CHANGED), LIVE_KEY)

    assert "may still work at Stripe" in rak.asking("disconnect", typed="y\n").stderr


def test_a_locked_keychain_asks_the_person_once_and_the_terminal_says_so(rak: Terminal, two: MemoryServices) -> None:
    two.memory_keychain.locked = True

    said = rak.asking("disconnect", "--all", typed="y\ny\n")

    assert said.code == 0
    assert said.stderr.count("is asking for its password now. Its window can be behind this one.") == 1
    assert two.memory_keychain.asked == 1
    assert is_gone(two)


def test_whoever_closes_that_question_has_begun_nothing(rak: Terminal, two: MemoryServices) -> None:
    two.memory_keychain.locked, two.memory_keychain.person_opens = True, False

    said = rak.asking("disconnect", "--all", typed="y\ny\n")

    assert said.code == 4
    assert Code.KEYCHAIN_DENIED in said.stderr
    assert (two.memory_keychain.asked, two.memory_book.undertakings()) == (1, ())
    assert len(two.memory_book.all()) == 2


def test_a_no_removes_nothing(rak: Terminal, shop: MemoryServices) -> None:
    said = rak.asking("disconnect", typed="n\n")

    assert (said.code, said.stdout) == (130, "")
    assert "Nothing was removed." in said.stderr
    assert not is_gone(shop)


def test_after_a_no_a_program_gets_that_nothing_was_removed(rak: Terminal, shop: MemoryServices) -> None:
    said = rak.asking("disconnect", "--json", typed="n\n")

    assert (said.code, said.answer["disconnected"]) == (130, [])


@pytest.mark.parametrize("code", [Code.KEYCHAIN_NO_ANSWER, Code.KEYCHAIN_ABSENT])
def test_a_keychain_in_trouble_is_told_with_the_connection_and_in_one_line(
    rak: Terminal, shop: MemoryServices, code: Code
) -> None:
    shop.memory_keychain.trouble = code

    said = rak("disconnect", "--yes", "--json")

    assert (said.code, said.error["code"], len(said.stderr.splitlines())) == (4, code, 1)
    assert {SHOP.id.app_id, SHOP.id.account_id, SHOP.id.mode.value} <= set(said.error["facts"]["repair"])


def test_practice_is_marked_and_sends_nobody_to_stripe(rak: Terminal, shop: MemoryServices) -> None:
    shop.peer = Peer.PRACTICE

    said = rak.asking("disconnect", "--practice", typed="y\n")

    assert said.code == 0
    assert said.stderr.startswith("Practice: nothing here reaches Stripe or your real keys.\n")
    assert "dashboard.stripe.com" not in said.everything
    assert "works at Stripe" not in said.everything


def test_practice_has_nobody_to_ask_whether_a_key_has_ended(rak: Terminal, shop: MemoryServices) -> None:
    shop.peer = Peer.PRACTICE

    assert rak("disconnect", "--practice", "--yes", "--check-ended").code == 2
    assert not is_gone(shop)


def test_a_script_says_yes_beforehand(rak: Terminal, shop: MemoryServices) -> None:
    assert rak("disconnect").code == 2
    assert not is_gone(shop)


def test_programs_get_what_was_removed(rak: Terminal, shop: MemoryServices) -> None:
    said = rak("disconnect", "--yes", "--json")

    assert said.code == 0
    (only,) = said.answer["disconnected"]
    assert only["connection"]["account_id"] == THEATRE.id
    assert only["stripe_page"] == "https://dashboard.stripe.com/settings/apps"
    assert only["ended"] is None
    assert shop.stripe.asked == []


def test_several_are_removed_only_when_all_are_meant(rak: Terminal, two: MemoryServices) -> None:
    assert rak("disconnect", "--yes").code == 3

    said = rak("disconnect", "--all", "--yes", "--json")

    assert said.code == 0
    assert len(said.answer["disconnected"]) == 2
    assert is_gone(two)


def test_all_of_one_shop_leaves_the_others(rak: Terminal, two: MemoryServices) -> None:
    assert rak("disconnect", "--all", "--yes", "--label", "Museum").code == 0
    assert two.memory_book.all() == (SHOP,)


def test_with_nothing_connected_all_is_done(rak: Terminal) -> None:
    said = rak("disconnect", "--all", "--yes", "--json")

    assert (said.code, said.answer["disconnected"]) == (0, [])


def test_one_that_the_store_does_not_let_go_leaves_the_others_removed(rak: Terminal, two: MemoryServices) -> None:
    two.memory_keychain.fail_at["forget", SHOP.slot] = Code.KEYCHAIN_DENIED

    said = rak("disconnect", "--all", "--yes", "--json")

    assert (said.code, said.error["code"]) == (4, Code.KEYCHAIN_DENIED)
    assert [each["connection"]["label"] for each in said.answer["disconnected"]] == ["Museum"]
    assert two.memory_book.all() == (SHOP,)
    two.memory_keychain.fail_at.clear()
    rak("list")
    assert is_gone(two)


def test_stripe_is_asked_on_request_whether_the_key_has_stopped_working(rak: Terminal, shop: MemoryServices) -> None:
    shop.stripe = ENDED

    said = rak("disconnect", "--yes", "--json", "--check-ended")

    assert said.answer["disconnected"][0]["ended"] is True


def test_a_person_ends_it_first(rak: Terminal, shop: MemoryServices) -> None:
    said = rak.asking("disconnect", "--check-ended", typed="y\ny\n")

    assert said.code == 0
    assert "Stripe still accepts the key." in said.stderr


def test_a_locked_store_asks_the_person_before_its_key_is_read(rak: Terminal, shop: MemoryServices) -> None:
    shop.stripe = ENDED
    shop.memory_keychain.locked = True

    said = rak.asking("disconnect", "--check-ended", typed="y\ny\n")

    assert said.code == 0
    assert "Stripe no longer accepts the key." in said.stderr
    assert shop.memory_keychain.asked == 1


def test_without_an_answer_the_key_is_removed_here_all_the_same(rak: Terminal, shop: MemoryServices) -> None:
    shop.stripe = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))

    said = rak("disconnect", "--yes", "--check-ended")

    assert said.code == 0
    assert "Stripe could not be asked" in said.stderr
    assert is_gone(shop)


def test_a_damaged_book_is_put_together_anew_before_anything_else(rak: Terminal, shop: MemoryServices) -> None:
    shop.memory_book.trouble = Code.BOOK_UNREADABLE

    said = rak("disconnect", "--yes", "--json")

    assert said.code == 0
    assert "put together anew" in said.stderr
    assert is_gone(shop)


@pytest.mark.parametrize("code", [Code.KEYCHAIN_NO_ANSWER, Code.KEYCHAIN_LOCKED, Code.KEYCHAIN_DENIED])
def test_a_removal_that_goes_on_by_itself_is_not_to_be_tried_again(
    rak: Terminal, shop: MemoryServices, code: Code
) -> None:
    shop.memory_keychain.fail_at["forget", SHOP.slot] = code

    said = rak("disconnect", "--yes")

    assert (said.code, said.stderr.count("is removed when this program starts the next time.")) == (4, 1)
    assert "ry again" not in said.stderr
