from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, PreviousKey
from rak_desktop.core.errors import StripeUnreachable, Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.verification import Account
from rak_desktop.ports.stripe_gateway import AccountAnswer
from tests.cli.conftest import Terminal
from tests.fakes.clock import NOON
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY, SECRETS, TEST_KEY
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import MISSING, THEATRE, ScriptedStripeGateway

OLD, NEW = OTHER_LIVE_KEY, LIVE_KEY
SHOP = connection(OLD, label="Box office")
REPLACED = replace(SHOP, key_ending=NEW.ending, previous=PreviousKey(OLD.ending, NOON - timedelta(days=1)))
MUSEUM = connection(TEST_KEY, replace(THEATRE, id="acct_1Museum"), "Museum")
ENDED = ScriptedStripeGateway(AccountAnswer(refusal=Trouble(Code.ENDED_KEY)))
SCRIPT = ("replace", "--key-stdin", "--yes", "--json")


@pytest.fixture
def shop(services: MemoryServices) -> MemoryServices:
    """A shop with its first key."""
    services.hold(SHOP, OLD)
    return services


@pytest.fixture
def replaced(services: MemoryServices) -> MemoryServices:
    """A shop whose key was replaced yesterday."""
    services.hold(REPLACED, NEW)
    services.memory_keychain.save(SHOP.slot.previous, OLD)
    return services


def in_the_book(services: MemoryServices) -> Connection:
    (only,) = services.memory_book.all()
    return only


