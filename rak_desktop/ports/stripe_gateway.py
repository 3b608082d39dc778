"""StripeGateway: the few questions we ask Stripe about a key."""

from typing import Protocol

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.network_route import NetworkRoute
from rak_desktop.core.permissions import Permission
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Account


@dataclass(frozen=True)
class AccountAnswer:
    """What `GET /v1/account` told: the account, or a refusal that ends everything.

    A 403 for lack of a permission proves the key; its account id, taken from the text, is only a hint
    (`account.confirmed` is False). `clock_off_by`: seconds this computer's clock is ahead of the answer's Date.
    """

    account: Account = Account()
    proven: bool = False
    refusal: Trouble | None = None
    clock_off_by: int | None = None


@dataclass(frozen=True)
class PermissionAnswer:
    """What one probe told. `outcome` is GRANTED, MISSING or UNKNOWN (then with its reason).

    `proven`: this answer shows that Stripe recognised the key. `slow_down`: a 429, ask again later.
    `refusal`: the key itself was refused (it may have ended while we were asking).
    `account_id`: a hint found in a refusal's text.
    """

    outcome: CheckOutcome
    reason: Code | None = None
    proven: bool = False
    slow_down: bool = False
    refusal: Trouble | None = None
    account_id: str | None = None


class StripeGateway(Protocol):
    """Blocking calls, safe to use from several threads at once.

    Raises only RakError; redirects are never followed with the key. Each question waits 5 s for a connection and 10 s
    for the whole answer. It may take longer to look the name up, where a name has several addresses that are silent, or
    to look once more at a certificate that was refused: who has a budget for all of them counts the time by itself.
    """

    def warm_up(self) -> None:
        """Gets ready for questions that will be asked soon. Nothing that goes wrong here is told."""

    def route(self) -> NetworkRoute:
        """Which way questions take, by what is set now and what has answered so far. Asks nobody."""

    def account_of(self, key: RestrictedKey) -> AccountAnswer:
        """Asks whose key this is. Raises StripeUnreachable when no answer from Stripe arrived."""

    def allows(self, key: RestrictedKey, permission: Permission) -> PermissionAnswer:
        """Asks by the permission's harmless read probe (it must have one). Raises StripeUnreachable."""

    def allows_changing(self, key: RestrictedKey, permission: Permission) -> PermissionAnswer:
        """Asks by trying to change what does not exist (the permission must have a write probe): for deep checks only.

        Raises StripeUnreachable.
        """
