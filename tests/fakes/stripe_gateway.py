"""A Stripe that answers what the test wrote down."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.errors import RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.network_route import NetworkRoute
from rak_desktop.core.permissions import Permission
from rak_desktop.core.verification import Account
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer

THEATRE = Account("acct_1PracticeFjord", "Fjord Theatre", confirmed=True)
GOOD_ACCOUNT = AccountAnswer(THEATRE, proven=True)
GRANTED = PermissionAnswer(CheckOutcome.GRANTED, proven=True)
MISSING = PermissionAnswer(CheckOutcome.MISSING, proven=True, account_id=THEATRE.id)

A = TypeVar("A", AccountAnswer, PermissionAnswer)

AccountScript = AccountAnswer | RakError | Sequence[AccountAnswer | RakError]
PermissionScript = PermissionAnswer | RakError | Sequence[PermissionAnswer | RakError]


class ScriptedStripeGateway:
    """Implements ports/stripe_gateway. Errors in the script are raised; of a list, the last answer stays.

    Permissions that the script does not name are granted. `asked` lists the questions in order:
    "account" and the names of permissions.
    """

    def __init__(
        self,
        account: AccountScript = GOOD_ACCOUNT,
        permissions: Mapping[str, PermissionScript] | None = None,
    ) -> None:
        self._account = account
        self._permissions = permissions or {}
        self.asked: list[str] = []
        self.warm = False
        self.way = NetworkRoute(issuer="DigiCert Inc")

    def warm_up(self) -> None:
        self.warm = True

    def route(self) -> NetworkRoute:
        return self.way

    def account_of(self, key: RestrictedKey) -> AccountAnswer:
        return _said(self._account, self._times("account"))

    def allows(self, key: RestrictedKey, permission: Permission) -> PermissionAnswer:
        times = self._times(permission.name)
        return _said(self._permissions.get(permission.name, GRANTED), times)

    def allows_changing(self, key: RestrictedKey, permission: Permission) -> PermissionAnswer:
        return self.allows(key, permission)

    def _times(self, question: str) -> int:
        self.asked.append(question)
        return self.asked.count(question)


def _said(script: A | RakError | Sequence[A | RakError], times: int) -> A:
    answer = script[min(times, len(script)) - 1] if isinstance(script, Sequence) else script
    if isinstance(answer, RakError):
        raise answer
    return answer