class TestReplacing:
    def test_a_script_puts_the_new_key_in_place(self, rak: Terminal, shop: MemoryServices) -> None:
        said = rak(*SCRIPT, stdin=NEW.reveal())

        assert said.code == 0
        assert said.answer["connection"]["key_ending"] == NEW.ending
        assert said.answer["connection"]["label"] == "Box office"
        assert said.answer["report"]["account"]["id"] == THEATRE.id
        assert shop.memory_keychain.load(SHOP.slot) == NEW
        assert shop.memory_keychain.load(SHOP.slot.previous) == OLD
        assert in_the_book(shop).previous == PreviousKey(OLD.ending, NOON)

    @pytest.mark.parametrize(
        ("limit", "code"),
        [
            ({"live_allowed": False}, Code.MODE_NOT_ALLOWED),
            ({"profile": "com.example.other"}, Code.APP_NOT_ALLOWED),
            ({"keychains": "nobody knows"}, Code.POLICY_UNREADABLE),
        ],
    )
    @pytest.mark.parametrize(
        "installed", [(), (harbour_tickets(modes=(Mode.LIVE,)),), (harbour_tickets(),)], ids=["none", "live", "both"]
    )
    def test_a_key_that_may_not_be_used_here_is_not_put_in_place_either(
        self,
        rak: Terminal,
        shop: MemoryServices,
        limit: dict[str, Any],
        code: Code,
        installed: tuple[AppProfile, ...],
    ) -> None:
        """Whatever is installed: a connection remembers its app where the profile is not there, or not allowed."""
        shop.administrator = FixedPolicy(**limit)
        shop.library = MemoryProfileLibrary(*installed)

        said = rak(*SCRIPT, stdin=NEW.reveal())

        assert (said.code, said.error["code"]) == (6, code)
        assert shop.stripe.asked == []
        assert in_the_book(shop) == SHOP

    def test_a_person_hears_what_is_left_to_do_at_stripe(self, rak: Terminal, shop: MemoryServices) -> None:
        said = rak.asking("replace", typed="y\n", keys=(NEW.reveal(),))

        assert said.code == 0
        assert said.stdout.strip() == SHOP.slot.service
        assert f"The key ending {OLD.ending} may still work at Stripe" in said.stderr
        assert "https://dashboard.stripe.com/settings/apps/com.example.harbour" in said.stderr
        assert not any(secret in said.everything for secret in SECRETS)

    @pytest.mark.parametrize("what", ["undo", "ended"])
    def test_the_command_that_is_named_for_later_works_as_it_stands_beside_other_shops(
        self, rak: Terminal, shop: MemoryServices, what: str
    ) -> None:
        shop.hold(MUSEUM, TEST_KEY)
        named = rak.asking("replace", "--label", "Box office", typed="y\n", keys=(NEW.reveal(),)).stderr

        (typed,) = (line.split() for line in named.splitlines() if f"replace {what}" in line)

        assert typed[0] == "rak-desktop"
        shop.stripe = shop.stripe if what == "undo" else ENDED
        assert rak(*typed[1:], "--yes").code == 0

    def test_the_key_of_another_shop_changes_nothing(self, rak: Terminal, shop: MemoryServices) -> None:
        shop.stripe = ScriptedStripeGateway(AccountAnswer(Account("acct_1Other", "Other", confirmed=True), proven=True))

        said = rak(*SCRIPT, stdin=NEW.reveal())

        assert (said.code, said.error["code"]) == (1, Code.OTHER_ACCOUNT)
        assert "It is a key of acct_1Other, and Box office is " + (THEATRE.id or "") in said.error["what_happened"]
        assert said.error["facts"]["account_id"] == "acct_1Other"
        assert {THEATRE.id, "com.example.harbour", "live"} <= set(said.error["facts"]["repair"])
        assert shop.memory_keychain.slots() == {SHOP.slot}

    def test_where_stripe_does_not_tell_whose_it_is_a_script_stops(self, rak: Terminal, shop: MemoryServices) -> None:
        shop.stripe = ScriptedStripeGateway(AccountAnswer(Account(), proven=True))

        said = rak(*SCRIPT, stdin=NEW.reveal())

        assert (said.code, said.error["code"]) == (1, Code.OTHER_ACCOUNT)
        assert "Run it without --yes" in said.error["what_to_do"]

    def test_an_account_that_only_a_text_names_is_not_enough_for_a_script(
        self, rak: Terminal, shop: MemoryServices
    ) -> None:
        shop.stripe = ScriptedStripeGateway(AccountAnswer(Account(THEATRE.id, None), proven=True))

        said = rak(*SCRIPT, stdin=NEW.reveal())

        assert (said.code, said.error["code"]) == (1, Code.OTHER_ACCOUNT)
        assert shop.memory_keychain.slots() == {SHOP.slot}

    def test_of_a_shop_without_an_account_s_id_it_names_the_shop_and_the_way(
        self, rak: Terminal, services: MemoryServices
    ) -> None:
        unnamed = replace(SHOP, id=replace(SHOP.id, account_id="unnamed-d3000eb6"))
        services.hold(unnamed, OLD)
        services.stripe = ScriptedStripeGateway(AccountAnswer(Account(), proven=True))

        error = rak(*SCRIPT, stdin=NEW.reveal()).error

        assert "replace the key of Box office" in error["what_happened"]
        assert "unnamed" not in error["what_happened"] + error["what_to_do"]
        assert "unnamed-d3000eb6" in error["facts"]["repair"]

    def test_practice_keys_are_replaced_in_its_window(self, rak: Terminal, shop: MemoryServices) -> None:
        shop.peer = Peer.PRACTICE

        said = rak("replace", "undo", "--practice", "--yes")

        assert said.code == 2
        assert "The practice Stripe is not running" in said.stderr

    def test_a_key_of_the_other_mode_changes_nothing(self, rak: Terminal, shop: MemoryServices) -> None:
        said = rak(*SCRIPT, stdin=TEST_KEY.reveal())

        assert (said.code, said.error["code"]) == (1, Code.OTHER_MODE)
        assert shop.stripe.asked == []

    def test_the_key_in_use_is_no_new_one(self, rak: Terminal, shop: MemoryServices) -> None:
        said = rak(*SCRIPT, stdin=OLD.reveal())

        assert (said.code, said.error["code"]) == (1, Code.ALREADY_CONNECTED)

    def test_which_connection_is_never_guessed(self, rak: Terminal, shop: MemoryServices) -> None:
        shop.memory_book.put(MUSEUM)

        assert rak(*SCRIPT, stdin=NEW.reveal()).code == 3
        assert rak(*SCRIPT, "--label", "Box office", stdin=NEW.reveal()).code == 0

    def test_another_app_s_profile_is_refused(self, rak: Terminal, shop: MemoryServices) -> None:
        shop.memory_book = MemoryBook(replace(SHOP, id=replace(SHOP.id, app_id="com.example.other")))

        said = rak(*SCRIPT, "--profile", "com.example.harbour", stdin=NEW.reveal())

        assert said.code == 2


