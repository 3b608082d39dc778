"""Practice keys: shaped like Stripe's, marked as practice, fresh for every server."""

import secrets
import string

from rak_desktop.core.mode import Mode

_LETTERS = string.ascii_letters + string.digits
_LENGTH = 107  # as long as Stripe's own keys are today


def new_restricted_key(mode: Mode) -> str:
    """A key that RestrictedKey takes, and knows as practice."""
    return _new_key(f"rk_{mode.value}_Practice")


def new_publishable_key(mode: Mode) -> str:
    """The publishable key beside it."""
    return _new_key(f"pk_{mode.value}_Practice")


def _new_key(beginning: str) -> str:
    return beginning + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH - len(beginning)))
