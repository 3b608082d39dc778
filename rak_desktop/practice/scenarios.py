"""The stories that can be practised, as data. The server tells them; nothing else in the program knows them.

Whether Stripe shows a live key on the app's own page more than once is not written down, so both can be practised.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scenario:
    """One story. Without any of the marks everything goes well."""

    name: str
    withholds_a_permission: bool = False
    account_readable: bool = True
    key_ended: bool = False
    shows_keys_of_the_other_mode: bool = False
    shows_live_keys_once: bool = False
    blocks_this_computer: bool = False


ALL_GOOD = Scenario("all-good")
PERMISSION_MISSING = Scenario("permission-missing", withholds_a_permission=True)
WRONG_MODE = Scenario("wrong-mode", shows_keys_of_the_other_mode=True)
EXPIRED = Scenario("expired", key_ended=True)
ACCOUNT_NOT_READABLE = Scenario("account-not-readable", account_readable=False)
KEY_SHOWN_ONCE = Scenario("key-shown-once", shows_live_keys_once=True)
ADDRESS_BLOCKED = Scenario("address-blocked", blocks_this_computer=True)

SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        ALL_GOOD,
        PERMISSION_MISSING,
        WRONG_MODE,
        EXPIRED,
        ACCOUNT_NOT_READABLE,
        KEY_SHOWN_ONCE,
        ADDRESS_BLOCKED,
    )
}