NAMES = {
    "app_id": SHOP.id.app_id,
    "account_id": SHOP.id.account_id,
    "mode": SHOP.id.mode.value,
    "label": SHOP.label,
    "app": "Harbour Tickets",
}


@pytest.mark.parametrize("what", ["undo", "ended"])
class TestTheTroublesOfTheOldKey:
    """They name whose old key it is, as those of every other command."""

    def test_a_locked_keychain(self, rak: Terminal, replaced: MemoryServices, what: str) -> None:
        replaced.memory_keychain.trouble = Code.KEYCHAIN_LOCKED

        said = rak("replace", what, "--yes", "--json")

        assert said.error["code"] == Code.KEYCHAIN_LOCKED
        assert said.error["facts"].items() >= NAMES.items()

    def test_a_locked_keychain_asks_a_person_and_the_terminal_says_so(
        self, rak: Terminal, replaced: MemoryServices, what: str
    ) -> None:
        replaced.memory_keychain.locked = True

        said = rak.asking("replace", what, typed="y\n")

        assert said.stderr.count("is asking for its password now. Its window can be behind this one.") == 1
        assert replaced.memory_keychain.asked == 1

    def test_no_network(self, rak: Terminal, replaced: MemoryServices, what: str) -> None:
        replaced.stripe = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))

        facts = rak("replace", what, "--yes", "--json").error["facts"]

        assert facts.items() >= NAMES.items()
        assert {SHOP.id.app_id, SHOP.id.account_id, "live"} <= set(facts["repair"])


