"""What everybody who asks Stripe must keep to."""

from collections.abc import Callable
from enum import Enum

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.permissions import Level, Permission, Probe
from rak_desktop.ports.stripe_gateway import StripeGateway

CUSTOMERS = Permission("customer_read", "Customers", Level.READ, "Core", Probe("/v1/customers", {"limit": 1}, False))
MANDATES = Permission(
    "mandate_read", "Mandates", Level.READ, "Core", Probe("/v1/mandates/mandate_rakprobe00000000000000", {}, True)
)


class Story(Enum):
    """What is the matter with the key or the way to Stripe."""

    GOOD = "good"
    ENDED = "ended"
    UNKNOWN = "unknown"
    ACCOUNT_NOT_READABLE = "account not readable"
    NO_CUSTOMERS = "customers are withheld"
    NOBODY_THERE = "nobody there"


Asking = Callable[[Story], tuple[StripeGateway, RestrictedKey]]


class StripeGatewayContract:
    """A test class that inherits this gives `asking`: a gateway and a key for a story."""

    def test_a_good_key_is_proven_and_names_its_account(self, asking: Asking) -> None:
        gateway, key = asking(Story.GOOD)

        answer = gateway.account_of(key)

        assert answer.proven
        assert answer.refusal is None
        assert answer.account.confirmed
        assert (answer.account.id or "").startswith("acct_")
        assert answer.account.name == "Fjord Theatre"

    def test_an_account_that_may_not_be_read_proves_the_key_and_gives_its_id_as_a_hint(self, asking: Asking) -> None:
        gateway, key = asking(Story.ACCOUNT_NOT_READABLE)

        answer = gateway.account_of(key)

        assert answer.proven
        assert (answer.account.id or "").startswith("acct_")
        assert (answer.account.name, answer.account.confirmed) == (None, False)

    @pytest.mark.parametrize(("story", "code"), [(Story.ENDED, Code.ENDED_KEY), (Story.UNKNOWN, Code.UNKNOWN_KEY)])
    def test_a_key_that_is_refused_is_an_answer_and_not_an_error(
        self, asking: Asking, story: Story, code: Code
    ) -> None:
        gateway, key = asking(story)

        about_account, about_customers = gateway.account_of(key), gateway.allows(key, CUSTOMERS)

        assert not about_account.proven
        assert about_account.refusal is not None
        assert about_account.refusal.code is code
        assert about_customers.refusal is not None
        assert about_customers.refusal.code is code

    @pytest.mark.parametrize("permission", [CUSTOMERS, MANDATES], ids=["by a list", "by an invented id"])
    def test_a_permission_that_the_key_has_is_granted(self, asking: Asking, permission: Permission) -> None:
        gateway, key = asking(Story.GOOD)

        answer = gateway.allows(key, permission)

        assert answer.outcome is CheckOutcome.GRANTED
        assert answer.proven

    def test_a_permission_that_the_key_lacks_is_missing_and_still_proves_the_key(self, asking: Asking) -> None:
        gateway, key = asking(Story.NO_CUSTOMERS)

        answer = gateway.allows(key, CUSTOMERS)

        assert answer.outcome is CheckOutcome.MISSING
        assert answer.proven
        assert (answer.account_id or "").startswith("acct_")

    def test_without_an_answer_both_questions_raise_that_stripe_was_not_reached(self, asking: Asking) -> None:
        gateway, key = asking(Story.NOBODY_THERE)

        with pytest.raises(StripeUnreachable):
            gateway.account_of(key)
        with pytest.raises(StripeUnreachable):
            gateway.allows(key, CUSTOMERS)
