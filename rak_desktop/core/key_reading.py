"""Reads what somebody pasted: finds the one restricted key in it, or says what it is instead."""

from dataclasses import dataclass

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.publishable_key import PublishableKey


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


def read_paste(text: str) -> Paste:
    raise NotImplementedError