class TestUndo:
    def test_the_old_key_is_back_and_the_newer_one_is_the_spare(self, rak: Terminal, replaced: MemoryServices) -> None:
        said = rak("replace", "undo", "--yes", "--json")

        assert said.code == 0
        assert said.answer["connection"]["key_ending"] == OLD.ending
        assert replaced.memory_keychain.load(SHOP.slot) == OLD
        assert replaced.memory_keychain.load(SHOP.slot.previous) == NEW

    def test_after_going_back_the_newer_key_is_not_called_the_old_one(
        self, rak: Terminal, replaced: MemoryServices
    ) -> None:
        gone_back = rak.asking("replace", "undo", typed="y\n")
        once_more = rak.asking("replace", "undo", typed="n\n")
        works_on = rak("replace", "ended")
        replaced.stripe = ENDED
        ended = rak("replace", "ended")

        said = [each.stderr for each in (gone_back, once_more, works_on, ended)]
        assert f"The key ending {NEW.ending} may still work at Stripe." in said[0]
        assert f"Put the previous key of Box office, ending {NEW.ending}, back" in said[1]
        assert "The previous key still works." in said[2]
        assert said[3] == "The previous key of Box office has ended, and is kept no longer.\n"
        assert not any("old key" in each for each in said)

    def test_a_person_is_asked_and_may_say_no(self, rak: Terminal, replaced: MemoryServices) -> None:
        said = rak.asking("replace", "undo", typed="n\n")

        assert said.code == 130
        assert f"ending {OLD.ending}, back in place of the one ending {NEW.ending}?" in said.stderr
        assert replaced.memory_keychain.load(SHOP.slot) == NEW

    def test_after_a_no_a_program_gets_the_connection_as_it_is(self, rak: Terminal, replaced: MemoryServices) -> None:
        said = rak.asking("replace", "undo", "--json", typed="n\n")

        assert (said.code, said.answer["connection"]["key_ending"]) == (130, NEW.ending)

    def test_an_old_key_that_has_ended_is_not_brought_back(self, rak: Terminal, replaced: MemoryServices) -> None:
        replaced.stripe = ENDED

        said = rak("replace", "undo", "--yes", "--json")

        assert (said.code, said.error["code"]) == (1, Code.ENDED_KEY)
        assert said.error["facts"].items() >= NAMES.items()
        assert replaced.memory_keychain.load(SHOP.slot) == NEW

    def test_of_an_old_key_that_may_do_too_little_it_is_said_what_is_missing(
        self, rak: Terminal, replaced: MemoryServices
    ) -> None:
        replaced.stripe = ScriptedStripeGateway(permissions={"customer_read": MISSING})

        said = rak("replace", "undo", "--yes", "--json")

        assert said.error["code"] == Code.PERMISSION_MISSING
        assert "{missing}" not in said.error["what_happened"]
        assert said.error["facts"]["missing"] in said.error["what_happened"]

    def test_without_a_network_nothing_is_risked(self, rak: Terminal, replaced: MemoryServices) -> None:
        replaced.stripe = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))

        assert rak("replace", "undo", "--yes").code == 5
        assert replaced.memory_keychain.load(SHOP.slot) == NEW

    def test_a_key_that_may_not_be_used_here_is_not_brought_back(self, rak: Terminal, replaced: MemoryServices) -> None:
        replaced.administrator = FixedPolicy(live_allowed=False)

        said = rak("replace", "undo", "--yes", "--json")

        assert (said.code, said.error["code"]) == (6, Code.MODE_NOT_ALLOWED)
        assert replaced.memory_keychain.load(SHOP.slot) == NEW

    def test_where_nothing_was_replaced_this_is_said(self, rak: Terminal, shop: MemoryServices) -> None:
        said = rak("replace", "undo", "--yes", "--json")

        assert (said.code, said.error["code"]) == (3, Code.NO_OLD_KEY)

    def test_a_script_says_yes_beforehand(self, rak: Terminal, replaced: MemoryServices) -> None:
        assert rak("replace", "undo").code == 2


class TestTheOldKeyEnded:
    def test_it_is_kept_no_longer(self, rak: Terminal, replaced: MemoryServices) -> None:
        replaced.stripe = ENDED

        said = rak("replace", "ended", "--json")

        assert said.code == 0
        assert replaced.memory_keychain.slots() == {SHOP.slot}
        assert in_the_book(replaced).previous is None

    def test_where_no_old_key_is_kept_nothing_is_said_of_bringing_it_back(
        self, rak: Terminal, shop: MemoryServices
    ) -> None:
        said = rak("replace", "ended", "--json")

        assert (said.code, said.error["code"]) == (3, Code.NO_OLD_KEY)
        assert said.error["title"] == "No previous key is kept"

    def test_a_locked_store_asks_the_person_before_the_old_key_is_read(
        self, rak: Terminal, replaced: MemoryServices
    ) -> None:
        replaced.stripe = ENDED
        replaced.memory_keychain.locked = True

        assert rak("replace", "ended").code == 0
        assert replaced.memory_keychain.asked == 1

    def test_one_that_still_works_is_kept_and_the_page_named(self, rak: Terminal, replaced: MemoryServices) -> None:
        said = rak("replace", "ended", "--json")

        assert (said.code, said.error["code"]) == (1, Code.OLD_KEY_WORKS)
        assert said.error["facts"].items() >= NAMES.items()
        assert "settings/apps/com.example.harbour" in said.error["what_to_do"]
        assert SHOP.slot.previous in replaced.memory_keychain.slots()
