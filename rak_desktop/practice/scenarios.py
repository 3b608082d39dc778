"""The stories that practice can tell, each with one thing that goes wrong as it does in real life.

| Story                    | What happens                                                            | Shows at |
|--------------------------|-------------------------------------------------------------------------|----------|
| all-good                 | nothing goes wrong                                                      | 6        |
| wrong-account            | the browser is already in another account, and the app lands there      | 5        |
| account-not-readable     | the key may not read whose account it is                                | 5        |
| publishable-key-copied   | the page shows the publishable key first and folds the other one away   | 3-17     |
| key-shown-once           | a live key cannot be seen a second time                                 | 3        |
| wrong-mode               | the page hands out keys of the other mode                               | 3-23     |
| expired                  | the key has ended; a new one works                                      | 3-31     |
| permission-missing       | the newest version of the app asks for more, and nobody has accepted it | 5-32     |
| address-blocked          | the account's access policy leaves this computer out                    | 4-35     |
| rate-limited             | too many questions at once, for a while                                 | 4-36     |
| slow                     | every answer takes its time, so some are not asked for                  | 5        |
| offline                  | no internet at the first check, and it is back at the second            | 4-50     |
| captive-portal           | the network wants to be signed in to, and answers in Stripe's place     | 4-57     |
| keychain-locked          | the password store is locked at the first try                           | 5-71     |
| keychain-absent          | there is no password store                                              | 4-70     |

Whether Stripe shows a live key on the app's own page more than once is not written down, so both can be practised.
The last four but one are not Stripe's doing: the program that practises puts a stand-in before its network or its
password store (`assembly`), and says that it practises all the while.
"""

from enum import Enum

from rak_desktop.core.values import dataclass


class Store(Enum):
    """How this computer's password store is, in the story."""

    AS_IT_IS = "as it is"
    LOCKED_AT_FIRST = "locked at first"
    ABSENT = "absent"


@dataclass(frozen=True)
class Scenario:
    """One story. Without any of the marks everything goes well. Times are in seconds; `odd_answer` is a name.

    Its words, and the help number that it leads to, stand in `wording/stories`.
    """

    name: str
    withholds_a_permission: bool = False
    account_readable: bool = True
    key_ended: bool = False
    shows_keys_of_the_other_mode: bool = False
    shows_live_keys_once: bool = False
    folds_the_restricted_key: bool = False
    blocks_this_computer: bool = False
    begins_in_the_other_account: bool = False
    limited_for: float = 0
    answers_after: float = 0
    portal: bool = False
    offline_at_first: bool = False
    odd_answer: str | None = None
    store: Store = Store.AS_IT_IS

    @property
    def needs_a_window(self) -> bool:
        """Is part of it played by the program that practises, so that the server alone cannot tell it?"""
        return self.offline_at_first or self.store is not Store.AS_IT_IS


ALL_GOOD = Scenario("all-good")
WRONG_ACCOUNT = Scenario("wrong-account", begins_in_the_other_account=True)
ACCOUNT_NOT_READABLE = Scenario("account-not-readable", account_readable=False)
PUBLISHABLE_KEY_COPIED = Scenario("publishable-key-copied", folds_the_restricted_key=True)
KEY_SHOWN_ONCE = Scenario("key-shown-once", shows_live_keys_once=True)
WRONG_MODE = Scenario("wrong-mode", shows_keys_of_the_other_mode=True)
EXPIRED = Scenario("expired", key_ended=True)
PERMISSION_MISSING = Scenario("permission-missing", withholds_a_permission=True)
ADDRESS_BLOCKED = Scenario("address-blocked", blocks_this_computer=True)
# Longer than a check takes, so that waiting helps and trying again at once does not.
RATE_LIMITED = Scenario("rate-limited", limited_for=21)
# Two answers after each other fit into the 20 seconds of a check, so with six at a time not all of ten are told.
SLOW = Scenario("slow", answers_after=7)
OFFLINE = Scenario("offline", offline_at_first=True)
CAPTIVE_PORTAL = Scenario("captive-portal", portal=True)
KEYCHAIN_LOCKED = Scenario("keychain-locked", store=Store.LOCKED_AT_FIRST)
KEYCHAIN_ABSENT = Scenario("keychain-absent", store=Store.ABSENT)

SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        ALL_GOOD,
        WRONG_ACCOUNT,
        ACCOUNT_NOT_READABLE,
        PUBLISHABLE_KEY_COPIED,
        KEY_SHOWN_ONCE,
        WRONG_MODE,
        EXPIRED,
        PERMISSION_MISSING,
        ADDRESS_BLOCKED,
        RATE_LIMITED,
        SLOW,
        OFFLINE,
        CAPTIVE_PORTAL,
        KEYCHAIN_LOCKED,
        KEYCHAIN_ABSENT,
    )
}
