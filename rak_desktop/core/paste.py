"""Paste: what one text held. `key_reading` makes one; it stands here alone because every window knows the type."""

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class KeyProblem:
    """Why a text is not a usable restricted key. Never holds any of the text."""

    code: Code
    mode: Mode | None = None


@dataclass(frozen=True)
class Paste:
    """What one paste held: a restricted key or the reason why not, and a publishable key that lay beside it."""

    key: RestrictedKey | KeyProblem
    publishable: PublishableKey | None = None
