"""What the id of a Stripe App may look like. Read by whoever has one from outside: manifests, settings, policies."""

import re

_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


def is_app_id(text: str) -> bool:
    """Letters, digits, `_ - .`, as Stripe's schema says; and short enough for the keychain's address."""
    return _SHAPE.fullmatch(text) is not None
