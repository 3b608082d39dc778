"""The accounts of the practice Stripe. Two, because choosing the right one is what people get wrong."""

from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class PracticeAccount:
    id: str
    name: str


FJORD_THEATRE = PracticeAccount("acct_1PracticeFjordTheatre", "Fjord Theatre")
HARBOUR_MUSEUM = PracticeAccount("acct_1PracticeHarbourMuseum", "Harbour Museum")

ACCOUNTS = {account.id: account for account in (FJORD_THEATRE, HARBOUR_MUSEUM)}
