"""What a restricted key looks like: the names that Stripe gives it, and what may follow them."""

_MODES = {"rk_live_": "live", "rk_test_": "test", "rkcs_test_": "test"}
"""The mode by the beginning; `rkcs_test_` begins the test keys of a claimable sandbox."""

_SHORTEST, _LONGEST = 10, 300
_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def mode_of(secret: str) -> str | None:
    """`live` or `test`; None for a text that is not shaped like a restricted key."""
    for beginning, mode in _MODES.items():
        if secret.startswith(beginning):
            rest = secret[len(beginning) :]
            return mode if _SHORTEST <= len(rest) <= _LONGEST and _CHARACTERS.issuperset(rest) else None
    return None


# Whatever `redaction` finds has one of these in it. (No i, k or s: its pattern takes other letters for these, too.)
HINTS = ("_", "5f", "author", "bearer", "cmtf", "c2tf")


def may_hold_secret(text: str) -> bool:
    """False only where `redaction.holds_secret` is False too. It takes no time, and an account's id passes it.

    Most texts have nothing of a secret, and the first window shows only such: it need not wait until Python has read
    the pattern.
    """
    lowered = text.lower().removeprefix("acct_")
    return any(hint in lowered for hint in HINTS)
